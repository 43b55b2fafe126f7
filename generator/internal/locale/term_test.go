package locale

import (
	"math/rand/v2"
	"strings"
	"testing"

	"jobun/generator/internal/policy"
)

// inBrackets returns s with ⟦⟧ around the terms found in it.
func inBrackets(s string, found []FoundTerm) string {
	var b strings.Builder
	at := 0
	for _, f := range found {
		b.WriteString(s[at:f.Start] + "⟦" + s[f.Start:f.End] + "⟧")
		at = f.End
	}
	return b.String() + s[at:]
}

func TestTerms(t *testing.T) {
	tests := []struct {
		language policy.Language
		terms    []string
		want     string
	}{
		{"ja", []string{"当社", "利用者"}, "⟦当社⟧は、⟦利用者⟧に通知する。"},
		{"ja", []string{"当社", "利用者"}, "⟦当社⟧又は⟦利用者⟧、⟦当社⟧及び⟦利用者⟧並びに⟦当社⟧以外の者"},
		{"ja", []string{"当社"}, "⟦当社⟧自らが、⟦当社⟧若しくはその⟦当社⟧。"},
		{"ja", []string{"利用者"}, "当該⟦利用者⟧、各⟦利用者⟧、その他の⟦利用者⟧"},
		{"ja", []string{"利用者"}, "利用者間、個人利用者、利用者情報、利用者等、サービス利用者、SNS利用者、利用者ID、利用者1名"},
		{"ja", []string{"利用者", "利用者情報"}, "⟦利用者情報⟧は⟦利用者⟧のもの。利用者情報等"},
		{"ja", []string{"本サービス"}, "⟦本サービス⟧を、本サービス外、日本サービス、本サービスプラン、本サービス・プラン、⟦本サービス⟧（有償）"},
		{"ja", []string{"ID"}, "⟦ID⟧を、IDs、VOID、ID番号"},
		{"ja", []string{"当社"}, "「当社」とし、『当社』という。⟦当社⟧が「そのような当社の語」を⟦当社⟧"},
		{"ja", []string{"漏えい等"}, "⟦漏えい等⟧が生じた。漏えい等級"},
		{"ja", []string{"甲", "乙"}, "⟦甲⟧は⟦乙⟧に、甲種及び乙種を。"},
		{"ja", []string{"当社"}, "前後のない⟦当社⟧"},
		{"ja", []string{"規程"}, "この規程は、⟦規程⟧を定める。他の⟦規程⟧"},
		{"ja", nil, "当社"},
		{"en", []string{"Company", "Users"}, "The ⟦Company⟧ tells ⟦Users⟧ and each ⟦User⟧. ⟦Company⟧'s, a ⟦User⟧'s data, the ⟦Users⟧."},
		{"en", []string{"Company"}, "Company Group, Holding Company, Companyx, Company-owned, non-Company, XCompany. If the ⟦Company⟧ acts, the ⟦Companys⟧"},
		{"en", []string{"Act"}, "the Companies Act, the ⟦Act⟧, an action, Acting. Under ⟦Act⟧ and the Act No. 5"},
		{"en", []string{"Terms"}, "these ⟦Terms⟧; Term of the contract"},
		{"en", []string{"Service", "Service Data"}, "⟦Service Data⟧ of the ⟦Services⟧; Service Date"},
		{"en", []string{"personal information"}, "⟦Personal information⟧ is ⟦personal information⟧. impersonal information"},
		{"en", []string{"Data Breach"}, "a ⟦Data Breach⟧, ⟦Data Breaches⟧"},
		{"en", []string{"Company"}, "\"the Company\" and “the Company”; the ⟦Company⟧"},
		{"en", []string{"policy"}, "this policy on a ⟦policy⟧ and policies. These policies"},
		{"en", []string{"this Policy"}, "⟦This Policy⟧ and ⟦this Policy⟧, a Policy, this Policy Statement, ⟦this Policy⟧'s"},
		{"en", []string{"APPI"}, "the ⟦APPI⟧, APPIs2, under the ⟦APPI⟧."},
	}
	for _, test := range tests {
		terms := NewTerms(test.language)
		for i, term := range test.terms {
			terms.Add(term, i)
		}
		s := strings.NewReplacer("⟦", "", "⟧", "").Replace(test.want)
		found := terms.AppendFound(nil, s)
		if got := inBrackets(s, found); got != test.want {
			t.Errorf("%q: got\n%s, want\n%s", test.terms, got, test.want)
		}
	}
}

// TestTermsReset checks that terms that are forgotten are not found.
func TestTermsReset(t *testing.T) {
	terms := NewTerms("ja")
	terms.Add("当社", 0)
	terms.Reset()
	if found := terms.AppendFound(nil, "当社"); len(found) > 0 {
		t.Errorf("found %v", found)
	}
}

// TestMayDefine compares what looks for the signs of definitions with a plain search, in
// words whose characters share bytes with them.
func TestMayDefine(t *testing.T) {
	alphabet := []string{"「", "\u3000", "、", "。", "」", "々", "あ", "ア", "一", "䀀", "\u4300", "a", " ", "é", "“", "\U00020000", "\U00024300", "\xE3", "\x80", "\x8C"}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		for range rng.IntN(8) {
			b.WriteString(alphabet[rng.IntN(len(alphabet))])
		}
		s := strings.ToValidUTF8(b.String(), "?")
		if got, want := (japanese{}).MayDefine(s), strings.Contains(s, "「") || strings.Contains(s, "\u3000"); got != want {
			t.Fatalf("MayDefine(%q) = %t, want %t", s, got, want)
		}
	}
}
