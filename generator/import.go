package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"jobun/generator/internal/content"
	"jobun/generator/internal/convert"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
	"jobun/generator/internal/word"
)

func importFlags(o *options, flags *flag.FlagSet) {
	contentFlag(o, flags)
	flags.StringVar(&o.policy, "policy", "", "")
	date(flags, &o.effective, "effective")
}

// importTexts makes a version of one text, or of a text in two languages, that was
// written elsewhere.
func importTexts(env environment, args []string) error {
	o, err := parseFlags(env, "import", args)
	if err != nil {
		return err
	}
	if len(o.args) < 1 || len(o.args) > 2 {
		return wrong("import.args")
	}
	if o.policy == "" || o.effective.IsZero() {
		return wrong("import.need")
	}
	if !content.ValidName(o.policy) {
		return wrong("new.name", "Found", o.policy)
	}
	folder, err := openFolder(o)
	if err != nil {
		return err
	}
	if len(folder.Site.Languages) == 0 {
		return report(env.stderr, o, folder.problems.Sorted())
	}
	i := importer{env: env, options: o, folder: folder}
	results, err := i.read()
	if err != nil {
		return err
	}
	return i.write(results)
}

// importer imports the texts of one version.
type importer struct {
	env     environment
	options options
	folder  *openedFolder
}

// read converts the files, and says as what each was read.
func (i importer) read() (map[policy.Language]convert.Result, error) {
	results := map[policy.Language]convert.Result{}
	for _, name := range i.options.args {
		lines, problems, err := i.lines(name)
		if err != nil {
			return nil, err
		}
		l := languageOf(name, lines)
		if !slices.Contains(i.folder.Site.Languages, l) {
			return nil, wrong("import.foreign", "File", name, "Language", string(l))
		}
		if _, ok := results[l]; ok {
			return nil, wrong("import.same", "Language", string(l))
		}
		result := convert.Text(filepath.ToSlash(name), lines, l)
		result.Problems = append(result.Problems, problems...)
		results[l] = result
		fmt.Fprintln(i.env.stdout, i.env.messages.text("import.read", "File", name, "Language", string(l), "Lines", strconv.Itoa(len(lines))))
	}
	return results, nil
}

// languageOf returns the language that the name of a file ends in, or else that in
// which it seems to be written.
func languageOf(name string, lines []convert.Line) policy.Language {
	stem := strings.ToLower(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)))
	for _, l := range []string{"ja", "en"} {
		if stem == l || strings.HasSuffix(stem, "-"+l) || strings.HasSuffix(stem, "_"+l) || strings.HasSuffix(stem, "."+l) {
			return policy.Language(l)
		}
	}
	return convert.Language(lines)
}

// lines reads a file by the ending of its name; every other ending is plain text.
func (i importer) lines(name string) ([]convert.Line, []source.Problem, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, nil, err
	}
	ending := strings.ToLower(filepath.Ext(name))
	if ending == ".docx" {
		return wordLines(name, data)
	}
	file, problems := source.Decode(name, data)
	if !utf8.Valid(data) || bytes.ContainsRune(data, 0) || slices.ContainsFunc(problems, func(p source.Problem) bool { return p.ID == "encoding.utf8" }) {
		return nil, nil, failed("import.encoding", "File", name)
	}
	if ending == ".html" || ending == ".htm" {
		lines, err := convert.HTML(file.Text)
		return lines, nil, err
	}
	return convert.Lines(file.Text), nil, nil
}

// wordLines reads a file of Word: its numbers are typed first, because pandoc leaves
// out those of headings, and makes 1 of （ア）. What is not in the lines is reported.
func wordLines(name string, data []byte) ([]convert.Line, []source.Problem, error) {
	program, err := exec.LookPath("pandoc")
	if err != nil {
		return nil, nil, failed("import.docx", "File", name)
	}
	document, err := word.Type(data)
	if err != nil {
		return nil, nil, failed("import.word", "File", name)
	}
	page, err := pandoc(program, name, document.Docx)
	if err != nil {
		return nil, nil, err
	}
	lines, err := convert.HTML(string(page))
	if err != nil {
		return nil, nil, err
	}
	for i := range lines {
		lines[i].Number = 0 // Those of pandoc say nothing; problems show the words.
	}
	var problems source.Problems
	pos := source.Pos{File: filepath.ToSlash(name)}
	for _, words := range document.Unknown {
		problems.Warn(pos, "convert.word-number", "Found", words)
	}
	for _, words := range convert.Missing(document.Paragraphs, lines) {
		problems.Warn(pos, "convert.missing", "Found", words)
	}
	return lines, problems.Sorted(), nil
}

