package render

import "jobun/generator/internal/site"

// appendSecurity writes security.txt, which tells whoever finds a weak point of the
// site to whom to tell it (RFC 9116).
func appendSecurity(b []byte, p *site.Page) []byte {
	b = append(append(b, "Contact: "...), p.Security.Contact...)
	b = append(append(b, "\nExpires: "...), p.Security.Expires...)
	b = append(b, "\nPreferred-Languages: "...)
	for i, l := range p.Security.Languages {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(b, l...)
	}
	b = append(append(b, "\nCanonical: "...), p.URL(p.Address)...)
	return append(b, '\n')
}
