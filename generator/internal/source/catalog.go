package source

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
)

//go:embed messages/*.yaml
var messages embed.FS

// Catalog words problems in the languages of those who read them, one file of
// messages each: messages/active.ja.yaml. A problem with the identifier
// label.gap has its message at label, gap, message, and what to write instead
// at label, gap, hint; both may name the problem's arguments: {{.Found}}.
//
// What a check is for stands in a file of its own, messages/checks.ja.yaml: its
// title at its name, title; what it looks for, why, and what to do at its name,
// document.
//
// Messages are lower case without a full stop, and say what was found and what
// was wanted. Hints say what to write. Both speak to people of a legal
// department, in the words of the design's section 4.
type Catalog struct {
	bundle     *i18n.Bundle
	localizers map[string]*i18n.Localizer // of the languages that have messages
}

// NewCatalog reads the messages. An error is a mistake in their files, not of
// an author.
func NewCatalog() (*Catalog, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("yaml", func(data []byte, v any) error { return yaml.Unmarshal(data, v) })
	c := &Catalog{bundle, map[string]*i18n.Localizer{}}
	for _, tag := range [...]string{"en", "ja"} {
		for _, kind := range [...]string{"active", "checks"} {
			name := "messages/" + kind + "." + tag + ".yaml"
			if _, err := bundle.LoadMessageFileFS(messages, name); err != nil {
				return nil, fmt.Errorf("%s: %v", name, err)
			}
		}
		c.localizers[tag] = i18n.NewLocalizer(bundle, tag)
	}
	return c, nil
}

// Message returns what is wrong, in the language, which is a BCP 47 tag; a
// language without messages is English. A problem that has no message is its
// identifier and its arguments, so that nothing is lost.
func (c *Catalog) Message(p Problem, language string) string {
	if text := c.find(p.ID+".message", p.Args, language); text != "" {
		return text
	}
	return p.ID + p.Args.list()
}

// Hint returns what to write instead, or "" if the message says enough.
func (c *Catalog) Hint(p Problem, language string) string {
	return c.find(p.ID+".hint", p.Args, language)
}

// Line returns the problem as it is printed: "file:line:col: error: message
// (check-name)", and the hint on a line of its own if there is one, and so the
// reason for which it is no graver. The words error and warning are the same in every language, because programs read them.
func (c *Catalog) Line(p Problem, language string) string {
	return p.Pos.String() + ": " + c.said(p, language)
}

// said returns the line without the place.
func (c *Catalog) said(p Problem, language string) string {
	line := fmt.Sprintf("%s: %s (%s)", p.Severity, c.Message(p, language), p.Check())
	if hint := c.Hint(p, language); hint != "" {
		line += "\n  " + c.find("line.hint", Args{"Hint": hint}, language)
	}
	if p.Reason != "" {
		line += "\n  " + c.find("line.lowered", Args{"Reason": p.Reason}, language)
	}
	return line
}

// Title returns what the check finds, in a few words, or "".
func (c *Catalog) Title(check, language string) string {
	return c.find(check+".title", nil, language)
}

// Document returns what the check is for, or "".
func (c *Catalog) Document(check, language string) string {
	return strings.TrimSpace(c.find(check+".document", nil, language))
}

// Firm returns what the mark * in a list of checks means.
func (c *Catalog) Firm(language string) string { return c.find("line.firm", nil, language) }

// Sealed says what became of the seal of a text: "made", "made anew" or "noted",
// with the arguments Policy, Version, Language and Sum; or "kept", without, if all
// are as they were.
func (c *Catalog) Sealed(what string, args Args, language string) string {
	return c.find("line.seal-"+strings.ReplaceAll(what, " ", "-"), args, language)
}

// Summary returns how many problems of each severity there are, as a line.
func (c *Catalog) Summary(list []Problem, language string) string {
	if len(list) == 0 {
		return c.find("line.no-problem", nil, language)
	}
	var counts [len(severityNames)]int
	for _, p := range list {
		counts[p.Severity]++
	}
	args, id := Args{}, "line.summary"
	for name, s := range map[string]Severity{"Errors": Error, "Warnings": Warning, "Notes": Note} {
		args[name] = c.count("line."+strings.ToLower(name), counts[s], language)
	}
	if counts[Note] > 0 {
		id += "-notes"
	}
	return c.find(id, args, language)
}

// count returns a number with what it counts, in the singular or the plural.
func (c *Catalog) count(id string, n int, language string) string {
	text, _ := i18n.NewLocalizer(c.bundle, language).Localize(&i18n.LocalizeConfig{MessageID: id, PluralCount: n})
	return text
}

// find returns the text with the identifier, or "".
func (c *Catalog) find(id string, args Args, language string) string {
	localizer := c.localizers[language]
	if localizer == nil {
		localizer = i18n.NewLocalizer(c.bundle, language)
	}
	text, err := localizer.Localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: args})
	if err != nil && text == "" {
		return ""
	}
	return text
}

// list returns the arguments by name, each after a space.
func (a Args) list() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(a)) {
		fmt.Fprintf(&b, " %s=%q", name, a[name])
	}
	return b.String()
}
