package content

import (
	"strings"
	"testing"

	"jobun/generator/internal/policy"
)

// TestAppendVersion adds a version to files of many layouts. The mark | is where
// the entry is expected; a file without one is refused.
func TestAppendVersion(t *testing.T) {
	entry := func(indent, newline string) string {
		return indent + "- effective: 2027-04-01" + newline + indent + "  # revised: YYYY-MM-DD" + newline
	}
	for _, test := range []struct{ name, file, indent, newline string }{
		{"plain", "versions:\n  - effective: 2020-01-01\n|", "  ", "\n"},
		{"no indent", "versions:\n- effective: 2020-01-01\n|repealed: 2030-01-01\n", "", "\n"},
		{"key behind", "versions:\n  - effective: 2020-01-01\n    summary:\n      ja: あ\n|\n# about the end\nrepealed: 2030-01-01\n", "  ", "\n"},
		{"comment of the entry", "versions:   # oldest first\n  - effective: 2020-01-01  # 施行日\n    # a comment\n|# the end\n", "  ", "\n"},
		{"block of text", "versions:\n  - effective: 2020-01-01\n    summary:\n      ja: |-\n        # 一\n\n        二\n|", "  ", "\n"},
		{"CRLF", "versions:\r\n  - effective: 2020-01-01\r\n|", "  ", "\r\n"},
		{"byte-order mark", "\ufeffversions:\n  - effective: 2020-01-01\n|", "  ", "\n"},
		{"in brackets", "versions: [{effective: 2020-01-01}]\n", "", "\n"},
		{"entry in braces", "versions:\n  - {effective: 2020-01-01}\n|", "  ", "\n"},
		{"dash alone", "versions:\n  -\n    effective: 2020-01-01\n", "", "\n"},
		{"none", "versions: []\n", "", "\n"},
		{"no YAML", "versions: [\n", "", "\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			mark := strings.LastIndex(test.file, "|")
			if strings.HasSuffix(test.file[:max(mark, 0)], "ja: ") {
				mark = -1
			}
			file, want := test.file, ""
			if mark >= 0 {
				file = test.file[:mark] + test.file[mark+1:]
				want = test.file[:mark] + entry(test.indent, test.newline) + test.file[mark+1:]
			}
			got, ok := AppendVersion([]byte(file), policy.Date{Year: 2027, Month: 4, Day: 1}, "# revised: YYYY-MM-DD")
			if ok != (mark >= 0) || ok && string(got) != want {
				t.Errorf("ok = %v, file\n%s\nwant\n%s", ok, got, want)
			}
		})
	}
}

// TestAppendVersionAtTheEnd adds to a file whose last line has no end.
func TestAppendVersionAtTheEnd(t *testing.T) {
	got, ok := AppendVersion([]byte("versions:\n  - effective: 2020-01-01"), policy.Date{Year: 2027, Month: 4, Day: 1})
	if want := "versions:\n  - effective: 2020-01-01\n  - effective: 2027-04-01\n"; !ok || string(got) != want {
		t.Errorf("ok = %v, file\n%s", ok, got)
	}
}

func FuzzAppendVersion(f *testing.F) {
	f.Add("prevailing: ja\nversions:\n  - effective: 2020-01-01\n    enacted: 2019-12-01 # a\n\n# b\nrepealed: 2030-01-01\n")
	f.Add("versions:\n- effective: 2020-01-01\r\n- {a: b}\n")
	f.Fuzz(func(t *testing.T, file string) {
		d := policy.Date{Year: 2027, Month: 4, Day: 1}
		got, ok := AppendVersion([]byte(file), d)
		if !ok {
			return
		}
		// The file without the entry is the file that was.
		at := strings.LastIndex(string(got), "- effective: 2027-04-01")
		if at < 0 || len(got) < len(file) {
			t.Fatalf("%q became %q", file, got)
		}
	})
}
