//go:build linux || darwin

package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"jobun/generator/internal/cache"
)

// workshop is a content folder that a test changes step by step. One site is brought
// up to date after each step, another is built anew.
type workshop struct {
	t                      *testing.T
	r                      *rand.Rand
	dir                    string
	content, layouts       string
	updated, anew          string // the two sites
	flags                  []string
	n                      int // steps made
	same, all              int // policies that were as before, and all of them
	updates, whole, failed int // builds
	wrong                  int // mistakes that are there now
}

const workshopTick = 30 * time.Millisecond

func newWorkshop(t *testing.T, seed uint64) *workshop {
	dir := t.TempDir()
	w := &workshop{
		t: t, r: rand.New(rand.NewPCG(seed, 7)), dir: dir,
		content: filepath.Join(dir, "content"), layouts: filepath.Join(dir, "layouts"),
		updated: filepath.Join(dir, "updated", "public"), anew: filepath.Join(dir, "anew", "public"),
		flags: []string{"--as-of", "2026-11-23"},
	}
	w.write("content/site.yaml", "title: {ja: 規程集, en: Rules}\npublisher: {ja: 試験株式会社, en: Test Co.}\nurl: https://policies.example.com/\nlanguages: [ja, en]\ntimezone: Asia/Tokyo\n")
	w.write("layouts/style.css", "body { margin: 0 }\n")
	for i := range 5 {
		w.policy(fmt.Sprintf("policy-%d", i))
	}
	return w
}

func (w *workshop) write(name, data string) {
	w.t.Helper()
	writeFile(w.t, filepath.Join(w.dir, filepath.FromSlash(name)), data)
}

// policy writes a policy that refers to another one.
func (w *workshop) policy(name string) {
	other := w.any()
	w.write("content/"+name+"/policy.yaml", "prevailing: ja\nversions:\n  - effective: 2020-09-01\n  - effective: 2023-06-16\n")
	for _, version := range []string{"2020-09-01", "2023-06-16"} {
		ja, en := "", ""
		if other != "" && version == "2023-06-16" {
			ja, en = "[]("+other+"#scope)による。", " See []("+other+"#scope)."
		}
		w.write("content/"+name+"/"+version+"/ja.md", "# 規程"+name+"\n\n## 第1条（目的）\n\nこの規程は、事項一を定める。"+ja+"\n\n## 第2条（範囲）{#scope}\n\n会員に適用する。\n")
		w.write("content/"+name+"/"+version+"/en.md", "# Rules "+name+"\n\n## Article 1 (Purpose)\n\nThese Rules provide for Matter 1."+en+"\n\n## Article 2 (Scope) {#scope}\n\nThey apply to members.\n")
	}
}

