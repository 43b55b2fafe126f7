package locale

import (
	"strings"

	"jobun/generator/internal/policy"
)

// TableWords returns the words of the forms (conventions 5.1 and 5.2): those of
// ministerial orders, of companies, and of municipalities that write nothing
// beside what is new and what is gone.
func (japanese) TableWords(form policy.ComparisonForm) TableWords {
	w := TableWords{
		New: "改正後", Old: "改正前", Note: "（下線部分は改正部分）",
		Added: "（新設）", Removed: "（削る）", Omitted: "（略）", Attached: "（別紙のとおり）",
	}
	switch form {
	case policy.GovernmentForm:
	case policy.MunicipalForm:
		w.Added, w.Removed = "", ""
		w.Note = "備考　改正部分は、下線の部分である。"
	default:
		w.New, w.Old, w.Remarks = "新", "旧", "備考"
		w.Removed = "（削除）"
		w.Note = "（下線部分は改定部分）"
		w.ChangedRemark, w.AddedRemark, w.RemovedRemark = "（変更）", "（新設）", "（削除）"
		w.MoreRemark, w.LessRemark = "（追加）", "（削除）"
		w.MovedRemark, w.DownRemark, w.UpRemark = "（移動）", "（繰下げ）", "（繰上げ）"
	}
	return w
}

func (japanese) OmittedLabels(first, last string, n int) string {
	switch {
	case n < 2 || last == "" || first == last:
		return first
	case first == "":
		return last
	}
	first, last = strings.TrimSuffix(first, "."), strings.TrimSuffix(last, ".") // 1・2, not 1.・2.
	if n == 2 {
		return first + "・" + last
	}
	return first + "～" + last
}
