package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"mime"
	"net"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"

	"jobun/generator/internal/source"
)

// previewScript reloads pages and shows problems. It is a part of the server, not
// of the site: it is put into pages on their way, and is in no published one.
//
//go:embed preview.js
var previewScript []byte

// own is where the server keeps what is not of the site; no policy can have this
// name.
const ownAddress = "/.preview/"

// board shows the newest preview to all who look.
type board struct {
	mu      sync.Mutex
	shown   *shown
	changed chan struct{} // closed when something newer is shown
}

func newBoard() *board { return &board{changed: make(chan struct{})} }

func (b *board) show(s *shown) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.shown = s
	close(b.changed)
	b.changed = make(chan struct{})
}

func (b *board) now() *shown {
	s, _ := b.look()
	return s
}

// look returns what is shown, and a channel that is closed when it is no longer.
func (b *board) look() (*shown, <-chan struct{}) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.shown, b.changed
}

// server serves what the board shows.
type server struct {
	board    *board
	catalog  *source.Catalog
	messages *messages
	content  string
}

// ServeHTTP refuses what another site could ask for through the browser of the
// person who writes: other names for this machine, and anything but reading.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	switch {
	case !isLocal(r.Host):
		send(w, "refused.txt", http.StatusMisdirectedRequest, []byte("this is a preview; open it at http://127.0.0.1/ with the port that was printed\n"))
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		send(w, "refused.txt", http.StatusMethodNotAllowed, []byte("only GET\n"))
	case r.URL.Path == ownAddress+"preview.js":
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		w.Write(previewScript)
	case r.URL.Path == ownAddress+"events":
		s.events(w, r)
	default:
		s.page(w, r)
	}
}

// isLocal reports whether a Host header names this machine. Another name that
// leads here is the trick of a site that wants to read drafts (DNS rebinding).
func isLocal(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	return name == "127.0.0.1" || name == "localhost"
}

// page serves a file of the site.
func (s *server) page(w http.ResponseWriter, r *http.Request) {
	shown := s.board.now()
	file := strings.TrimPrefix(r.URL.Path, "/")
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	if data, ok := shown.assets[file]; ok {
		send(w, file, http.StatusOK, data)
		return
	}
	page, ok := shown.page(file)
	var err error
	if !ok {
		page, ok, err = shown.feed(file)
	}
	if _, isFolder := shown.page(file + "/index.html"); !ok && isFolder {
		http.Redirect(w, r, path.Base(file)+"/", http.StatusMovedPermanently)
		return
	}
	status := http.StatusOK
	if !ok && err == nil {
		status, file = http.StatusNotFound, "404.html"
		page = shown.pages()[file]
	}
	var data []byte
	if page != nil && err == nil && shown.renderer != nil {
		data, err = shown.renderer.Page(nil, page)
	}
	if err != nil || data == nil {
		status, file, data = http.StatusServiceUnavailable, "error.html", emptyPage(err)
	}
	if strings.HasSuffix(file, ".html") {
		data = withPreview(data, shown.build)
	}
	send(w, file, status, data)
}

// emptyPage returns a page for problems to be shown on where there is no good one.
func emptyPage(err error) []byte {
	text := ""
	if err != nil {
		text = err.Error()
	}
	var b bytes.Buffer
	b.WriteString("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>jobun</title>\n</head>\n<body>\n<pre>")
	b.WriteString(strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(text))
	b.WriteString("</pre>\n</body>\n</html>\n")
	return b.Bytes()
}

// withPreview puts the script of the preview into a page; otherwise the page is what
// will be published.
func withPreview(page []byte, build int64) []byte {
	script := fmt.Sprintf("<script src=%q data-build=\"%d\" defer></script>\n</head>", ownAddress+"preview.js", build)
	return bytes.Replace(page, []byte("</head>"), []byte(script), 1)
}

// types are the media types of the files of a site.
var types = map[string]string{
	".html": "text/html; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json",
	".atom": "application/atom+xml",
	".xml":  "application/xml",
	".txt":  "text/plain; charset=utf-8",
}

func send(w http.ResponseWriter, file string, status int, data []byte) {
	kind, ok := types[path.Ext(file)]
	if !ok {
		kind = mime.TypeByExtension(path.Ext(file))
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	w.WriteHeader(status)
	w.Write(data)
}

// events tells a page what is shown, now and whenever that changes
// (Server-Sent Events).
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	lang := r.FormValue("lang")
	w.Header().Set("Content-Type", "text/event-stream")
	control := http.NewResponseController(w)
	for {
		shown, changed := s.board.look()
		data, err := json.Marshal(s.state(shown, lang))
		if err != nil {
			return
		}
		fmt.Fprintf(w, "data: %s\n\n", data)
		if control.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-r.Context().Done():
			return
		}
	}
}

// state is what a page is told.
type state struct {
	Build    string         `json:"build"` // of the pages; a number too large for a script
	Title    string         `json:"title"`
	Close    string         `json:"close"`
	Problems []stateProblem `json:"problems"`
}

type stateProblem struct {
	Place    string      `json:"place"`
	Severity string      `json:"severity"` // error or warning
	Label    string      `json:"label"`    // the word for it
	Message  string      `json:"message"`
	Hint     string      `json:"hint"`
	Lines    []stateLine `json:"lines"`
}

type stateLine struct {
	Number int    `json:"number"`
	Text   string `json:"text"`
	Before int    `json:"before"` // characters before the place; -1 if it is not in this line
}

// state words what is shown in the language of the page.
func (s *server) state(shown *shown, lang string) state {
	if lang != "ja" && lang != "en" {
		lang = "en"
	}
	m := s.messages.in(lang)
	out := state{
		Build: strconv.FormatInt(shown.build, 10),
		Title: m.text("serve.title", "Count", strconv.Itoa(len(shown.problems)+len(shown.failures))), Close: m.text("serve.close"),
		Problems: []stateProblem{},
	}
	for _, err := range shown.failures {
		out.Problems = append(out.Problems, stateProblem{Severity: "error", Label: m.text("serve.error"), Message: m.failure(err)})
	}
	for _, p := range shown.problems[:min(len(shown.problems), mostPlaced)] {
		label := "serve.error"
		if p.Severity == source.Warning {
			label = "serve.warning"
		}
		q := stateProblem{
			Place: p.Pos.String(), Severity: p.Severity.String(), Label: m.text(label),
			Message: s.catalog.Message(p.Problem, lang), Hint: s.catalog.Hint(p.Problem, lang),
		}
		for _, l := range p.lines {
			line := stateLine{l.number, l.text, -1}
			if l.number == p.Pos.Line {
				line.Before = max(0, p.Pos.Col-1)
			}
			q.Lines = append(q.Lines, line)
		}
		out.Problems = append(out.Problems, q)
	}
	return out
}
