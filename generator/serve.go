package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"
	"time"

	"jobun/generator/internal/source"
)

func serveFlags(o *options, flags *flag.FlagSet) {
	contentFlag(o, flags)
	o.drafts = true
	dayFlags(o, flags)
	flags.StringVar(&o.layouts, "layouts", "", "")
	flags.BoolVar(&o.open, "open", false, "")
	flags.BoolVar(&o.poll, "poll", false, "")
	o.port = 8080
	flags.Func("port", "", func(s string) (err error) {
		if o.port, err = strconv.Atoi(s); err != nil || o.port < 0 || o.port > 65535 {
			return errors.New("0–65535")
		}
		return nil
	})
}

// serve shows the site to the person who writes it, on this machine only, and
// shows it anew whenever a file of the content or of the layouts is saved. What
// is wrong with the content is shown over the last good pages; it never ends
// serve, which goes on until it is interrupted.
func serve(env environment, args []string) error {
	o, err := parseFlags(env, "serve", args)
	if err != nil {
		return err
	}
	if err := noArguments("serve", o); err != nil {
		return err
	}
	for _, folder := range []string{o.content, o.layouts} {
		if info, err := os.Stat(folder); folder != "" && err != nil {
			return err
		} else if folder != "" && !info.IsDir() {
			return failed("out.file", "Name", folder)
		}
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	listener, err := listen(o.port)
	if err != nil {
		return err
	}
	return serveOn(ctx, env, o, listener)
}

// serveOn serves on the listener until ctx is done.
func serveOn(ctx context.Context, env environment, o options, listener net.Listener) error {
	catalog, err := source.NewCatalog()
	if err != nil {
		return err
	}
	watched := startWatching(ctx, o)
	p := newPreview(o)
	b := newBoard()
	s := &server{board: b, catalog: catalog, messages: env.messages, content: o.content}
	host := &http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}
	address := "http://" + listener.Addr().String() + "/"
	fmt.Fprintln(env.stdout, env.messages.text("serve.at", "Address", address))
	if watched.slow {
		fmt.Fprintln(env.stderr, env.messages.text("serve.poll"))
	}
	say := teller{env: env, catalog: catalog, lang: o.lang}
	start := time.Now()
	b.show(p.rebuild(changes{all: true}))
	say.rebuilt(b.now(), time.Since(start))
	if o.open {
		openBrowser(env, address)
	}
	ended := make(chan error, 1)
	go func() { ended <- host.Serve(listener) }()
	for {
		select {
		case <-ctx.Done():
			return host.Close()
		case err := <-ended:
			return err
		case c := <-watched.changes:
			start := time.Now()
			if shown := p.rebuild(c); shown != nil {
				b.show(shown)
				say.rebuilt(shown, time.Since(start))
			}
		}
	}
}

// ports is how many ports are tried from the one that was asked for.
const ports = 100

// listen listens on this machine only, on the port or on the next free one.
func listen(port int) (net.Listener, error) {
	var first error
	for p := port; p < min(port+ports, 65536); p++ {
		l, err := net.Listen("tcp4", net.JoinHostPort("127.0.0.1", strconv.Itoa(p)))
		if err == nil {
			return l, nil
		}
		if first == nil {
			first = err
		}
		if !errors.Is(err, syscall.EADDRINUSE) {
			break
		}
	}
	return nil, failed("serve.port", "Port", strconv.Itoa(port), "Error", first.Error())
}

// openBrowser shows the address in the browser that the environment names, or
// else in the usual one.
func openBrowser(env environment, address string) {
	name := env.getenv("BROWSER")
	args := []string{address}
	switch {
	case name != "":
	case runtime.GOOS == "darwin":
		name = "open"
	case runtime.GOOS == "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", address}
	default:
		name = "xdg-open"
	}
	c := exec.Command(name, args...)
	if err := c.Start(); err != nil {
		fmt.Fprintln(env.stderr, env.messages.text("serve.browser", "Address", address, "Error", err.Error()))
		return
	}
	go c.Wait() // Only so that the system forgets it.
}

// teller tells in the terminal what happens.
type teller struct {
	env     environment
	catalog *source.Catalog
	lang    string
}

func (t teller) rebuilt(s *shown, took time.Duration) {
	for _, p := range s.problems {
		fmt.Fprintln(t.env.stderr, t.catalog.Line(p.Problem, t.lang))
	}
	for _, err := range s.failures {
		fmt.Fprintln(t.env.stderr, "generator: "+t.env.messages.failure(err))
	}
	fmt.Fprintln(t.env.stdout, t.env.messages.text("serve.built",
		"Policies", strconv.Itoa(s.loaded), "Problems", strconv.Itoa(len(s.problems)+len(s.failures)), "Time", strconv.FormatInt(took.Milliseconds(), 10)))
}
