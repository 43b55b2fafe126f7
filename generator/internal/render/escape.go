package render

import "strings"

// appendText appends s as HTML text, which is also a valid attribute value in
// quotes. All of the author's words go through here or through html/template.
func appendText(b []byte, s string) []byte {
	for {
		i := indexIn(&special, s)
		b = append(b, s[:i]...)
		if i == len(s) {
			return b
		}
		b, s = append(b, entities[s[i]]...), s[i+1:]
	}
}

// special are the bytes that mean something in HTML, XML or a quoted attribute,
// and entities what is written for them.
var (
	special  = byteSet{'&': 1, '<': 1, '>': 1, '"': 1, '\'': 1, 0: 1}
	entities = [...]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&#34;", '\'': "&#39;", 0: "\uFFFD"}
)

// byteSet has 1 for the bytes that are in it.
type byteSet [256]uint8

// indexIn returns where the first byte of s is that is in the set; the length of s if none
// is. Most bytes are not, so it looks at eight together.
func indexIn(set *byteSet, s string) int {
	i := 0
	for ; len(s)-i >= 8; i += 8 {
		q := s[i : i+8]
		if set[q[0]]|set[q[1]]|set[q[2]]|set[q[3]]|set[q[4]]|set[q[5]]|set[q[6]]|set[q[7]] != 0 {
			break
		}
	}
	for i < len(s) && set[s[i]] == 0 {
		i++
	}
	return i
}

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
