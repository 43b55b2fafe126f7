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

//go:embed messages/active.*.yaml
var messages embed.FS

// Catalog words problems in the languages of those who read them, one file of
// messages each: messages/active.ja.yaml. A problem with the identifier
// label.gap has its message at label, gap, message, and what to write instead
// at label, gap, hint; both may name the problem's arguments: {{.Found}}.
//
// Messages are lower case without a full stop, and say what was found and what
// was wanted. Hints say what to write. Both speak to people of a legal
// department, in the words of the design's section 4.
type Catalog struct {
	bundle *i18n.Bundle
}

// NewCatalog reads the messages. An error is a mistake in their files, not of
// an author.
func NewCatalog() (*Catalog, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("yaml", func(data []byte, v any) error { return yaml.Unmarshal(data, v) })
	for _, tag := range [...]string{"en", "ja"} {
		if _, err := bundle.LoadMessageFileFS(messages, "messages/active."+tag+".yaml"); err != nil {
			return nil, fmt.Errorf("messages/active.%s.yaml: %v", tag, err)
		}
	}
	return &Catalog{bundle}, nil
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
// (check-name)", and the hint on a line of its own if there is one. The words
// error and warning are the same in every language, because programs read them.
func (c *Catalog) Line(p Problem, language string) string {
	line := fmt.Sprintf("%s: %s: %s (%s)", p.Pos, p.Severity, c.Message(p, language), p.Check())
	hint := c.Hint(p, language)
	if hint == "" {
		return line
	}
	return line + "\n  " + c.find("line.hint", Args{"Hint": hint}, language)
}

// find returns the text with the identifier, or "".
func (c *Catalog) find(id string, args Args, language string) string {
	text, err := i18n.NewLocalizer(c.bundle, language).Localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: args})
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
