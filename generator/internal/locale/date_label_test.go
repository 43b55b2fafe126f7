package locale

import (
	"slices"
	"testing"

	"jobun/generator/internal/policy"
)

// eventRows says which event and preset each row of dates_labels.tsv is about.
var eventRows = map[string]struct {
	event  Event
	preset string
}{
	"制定":   {Enacted, "company"},
	"公布":   {Published, "statute"},
	"公表":   {Published, "company"},
	"施行":   {Effective, "company"},
	"適用":   {Applies, "company"},
	"改正":   {Revised, "statute"},
	"改定":   {Revised, "outline"},
	"改訂":   {Reissued, "company"},
	"変更":   {Changed, "company"},
	"最終改正": {LastRevised, "statute"},
	"最終改定": {LastRevised, "company"},
	"最終更新": {LastUpdated, "company"},
	"全部改正": {FullyRevised, "statute"},
	"失効":   {Expired, "company"},
}

func TestDateLabels(t *testing.T) {
	for _, row := range table(t, "dates_labels.tsv") {
		of, ok := eventRows[row["ja"]]
		if row["ja"] == "廃止" {
			of.event, of.preset, ok = Repealed, repealPreset(row["en_example"]), true
		}
		if !ok {
			t.Errorf("no event for %s", row["ja"])
			continue
		}
		checkLine(t, japanese{}, of.event, of.preset, row["ja_example"])
		checkLine(t, english{}, of.event, of.preset, row["en_example"])
	}
}

// repealPreset returns the preset of a row about 廃止, which both families of
// presets have.
func repealPreset(english string) string {
	if english[0] == 'R' {
		return "statute"
	}
	return "company"
}

// checkLine checks that what follows the label of the line want is a date or a
// law, and that the line is made of the two again.
func checkLine(t *testing.T, l Locale, event Event, preset, want string) {
	t.Helper()
	prefix := l.EventLine(event, preset, "")
	if len(want) < len(prefix) || want[:len(prefix)] != prefix {
		t.Errorf("the line %q does not begin with %q", want, prefix)
		return
	}
	what := want[len(prefix):]
	if law, err := l.ParseLaw(what); err == nil {
		got, err := l.FormatLaw(law, WarekiPositional)
		if err != nil || got != what {
			t.Errorf("FormatLaw(%+v) = %q, %v, want %q", law, got, err, what)
		}
		return
	}
	d, err := l.ParseDate(what)
	if err != nil {
		t.Error(err)
	}
	style := policy.Seireki
	if l.DateLine(event, preset, d.Date, style) != want {
		style = policy.Wareki
	}
	if got := l.DateLine(event, preset, d.Date, style); got != want {
		t.Errorf("DateLine(%d, %s, %s) = %q, want %q", event, preset, d.Date, got, want)
	}
}

func TestDateLineOfNothing(t *testing.T) {
	if got := (japanese{}).DateLine(Revised, "company", policy.Date{}, policy.Seireki); got != "" {
		t.Errorf("DateLine of no date = %q", got)
	}
	if got := (english{}).EventLabel(Expired+1, "company"); got != "" {
		t.Errorf("EventLabel of no event = %q", got)
	}
}

func TestClosing(t *testing.T) {
	day := func(iso string) policy.Date { return date(t, iso) }
	first := &policy.Version{Effective: day("2020-09-01"), Enacted: day("2020-09-01")}
	second := &policy.Version{Effective: day("2023-06-16"), Revised: day("2023-05-31")}
	silent := &policy.Version{Effective: day("2024-01-01")}
	draft := &policy.Version{}
	p := &policy.Policy{Preset: "outline", Dates: policy.Wareki, Versions: []*policy.Version{first, second, silent, draft}}
	for _, test := range []struct {
		version *policy.Version
		locale  Locale
		want    []string
	}{
		{first, japanese{}, []string{"以上", "制定　令和2年9月1日"}},
		{second, japanese{}, []string{"以上", "制定　令和2年9月1日", "改定　令和5年5月31日"}},
		{silent, japanese{}, []string{"以上", "制定　令和2年9月1日", "改定　令和5年5月31日"}},
		{first, english{}, []string{"Established: September 1, 2020", "Effective: September 1, 2020"}},
		{second, english{}, []string{"Established: September 1, 2020", "Revised: May 31, 2023", "Effective: June 16, 2023"}},
		{draft, english{}, []string{"Established: September 1, 2020", "Revised: May 31, 2023"}},
	} {
		if got := test.locale.Closing(p, test.version); !slices.Equal(got, test.want) {
			t.Errorf("Closing(%s) = %q, want %q", test.version.Name(), got, test.want)
		}
	}
	p.Preset = "statute"
	if got := (english{}).Closing(p, second)[1]; got != "Amended: May 31, 2023" {
		t.Errorf("the closing of a statute says %q", got)
	}
}
