// Package layouts holds the layouts that the generator uses unless the site
// has its own: see README.md.
package layouts

import "embed"

// Files are the layouts, by the names under which a site can replace them.
//
//go:embed *.html style.css *.js icon.svg messages/*.yaml
var Files embed.FS
