package locale

import (
	"reflect"
	"testing"

	"jobun/generator/internal/policy"
)

// TestReferenceReader reads many words into common memory: what has been read stays as
// it is while more is read.
func TestReferenceReader(t *testing.T) {
	for language, list := range map[policy.Language][]string{
		"ja": {"第4条第2項及び第3項", "民法（明治29年法律第89号）第548条の4", "規定がない", "第3条から第5条まで、前条並びに次項第一号"},
		"en": {"Article 4, paragraphs (2) and (3)", "Article 548-4 of the Civil Code (Act No. 89 of 1896)", "none", "Articles 3 to 5, the preceding Article, and item (i) of the following paragraph"},
	} {
		l, _ := For(language)
		r := NewReferenceReader(l)
		var got [][]FoundReference
		for _, s := range list {
			got = append(got, r.Read(s))
		}
		for i, s := range list {
			if want := l.AppendReferences(nil, s); len(got[i]) != len(want) || len(want) > 0 && !reflect.DeepEqual(got[i], want) {
				t.Errorf("%s: %+v, not %+v", s, got[i], want)
			}
		}
	}
}
