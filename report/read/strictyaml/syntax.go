package strictyaml

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"assize/report/read/source"
)

// syntaxLine finds the line in an error of the library, which states no column.
var syntaxLine = regexp.MustCompile(`^yaml: line (\d+): `)

// The messages of the library's parser, whose line is counted from 0, and of
// the mapping or list in which the fault lies instead of the fault.
const (
	expectedPrefix = "did not find expected "
	expectedKey    = "did not find expected key"
	expectedDash   = "did not find expected '-' indicator"
)

// mostHalved is the size of a file that is read again and again to find the line
// at fault; in a larger one the mapping that holds it is named.
const mostHalved = 1 << 20

// refuseSyntax reports an error of the library at its line and that line's
// first character.
func refuseSyntax(name string, data []byte, err error, ps *source.Problems) {
	line, message := splitSyntax(err)
	lines := bytes.SplitAfter(data, []byte("\n"))
	switch {
	case (message == expectedKey || message == expectedDash) && len(data) <= mostHalved:
		line = firstFailing(lines, message)
	case strings.HasPrefix(message, expectedPrefix):
		line++
	}
	line = min(max(line, 1), len(lines))
	text := bytes.TrimRight(lines[line-1], "\r\n")
	column := 1 + len(text) - len(bytes.TrimLeft(text, " "))
	if column > len(text) {
		column = 1
	}
	at := source.Pos{File: name, Line: line, Column: column}
	ps.Refuse(at, ruleSyntax, syntaxHint(message), "not valid YAML: %s", message)
}

// splitSyntax parts the library's error; the line is 0 when it states none.
func splitSyntax(err error) (line int, message string) {
	message = err.Error()
	if m := syntaxLine.FindStringSubmatch(message); m != nil {
		line, _ = strconv.Atoi(m[1]) // digits, and 0 if there are too many of them
		return line, message[len(m[0]):]
	}
	return 0, strings.TrimPrefix(message, "yaml: ")
}

// firstFailing is the first line with which the file fails in this way: the
// line at fault, where the library names only the mapping it belongs to. It
// halves the file, so it reads it at most some seventeen times.
func firstFailing(lines [][]byte, message string) int {
	return 1 + sort.Search(len(lines)-1, func(i int) bool {
		dec := yaml.NewDecoder(bytes.NewReader(bytes.Join(lines[:i+1], nil)))
		for {
			var doc yaml.Node
			err := dec.Decode(&doc)
			if err == nil {
				continue
			}
			if errors.Is(err, io.EOF) {
				return false
			}
			_, m := splitSyntax(err)
			return m == message
		}
	})
}

// syntaxHint explains the library's commonest messages.
func syntaxHint(message string) string {
	switch {
	case strings.Contains(message, "mapping values are not allowed"):
		return `check the indentation, and quote text that holds ": "`
	case message == expectedKey, message == expectedDash, strings.Contains(message, "could not find expected ':'"):
		return "check the indentation of this line and the one before"
	case strings.Contains(message, "cannot start any token"):
		return "quote the text"
	case strings.HasPrefix(message, expectedPrefix+"',' or "):
		return "a bracket opened here is not closed"
	}
	return ""
}
