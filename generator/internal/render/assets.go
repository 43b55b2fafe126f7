package render

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
)

// Asset is a file that pages need beside themselves.
type Asset struct {
	Path string // from the root of the output
	Data []byte
}

// assetNames are the layouts that are published as files of their own.
var assetNames = []string{"style.css", "script.js", "search.js", "icon.svg"}

// newAsset names the file by its content, so that browsers may keep it for ever.
func newAsset(name string, data []byte) Asset {
	sum := sha256.Sum256(data)
	ext := path.Ext(name)
	return Asset{"assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:])[:16] + ext, data}
}
