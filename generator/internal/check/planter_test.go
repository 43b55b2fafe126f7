package check_test

import (
	"cmp"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/check"
	"jobun/generator/internal/content"
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// samples are the content that is published with the program, and policies in other
// styles: an ordinance with numbers in kanji, and terms that speak to you. What holds
// for the one alone would say little.
var samples = [...]string{"../../../content", "testdata/planted"}

// fault is one change of one line of a text.
type fault struct {
	kind     string
	file     string // policy/version/language.md
	line     int    // from 1
	old, new string // the line
}

// kindOfFault makes faults of a line.
type kindOfFault struct {
	name string
	// plant returns the changed lines; none if there is nothing to change.
	plant   func(language, line string) []string
	note    bool // into notes, where the other kinds plant nothing
	closing bool // behind the last rule
	// where is whether the change is a fault in the text, if not all are.
	where func(text, line, changed string) bool
	// same are words of changed lines that are no fault, or none that can be told
	// from good words.
	same []string
	// open is why not all of a kind are found. Such a kind is shown in the table
	// and holds nothing: a number below what was measured would promise nothing.
	open string
}

var showMisses = flag.Bool("misses", false, "print the faults of open kinds that are missed")

var everyFault = flag.Bool("every-fault", false, "plant every fault into every version of the sample, not eighteen of a kind into the last of each policy")

// TestPlanter plants faults into the sample content, one at a time: every number
// of every line in each language, every date, every verb of duty, and so on. Each
// must be found by a check at the provision in which it was planted, but for the
// kinds that are open. The sample
// itself has no findings. The table of what was found is printed with -v.
func TestPlanter(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	p := newPlanter(t)
	for _, version := range p.versions {
		if found := p.problems(t, version, nil); len(found) > 0 {
			t.Errorf("%s has findings: %v", version, found)
		}
	}
	if t.Failed() {
		return
	}
	results := map[string]*result{}
	for _, k := range kindsOfFault {
		results[k.name] = &result{}
	}
	var faults []fault
	for _, k := range kindsOfFault {
		faults = append(faults, some(p.faults(k))...)
	}
	p.plantAll(t, faults, results)
	var table strings.Builder
	fmt.Fprintf(&table, "%-28s %6s %6s %6s  %s\n", "fault", "tried", "found", "missed", "found by")
	for _, k := range kindsOfFault {
		r := results[k.name]
		fmt.Fprintf(&table, "%-28s %6d %6d %6d  %s\n", k.name, r.tried, r.tried-len(r.missed), len(r.missed), r.checks())
		if k.open != "" {
			fmt.Fprintf(&table, "%-28s open: %s\n", "", k.open)
		}
		if *showMisses && k.open != "" {
			t.Logf("%s:\n%s", k.name, strings.Join(r.missed, "\n"))
		}
		if r.tried == 0 {
			t.Errorf("%s: nothing was planted", k.name)
		}
		if len(r.missed) > 0 && k.open == "" {
			t.Errorf("%s: %d of %d missed:\n%s", k.name, len(r.missed), r.tried, strings.Join(r.missed, "\n"))
		}
	}
	t.Logf("false findings on the sample: 0\n%s", table.String())
}

// TestPlantLag takes back, in one language at a time, each amendment that the last
// version of a policy made to a line in both languages. Each must be found.
func TestPlantLag(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	p := newPlanter(t)
	tried := 0
	for i, last := range p.versions {
		before := p.versions[max(0, i-1)]
		if i == 0 || path.Dir(before) != path.Dir(last) || i+1 < len(p.versions) && path.Dir(p.versions[i+1]) == path.Dir(last) {
			continue
		}
		amended := map[string]map[string]fault{} // by provision and language
		for _, language := range []string{"ja", "en"} {
			for id, f := range p.amendments(before, last, language) {
				if amended[id] == nil {
					amended[id] = map[string]fault{}
				}
				amended[id][language] = f
			}
		}
		for _, id := range slices.Sorted(maps.Keys(amended)) {
			if len(amended[id]) != 2 {
				continue
			}
			for _, f := range amended[id] {
				if tried++; p.foundAmong(t, &f) == "" {
					t.Errorf("%s:%d is taken back and not found: %s", f.file, f.line, f.new)
				}
			}
		}
	}
	if tried == 0 {
		t.Error("nothing was taken back")
	}
	t.Logf("amendments taken back in one language: %d", tried)
}

// TestPlantCaptions lets the captions of two articles that follow each other change
// places in one language. They are found where both are about a common topic; the
// table of what was found is printed with -v, and must not get shorter.
func TestPlantCaptions(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	const found = 79 // of those of the last version of each policy
	p := newPlanter(t)
	tried, by := 0, 0
	for i, version := range p.versions {
		if i+1 < len(p.versions) && path.Dir(p.versions[i+1]) == path.Dir(version) {
			continue
		}
		for _, language := range []string{"ja", "en"} {
			name := version + "/" + language + ".md"
			lines := strings.Split(p.files[name], "\n")
			before := -1
			for n, line := range lines {
				m := captions.FindStringSubmatchIndex(line)
				if m == nil {
					continue
				}
				if before >= 0 {
					o := captions.FindStringSubmatchIndex(lines[before])
					text := slices.Clone(lines)
					text[before] = lines[before][:o[2]] + line[m[2]:m[3]] + lines[before][o[3]:]
					text[n] = line[:m[2]] + lines[before][o[2]:o[3]] + line[m[3]:]
					f := fault{"captions", name, n + 1, line, strings.Join(text[before:n+1], "\n")}
					whole := strings.Join(append(slices.Clone(text[:before]), f.new), "\n") + "\n" + strings.Join(text[n+1:], "\n")
					tried++
					if p.foundIn(t, version, name, whole, p.places[name][n+1]) {
						by++
					}
				}
				before = n
			}
		}
	}
	t.Logf("captions that changed places: %d tried, %d found", tried, by)
	if by < found {
		t.Errorf("%d of %d found, not %d", by, tried, found)
	}
}

// foundIn reports whether something is found at a provision of a version in which
// one file has other words.
func (p *planter) foundIn(t *testing.T, version, name, text, provision string) bool {
	was := p.files[name]
	p.files[name] = text
	defer func() { p.files[name] = was }()
	return slices.ContainsFunc(p.problems(t, version, nil), func(q source.Problem) bool {
		return near(p.provisionAt(q.Pos.File, q.Pos.Line), provision)
	})
}

// amendments returns, by provision, the lines that a version changed, as faults that
// take the change back.
func (p *planter) amendments(before, last, language string) map[string]fault {
	file, old := last+"/"+language+".md", before+"/"+language+".md"
	first := func(name string) map[string]int {
		lines := map[string]int{}
		for i, id := range p.places[name] {
			if _, ok := lines[id]; !ok && id != "" && i > 0 {
				lines[id] = i
			}
		}
		return lines
	}
	olds, list := first(old), map[string]fault{}
	was, is := strings.Split(p.files[old], "\n"), strings.Split(p.files[file], "\n")
	for id, n := range first(file) {
		if m, ok := olds[id]; ok && was[m-1] != is[n-1] && !strings.HasPrefix(is[n-1], "#") {
			list[id] = fault{"lag", file, n, is[n-1], was[m-1]}
		}
	}
	return list
}

// foundAmong is foundBy for a fault in a policy with all of its versions.
func (p *planter) foundAmong(t *testing.T, f *fault) string {
	fsys := fstest.MapFS{}
	for name, text := range p.files {
		if name == f.file {
			lines := strings.Split(text, "\n")
			lines[f.line-1] = f.new
			text = strings.Join(lines, "\n")
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	folder, found, err := content.Open(fsys, "")
	if err != nil {
		t.Fatal(err)
	}
	loaded, more, err := folder.Load(strings.SplitN(f.file, "/", 2)[0], false)
	if err != nil {
		t.Fatal(err)
	}
	provision := p.places[f.file][f.line]
	for _, q := range check.Policy(&folder.Site, amendment.NewHistory(loaded), day, append(found, more...)) {
		for _, place := range []string{q.Pos.String(), q.Args["Place"]} {
			if file, line := fileAndLine(place); path.Dir(file) == path.Dir(f.file) && near(p.provisionAt(file, line), provision) {
				return q.Check()
			}
		}
	}
	return ""
}

// fileAndLine reads a place: file:line:column.
func fileAndLine(place string) (file string, line int) {
	file, rest, _ := strings.Cut(place, ":")
	digits, _, _ := strings.Cut(rest, ":")
	line, _ = strconv.Atoi(digits)
	return file, line
}

// some returns the list, or a part of it that is evenly spread, unless every fault
// is to be planted.
func some(list []fault) []fault {
	const enough = 18
	if *everyFault || len(list) <= enough {
		return list
	}
	part := make([]fault, 0, enough)
	for i := range enough {
		part = append(part, list[i*len(list)/enough])
	}
	return part
}

// result is what came of the faults of one kind.
type result struct {
	tried  int
	missed []string
	by     map[string]int
}

func (r *result) checks() string {
	var list []string
	for _, name := range slices.SortedFunc(maps.Keys(r.by), func(a, b string) int { return cmp.Or(r.by[b]-r.by[a], strings.Compare(a, b)) }) {
		list = append(list, fmt.Sprintf("%s %d", name, r.by[name]))
	}
	return strings.Join(list, ", ")
}

// planter holds the sample, and a folder with one version for each version of it.
type planter struct {
	files    map[string]string
	versions []string          // policy/version
	entries  map[string]string // their policy.yaml, with that version only
	places   map[string][]string
}

func newPlanter(t *testing.T) *planter {
	p := &planter{files: map[string]string{}, entries: map[string]string{}, places: map[string][]string{}}
	for _, sample := range samples {
		err := fs.WalkDir(os.DirFS(sample), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || name == "policy.sum" { // Seals would find all, but not in a text that is new.
				return err
			}
			data, err := os.ReadFile(path.Join(sample, name))
			p.files[name] = strings.Replace(string(data), "seals: required\n", "", 1)
			if strings.HasSuffix(name, "/ja.md") {
				p.versions = append(p.versions, path.Dir(name))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	slices.Sort(p.versions)
	for _, v := range p.versions {
		p.entries[v] = onlyVersion(p.files[path.Dir(v)+"/policy.yaml"], path.Base(v))
		p.locate(t, v)
	}
	return p
}

// onlyVersion returns a policy.yaml without the versions after that of the date
// and, of those before it, only the dates, so that only one text is loaded.
func onlyVersion(entry, date string) string {
	head, list, _ := strings.Cut(entry, "versions:\n")
	var dates []string
	for _, v := range strings.Split(list, "  - ")[1:] {
		if !strings.HasPrefix(v, "effective: "+date) {
			continue
		}
		for _, line := range strings.Split(v, "\n") {
			if key, value, ok := strings.Cut(strings.TrimSpace(line), ": "); ok && (key == "enacted" || key == "revised") {
				dates = append(dates, value)
			}
		}
	}
	return head + "versions:\n  - effective: " + date + "\n    enacted: " + dates[0] + "\n"
}

// folder returns the content with only the version, in which the fault, if there
// is one, is planted.
func (p *planter) folder(version string, f *fault) fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range p.files {
		dir := path.Dir(name)
		switch {
		case dir == path.Dir(version) && path.Base(name) == "policy.yaml":
			text = p.entries[version]
		case path.Dir(dir) == path.Dir(version) && dir != version:
			continue
		}
		if f != nil && name == f.file {
			lines := strings.Split(text, "\n")
			lines[f.line-1] = f.new
			text = strings.Join(lines, "\n")
		}
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

// problems returns what is found in a version, but for the dates of its closing,
// of which the folder does not know all.
func (p *planter) problems(t *testing.T, version string, f *fault) []source.Problem {
	found, _ := p.load(t, version, f)
	return slices.DeleteFunc(found, func(q source.Problem) bool { return q.Check() == "closing" && f == nil })
}

func (p *planter) load(t *testing.T, version string, f *fault) ([]source.Problem, *policy.Policy) {
	folder, found, err := content.Open(p.folder(version, f), "")
	if err != nil {
		t.Fatal(err)
	}
	loaded, more, err := folder.Load(path.Dir(version), false)
	if err != nil {
		t.Fatal(err)
	}
	found = append(found, more...)
	return check.Policy(&folder.Site, amendment.NewHistory(loaded), day, found), loaded
}

// locate records in which provision each line of the texts of a version stands.
func (p *planter) locate(t *testing.T, version string) {
	_, loaded := p.load(t, version, nil)
	for language, text := range loaded.Versions[0].Texts {
		name := version + "/" + string(language) + ".md"
		p.places[name] = make([]string, strings.Count(p.files[name], "\n")+2)
		at := 0
		mark := func(from int, id string) {
			for ; at < from; at++ {
				p.places[name][at] = last(p.places[name][:at])
			}
			p.places[name][at] = id
			at++
		}
		text.Walk(func(q *policy.Provision) {
			if line := text.File.Pos(q.At).Line; line >= at {
				mark(line, q.ID)
			}
		})
		mark(len(p.places[name])-1, last(p.places[name][:at]))
	}
}

func last(list []string) string {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i] != "" {
			return list[i]
		}
	}
	return ""
}

// faults makes all faults of a kind, each version of which is another text. Lines
// of the closing are left out: their dates are those of policy.yaml.
func (p *planter) faults(k kindOfFault) (list []fault) {
	for i, version := range p.versions {
		if !*everyFault && i+1 < len(p.versions) && path.Dir(p.versions[i+1]) == path.Dir(version) {
			continue
		}
		for _, language := range []string{"ja", "en"} {
			name := version + "/" + language + ".md"
			body, closing, _ := strings.Cut(p.files[name], "\n---\n")
			first := 0
			if k.closing {
				first, body = strings.Count(body, "\n")+2, closing
			}
			for i, line := range strings.Split(body, "\n") {
				i += first
				if strings.HasPrefix(strings.TrimSpace(line), "> ") != k.note || strings.Contains(line, "|---|") || strings.HasPrefix(line, "# ") {
					continue
				}
				for _, changed := range k.plant(language, line) {
					if k.where != nil && !k.where(body, line, changed) || slices.ContainsFunc(k.same, func(words string) bool { return strings.Contains(changed, words) }) {
						continue
					}
					list = append(list, fault{k.name, name, i + 1, line, changed})
				}
			}
		}
	}
	return list
}

// plantAll tries all faults, on all processors.
func (p *planter) plantAll(t *testing.T, faults []fault, results map[string]*result) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	next := make(chan fault)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for f := range next {
				by := p.foundBy(t, &f)
				mu.Lock()
				results[f.kind].count(f, by)
				mu.Unlock()
			}
		})
	}
	for _, f := range faults {
		next <- f
	}
	close(next)
	wg.Wait()
	for _, r := range results {
		slices.Sort(r.missed)
	}
}

func (r *result) count(f fault, by string) {
	r.tried++
	if by == "" {
		r.missed = append(r.missed, fmt.Sprintf("%s:%d: %s\n\t%s", f.file, f.line, f.old, f.new))
		return
	}
	if r.by == nil {
		r.by = map[string]int{}
	}
	r.by[by]++
}

// foundBy returns the name of the check that finds the fault at its provision, in
// either language, or "".
func (p *planter) foundBy(t *testing.T, f *fault) string {
	provision := p.places[f.file][f.line]
	for _, q := range p.problems(t, path.Dir(f.file), f) {
		if near(p.provisionAt(q.Pos.File, q.Pos.Line), provision) {
			return q.Check()
		}
		file, rest, _ := strings.Cut(q.Args["Place"], ":")
		line, _, _ := strings.Cut(rest, ":")
		if n, err := strconv.Atoi(line); err == nil && near(p.provisionAt(file, n), provision) {
			return q.Check()
		}
	}
	return ""
}

// provisionAt returns the provision on a line of a file of the sample.
func (p *planter) provisionAt(file string, line int) string {
	lines := p.places[file]
	if line >= len(lines) {
		return "none"
	}
	return lines[line]
}

// near reports whether one provision is the other, or stands directly in it.
func near(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+"__") || strings.HasPrefix(b, a+"__")
}

