package render

import (
	"encoding/json"
	"strings"
	"testing"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

func TestPeriods(t *testing.T) {
	r := newRenderer(t)
	s, p := trial()
	pages := pagesAt(s, p, policy.Date{Year: 2020, Month: 1, Day: 1})
	b, err := r.Page(nil, pages["trial/versions.json"])
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"policy":"trial","timezone":"UTC","nextChangeAt":"2030-04-01T00:00:00Z","periods":[` +
		`{"version":"2018-04-01","from":"2018-04-01T00:00:00Z","until":"2019-04-01T00:00:00Z","texts":{"en":"https://example.com/en/trial/2018-04-01/","ja":"https://example.com/ja/trial/2018-04-01/"}},` + "\n" +
		`{"version":"2019-04-01","from":"2019-04-01T00:00:00Z","until":"2030-04-01T00:00:00Z","texts":{"ja":"https://example.com/ja/trial/2019-04-01/"}},` + "\n" +
		`{"version":"2030-04-01","from":"2030-04-01T00:00:00Z","until":null,"texts":{"en":"https://example.com/en/trial/2030-04-01/","ja":"https://example.com/ja/trial/2030-04-01/"}}]}` + "\n"
	if string(b) != want || !json.Valid(b) {
		t.Errorf("got\n%s\nwant\n%s", b, want)
	}
}

// TestStateBar checks what a page keeps ready for the moments that are to come.
func TestStateBar(t *testing.T) {
	r := newRenderer(t)
	s, p := trial()
	pages := pagesAt(s, p, policy.Date{Year: 2020, Month: 1, Day: 1})
	for address, wants := range map[string][]string{
		"en/trial/":            {`<p class="state in-force">`, `<template class="later" data-from="2030-04-01T00:00:00Z" data-text="2030-04-01/"><p class="state superseded">`, `<a href="2030-04-01/">Read the version in force</a></p></template>`},
		"en/trial/2019-04-01/": {`<p class="state in-force">`, `<template class="later" data-from="2030-04-01T00:00:00Z"><p class="state superseded">`, `<a href="../">Read the version in force</a></p></template>`},
		"en/trial/2030-04-01/": {`<p class="state not-yet">`, `<template class="later" data-from="2030-04-01T00:00:00Z"><p class="state in-force">`},
	} {
		page := pages[address]
		if page.Kind != site.TextPage {
			t.Fatalf("%s is a page of another kind", address)
		}
		bar := string(r.recent().view(page).StateBar())
		for _, want := range wants {
			if !strings.Contains(bar, want) {
				t.Errorf("%s: no %s in\n%s", address, want, bar)
			}
		}
	}
}
