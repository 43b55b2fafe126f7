package locale

import (
	"slices"
	"strings"
	"testing"

	"jobun/generator/internal/policy"
)

func TestSentenceEnds(t *testing.T) {
	for _, test := range []struct {
		language policy.Language
		text     string // with | where a sentence ends
	}{
		{"ja", "会社は、保存する。|ただし、この限りでない。"},
		{"ja", "本人（死者を除く。以下同じ。）の同意を得る。"},
		{"ja", "「甲とする。乙とする。」と読み替える。|その他は同じとする。"},
		{"ja", "よろしいですか？　|はい。"},
		{"ja", "閉じない（括弧。以下同じ。"},
		{"en", "The Company stores it. |However, this does not apply."},
		{"en", "Sample Protocol Co., Ltd. The Company"},
		{"en", "See Art. 4 and No. 3. |It applies."},
		{"en", "The term (see below. It is defined.) applies. |So does this."},
		{"en", `It says “Go. Then stop.” |It ends.`},
		{"en", `It says "Go. Then stop." |It ends.`},
		{"en", "This ends.\n|That begins."},
		{"en", "Version 2.0 is e.g. newer than 1.9. small letters"},
		{"en", "The U.S. Government acts."},
		{"en", ""},
		{"ja", ""},
	} {
		l, _ := For(test.language)
		plain := strings.ReplaceAll(test.text, "|", "")
		var want []int
		for rest, at := test.text, 0; ; {
			before, after, found := strings.Cut(rest, "|")
			if at += len(before); !found {
				break
			}
			want, rest = append(want, at), after
		}
		if got := l.AppendSentenceEnds(nil, plain); !slices.Equal(got, want) {
			t.Errorf("%s: ends at %v, want %v", test.text, got, want)
		}
	}
}

// FuzzSentenceEnds checks that the ends lie inside of the text, in order, and at
// characters.
func FuzzSentenceEnds(f *testing.F) {
	f.Add("一。二（三。）。四", "A. B (C. D.) E.")
	f.Fuzz(func(t *testing.T, ja, en string) {
		for l, s := range map[policy.Language]string{"ja": ja, "en": en} {
			locale, _ := For(l)
			last := 0
			for _, end := range locale.AppendSentenceEnds(nil, s) {
				if end <= last || end >= len(s) {
					t.Fatalf("%q: %d behind %d", s, end, last)
				}
				last = end
			}
		}
	})
}