var (
	numbers    = regexp.MustCompile(`[0-9]+`)
	kanji      = regexp.MustCompile(`[一二三四五六七八九十百千]+`)
	kanjiParts = regexp.MustCompile(`[一二]審|一(つ|部|方|切|般|定|連|致|層|同|時的|に限り|の)|同一|一覧|唯一|統一|第三者|十分|二以上`)
	numerals   = "一二三四五六七八九"
)

// kindsOfFault are the faults. All of a kind must be found, but for those whose
// words are listed and those of a kind that is open.
var kindsOfFault = []kindOfFault{
	{name: "a digit changed", same: []string{"2つの会員登録"}, plant: changeDigits},
	{name: "a kanji numeral changed", plant: changeKanji},
	{name: "a number word changed", plant: replaceEach("en", [][2]string{
		{"two", "three"}, {"three", "four"}, {"one-thirtieth", "one-twentieth"}, {"either", "none"},
	}[:3])},
	{name: "30日 against 14 days", plant: replaceEach("ja", [][2]string{{"30日", "14日"}, {"三十日", "十四日"}, {"十四日", "七日"}, {"七日", "十日"}, {"三月以内", "二月以内"}, {"90日", "60日"}, {"5営業日", "3営業日"}, {"7日前", "3日前"}, {"6か月", "3か月"}, {"12か月", "6か月"}, {"3年間", "5年間"}, {"5年を", "3年を"}})},
	{name: "another unit", plant: func(language, line string) []string {
		if language == "ja" {
			return replaceEach("ja", [][2]string{{"30日", "30か月"}, {"6か月", "6年"}, {"24時間", "24日"}, {"3年間", "3か月間"}, {"14.6パーセント", "14.6円"}, {"三十日", "三十時間"}, {"90日", "90か月"}, {"48時間", "48日"}, {"三年", "三月"}, {"110円", "110ドル"}, {"980円", "980ドル"}, {"五万円", "五万ドル"}})(language, line)
		}
		return replaceEach("en", [][2]string{{"30 days", "30 months"}, {"6 months", "6 years"}, {"24 hours", "24 days"}, {"3 years", "3 months"}, {"14.6 percent", "14.6 yen"}, {"14 days", "14 weeks"}, {"48 consecutive hours", "48 consecutive days"}, {"90 days", "90 months"}, {"three years", "three months"}})(language, line)
	}},
	{name: "an e-mail address changed", plant: func(language, line string) []string {
		return replaceEach(language, [][2]string{{"support@", "suport@"}, {"privacy-desk@", "privacy@"}, {"library@", "librery@"}, {"help@", "helps@"}, {"@example.com", "@example.org"}})(language, line)
	}},
	{name: "a month changed", plant: replaceEach("en", [][2]string{{"April", "May"}, {"March", "February"}, {"September", "October"}, {"October", "November"}, {"August", "July"}})},
	{name: "an item dropped", plant: dropLine(`^\s*- `)},
	{name: "a paragraph dropped", plant: dropLine(`^(\d+\.|[２-９]　|\([2-9]\)) `)},
	{name: "a table row dropped", plant: dropLine(`^\s*\| [^-]*\d`)},
	{name: "a caption dropped", plant: func(_, line string) []string {
		if m := captions.FindStringSubmatchIndex(line); m != nil {
			return []string{line[:m[2]] + line[m[3]:]}
		}
		return nil
	}},
	{name: "XNUMX", plant: func(_, line string) (list []string) {
		for _, m := range numbers.FindAllStringIndex(line, -1) {
			list = append(list, line[:m[0]]+"XNUMX"+line[m[1]:])
		}
		return list
	}},
	{name: "a wrong branch number", plant: replaceEach("", [][2]string{{"条の2", "条の3"}, {"条の12", "条の13"}, {"条の二", "条の三"}, {"条の三", "条の四"}, {"の2.", "の3."}, {"10-2", "10-3"}, {"27-12", "27-13"}, {"4-2", "4-3"}, {"4-3", "4-4"}, {"548-4", "548-3"}})},
	{name: "a number repeated", plant: replaceEach("", [][2]string{{"- (2) ", "- (1) "}, {"- (3) ", "- (2) "}, {"- (iii) ", "- (ii) "}, {"- 三　", "- 二　"}, {"- ② ", "- ① "}, {"- ハ　", "- ロ　"}, {"３　", "２　"}})},
	{name: "a date changed", plant: replaceEach("", [][2]string{{"月31日", "月30日"}, {"月1日", "月2日"}, {"月一日", "月二日"}, {"三月三十一日", "三月三十日"}, {"年4月", "年5月"}, {"令和", "平成"}, {"2023", "2024"}, {" 31,", " 30,"}, {" 1, 20", " 2, 20"}})},
	{name: "a time changed", plant: replaceEach("", [][2]string{{"9時", "10時"}, {"18時", "17時"}, {"9:00", "10:00"}, {"18:00", "17:00"}, {"9 a.m.", "9 p.m."}, {"6 p.m.", "7 p.m."}, {"午前", "午後"}, {"午後七時", "午後八時"}, {"九時三十分", "十時三十分"}, {"9:30", "9:00"}, {"7 p.m.", "8 p.m."}, {"5 p.m.", "5 a.m."}})},
	{name: "an address of a site changed", plant: replaceEach("", [][2]string{{"https://www.example.com/contact", "https://www.example.com/contacts"}, {"https://www.example.com/contact", "https://www.example.net/contact"}, {"https://policies.example.com", "https://policy.example.com"}})},
	{name: "a number in a note changed", note: true, plant: changeDigits},
	{name: "a kanji numeral in a note changed", note: true, plant: changeKanji},
	{name: "a digit in the closing changed", closing: true, plant: changeDigits},
	{name: "XNUMX in a heading", plant: func(_, line string) (list []string) {
		if m := headingNumber.FindStringSubmatchIndex(line); m != nil {
			return []string{line[:m[2]] + "XNUMX" + line[m[3]:]}
		}
		return nil
	}},
	{name: "another unit in a table", plant: func(language, line string) []string {
		if !strings.HasPrefix(strings.TrimSpace(line), "|") {
			return nil
		}
		return replaceEach("", [][2]string{{"円", "ドル"}, {"GB", "MB"}, {"月額", "年額"}, {"per month", "per year"}, {"yen", "dollars"}, {"JPY", "USD"}, {"日 |", "か月 |"}, {"days", "months"}})(language, line)
	}},
	{name: "a sentence dropped", open: "where the rest is about as long as it may be, the sentence may have been joined to another one", plant: dropSentence},
	{name: "a telephone number changed", plant: replaceEach("", [][2]string{{"03-0000-0000", "03-0000-0001"}, {"03-0000-1234", "03-0000-1243"}, {"0000-0000", "0000-000"}})},
	{name: "the number of a law changed", plant: replaceEach("", [][2]string{{"法律第57号", "法律第75号"}, {"法律第86号", "法律第68号"}, {"法律第89号", "法律第98号"}, {"平成15年法律", "平成16年法律"}, {"明治29年", "明治28年"}, {"法律第八十九号", "法律第九十八号"}, {"No. 57", "No. 75"}, {"No. 86", "No. 68"}, {"No. 89", "No. 98"}, {"of 2003", "of 2004"}, {"of 1984", "of 1985"}, {"of 1896", "of 1897"}})},
	{name: "a currency changed", plant: replaceEach("", [][2]string{{"円", "ドル"}, {"yen", "dollars"}, {"JPY", "USD"}, {"¥", "$"}})},
	{name: "a percentage changed", plant: replaceEach("", [][2]string{{"14.6", "16.4"}, {"30分の1", "20分の1"}, {"three-tenths", "one-tenth"}, {"one-thirtieth", "one-twentieth"}})},
	{name: "another bound", plant: otherBounds},
	{name: "a definition dropped", plant: func(_, line string) (list []string) {
		for _, m := range definition.FindAllStringIndex(line, -1) {
			list = append(list, line[:m[0]]+line[m[1]:])
		}
		return list
	}},
	{name: "may for must", plant: replaceEach("en", [][2]string{{" must ", " may "}})},
	{name: "must for may", same: []string{"conditions on which you must", "must have been", "Neither the Company nor a User must"}, plant: replaceEach("en", [][2]string{{" may ", " must "}})},
	{name: "not taken out", plant: replaceEach("en", [][2]string{{" must not ", " must "}, {" may not ", " may "}})},
	{name: "not put in", plant: replaceEach("en", [][2]string{{" must ", " must not "}, {" may ", " may not "}})},
	{name: "a denial taken out", open: "a language denies in many words, and where the other sentence has one of them it is not known which is meant", plant: replaceEach("en", [][2]string{{" is not ", " is "}, {" are not ", " are "}, {" does not ", " does "}, {" do not ", " do "}, {" will not ", " will "}, {" has no ", " has "}})},
	{name: "a denial put in", open: "a language denies in many words, and where the other sentence has one of them it is not known which is meant", plant: replaceEach("en", [][2]string{{" is ", " is not "}, {" are ", " are not "}, {" will ", " will not "}})},
	{name: "a denial taken out in Japanese", open: "a language denies in many words, and where the other sentence has one of them it is not known which is meant", plant: replaceEach("ja", [][2]string{{"しない。", "する。"}, {"しません。", "します。"}, {"負わない。", "負う。"}, {"負いません。", "負います。"}, {"有しない。", "有する。"}, {"生じない。", "生ずる。"}, {"行わない。", "行う。"}})},
	{name: "a denial put in in Japanese", open: "a language denies in many words, and where the other sentence has one of them it is not known which is meant", plant: replaceEach("ja", [][2]string{{"する。", "しない。"}, {"します。", "しません。"}, {"行う。", "行わない。"}, {"行います。", "行いません。"}})},
	{name: "may for must in Japanese", plant: replaceEach("ja", [][2]string{{"なければならない", "ることができる"}, {"てはならない", "ることができる"}})},
	{name: "must for may in Japanese", plant: replaceEach("ja", [][2]string{{"ることができる。", "なければならない。"}, {"ることができる。", "てはならない。"}})},
	{name: "a term swapped", open: "where both terms stay in the provision, or nothing is left of either, a pronoun or an omission looks the same", where: defines, plant: replaceEach("en", [][2]string{
		{"Users", "Applicants"}, {"User ", "Applicant "}, {"Service Contract", "Account"}, {"Fees", "Accounts"}, {"translation", "seal"}, {"policy administrator", "decision-maker"}, {"Applicant", "User"}, {"Library Card", "Material"}, {"Materials", "Library Cards"},
	})},
	{name: "a term swapped in Japanese", open: "where both terms stay in the provision, or nothing is left of either, a pronoun or an omission looks the same", where: defines, plant: replaceEach("ja", [][2]string{{"利用者", "申込者"}, {"申込者", "利用者"}, {"利用契約", "アカウント"}, {"翻訳", "封印"}, {"規程管理者", "決定権者"}, {"利用カード", "資料"}, {"資料", "利用カード"}})},
	{name: "a party swapped", open: "a party is found only where it is that which must, may or will do something; elsewhere both are named in good text too", where: defines, plant: replaceEach("en", [][2]string{{"The Company ", "The User "}, {"the Company ", "the User "}, {"The User ", "The Company "}, {"Users ", "The Company "}, {"A User ", "The Company "}, {"The Director ", "The User "}, {"the Director ", "the User "}, {"A User ", "The Director "}, {"the User ", "the Director "}})},
	{name: "a party swapped in Japanese", open: "a party is found only where it is that which must, may or will do something; elsewhere both are named in good text too", where: defines, plant: replaceEach("ja", [][2]string{{"当社は、", "利用者は、"}, {"利用者は、", "当社は、"}, {"館長は、", "利用者は、"}, {"利用者は、", "館長は、"}})},
	{name: "a pronoun swapped", open: "who is spoken of is known only where the sentence begins with it", plant: replaceEach("en", [][2]string{{"You ", "We "}, {"We ", "You "}, {", you ", ", we "}, {", we ", ", you "}})},
	{name: "a party swapped before a pronoun", open: "who is spoken of is known only where the sentence begins with it", plant: replaceEach("ja", [][2]string{{"当社は、", "お客様は、"}, {"お客様は、", "当社は、"}})},
}

