package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version prints which program this is: the version and the commit from which it
// was built, as far as the build knew them, and what built it.
func version(env environment, args []string) error {
	o, err := parseFlags(env, "version", args)
	if err != nil {
		return err
	}
	if err := noArguments("version", o); err != nil {
		return err
	}
	text := "jobun"
	if info, ok := debug.ReadBuildInfo(); ok {
		text += " " + info.Main.Version
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision", s.Key == "vcs.time":
				text += " " + s.Value
			case s.Key == "vcs.modified" && s.Value == "true":
				text += " +changes"
			}
		}
	}
	_, err = fmt.Fprintf(env.stdout, "%s %s %s/%s\n", text, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
