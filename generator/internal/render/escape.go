package render

import "strings"

// appendText appends s as HTML text, which is also a valid attribute value in
// quotes. All of the author's words go through here or through html/template.
func appendText(b []byte, s string) []byte {
	start := 0
	for i := range len(s) {
		if !special[s[i]] {
			continue
		}
		b = append(append(b, s[start:i]...), entities[s[i]]...)
		start = i + 1
	}
	return append(b, s[start:]...)
}

// special are the bytes that mean something in HTML, XML or a quoted attribute,
// and entities what is written for them.
var (
	special  = [256]bool{'&': true, '<': true, '>': true, '"': true, '\'': true, 0: true}
	entities = [...]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&#34;", '\'': "&#39;", 0: "\uFFFD"}
)

// safeHref returns the address of a link, or "" if it is of a kind that a page
// of policies has no use for, such as javascript:. Content is checked before;
// this is the second lock on the door.
func safeHref(href string) string {
	scheme, _, found := strings.Cut(href, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return href // relative
	}
	switch strings.ToLower(scheme) {
	case "https", "http", "mailto", "tel":
		return href
	}
	return ""
}
