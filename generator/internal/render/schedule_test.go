package render

import (
	"encoding/json"
	"testing"

	"jobun/generator/internal/policy"
)

func TestSchedule(t *testing.T) {
	r := newRenderer(t)
	s, p := trial()
	for _, test := range []struct {
		year int
		want string
	}{
		{2020, `{"nextChangeAt":"2030-04-01T00:00:00Z",` + "\n" + `"policies":[{"policy":"trial","nextChangeAt":"2030-04-01T00:00:00Z","versions":"https://example.com/trial/versions.json"}]}` + "\n"},
		{2040, `{"nextChangeAt":null,` + "\n" + `"policies":[{"policy":"trial","nextChangeAt":null,"versions":"https://example.com/trial/versions.json"}]}` + "\n"},
	} {
		day := policy.Date{Year: test.year, Month: 1, Day: 1}
		b, err := r.Page(nil, pagesAt(s, p, day)["versions.json"])
		if err != nil {
			t.Fatal(err)
		}
		if string(b) != test.want || !json.Valid(b) {
			t.Errorf("%d: got\n%s\nwant\n%s", test.year, b, test.want)
		}
	}
}
