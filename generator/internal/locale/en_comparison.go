package locale

import (
	"strings"

	"jobun/generator/internal/policy"
)

// TableWords returns the words of the forms in English. The Japanese forms are
// official, these are their translations.
func (english) TableWords(form policy.ComparisonForm) TableWords {
	w := TableWords{
		New: "After amendment", Old: "Before amendment", Note: "(Underlined parts are amended.)",
		Added: "(New)", Removed: "(Deleted)", Omitted: "(Omitted)", Attached: "(as attached)",
	}
	switch form {
	case policy.GovernmentForm:
	case policy.MunicipalForm:
		w.Added, w.Removed = "", ""
	default:
		w.New, w.Old, w.Remarks = "New", "Old", "Remarks"
		w.Note = "(Underlined parts are revised.)"
		w.ChangedRemark, w.AddedRemark, w.RemovedRemark = "Changed", "Added", "Deleted"
		w.MoreRemark, w.LessRemark = "Added", "Deleted"
		w.MovedRemark, w.DownRemark, w.UpRemark = "Moved", "Renumbered", "Renumbered"
	}
	return w
}

func (english) OmittedLabels(first, last string, n int) string {
	word := " through "
	if n > 1 && last != "" {
		first, last = strings.TrimSuffix(first, "."), strings.TrimSuffix(last, ".") // 1 and 2, not 1. and 2.
	}
	switch {
	case n < 2 || last == "" || first == last:
		return first
	case first == "":
		return last
	case n == 2:
		word = " and "
	}
	kind, number, named := strings.Cut(first, " ")
	if other, rest, ok := strings.Cut(last, " "); named && ok && other == kind {
		return kind + "s " + number + word + rest
	}
	return first + word + last
}
