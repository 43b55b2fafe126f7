package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the expected output in testdata/script")

func TestMain(m *testing.M) {
	if os.Getenv("GENERATOR_TEST") != "" { // Scripts of workflows call the test as the program.
		main()
	}
	testscript.Main(m, map[string]func(){"generator": main, "interrupted": interrupted})
}

// TestScripts runs the commands as a user does. The command "exits N program
// args…" runs a program and requires its exit status; its output can be compared
// as that of exec can.
func TestScripts(t *testing.T) {
	params := testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       *update,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"exits": exits},
		Condition: func(condition string) (bool, error) {
			return condition == "root" && os.Geteuid() == 0, nil
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "C")
			if program, err := exec.LookPath("generator"); err == nil { // that testscript has put there
				env.Setenv("GENERATOR", program)
			}
			return nil
		},
	}
	if testing.Short() { // Those in which several things go on at a time.
		params.Dir = ""
		for _, name := range []string{"build", "check", "drafts", "faults", "serve"} {
			params.Files = append(params.Files, "testdata/script/"+name+".txtar")
		}
	}
	testscript.Run(t, params)
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits status program args…")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// interrupted runs a program, sends it an interrupt as Ctrl-C does once it has
// said something, and exits with its status.
func interrupted() {
	c := exec.Command(os.Args[1], os.Args[2:]...)
	out, err := c.StdoutPipe()
	if err != nil {
		log.Fatal(err)
	}
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		log.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for n := 0; lines.Scan(); n++ {
		fmt.Println(lines.Text())
		if n == 1 {
			c.Process.Signal(os.Interrupt)
		}
	}
	c.Wait()
	os.Exit(c.ProcessState.ExitCode())
}
