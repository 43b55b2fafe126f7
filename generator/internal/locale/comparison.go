package locale

import "jobun/generator/internal/policy"

// comparisons is what a language must know about the table that compares two
// versions (新旧対照表).
type comparisons interface {
	// TableWords returns the words of the table in a form; an unknown form is
	// that of companies.
	TableWords(form policy.ComparisonForm) TableWords

	// OmittedLabels joins the labels of n neighbours of which nothing is shown:
	// 第四条, 三・四, 第四条～第八条; Articles 4 and 5, (1) through (3) (conventions 5.2).
	OmittedLabels(first, last string, n int) string
}

// TableWords are the words of a comparison table. What a form does not write
// is "".
type TableWords struct {
	New, Old string // headings of the columns
	Remarks  string // heading of the third column, if there is one
	Note     string // above the table: how changes are marked

	Added    string // on the old side of what is new: （新設）
	Removed  string // on the new side of what is gone: （削る）
	Omitted  string // for what is not shown: （略）
	Attached string // behind the name of a form that is replaced as a whole

	// The remarks. More and Less are for words that only came or went.
	ChangedRemark, MoreRemark, LessRemark, AddedRemark, RemovedRemark, MovedRemark, DownRemark, UpRemark string
}
