//go:build unix

package main

import (
	"crypto/sha256"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestKilledBuilds kills builds over a site at random moments. The site is then
// the old one or the new one, wholly, with the files that no build made; and the
// next build succeeds and leaves nothing of the killed one.
func TestKilledBuilds(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	contents := [2]string{makeCorpus(t, 12), makeCorpus(t, 12)}
	amendCorpus(t, contents[1])
	work := t.TempDir()
	out := filepath.Join(work, "public")
	foreign := map[string]string{"CNAME": "policies.example.com", ".gitignore": "*", ".git/HEAD": "ref", ".well-known/security.txt": "x", "ja/policy-00001/kept.txt": "y"}
	for name, data := range foreign {
		writeFile(t, filepath.Join(out, name), data)
	}
	var sites [2]map[string][32]byte
	var took time.Duration
	for i, content := range contents {
		start := time.Now()
		if err := buildCommand(content, out).Run(); err != nil {
			t.Fatal(err)
		}
		took = time.Since(start)
		sites[i] = treeOf(t, out)
	}
	if maps.Equal(sites[0], sites[1]) {
		t.Fatal("the two sites are the same")
	}
	random := rand.New(rand.NewPCG(1, 1))
	old, swapped, unfinished := 1, 0, 0
	for n := range kills {
		c := buildCommand(contents[1-old], out)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took + took/4))))
		c.Process.Kill()
		c.Wait()
		switch tree := treeOf(t, out); {
		case maps.Equal(tree, sites[old]):
			unfinished++
		case maps.Equal(tree, sites[1-old]):
			swapped++
		default:
			t.Fatalf("kill %d: the site is neither the old nor the new one: %s", n, differences(tree, sites[old]))
		}
		old = n % 2
		if err := buildCommand(contents[old], out).Run(); err != nil {
			t.Fatalf("kill %d: the next build: %v", n, err)
		}
		if diff := differences(treeOf(t, out), sites[old]); diff != "" {
			t.Fatalf("kill %d: after the next build %s", n, diff)
		}
		if beside := besideSite(t, work); len(beside) > 0 {
			t.Fatalf("kill %d: beside the site stand %v", n, beside)
		}
	}
	t.Logf("%d builds killed: %d left the old site, %d the new one", kills, unfinished, swapped)
}

// besideSite names what stands beside the folder public but what builds remember, and
// in the folder of that but what belongs there.
func besideSite(t *testing.T, work string) []string {
	t.Helper()
	var list []string
	for folder, known := range map[string][]string{
		work:                                 {"public", cacheFolder},
		work + "/" + cacheFolder:             {"public", ".gitignore"},
		work + "/" + cacheFolder + "/public": {"build", "mirror"},
	} {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !slices.Contains(known, e.Name()) {
				list = append(list, e.Name())
			}
		}
	}
	return list
}

// TestKilledUpdates kills builds that bring a site up to date in which one text has
// changed. The site is the old one or the new one, and the next build makes the new one,
// whatever was remembered.
func TestKilledUpdates(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	content := makeCorpus(t, 40)
	text := filepath.Join(content, "policy-00003", "2023-06-16", "ja.md")
	original, err := os.ReadFile(text)
	if err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	out := filepath.Join(work, "public")
	writeFile(t, filepath.Join(out, "CNAME"), "policies.example.com")
	random := rand.New(rand.NewPCG(2, 2))
	var sites [2]map[string][32]byte
	write := func(i int) {
		writeFile(t, text, strings.Replace(string(original), "会員", []string{"利用者", "加入者"}[i], 1))
	}
	var took time.Duration
	for i := range 4 {
		write(i % 2)
		start := time.Now()
		if err := buildCommand(content, out).Run(); err != nil {
			t.Fatal(err)
		}
		took = time.Since(start) // of the last one, which is an update
		sites[i%2] = treeOf(t, out)
	}
	unfinished, swapped := 0, 0
	for n := range kills {
		write(n % 2)
		c := buildCommand(content, out)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took + took/4))))
		c.Process.Kill()
		c.Wait()
		switch tree := treeOf(t, out); {
		case maps.Equal(tree, sites[n%2]):
			swapped++
		case maps.Equal(tree, sites[1-n%2]):
			unfinished++
		default:
			t.Fatalf("kill %d: the site is neither the old nor the new one: %s", n, differences(tree, sites[n%2]))
		}
		if err := buildCommand(content, out).Run(); err != nil {
			t.Fatalf("kill %d: the next build: %v", n, err)
		}
		if diff := differences(treeOf(t, out), sites[n%2]); diff != "" {
			t.Fatalf("kill %d: after the next build %s", n, diff)
		}
		if beside := besideSite(t, work); len(beside) > 0 {
			t.Fatalf("kill %d: beside the site stand %v", n, beside)
		}
	}
	t.Logf("%d updates killed: %d left the old site, %d the new one", kills, unfinished, swapped)
}

// TestTwoBuilds starts a build while another one is writing the same folder.
func TestTwoBuilds(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes long")
	}
	content, small := makeCorpus(t, 400), makeCorpus(t, 4)
	work := t.TempDir()
	out := filepath.Join(work, "public")
	first := buildCommand(content, out)
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	for range 2000 {
		if stages, _ := filepath.Glob(filepath.Join(work, ".public.new-*")); len(stages) > 0 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	second := buildCommand(small, out)
	var said strings.Builder
	second.Stderr = &said
	second.Run()
	if got := second.ProcessState.ExitCode(); got != exitMachine || !strings.Contains(said.String(), "another build is writing it") {
		t.Errorf("the second build: exit status %d\n%s", got, said.String())
	}
	if err := first.Wait(); err != nil {
		t.Errorf("the first build: %v", err)
	}
	if _, err := os.Stat(filepath.Join(out, "ja", "policy-00099", "index.html")); err != nil {
		t.Error(err)
	}
	if err := buildCommand(small, out).Run(); err != nil {
		t.Errorf("a build after both: %v", err)
	}
}

// amendCorpus gives all texts of a made content folder another word.
func amendCorpus(t *testing.T, content string) {
	t.Helper()
	for _, name := range filesOf(t, content, ".md") {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.NewReplacer("会員", "利用者", "A member", "A user", "the member", "the user").Replace(string(data))
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func writeFile(t *testing.T, name, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

// treeOf returns what is in a folder: the hash of each file by its name.
func treeOf(t *testing.T, root string) map[string][32]byte {
	t.Helper()
	tree := map[string][32]byte{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(root, name)
		tree[filepath.ToSlash(rel)] = sha256.Sum256(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// differences names what two trees do not have in common; "" if they are the same.
func differences(got, want map[string][32]byte) string {
	var list []string
	for name, sum := range got {
		if want[name] != sum {
			list = append(list, name)
		}
	}
	for name := range want {
		if _, ok := got[name]; !ok {
			list = append(list, name+" is missing")
		}
	}
	slices.Sort(list)
	return strings.Join(list[:min(len(list), 10)], ", ")
}
