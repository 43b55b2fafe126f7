package render

import (
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	colour   = regexp.MustCompile(`(--[a-z]+): #([0-9a-f]{6});`)
	roleName = regexp.MustCompile("`(--[a-z]+)`")
)

// coloursOf returns the colours of the two schemes of the style sheet by their roles.
func coloursOf(t *testing.T) (light, dark map[string]float64) {
	t.Helper()
	css, err := os.ReadFile("../../../layouts/style.css")
	if err != nil {
		t.Fatal(err)
	}
	before, after, ok := strings.Cut(string(css), "@media (prefers-color-scheme: dark) {")
	if !ok {
		t.Fatal("the style sheet has no dark colours")
	}
	after, _, _ = strings.Cut(after, "\n}\n")
	return luminances(t, before), luminances(t, after)
}

func luminances(t *testing.T, css string) map[string]float64 {
	t.Helper()
	list := map[string]float64{}
	for _, m := range colour.FindAllStringSubmatch(css, -1) {
		n, err := strconv.ParseUint(m[2], 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		list[m[1]] = 0.2126*linear(n>>16) + 0.7152*linear(n>>8&0xFF) + 0.0722*linear(n&0xFF)
	}
	return list
}

// linear and contrast are those of WCAG 2.2.
func linear(channel uint64) float64 {
	c := float64(channel) / 255
	if c <= 0.04045 {
		return c / 12.92
	}
	return math.Pow((c+0.055)/1.055, 2.4)
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// TestContrast computes the contrast of every colour with the paper, and compares it
// with what WCAG asks for and with what the rules of the design say.
func TestContrast(t *testing.T) {
	readme, err := os.ReadFile("../../../layouts/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(readme), "| role | light | dark | for |\n")
	table, _, _ = strings.Cut(table, "\n\n")
	told := map[string][2]string{}
	for line := range strings.Lines(table) {
		cells := strings.Split(line, "|")
		if len(cells) < 5 {
			continue
		}
		light, dark := strings.Split(cells[2], ","), strings.Split(cells[3], ",")
		for i, m := range roleName.FindAllStringSubmatch(cells[1], -1) {
			if i < len(light) && i < len(dark) {
				told[m[1]] = [2]string{strings.TrimSpace(light[i]), strings.TrimSpace(dark[i])}
			}
		}
	}
	light, dark := coloursOf(t)
	if len(light) != len(dark) || len(light) < 9 {
		t.Fatalf("%d light colours, %d dark ones", len(light), len(dark))
	}
	for i, scheme := range []map[string]float64{light, dark} {
		for role, colour := range scheme {
			switch got := contrast(colour, scheme["--paper"]); role {
			case "--paper", "--rule": // no words, and nothing that must be seen
			case "--mark", "--found": // papers for words as well
				for _, words := range []string{"--ink", "--quiet", "--link", "--good", "--wait", "--gone"} {
					if c := contrast(scheme[words], colour); c < 4.5 {
						t.Errorf("%s on %s, scheme %d: %.1f", words, role, i, c)
					}
				}
			default:
				least := 4.5
				if role == "--line" {
					least = 3
				}
				if got < least {
					t.Errorf("%s, scheme %d: %.1f, want %.1f", role, i, got, least)
				}
				if want := told[role][i]; fmt.Sprintf("%.1f", got) != want {
					t.Errorf("layouts/README.md says %q of %s in scheme %d, which is %.1f", want, role, i, got)
				}
			}
		}
	}
}
