package render

import "jobun/generator/internal/site"

// appendRobots invites everybody to everything: a policy that binds people must
// be found.
func appendRobots(b []byte, p *site.Page) []byte {
	b = append(b, "User-agent: *\nAllow: /\n\nSitemap: "...)
	b = append(b, p.URL("sitemap.xml")...)
	return append(b, '\n')
}
