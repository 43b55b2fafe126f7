package policy

import (
	"fmt"
	"testing"
)

// TestLongLists checks that long lists are read as short ones are: every number,
// mark and place means the same, also of twins and of ranges.
func TestLongLists(t *testing.T) {
	var list []*Provision
	for i := 1; i <= 2*longList; i++ {
		p := &Provision{Kind: Item, Depth: 1, Number: NewNumber(i), Label: fmt.Sprintf("(%d)", i)}
		switch {
		case i%20 == 0:
			p.Through = NewNumber(i + 2) // overlaps with the next ones
		case i%31 == 0:
			p.Number = NewNumber(i - 1) // a twin
		case i%17 == 0:
			p.Number, p.Label = "", ""
		}
		list = append(list, p)
	}
	r := NewResolver(&Text{Provisions: list})
	for i := range 2*longList + 5 {
		for _, s := range []Step{
			{Kind: Item, Depth: 1, Number: NewNumber(i)},
			{Kind: Item, Depth: 1, Number: NewNumber(i, 2)},
			{Kind: Item, Depth: 1, Number: NewNumber(i), Mark: fmt.Sprint(i)},
			{Kind: Item, Depth: 1},
		} {
			want, wantErr := pick(s, nil, list)
			got, err := r.pick(s, nil, list)
			if got != want || fmt.Sprintf("%+v", err) != fmt.Sprintf("%+v", wantErr) {
				t.Errorf("%+v is %v, %v; want %v, %v", s, got, err, want, wantErr)
			}
		}
	}
	for i, p := range list {
		if got := r.place(list, p); got != i {
			t.Errorf("provision %d is at %d", i, got)
		}
	}
	if got := r.place(list, &Provision{}); got != -1 {
		t.Errorf("a stranger is at %d", got)
	}
}
