package check_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"jobun/generator/internal/amendment"
	"jobun/generator/internal/check"
	"jobun/generator/internal/content"
)

// TestPlantStale inserts an article into a new version of the terms and renumbers the
// headings behind it in both languages, but no reference: a reference that was right then
// leads to another article. Each line with one must be found, wherever the article is
// inserted.
func TestPlantStale(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	const last, next = "terms-of-service/2026-04-01", "terms-of-service/2027-01-01"
	p := newPlanter(t)
	tried := 0
	for at := 2; at <= 30; at += 4 {
		fsys := fstest.MapFS{}
		for name, text := range p.files {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
		entry := p.files["terms-of-service/policy.yaml"]
		end := strings.Index(entry+"\nrepealed", "\nrepealed") + 1
		entry = entry[:min(end, len(entry))] + "  - effective: 2027-01-01\n    revised: 2026-11-01\n" + entry[min(end, len(entry)):]
		fsys["terms-of-service/policy.yaml"] = &fstest.MapFile{Data: []byte(entry)}
		stale := map[string][]int{} // lines, by file
		for language, w := range staleWords {
			typed := w.typed(p.files[last+"/"+language+".md"])
			fsys[last+"/"+language+".md"] = &fstest.MapFile{Data: []byte(typed)}
			text, lines := w.insert(typed, at)
			name := next + "/" + language + ".md"
			fsys[name], stale[name] = &fstest.MapFile{Data: []byte(text)}, lines
		}
		for _, lines := range stale {
			tried += len(lines)
		}
		for _, missed := range missedStale(t, fsys, stale) {
			t.Errorf("article %d inserted: %s is not found", at, missed)
		}
	}
	if tried < 60 {
		t.Errorf("only %d references were made stale", tried)
	}
	t.Logf("lines with stale references: %d", tried)
}

// missedStale returns the lines that no finding points at.
func missedStale(t *testing.T, fsys fstest.MapFS, stale map[string][]int) (missed []string) {
	folder, found, err := content.Open(fsys, "")
	if err != nil {
		t.Fatal(err)
	}
	loaded, more, err := folder.Load("terms-of-service", false)
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]bool{}
	for _, q := range check.Policy(&folder.Site, amendment.NewHistory(loaded), day, append(found, more...)) {
		switch q.Check() {
		case "stale", "reference", "reference-caption", "link":
			at[q.Pos.File+":"+strconv.Itoa(q.Pos.Line)] = true
		}
	}
	for name, lines := range stale {
		for _, n := range lines {
			if place := name + ":" + strconv.Itoa(n); !at[place] {
				missed = append(missed, place+": "+strings.Split(string(fsys[name].Data), "\n")[n-1])
			}
		}
	}
	slices.Sort(missed)
	return missed
}

// staleWords are how headings and references are written in a language.
var staleWords = map[string]staleLanguage{
	"ja": {regexp.MustCompile(`^(#+ 第)(\d+)(条)`), regexp.MustCompile(`(民法|）)?第(\d+)条`), "第%条", "### 第%条（加えた条）\n\nこの条は、加えたものである。\n\n"},
	"en": {regexp.MustCompile(`^(#+ Article )(\d+)(\b)`), regexp.MustCompile(`()Articles? (\d+)`), "Article %", "### Article % (Added)\n\nThis Article has been added.\n\n"},
}

type staleLanguage struct {
	heading, reference *regexp.Regexp
	written, article   string
}

// named are articles with a name, and written references to whole articles.
var named, written = regexp.MustCompile(`(?m)^#+ \D*(\d+).*\{#([a-z-]+)\}`), regexp.MustCompile(`\[\]\(#([a-z-]+)\)`)

// typed returns a text with its references to whole articles typed.
func (w staleLanguage) typed(text string) string {
	numbers := map[string]string{}
	for _, m := range named.FindAllStringSubmatch(text, -1) {
		numbers[m[2]] = m[1]
	}
	return written.ReplaceAllStringFunc(text, func(s string) string {
		n, ok := numbers[written.FindStringSubmatch(s)[1]]
		if !ok {
			return s
		}
		return strings.Replace(w.written, "%", n, 1)
	})
}

// insert inserts the article with the number, renumbers those behind it, and returns the
// lines of the articles that refer to one of them by its number.
func (w staleLanguage) insert(text string, at int) (inserted string, stale []int) {
	var out []string
	last, main := 0, true
	for _, line := range strings.Split(text, "\n") {
		main = main && !isSupplement(line)
		m := w.heading.FindStringSubmatch(line)
		if m == nil || !main {
			out = append(out, line)
			continue
		}
		last, _ = strconv.Atoi(m[2])
		if last == at {
			out = append(out, strings.Split(strings.Replace(strings.TrimSuffix(w.article, "\n"), "%", strconv.Itoa(at), 1), "\n")...)
		}
		if last >= at {
			line = w.heading.ReplaceAllString(line, "${1}"+strconv.Itoa(last+1)+"$3")
		}
		out = append(out, line)
	}
	articles := false
	for i, line := range out {
		articles = (articles || w.heading.MatchString(line)) && !isSupplement(line)
		if isSupplement(line) {
			break
		}
		if !articles || strings.HasPrefix(line, "#") || elsewhere.MatchString(line) {
			continue
		}
		for _, m := range w.reference.FindAllStringSubmatch(line, -1) {
			if n, _ := strconv.Atoi(m[2]); m[1] == "" && n >= at && n <= last {
				stale = append(stale, i+1)
				break
			}
		}
	}
	return strings.Join(out, "\n"), stale
}

// elsewhere is in lines whose articles are those of laws and of other policies.
var elsewhere = regexp.MustCompile(`民法第5条|消費者契約法|of the (Civil Code|Consumer)|\(privacy-policy#third`)

func isSupplement(line string) bool {
	return strings.HasPrefix(line, "## 附則") || strings.HasPrefix(line, "## Supplementary")
}
