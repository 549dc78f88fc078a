// Package config holds what comes with the program: registers of forces,
// rulebooks, layouts and a starting house style and job. A job may replace any
// file by one of its own.
package config

import "embed"

// Files is the tree of this folder.
//
//go:embed forces layouts rulebooks schema house.yaml job.yaml plan.yaml
var Files embed.FS
