package content

import "testing"

// TestRequireSeals checks that a line is added, and all else stays as it is.
func TestRequireSeals(t *testing.T) {
	for _, test := range []struct{ file, want string }{
		{"title: x\n", "title: x\nseals: required\n"},
		{"title: x", "title: x\nseals: required\n"},
		{"# first\ntitle: {ja: 規程} # 名称\n\n# last\n", "# first\ntitle: {ja: 規程} # 名称\n\n# last\nseals: required\n"},
		{"\ufefftitle: x\r\nurl: y\r\n", "\ufefftitle: x\r\nurl: y\r\nseals: required\r\n"},
		{"languages:\n  - ja\n", "languages:\n  - ja\nseals: required\n"},
		{"title: |\n  x\n\n", "title: |\n  x\n\nseals: required\n"},
		{"{title: x}\n", ""},
		{"title: x\n...\n", ""},
		{"  title: x\n  url: y\n", ""},
		{"title: x\nseals: required\n", ""},
		{"", ""},
		{"a: [", ""},
	} {
		got, ok := RequireSeals([]byte(test.file))
		if ok != (test.want != "") || string(got) != test.want {
			t.Errorf("%q: %q, %v, want %q", test.file, got, ok, test.want)
		}
	}
}