// policies returns the names of the policies.
func (w *workshop) policies() []string {
	var names []string
	list, _ := os.ReadDir(w.content)
	for _, e := range list {
		if e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// any returns the name of a policy, or "".
func (w *workshop) any() string {
	if names := w.policies(); len(names) > 0 {
		return names[w.r.IntN(len(names))]
	}
	return ""
}

// text returns the name of a text.
func (w *workshop) text() string {
	list := filesOf(w.t, filepath.Join(w.content, w.any()), ".md")
	if len(list) == 0 {
		return filepath.Join(w.content, "site.yaml")
	}
	return list[w.r.IntN(len(list))]
}

// edit replaces words in a file.
func (w *workshop) edit(name string, pairs ...string) {
	data, err := os.ReadFile(name)
	if err != nil {
		return
	}
	writeFile(w.t, name, strings.NewReplacer(pairs...).Replace(string(data)))
}

// both does the same to both sites.
func (w *workshop) both(do func(site string)) {
	do(w.updated)
	do(w.anew)
}

// page returns a file of the sites that a build made.
func (w *workshop) page() string {
	list := filesOf(w.t, w.updated, ".html")
	if len(list) == 0 {
		return "index.html"
	}
	rel, _ := filepath.Rel(w.updated, list[w.r.IntN(len(list))])
	return rel
}

// contentSteps is how many of the steps are about texts.
const contentSteps = 22

// steps are what people, editors and accidents do: first those that are about texts.
func (w *workshop) steps() []func() string {
	word := strconv.Itoa(w.n)
	return []func() string{
		func() string {
			w.edit(w.text(), "事項", "事項"+word+"及び", "Matter", "Matters "+word+" and")
			return "words"
		},
		func() string {
			w.edit(w.text(), "会員", "社員", "members", "persons")
			return "words of equal length"
		},
		func() string { w.edit(w.text(), "# 規程", "# 新規程", "# Rules", "# New Rules"); return "a title" },
		func() string {
			w.edit(w.text(), "（目的）", "（趣旨）", "(Purpose)", "(Aim)")
			return "a caption"
		},
		func() string { w.edit(w.text(), "{#scope}", ""); return "a name that others refer to" },
		func() string {
			w.edit(w.text(), "（範囲）\n", "（範囲）{#scope}\n", "(Scope)\n", "(Scope) {#scope}\n")
			return "the name again"
		},
		func() string { w.policy("policy-" + strconv.Itoa(w.r.IntN(9))); return "a policy" },
		func() string { os.RemoveAll(filepath.Join(w.content, w.any())); return "a policy is gone" },
		func() string {
			old := w.any()
			name := "renamed-" + word
			os.Rename(filepath.Join(w.content, old), filepath.Join(w.content, name))
			w.edit(filepath.Join(w.content, name, "policy.yaml"), "prevailing: ja\n", "prevailing: ja\nformerly: ["+old+"]\n", "formerly: [", "formerly: ["+old+", ")
			for _, text := range filesOf(w.t, w.content, ".md") {
				w.edit(text, "]("+old+"#", "]("+name+"#")
			}
			return "another name"
		},
		func() string {
			old := w.any()
			os.Rename(filepath.Join(w.content, old), filepath.Join(w.content, "moved-"+word))
			return "another name, and nobody knows"
		},
		func() string {
			name := w.any()
			os.CopyFS(filepath.Join(w.content, name, "2025-04-01"), os.DirFS(filepath.Join(w.content, name, "2023-06-16")))
			w.edit(filepath.Join(w.content, name, "policy.yaml"), "2023-06-16\n", "2023-06-16\n  - effective: 2025-04-01\n")
			return "a version"
		},
		func() string {
			name := w.any()
			os.RemoveAll(filepath.Join(w.content, name, "2025-04-01"))
			w.edit(filepath.Join(w.content, name, "policy.yaml"), "  - effective: 2025-04-01\n", "")
			return "a version is gone"
		},
		func() string {
			name := w.any()
			os.CopyFS(filepath.Join(w.content, name, "draft"), os.DirFS(filepath.Join(w.content, name, "2023-06-16")))
			return "a draft"
		},
		func() string { os.RemoveAll(filepath.Join(w.content, w.any(), "draft")); return "a draft is gone" },
		func() string {
			os.Remove(filepath.Join(w.content, w.any(), "2020-09-01", "en.md"))
			return "no translation"
		},
		func() string {
			w.write("content/"+w.any()+"/2023-06-16/notes.txt", "x")
			return "a file that is no text"
		},
		func() string {
			for _, name := range filesOf(w.t, w.content, "notes.txt") {
				os.Remove(name)
			}
			return "no such file"
		},
		func() string {
			w.edit(filepath.Join(w.content, w.any(), "policy.yaml"), "prevailing: ja\n", "prevailing: ja\ndates: wareki\n", "dates: wareki\n", "dates: seireki\n")
			return "dates"
		},
		func() string { w.write("content/"+w.any()+"/.swap", word); return "a hidden file" },
		func() string {
			name := w.text()
			now := time.Now().Add(-time.Hour)
			os.Chtimes(name, now, now)
			return "a touch"
		},
		func() string {
			name := w.text()
			info, err := os.Stat(name)
			if err == nil {
				w.edit(name, "会員", "社員", "社員", "会員", "members", "persons", "persons", "members")
				os.Chtimes(name, info.ModTime(), info.ModTime())
			}
			return "words, and the time as it was"
		},
		func() string {
			name := w.text()
			data, _ := os.ReadFile(name)
			os.Remove(name)
			writeFile(w.t, name, string(data))
			return "the same words in another file"
		},
		func() string {
			w.edit(filepath.Join(w.content, "site.yaml"), "規程集", "規程類集")
			return "the title of the site"
		},
		func() string {
			w.write("content/glossary.yaml", "- {ja: 会員, en: member}\n- {ja: 事項"+word+", en: Matter"+word+"}\n")
			return "a glossary"
		},
		func() string { os.Remove(filepath.Join(w.content, "glossary.yaml")); return "no glossary" },
		func() string { w.write("layouts/style.css", "body { margin: "+word+"px }\n"); return "a layout" },
		func() string {
			w.write("layouts/icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")
			return "another layout"
		},
		func() string { os.Remove(filepath.Join(w.layouts, "icon.svg")); return "no such layout" },
		func() string {
			w.flags = [][]string{{"--as-of", "2026-11-23"}, {"--as-of", "2022-01-01"}, {"--as-of", "2026-11-23", "--drafts"}, {"--as-of", "2026-11-23", "--url", "https://other.example/"}}[w.r.IntN(4)]
			return "flags " + strings.Join(w.flags, " ")
		},
		func() string {
			page := w.page()
			w.both(func(site string) { w.edit(filepath.Join(site, page), "<p", "<P") })
			return "a page that somebody changed: " + page
		},
		func() string {
			page := w.page()
			w.both(func(site string) { os.Remove(filepath.Join(site, page)) })
			return "a page that somebody took away: " + page
		},
		func() string {
			folder := filepath.Dir(w.page())
			w.both(func(site string) { writeFile(w.t, filepath.Join(site, folder, "foreign-"+word), word) })
			return "a foreign file in " + folder
		},
		func() string {
			w.both(func(site string) { writeFile(w.t, filepath.Join(site, ".git", "objects", word), word) })
			return "foreign folders"
		},
		func() string {
			w.both(func(site string) {
				for _, name := range filesOf(w.t, site, "") {
					if strings.Contains(name, "foreign-") {
						os.Remove(name)
					}
				}
			})
			return "no foreign files"
		},
		func() string { os.RemoveAll(filepath.Join(w.dir, "updated", cacheFolder)); return "no cache" },
		func() string {
			name := filepath.Join(w.dir, "updated", cacheFolder, "public", "build")
			if data, err := os.ReadFile(name); err == nil && len(data) > 0 {
				data[w.r.IntN(len(data))] ^= 1 << w.r.IntN(8)
				writeFile(w.t, name, string(data))
			}
			return "a cache with a bit turned"
		},
		func() string {
			list := filesOf(w.t, filepath.Join(w.dir, "updated"), "index.html")
			if len(list) > 0 {
				os.Remove(list[w.r.IntN(len(list))])
			}
			w.both(func(site string) {})
			return "a page of the site or of its mirror is gone"
		},
		func() string { w.build(w.updated, "--no-cache"); return "a build that remembers nothing" },
		func() string { w.otherProgram(); return "a cache of another program" },
		func() string { return "nothing" },
		func() string { return "nothing" },
	}
}

// otherProgram makes the cache one that another program has written.
func (w *workshop) otherProgram() {
	name := filepath.Join(w.dir, "updated", cacheFolder, "public", "build")
	data, err := os.ReadFile(name)
	if err != nil {
		return
	}
	if b, err := cache.Decode(string(data)); err == nil {
		b.Program++
		b.ProgramSum[0]++
		writeFile(w.t, name, string(b.Append(nil)))
	}
}

// build builds the content into a site, with or without a memory.
func (w *workshop) build(site string, flags ...string) (status int, said, printed string) {
	w.t.Helper()
	m, err := newMessages("en")
	if err != nil {
		w.t.Fatal(err)
	}
	var stdout, stderr bytes.Buffer
	env := environment{stdout: &stdout, stderr: &stderr, getenv: func(string) string { return "" }, messages: m}
	o, err := parseFlags(env, "build", slices.Concat([]string{"--content", w.content, "--layouts", w.layouts, "--out", site, "--stats"}, w.flags, flags))
	if err != nil {
		w.t.Fatal(err)
	}
	o.tick = workshopTick
	got := exitStatus(env, buildSite(env, o))
	return got, stderr.String(), stdout.String()
}

func exitStatus(env environment, err error) int { return status(env, err) }

var remembered = regexp.MustCompile(`(?m)^(\d+) of (\d+) policies are as the last build left them$`)

// compare brings one site up to date, builds the other anew, and compares them, and
// what was said.
func (w *workshop) compare(step string) {
	w.t.Helper()
	w.n++
	before := timesOf(w.t, w.updated)
	time.Sleep(2 * workshopTick)
	status, said, printed := w.build(w.updated)
	want, wanted, _ := w.build(w.anew, "--no-cache")
	if status != want || said != wanted {
		w.t.Fatalf("step %d, %s: exit status %d, want %d\n%s\nwant\n%s", w.n, step, status, want, said, wanted)
	}
	if status != exitGood {
		w.failed++
		w.wrong++
		return
	}
	if diff := differences(treeWithFolders(w.t, w.updated), treeWithFolders(w.t, w.anew)); diff != "" {
		w.t.Fatalf("step %d, %s: %s", w.n, step, diff)
	}
	if diff := differences(treeWithFolders(w.t, filepath.Join(w.dir, "updated", cacheFolder, "public", "mirror")), treeWithFolders(w.t, w.updated)); diff != "" {
		w.t.Fatalf("step %d, %s: the mirror: %s", w.n, step, diff)
	}
	for name, after := range timesOf(w.t, w.updated) {
		if was, ok := before[name]; ok && was.content == after.content && was.time != after.time && filepath.Base(name) != manifest {
			w.t.Fatalf("step %d, %s: %s has the content of before and another time", w.n, step, name)
		}
	}
	if list, err := os.ReadDir(filepath.Join(w.dir, "updated")); err != nil || len(list) != 2 {
		w.t.Fatalf("step %d, %s: beside the site stand %v, %v", w.n, step, list, err)
	}
	w.wrong = 0
	found := remembered.FindStringSubmatch(printed)
	if found == nil {
		w.t.Fatalf("step %d, %s: it does not say what was remembered:\n%s", w.n, step, printed)
	}
	same, _ := strconv.Atoi(found[1])
	all, _ := strconv.Atoi(found[2])
	w.same, w.all = w.same+same, w.all+all
	if same > 0 {
		w.updates++
	} else {
		w.whole++
	}
}

type timed struct {
	content string
	time    time.Time
}

func timesOf(t *testing.T, root string) map[string]timed {
	t.Helper()
	all := map[string]timed{}
	filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		data, _ := os.ReadFile(name)
		info, err := d.Info()
		if err == nil {
			all[name] = timed{string(data), info.ModTime()}
		}
		return nil
	})
	return all
}

