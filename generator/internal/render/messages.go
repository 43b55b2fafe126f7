package render

import (
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"jobun/generator/internal/policy"
)

// catalog is the messages of every language that has a file.
type catalog struct {
	bundle    *i18n.Bundle
	languages map[policy.Language]*messages
}

// messages are the words of the pages in one language. To look one up in
// go-i18n costs more than to write a paragraph of law, so each is asked for once
// and kept in pieces; where a number decides the form, once for each number.
type messages struct {
	language  policy.Language
	localizer *i18n.Localizer
	namer     display.Namer              // of languages
	names     map[policy.Language]string // of those that have messages
	ownName   string                     // of the language in itself
	pieces    map[string][]piece
	plurals   map[string]map[string]string // arguments that stand for themselves, see newMessages
	counted   sync.Map                     // of counted: the pieces of plurals that were asked for
}

// counted is a message with the number that decides its form.
type counted struct {
	id    string
	count any
}

// piece is words, followed by an argument unless its name is "".
type piece struct{ words, argument string }

// newCatalog reads messages/active.*.yaml from each of the folders. A message of
// a later folder replaces that of an earlier one.
func newCatalog(folders ...fs.FS) (*catalog, error) {
	c := &catalog{bundle: i18n.NewBundle(language.English), languages: map[policy.Language]*messages{}}
	c.bundle.RegisterUnmarshalFunc("yaml", func(in []byte, out any) error { return yaml.Load(in, out) })
	all := map[language.Tag]map[string]*i18n.Message{}
	for _, folder := range folders {
		names, err := fs.Glob(folder, "messages/active.*.yaml")
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			if err := c.load(folder, name, all); err != nil {
				return nil, fmt.Errorf("layouts/%s: %v", name, err)
			}
		}
	}
	for tag, list := range all {
		m, err := newMessages(c.bundle, tag, list)
		if err != nil {
			return nil, fmt.Errorf("layouts/messages/active.%s.yaml: %v", tag, err)
		}
		c.languages[m.language] = m
	}
	for _, m := range c.languages {
		for l := range c.languages {
			m.names[l] = m.name(l)
		}
	}
	return c, nil
}

func (c *catalog) load(folder fs.FS, name string, all map[language.Tag]map[string]*i18n.Message) error {
	data, err := fs.ReadFile(folder, name)
	if err != nil {
		return err
	}
	file, err := c.bundle.ParseMessageFileBytes(data, path.Base(name))
	if err != nil {
		return err
	}
	if all[file.Tag] == nil {
		all[file.Tag] = map[string]*i18n.Message{}
	}
	for _, m := range file.Messages {
		all[file.Tag][m.ID] = m
	}
	return nil
}

// in returns the messages in a language, or else those in English.
func (c *catalog) in(l policy.Language) *messages {
	if m := c.languages[l]; m != nil {
		return m
	}
	return c.languages["en"]
}

// newMessages takes the messages with the tag out of the bundle. Their arguments
// are filled in with marks by which the words are then cut into pieces.
func newMessages(bundle *i18n.Bundle, tag language.Tag, list map[string]*i18n.Message) (*messages, error) {
	m := &messages{
		language:  policy.Language(tag.String()),
		localizer: i18n.NewLocalizer(bundle, tag.String()),
		namer:     display.Languages(tag),
		names:     map[policy.Language]string{},
		ownName:   display.Self.Name(tag),
		pieces:    map[string][]piece{},
		plurals:   map[string]map[string]string{},
	}
	for id, message := range list {
		marks := marksOf(message)
		if message.One != "" || marks["Count"] != "" {
			m.plurals[id] = marks
			continue
		}
		words, err := m.localizer.Localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: marks})
		if err != nil {
			return nil, err
		}
		m.pieces[id] = split(words)
	}
	return m, nil
}

var argument = regexp.MustCompile(`\{\{\s*\.(\w+)\s*\}\}`)

// marksOf returns the arguments of a message, each with a value by which it can
// be found again: its name between two NUL bytes, which no message contains.
func marksOf(m *i18n.Message) map[string]string {
	marks := map[string]string{}
	for _, form := range []string{m.Zero, m.One, m.Two, m.Few, m.Many, m.Other} {
		for _, found := range argument.FindAllStringSubmatch(form, -1) {
			marks[found[1]] = "\x00" + found[1] + "\x00"
		}
	}
	return marks
}

func split(words string) []piece {
	parts := strings.Split(words, "\x00")
	var list []piece
	for i := 0; i < len(parts); i += 2 {
		p := piece{words: parts[i]}
		if i+1 < len(parts) {
			p.argument = parts[i+1]
		}
		list = append(list, p)
	}
	return list
}

// find returns the pieces of a message; arguments are pairs of a name and a
// value, and the argument Count chooses the plural form.
func (m *messages) find(id string, arguments []any) ([]piece, error) {
	if pieces, ok := m.pieces[id]; ok {
		return pieces, nil
	}
	marks, ok := m.plurals[id]
	if !ok {
		return nil, fmt.Errorf("there is no message %q in messages/active.%s.yaml", id, m.language)
	}
	key := counted{id, value(arguments, "Count")}
	if pieces, ok := m.counted.Load(key); ok {
		return pieces.([]piece), nil
	}
	words, err := m.localizer.Localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: marks, PluralCount: key.count})
	pieces := split(words)
	if _, isInt := key.count.(int); isInt && err == nil {
		m.counted.Store(key, pieces)
	}
	return pieces, err
}

// html returns a message as HTML. Arguments are escaped unless they are
// [template.HTML].
func (m *messages) html(id string, arguments ...any) (template.HTML, error) {
	pieces, err := m.find(id, arguments)
	if err != nil {
		return "", err
	}
	b := make([]byte, 0, 128)
	for _, p := range pieces {
		words := p.words
		if len(b) > 0 && b[len(b)-1] == '.' {
			words = strings.TrimPrefix(words, ".") // Co., Ltd. ends a sentence too
		}
		b = appendText(b, words)
		if p.argument == "" {
			continue
		}
		switch v := value(arguments, p.argument).(type) {
		case template.HTML:
			b = append(b, v...)
		case string:
			b = appendText(b, v)
		case int:
			b = strconv.AppendInt(b, int64(v), 10)
		default:
			return "", fmt.Errorf("message %q has an argument %s, which is not given", id, p.argument)
		}
	}
	return template.HTML(b), nil
}

// words returns a message without arguments as plain text; "" if there is none.
func (m *messages) words(id string) string {
	if pieces := m.pieces[id]; len(pieces) == 1 {
		return pieces[0].words
	}
	return ""
}

// around returns the words before and after the one argument of a message.
func (m *messages) around(id string) (before, after string) {
	switch pieces := m.pieces[id]; len(pieces) {
	case 0:
		return "", ""
	case 1:
		return pieces[0].words, ""
	default:
		return pieces[0].words, pieces[1].words
	}
}

// name returns the name of another language in this one: Japanese.
func (m *messages) name(l policy.Language) string {
	if name, ok := m.names[l]; ok {
		return name
	}
	return m.namer.Name(language.Make(string(l)))
}

// ownName returns the name of a language in itself: 日本語.
func (c *catalog) ownName(l policy.Language) string {
	if m, ok := c.languages[l]; ok {
		return m.ownName
	}
	return display.Self.Name(language.Make(string(l)))
}

func value(arguments []any, name string) any {
	for i := 0; i+1 < len(arguments); i += 2 {
		if arguments[i] == name {
			return arguments[i+1]
		}
	}
	return nil
}
