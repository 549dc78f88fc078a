// Package templates holds what the documents are made with: language packs,
// text templates and fonts. A job may replace any of it by a folder of its own.
package templates

import "embed"

// Files is the tree of this folder.
//
//go:embed fonts words report
var Files embed.FS