// treeWithFolders is treeOf with the folders, which may be empty, and their rights.
func treeWithFolders(t *testing.T, root string) map[string][32]byte {
	t.Helper()
	tree := treeOf(t, root)
	filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			info, _ := d.Info()
			rel, _ := filepath.Rel(root, name)
			tree[filepath.ToSlash(rel)+"/ "+info.Mode().String()] = [32]byte{}
		}
		return nil
	})
	return tree
}

// TestUpdatesAreWholeBuilds changes content, layouts, flags, the site and the cache at
// random, and compares after each step the site that is brought up to date with one
// that is built anew: each byte, each folder, all that was said.
func TestUpdatesAreWholeBuilds(t *testing.T) {
	steps := updateSteps
	if testing.Short() {
		steps = 10
	}
	w := newWorkshop(t, uint64(steps))
	w.compare("the beginning")
	good := filepath.Join(t.TempDir(), "content")
	for range steps {
		if w.wrong == 0 {
			os.RemoveAll(good)
			if err := os.CopyFS(good, os.DirFS(w.content)); err != nil {
				t.Fatal(err)
			}
		}
		list := w.steps()
		if w.r.IntN(3) > 0 {
			list = list[:contentSteps]
		}
		w.compare(list[w.r.IntN(len(list))]())
		if w.wrong > w.r.IntN(3) { // Somebody takes the mistakes back.
			os.RemoveAll(w.content)
			if err := os.CopyFS(w.content, os.DirFS(good)); err != nil {
				t.Fatal(err)
			}
			w.compare("the mistakes are taken back")
		}
	}
	t.Logf("%d builds: %d updates, %d whole, %d with mistakes; %d of %d policies were as before", w.n, w.updates, w.whole, w.failed, w.same, w.all)
	if w.updates < w.n/5 {
		t.Errorf("of %d builds only %d were updates", w.n, w.updates)
	}
}