// definition is the definition of a term in a sentence.
var definition = regexp.MustCompile(`（以下「[^」]*」とい[^）]*）| \\((?:hereinafter|collectively)[^)]*"[^)]*\\)`)

// bounds are figures with the words that make them bounds, and other such words.
var bounds = []struct {
	pattern *regexp.Regexp
	other   string
}{
	{regexp.MustCompile(`([0-9一二三四五六七八九十]+(?:日|時間|か月|歳))以内`), "${1}を超える期間内"},
	{regexp.MustCompile(`([0-9一二三四五六七八九十]+(?:日|時間|か月|歳))以上`), "${1}未満"},
	{regexp.MustCompile(`within ([0-9]+ )`), "more than $1"},
	{regexp.MustCompile(`([0-9]+ (?:hours|days|months)) or more`), "$1 or less"},
}

// otherBounds makes the bounds of a line others.
func otherBounds(_, line string) (list []string) {
	for _, b := range bounds {
		for _, m := range b.pattern.FindAllStringSubmatchIndex(line, -1) {
			list = append(list, line[:m[0]]+string(b.pattern.ExpandString(nil, b.other, line, m))+line[m[1]:])
		}
	}
	return list
}

// definedTerms are the terms that are swapped, with what the text that defines
// them says.
var definedTerms = map[string]string{
	"Director": "\"Director\" means", "Material": "\"Materials\" means", "Library Card": "\"Library Card\" means",
	"館長": "館長　", "資料": "資料　", "利用カード": "利用カード　", "お客様": "お客様",
	"User": "\"User\" means", "Applicant": "(hereinafter \"Applicant\")", "Service Contract": "\"Service Contract\" means", "Account": "\"Account\" means", "Fees": "\"Fees\" means", "translation": "\"translation\" means", "seal": "(hereinafter \"seal\")",
	"policy administrator": "\"policy administrator\"", "decision-maker": "\"decision-maker\"", "Company": "\"the Company\"",
	"利用者": "利用者　", "申込者": "「申込者」", "利用契約": "利用契約　", "アカウント": "アカウント　", "翻訳": "翻訳　", "封印": "「封印」", "規程管理者": "「規程管理者」", "決定権者": "「決定権者」", "当社": "「当社」",
}

