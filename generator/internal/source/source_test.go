package source

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestPosString(t *testing.T) {
	for want, p := range map[string]Pos{
		"":          {},
		"a.md":      {File: "a.md"},
		"a.md:3":    {File: "a.md", Line: 3},
		"a.md:3:14": {File: "a.md", Line: 3, Col: 14},
	} {
		if got := p.String(); got != want {
			t.Errorf("%#v is %q, want %q", p, got, want)
		}
	}
}

func TestFilePos(t *testing.T) {
	f := NewFile("a.md", "# 題名\n\n第１条　目的𠮷x\nend\n")
	for _, test := range []struct {
		at        string // the place of the first occurrence
		line, col int
	}{
		{"# 題名", 1, 1},
		{"題名", 1, 3},
		{"名", 1, 4},
		{"\n第", 2, 1},
		{"第１条", 3, 1},
		{"目的", 3, 5},
		{"x", 3, 8},
		{"end", 4, 1},
	} {
		got := f.Pos(strings.Index(f.Text, test.at))
		if want := (Pos{"a.md", test.line, test.col}); got != want {
			t.Errorf("%q stands at %s, want %s", test.at, got, want)
		}
	}
}

func TestFilePosOutside(t *testing.T) {
	f := NewFile("a.md", "ab\ncd")
	for offset, want := range map[int]Pos{-5: {"a.md", 1, 1}, 5: {"a.md", 2, 3}, 99: {"a.md", 2, 3}} {
		if got := f.Pos(offset); got != want {
			t.Errorf("Pos(%d) = %s, want %s", offset, got, want)
		}
	}
	if got := NewFile("a.md", "").Pos(0); got != (Pos{"a.md", 1, 1}) {
		t.Errorf("the start of an empty file is %s", got)
	}
}

func TestFileStart(t *testing.T) {
	f := NewFile("a.md", "ab\n日本\n")
	for line, want := range map[int]int{-1: 0, 0: 0, 1: 0, 2: 3, 3: 10, 9: 10} {
		if got := f.Start(line); got != want {
			t.Errorf("Start(%d) = %d, want %d", line, got, want)
		}
	}
}

// FuzzFilePos checks line and column against counting from the start.
func FuzzFilePos(f *testing.F) {
	f.Add("ab\n日本\n\nx", 5)
	f.Add("", 0)
	f.Add("\n\n", 1)
	f.Fuzz(func(t *testing.T, text string, offset int) {
		file := NewFile("a", text)
		file.Pos(offset / 2)
		got := file.Pos(offset)
		offset = max(0, min(offset, len(text)))
		before := text[:offset]
		line := strings.Count(before, "\n") + 1
		col := utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:]) + 1
		if got.Line != line || got.Col != col {
			t.Errorf("%q: Pos(%d) = %s, want %d:%d", text, offset, got, line, col)
		}
	})
}

func TestComparePos(t *testing.T) {
	want := []Pos{{}, {"a", 0, 0}, {"a", 1, 0}, {"a", 1, 2}, {"a", 2, 1}, {"a", 10, 1}, {"b", 1, 1}}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, Pos.Compare)
	if !slices.Equal(got, want) {
		t.Errorf("sorted %v, want %v", got, want)
	}
}

func TestProblems(t *testing.T) {
	var ps Problems
	at := func(line int) Pos { return Pos{"a.md", line, 1} }
	ps.Error(at(2), "label.gap", "Found", "第6条", "Before", "第4条")
	ps.Warn(at(1), "era.past")
	ps.Error(at(2), "label.gap", "Found", "第6条", "Before", "第4条")
	ps.Error(at(2), "label.gap", "Found", "第7条", "Before", "第4条")
	ps.Append(Problem{Pos: at(1), ID: "closing"})
	list := ps.Sorted()
	var got []string
	for _, p := range list {
		got = append(got, p.Pos.String()+" "+p.Severity.String()+" "+p.ID+" "+p.Args["Found"])
	}
	want := []string{"a.md:1:1 error closing ", "a.md:1:1 warning era.past ", "a.md:2:1 error label.gap 第6条", "a.md:2:1 error label.gap 第7条"}
	if !slices.Equal(got, want) {
		t.Errorf("Sorted = %q, want %q", got, want)
	}
	if ps.Len() != 5 {
		t.Errorf("Len = %d after Sorted, want 5", ps.Len())
	}
}

// TestArgsWithoutValue checks that a name without a word is dropped and does
// not panic.
func TestArgsWithoutValue(t *testing.T) {
	var ps Problems
	ps.Error(Pos{}, "label.gap", "Found", "第6条", "Before")
	if args := ps.Sorted()[0].Args; len(args) != 1 || args["Found"] != "第6条" {
		t.Errorf("Args = %v", args)
	}
}

func TestHasErrors(t *testing.T) {
	warning, mistake := Problem{Severity: Warning}, Problem{}
	for _, test := range []struct {
		list []Problem
		want bool
	}{
		{nil, false},
		{[]Problem{warning}, false},
		{[]Problem{warning, mistake}, true},
	} {
		if got := HasErrors(test.list); got != test.want {
			t.Errorf("HasErrors(%v) = %v", test.list, got)
		}
	}
}

func TestCheckOfProblem(t *testing.T) {
	for id, want := range map[string]string{"label.gap": "label", "closing": "closing", "a.b.c": "a", "": ""} {
		if got := (Problem{ID: id}).Check(); got != want {
			t.Errorf("the check of %q is %q, want %q", id, got, want)
		}
	}
}

// TestMostOfKind adds more problems of a kind than are listed of a file.
func TestMostOfKind(t *testing.T) {
	const more = 5
	var ps Problems
	for i := range MostOfKind + more {
		ps.Warn(Pos{File: "a.md", Line: 9000 - i, Col: 1}, "todo")
		ps.Error(Pos{File: "b.md", Line: 9000 - i, Col: 1}, "table.cells", "Found", "3")
	}
	for range MostOfKind {
		ps.Error(Pos{File: "a.md", Line: 1, Col: 1}, "table.cells", "Found", "3")
	}
	ps.Error(Pos{File: "b.md", Line: 1, Col: 1}, "table.heading")
	if got, want := ps.Len(), 3*MostOfKind+2*more+1; got != want {
		t.Errorf("%d problems, want %d", got, want)
	}
	counts := map[string]int{}
	var beyond []Problem
	for _, p := range ps.Sorted() {
		counts[p.Pos.File+" "+p.ID]++
		if p.ID == "limit.problems" {
			beyond = append(beyond, p)
		}
	}
	want := map[string]int{"a.md todo": MostOfKind, "b.md table.cells": MostOfKind, "a.md table.cells": 1, "b.md table.heading": 1, "a.md limit.problems": 1, "b.md limit.problems": 1}
	if !maps.Equal(counts, want) {
		t.Errorf("%v, want %v", counts, want)
	}
	first := 9000 - MostOfKind - more + 1
	for i, want := range []Problem{
		{Pos: Pos{File: "a.md", Line: first, Col: 1}, Severity: Warning, ID: "limit.problems", Args: Args{"Check": "todo", "Count": "5"}},
		{Pos: Pos{File: "b.md", Line: first, Col: 1}, Severity: Error, ID: "limit.problems", Args: Args{"Check": "table", "Count": "5"}},
	} {
		if i >= len(beyond) || compareProblems(beyond[i], want) != 0 {
			t.Errorf("%v, want %v", beyond, want)
		}
	}
}
