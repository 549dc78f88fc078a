// Package strictyaml reads the YAML that people write for a job, a rulebook or
// a language pack, and refuses what YAML libraries read wrong in silence.
//
// A threshold left empty is not 0, 085 is not 85, 1.5 is not 1, "on" is not
// true, and a second document is not ignored. Anchors, aliases, merge keys and
// tags are refused, so that what stands in a file is what is read. Every fault
// is a source.Problem with line and column, and all of them are told at once.
//
//	var r Rulebook
//	n, ps := strictyaml.Read(fsys, "cdi-2016.yaml", strictyaml.Limits{})
//	strictyaml.Decode(n, &r, &ps)
//	if err := ps.Err(); err != nil { … }
package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"gopkg.in/yaml.v3"

	"assize/report/read/intake"
	"assize/report/read/source"
)

// The rules of the refusals. Each is the stable id of a source.Problem.
const (
	RuleUnreadable    = "yaml-unreadable"     // the file cannot be read
	ruleTooLarge      = "yaml-too-large"      // more bytes than Limits.Bytes
	ruleTooManyNodes  = "yaml-too-many-nodes" // more nodes than Limits.Nodes
	ruleTooDeep       = "yaml-too-deep"       // nested deeper than Limits.Depth
	ruleEncoding      = "yaml-encoding"       // byte order mark, UTF-16, bad UTF-8
	ruleCharacter     = "yaml-character"      // control, invisible or bidirectional character
	ruleTab           = "yaml-tab"
	ruleSyntax        = "yaml-syntax"
	ruleEmpty         = "yaml-empty"           // no document
	ruleDocuments     = "yaml-second-document" // more than one document
	ruleAnchor        = "yaml-anchor"
	ruleAlias         = "yaml-alias"
	ruleTag           = "yaml-tag"
	ruleMerge         = "yaml-merge-key"
	ruleDuplicateKey  = "yaml-duplicate-key"
	ruleKey           = "yaml-key" // a key that is not a word or a number
	ruleUnknownKey    = "yaml-unknown-key"
	ruleMissingKey    = "yaml-missing-key"
	ruleType          = "yaml-type"
	ruleNull          = "yaml-null"
	ruleNotFinite     = "yaml-not-finite"
	ruleOctal         = "yaml-octal"
	ruleNumber        = "yaml-number" // a number not written plainly, or out of range
	ruleFraction      = "yaml-fraction"
	ruleBoolean       = "yaml-boolean"
	ruleValue         = "yaml-value" // a type of the caller's refused the text
	ruleUnsupportedGo = "yaml-unsupported-go-type"
)

// Limits bounds what is read. A field that is 0 takes its default.
type Limits struct {
	Bytes int // of the file; default 256 KiB
	Depth int // of nested mappings and lists; default 32
	Nodes int // keys, values, mappings and lists; default 100,000
}

// withDefaults fills in the defaults.
func (l Limits) withDefaults() Limits {
	if l.Bytes == 0 {
		l.Bytes = 256 << 10
	}
	if l.Depth == 0 {
		l.Depth = 32
	}
	if l.Nodes == 0 {
		l.Nodes = 100_000
	}
	return l
}

// Read parses a file of fsys; its name is the file of every position.
func Read(fsys fs.FS, name string, lim Limits) (*Node, source.Problems) {
	lim = lim.withDefaults()
	var ps source.Problems
	f, err := fsys.Open(name)
	if err != nil {
		intake.Refuse(&ps, source.Pos{File: name}, RuleUnreadable, err)
		return nil, ps
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, int64(lim.Bytes)+1))
	if err != nil {
		intake.Refuse(&ps, source.Pos{File: name}, RuleUnreadable, err)
		return nil, ps
	}
	return Parse(name, data, lim)
}

// Parse reads one document. The node is nil when there is no tree to go on
// with; otherwise it may be decoded even if something was refused, so that all
// faults of a file are told together.
func Parse(name string, data []byte, lim Limits) (*Node, source.Problems) {
	lim = lim.withDefaults()
	var ps source.Problems
	if len(data) > lim.Bytes {
		ps.Refuse(source.Pos{File: name}, ruleTooLarge, "split the file", "larger than %d bytes", lim.Bytes)
		return nil, ps
	}
	scanText(name, data, &ps)
	if ps.Refused() {
		return nil, ps
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	// Decoding into a yaml.Node keeps the library's quadratic check of mapping
	// keys from ever running; checkTree finds duplicates in linear time.
	switch err := dec.Decode(&doc); {
	case errors.Is(err, io.EOF):
		ps.Refuse(source.Pos{File: name}, ruleEmpty, "", "holds nothing")
		return nil, ps
	case err != nil:
		refuseSyntax(name, data, err, &ps)
		return nil, ps
	}
	if len(doc.Content) != 1 || doc.Content[0].Kind == yaml.ScalarNode && doc.Content[0].Tag == nullTag {
		ps.Refuse(source.Pos{File: name}, ruleEmpty, "", "holds nothing")
		return nil, ps
	}
	c := checker{file: name, limits: lim, problems: &ps}
	if !c.check(doc.Content[0], 1) {
		return nil, ps
	}
	var second yaml.Node
	switch err := dec.Decode(&second); {
	case errors.Is(err, io.EOF):
	case err != nil:
		refuseSyntax(name, data, err, &ps)
	default:
		ps.Refuse(position(name, &second), ruleDocuments, "keep one document a file", "a second document begins")
	}
	return &Node{file: name, name: "the document", yaml: doc.Content[0]}, ps
}

// position is where a library node stands.
func position(file string, n *yaml.Node) source.Pos {
	return source.Pos{File: file, Line: max(n.Line, 1), Column: max(n.Column, 1)}
}

// quoted bounds a piece of configuration for a message.
func quoted(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