// defines reports whether the text defines each of the terms that differ in the
// line and the changed one.
func defines(text, line, changed string) bool {
	for term, says := range definedTerms {
		if strings.Count(line, term) != strings.Count(changed, term) && !strings.Contains(text, says) {
			return false
		}
	}
	return true
}

// captions are headings with a caption in brackets.
var captions = regexp.MustCompile(`^#+ (?:第[^（]*条[^（]*|Article [^(]*)(（.*）|\(.*\)) ?\{?`)

// headingNumber is the number of a heading.
var headingNumber = regexp.MustCompile(`^#+ [^（(]*?([0-9]+|[一二三四五六七八九十]+)`)

// dropSentence drops each sentence of a line but the first.
func dropSentence(language, line string) (list []string) {
	l, _ := locale.For(policy.Language(language))
	if strings.HasPrefix(strings.TrimSpace(line), "|") || strings.HasPrefix(line, "#") {
		return nil
	}
	at := 0
	for i, sentence := range l.AppendSentences(nil, line) {
		if end := at + len(sentence); i > 0 && strings.TrimSpace(sentence) != "" && len(sentence) > 12 {
			list = append(list, strings.TrimRight(line[:at], "; ")+strings.Repeat(".", strings.Count(line[max(0, at-1):at], ";"))+line[end:])
		}
		at += len(sentence)
	}
	return list
}