// pandoc returns a file of Word, of which the bytes are given, as HTML.
func pandoc(program, name string, docx []byte) ([]byte, error) {
	var stderr bytes.Buffer
	c := exec.Command(program, "--sandbox", "--from", "docx", "--to", "html", "--standalone", "--wrap", "none") // alone a text has no title
	c.Stdin, c.Stderr = bytes.NewReader(docx), &stderr
	data, err := c.Output()
	if err != nil {
		return nil, failed("import.pandoc", "File", name, "Error", strings.TrimSpace(stderr.String()+" "+err.Error()))
	}
	return data, nil
}

// write makes the version, and the policy if it is new. Nothing is written if words
// were lost.
func (i importer) write(results map[policy.Language]convert.Result) error {
	o := i.options
	effective := o.effective.String()
	folder := filepath.Join(o.content, o.policy)
	target := filepath.Join(folder, effective)
	if _, err := os.Lstat(target); err == nil {
		return wrong("new.version-exists", "Path", target)
	}
	var problems source.Problems
	files := map[string]string{}
	for l, r := range results {
		files[string(l)+".md"] = r.Markdown
		problems.Append(r.Problems...)
	}
	if problems.Len() > 0 {
		if err := report(i.env.stderr, o, problems.Sorted()); err != nil {
			return err
		}
	}
	var err error
	if slices.Contains(i.folder.Policies(), o.policy) {
		err = i.append(folder, target, files, results)
	} else {
		err = i.make(folder, files, results)
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(i.env.stdout, i.env.messages.text("import.done", "Folder", target, "Policy", o.policy))
	return err
}

// make makes a policy with the version.
func (i importer) make(folder string, files map[string]string, results map[policy.Language]convert.Result) error {
	if _, err := os.Lstat(folder); err == nil {
		return wrong("new.policy-exists", "Path", folder)
	}
	prevailing := i.folder.Site.Languages[0]
	if _, ok := results[prevailing]; !ok {
		for l := range results {
			prevailing = l
		}
	}
	yaml := fmt.Sprintf("prevailing: %s\nnumbering: %s\nversions:\n  - effective: %s\n", prevailing, presetOf(results), i.options.effective)
	if d, ok := results[prevailing].Dates["enacted"]; ok {
		yaml += fmt.Sprintf("    enacted: %s\n", d)
	}
	all := map[string]string{"policy.yaml": yaml}
	for name, text := range files {
		all[filepath.Join(i.options.effective.String(), name)] = text
	}
	return makeFolder(folder, all)
}

// presetOf returns the preset in whose style the first article is numbered.
func presetOf(results map[policy.Language]convert.Result) string {
	if strings.Contains(results["ja"].Markdown, "# 第一条") {
		return "statute"
	}
	return "company"
}

// append adds the version to a policy.
func (i importer) append(folder, target string, files map[string]string, results map[policy.Language]convert.Result) error {
	p, _, err := i.folder.Load(i.options.policy, false)
	if err != nil {
		return err
	}
	for _, v := range p.Versions {
		if v.Effective.Compare(i.options.effective) >= 0 {
			return wrong("new.order", "Date", i.options.effective.String(), "Last", v.Name())
		}
	}
	yaml := filepath.Join(folder, "policy.yaml")
	old, err := os.ReadFile(yaml)
	if err != nil {
		return err
	}
	var below []string
	if d, ok := results[p.Prevailing].Dates["revised"]; ok {
		below = append(below, "revised: "+d.String())
	}
	changed, ok := content.AppendVersion(old, i.options.effective, below...)
	if !ok {
		return failed("new.layout", "File", yaml, "Date", i.options.effective.String())
	}
	if err := makeFolder(target, files); err != nil {
		return err
	}
	if err := replaceFile(yaml, changed); err != nil {
		os.RemoveAll(target)
		return err
	}
	return nil
}
