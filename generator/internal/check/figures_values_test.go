package check

import (
	"slices"
	"testing"

	"jobun/generator/internal/locale"
)

// TestFewValues holds figures against a long list of few values, in which their like is
// found exactly if it stands in the list.
func TestFewValues(t *testing.T) {
	list := make([]foundFigure, maxFigures+1)
	for i := range list {
		list[i].Figure = locale.Figure{Kind: locale.Days, Num: int64(i % maxValues), Den: 1, Start: i, End: i + 1}
	}
	few := fewValues(list)
	if len(few) != maxValues {
		t.Fatalf("%d values, want %d", len(few), maxValues)
	}
	for num := range int64(2 * maxValues) {
		f := foundFigure{Figure: locale.Figure{Kind: locale.Days, Num: num, Den: 1, Start: 7}}
		want := slices.ContainsFunc(list, func(g foundFigure) bool { return f.Same(&g.Figure) })
		if got := few.mayHave(&f, (*locale.Figure).Same); got != want {
			t.Errorf("%d days: %v, want %v", num, got, want)
		}
	}
	list[3].Num = maxValues
	for name, list := range map[string][]foundFigure{"more values": list, "a short list": list[:maxFigures]} {
		if few := fewValues(list); few != nil || !few.mayHave(&foundFigure{}, (*locale.Figure).Same) {
			t.Errorf("%s: %v", name, few)
		}
	}
}