// dropLine empties the lines that begin as the pattern says.
func dropLine(pattern string) func(string, string) []string {
	begins := regexp.MustCompile(pattern)
	return func(_, line string) []string {
		if !begins.MatchString(line) {
			return nil
		}
		return []string{""}
	}
}

// changeDigits changes the last digit of each number of a line.
func changeDigits(_, line string) (list []string) {
	for _, m := range numbers.FindAllStringIndex(line, -1) {
		changed := []byte(line)
		changed[m[1]-1] = '0' + (line[m[1]-1]-'0'+1)%10
		list = append(list, string(changed))
	}
	return list
}

// changeKanji changes the last of each run of kanji numerals of a line that is not
// a part of a word.
func changeKanji(language, line string) (list []string) {
	if language != "ja" {
		return nil
	}
	words := kanjiParts.FindAllStringIndex(line, -1)
	for _, m := range kanji.FindAllStringIndex(line, -1) {
		if slices.ContainsFunc(words, func(w []int) bool { return w[0] < m[1] && m[0] < w[1] }) {
			continue
		}
		list = append(list, line[:m[1]-3]+anotherNumeral(line[m[1]-3:m[1]])+line[m[1]:])
	}
	return list
}

// anotherNumeral returns the numeral after s; 十 and the like become 一.
func anotherNumeral(s string) string {
	i := strings.Index(numerals, s)
	if i < 0 {
		return "一"
	}
	r, _ := utf8.DecodeRuneInString((numerals + "一")[i+len(s):])
	return string(r)
}

// replaceEach replaces each occurrence of the first words by the second, in texts
// of the language, or of all if it is "".
func replaceEach(language string, pairs [][2]string) func(string, string) []string {
	return func(l, line string) (list []string) {
		if language != "" && l != language {
			return nil
		}
		for _, pair := range pairs {
			for at := 0; ; {
				i := strings.Index(line[at:], pair[0])
				if i < 0 {
					break
				}
				at += i
				if strings.HasPrefix(line[at+len(pair[0]):], "not ") {
					at += len(pair[0])
					continue // must not and may not are the same
				}
				list = append(list, line[:at]+pair[1]+line[at+len(pair[0]):])
				at += len(pair[0])
			}
		}
		return list
	}
}
