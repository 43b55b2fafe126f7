package main

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"time"
)

// starterZone is the time zone of the files that a new site begins with.
const starterZone = "Asia/Tokyo"

// cronLines are the lines of the workflow that say when it looks whether something
// is due: shortly after midnight, and once more.
var cronLines = regexp.MustCompile(`(?m)(^ +- cron: .*\n)+`)

// moveTo moves the files of a new site to another time zone, where days begin at
// other hours.
func moveTo(files []newFile, zone string) error {
	if zone == starterZone {
		return nil
	}
	location, err := time.LoadLocation(zone)
	if err != nil {
		return err
	}
	for i := range files {
		f := &files[i]
		if f.name == ".github/workflows/publish.yml" {
			f.data = cronLines.ReplaceAllLiteral(f.data, crons(location, time.Now().Year()))
		}
		f.data = bytes.ReplaceAll(f.data, []byte(starterZone), []byte(zone))
	}
	return nil
}

// crons returns the lines for a time zone. Hosts of workflows know UTC only, so where
// clocks change there are lines for both times; the needless one finds nothing due.
func crons(location *time.Location, year int) []byte {
	var b bytes.Buffer
	for _, look := range []struct {
		minutes int // since midnight
		note    string
	}{{7, ""}, {97, ", should the first be left out or fail"}} {
		for _, zone := range offsets(location, year) {
			const day = 24 * 60
			at := ((look.minutes-zone.minutes)%day + day) % day
			fmt.Fprintf(&b, "    - cron: \"%d %d * * *\" # %02d:%02d in %s%s%s\n", at%60, at/60, look.minutes/60, look.minutes%60, location, zone.note, look.note)
		}
	}
	return b.Bytes()
}

// offset is how far a time zone is east of UTC in a part of a year.
type offset struct {
	minutes int
	note    string // its name, if the zone has several
}

func offsets(location *time.Location, year int) []offset {
	var list []offset
	for month := time.January; month <= time.December; month++ {
		name, seconds := time.Date(year, month, 1, 0, 0, 0, 0, location).Zone()
		if o := (offset{seconds / 60, " (" + name + ")"}); !slices.Contains(list, o) {
			list = append(list, o)
		}
	}
	if len(list) == 1 {
		list[0].note = ""
	}
	return list
}
