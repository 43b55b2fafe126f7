package markdown

import (
	"net/url"
	"strings"

	"github.com/yuin/goldmark/ast"

	"jobun/generator/internal/policy"
)

// link converts a link. A destination that names a provision makes a
// [policy.Reference], any other a [policy.Link].
func (c *converter) link(n *ast.Link) policy.Inline {
	at := max(n.Pos(), 0)
	dest := string(n.Destination)
	in := policy.Inline{Kind: policy.Link, Href: dest, Children: c.run(n), At: at}
	if len(n.Title) > 0 {
		c.error(at, "link.title", "Title", shorten(string(n.Title)))
	}
	if isReference(dest) {
		in.Kind = policy.Reference
		return in
	}
	href, ok := address(dest)
	if !ok {
		c.error(at, "link.address", "Found", shorten(dest))
	} else if len(in.Children) == 0 {
		c.error(at, "link.empty", "Address", shorten(dest))
	}
	in.Href = href
	return in
}

func (c *converter) autoLink(n *ast.AutoLink) policy.Inline {
	label := string(n.Label(c.src))
	dest := label
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(dest), "mailto:") {
		dest = "mailto:" + dest
	}
	at := max(n.Pos(), 0)
	href, ok := address(dest)
	if !ok {
		c.error(at, "link.address", "Found", shorten(dest))
	}
	return policy.Inline{Kind: policy.Link, Href: href, Children: []policy.Inline{{Text: label, At: at + 1}}, At: at}
}

// isReference reports whether the destination has the form of a reference to a
// provision or a policy: #name, #name/2/1, policy#name or policy.
func isReference(dest string) bool {
	name, fragment, found := strings.Cut(dest, "#")
	if name == "" && found && fragment != "" {
		return true // A name that there is not is reported with those that there are.
	}
	if name != "" && !validPolicyName(name) {
		return false
	}
	if !found {
		return name != ""
	}
	provision, path, _ := strings.Cut(fragment, "/")
	return validName(provision) && strings.Trim(path, "0123456789/-_ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

// validPolicyName reports whether s can be the name of a policy's folder.
func validPolicyName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && s[0] != '-'
}

// address checks the destination of a link out of the text and returns it with
// what a URL may not contain escaped.
func address(dest string) (href string, ok bool) {
	u, err := url.Parse(dest)
	if err != nil || strings.ContainsAny(dest, " \t\n\\<>\"'") {
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		ok = u.Host != "" && isASCII(u.Host) && u.User == nil
	case "mailto":
		ok = strings.Contains(u.Opaque, "@") && isASCII(u.Opaque)
	case "tel":
		ok = u.Opaque != "" && strings.Trim(u.Opaque, "+0123456789-().") == ""
	}
	if !ok {
		return "", false
	}
	return u.String(), true
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
