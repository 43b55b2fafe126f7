package main

import (
	"testing"
	"time"
)

func TestCrons(t *testing.T) {
	for zone, want := range map[string]string{
		"Asia/Tokyo": `    - cron: "7 15 * * *" # 00:07 in Asia/Tokyo
    - cron: "37 16 * * *" # 01:37 in Asia/Tokyo, should the first be left out or fail
`,
		"Asia/Kathmandu": `    - cron: "22 18 * * *" # 00:07 in Asia/Kathmandu
    - cron: "52 19 * * *" # 01:37 in Asia/Kathmandu, should the first be left out or fail
`,
		"UTC": `    - cron: "7 0 * * *" # 00:07 in UTC
    - cron: "37 1 * * *" # 01:37 in UTC, should the first be left out or fail
`,
		"America/New_York": `    - cron: "7 5 * * *" # 00:07 in America/New_York (EST)
    - cron: "7 4 * * *" # 00:07 in America/New_York (EDT)
    - cron: "37 6 * * *" # 01:37 in America/New_York (EST), should the first be left out or fail
    - cron: "37 5 * * *" # 01:37 in America/New_York (EDT), should the first be left out or fail
`,
	} {
		location, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(crons(location, 2026)); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", zone, got, want)
		}
	}
}

// TestStarterZone checks that the files of a new site are what they are moved from.
func TestStarterZone(t *testing.T) {
	files, err := starterFiles(false)
	if err != nil {
		t.Fatal(err)
	}
	location, err := time.LoadLocation(starterZone)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.name == ".github/workflows/publish.yml" && string(cronLines.Find(f.data)) != string(crons(location, 2026)) {
			t.Errorf("%s has\n%s", f.name, cronLines.Find(f.data))
		}
	}
}
