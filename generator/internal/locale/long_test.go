package locale

import (
	"strings"
	"testing"
)

// TestLongTexts is TestLongRuns for the words that stand in figures, duties and
// definitions.
func TestLongTexts(t *testing.T) {
	for _, l := range []Locale{japanese{}, english{}} {
		for _, word := range []string{"1,", "令和", "「", "Article 1, ", "one-", "No. 1 of ", "1-", "1/1", "午後", "ことができ", "may ", "nor may ", "以下「あ」という", "(hereinafter \"X\")"} {
			s := strings.Repeat(word, 1<<15)
			l.AppendFigures(nil, s)
			l.Modality(s)
			l.AppendSentences(nil, s)
			l.AppendDefinitions(nil, s)
			l.CountTerm(s, word)
		}
	}
}

// TestLongRuns reads what no drafter writes. A reader that looks at every
// character of a run from every other would not come back.
func TestLongRuns(t *testing.T) {
	for _, l := range []Locale{japanese{}, english{}} {
		for _, run := range []string{"1", "１", "一", "第", "の", "前", "a", "("} {
			s := strings.Repeat(run, 1<<18)
			l.AppendReferences(nil, s)
			l.ReadMarkers(s)
			l.ReadHeading(s)
			l.NextDate(s, 0)
			l.AppendFigures(nil, s)
		}
	}
}
