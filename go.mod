module jobun

go 1.26.0

require (
	github.com/clipperhouse/uax29/v2 v2.7.0
	github.com/nicksnyder/go-i18n/v2 v2.7.0
	github.com/rogpeppe/go-internal v1.16.0
	github.com/yuin/goldmark v1.8.7
	go.yaml.in/yaml/v4 v4.0.0
	golang.org/x/net v0.59.0
	golang.org/x/sys v0.49.0
	golang.org/x/text v0.43.0
	golang.org/x/tools v0.51.0
	znkr.io/diff v1.0.1
)

require github.com/fsnotify/fsnotify v1.10.1

// Test dependencies.
require github.com/google/go-cmp v0.7.0