// TestOtherDisk remembers on another disk than that of the site, where no links are: each
// build is a whole one, and good.
func TestOtherDisk(t *testing.T) {
	const disk = "/dev/shm"
	there, err := os.MkdirTemp(disk, "jobun-test-*")
	if err != nil {
		skipWithout(t, err.Error())
	}
	defer os.RemoveAll(there)
	w := newWorkshop(t, 1)
	if os.Link(filepath.Join(w.content, "site.yaml"), filepath.Join(there, "site.yaml")) == nil {
		skipWithout(t, disk+" is the same disk")
	}
	if err := os.MkdirAll(filepath.Dir(w.updated), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(there, filepath.Join(filepath.Dir(w.updated), cacheFolder)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if status, said, printed := w.build(w.updated); status != exitGood || !strings.Contains(printed, "\n0 of 5 policies") {
			t.Fatalf("exit status %d\n%s\n%s", status, said, printed)
		}
		w.build(w.anew, "--no-cache")
		if diff := differences(treeOf(t, w.updated), treeOf(t, w.anew)); diff != "" {
			t.Error(diff)
		}
	}
	if left, err := os.ReadDir(there); err != nil || len(left) > 1 {
		t.Errorf("there is left %v, %v", left, err)
	}
}

// TestMistakeIsFree checks that a mistake in a text does not make the next build a whole
// one.
func TestMistakeIsFree(t *testing.T) {
	w := newWorkshop(t, 2)
	w.compare("the beginning")
	name := filepath.Join(w.content, "policy-1", "2023-06-16", "ja.md")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, name, string(data)+"\n[](#nowhere)\n")
	w.compare("a mistake")
	if w.failed != 1 {
		t.Fatal("the mistake is none")
	}
	writeFile(t, name, string(data))
	w.compare("no mistake")
	if w.same != 5 {
		t.Errorf("%d policies of 5 were as before", w.same)
	}
}
