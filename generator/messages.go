package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
)

//go:embed messages/*.yaml
var messageFiles embed.FS

// languages are those in which commands speak, the one for everybody else first.
var languages = [...]string{"en", "ja"}

// messages words what commands say to the person who called them. What they say
// about the content is worded by [source.Catalog].
type messages struct {
	bundle    *i18n.Bundle
	localizer *i18n.Localizer
}

// newMessages reads the messages in the language, ja or en. An error is a
// mistake in their files.
func newMessages(lang string) (*messages, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("yaml", func(data []byte, v any) error { return yaml.Unmarshal(data, v) })
	for _, tag := range languages {
		for _, name := range []string{"active", "help"} {
			file := "messages/" + name + "." + tag + ".yaml"
			if _, err := bundle.LoadMessageFileFS(messageFiles, file); err != nil {
				return nil, fmt.Errorf("%s: %v", file, err)
			}
		}
	}
	return &messages{bundle, i18n.NewLocalizer(bundle, lang)}, nil
}

// in returns the same messages in another language.
func (m *messages) in(lang string) *messages {
	return &messages{m.bundle, i18n.NewLocalizer(m.bundle, lang)}
}

// text returns the message with the identifier. Words are pairs: the name that
// the message has for a word, and the word. A message that is missing is its
// identifier and its words, so that nothing is lost.
func (m *messages) text(message string, words ...string) string {
	data := map[string]string{}
	for i := 0; i+1 < len(words); i += 2 {
		data[words[i]] = words[i+1]
	}
	text, err := m.localizer.Localize(&i18n.LocalizeConfig{MessageID: message, TemplateData: data})
	if text == "" && err != nil {
		return message + " " + strings.Join(words, " ")
	}
	return strings.TrimSuffix(text, "\n")
}

// spokenError is an error that has a message.
type spokenError struct {
	message string
	words   []string
}

// Error returns the identifier and the words, for programmers.
func (e spokenError) Error() string {
	return strings.Join(append([]string{e.message}, e.words...), " ")
}

// usageError is a mistake in the call of the program.
type usageError struct{ spokenError }

// wrong returns a mistake in the call, with words as in [messages.text].
func wrong(message string, words ...string) error { return usageError{spokenError{message, words}} }

// failed returns a failure of the machine, or of what the command needs of it.
func failed(message string, words ...string) error { return spokenError{message, words} }

// causes are the failures that have a message of their own; the others are said
// in the words of the system.
var causes = []struct {
	err error
	id  string
}{
	{fs.ErrNotExist, "machine.missing"},
	{fs.ErrPermission, "machine.permission"},
	{fs.ErrExist, "machine.exists"},
	{syscall.ENOSPC, "machine.full"},
	{syscall.EROFS, "machine.read-only"},
	{syscall.ENOTDIR, "machine.not-folder"},
}

// failure words an error.
func (m *messages) failure(err error) string {
	var spoken spokenError
	var wrong usageError
	switch {
	case errors.As(err, &wrong):
		return m.text(wrong.message, wrong.words...)
	case errors.As(err, &spoken):
		return m.text(spoken.message, spoken.words...)
	}
	var path *fs.PathError
	if !errors.As(err, &path) {
		return err.Error()
	}
	for _, c := range causes {
		if errors.Is(path.Err, c.err) {
			return m.text(c.id, "Error", err.Error())
		}
	}
	return err.Error()
}
