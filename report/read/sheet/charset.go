package sheet

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Encoding is the character encoding that somebody declared for csv files. It
// is never guessed from their bytes; a file with a byte order mark has the
// encoding that the mark says. The zero value is UTF-8.
type Encoding string

// UTF8 is the encoding of csv files for which none is declared.
const UTF8 Encoding = "utf-8"

// encodings are those that can be declared, by their names on the web.
func encodings() []Encoding {
	return []Encoding{UTF8, "windows-1252", "windows-1250", "iso-8859-1", "iso-8859-15", "macintosh", "ibm850"}
}

// UnmarshalText reads an encoding's name, in capitals or not.
func (e *Encoding) UnmarshalText(b []byte) error {
	named := Encoding(strings.ToLower(string(b)))
	if named == "" || !named.known() {
		var names []string
		for _, known := range encodings() {
			names = append(names, string(known))
		}
		return fmt.Errorf("no encoding that is read; encodings: %s", strings.Join(names, ", "))
	}
	*e = named
	return nil
}

// MarshalText is the encoding's name.
func (e Encoding) MarshalText() ([]byte, error) { return []byte(e), nil }

// YAMLSchema lists the encodings, for editors.
func (*Encoding) YAMLSchema() map[string]any { return map[string]any{"enum": encodings()} }

// known reports whether the encoding is one of those that can be declared.
func (e Encoding) known() bool { return e == "" || slices.Contains(encodings(), e) }

// table is the encoding's table of characters; nil for UTF-8.
func (e Encoding) table() *charmap.Charmap {
	switch e {
	case "windows-1252":
		return charmap.Windows1252
	case "windows-1250":
		return charmap.Windows1250
	case "iso-8859-1":
		return charmap.ISO8859_1
	case "iso-8859-15":
		return charmap.ISO8859_15
	case "macintosh":
		return charmap.Macintosh
	case "ibm850":
		return charmap.CodePage850
	default:
		return nil
	}
}

// charsetReader turns a text of one byte a character into UTF-8. A byte that
// the encoding does not have becomes utf8.RuneError, for the reader to refuse
// at its place.
type charsetReader struct {
	from  io.Reader
	table *charmap.Charmap
	raw   [4096]byte
	out   []byte
	err   error
	store []byte
	watch utf8Watch
}

// Read implements io.Reader.
func (c *charsetReader) Read(b []byte) (int, error) {
	for len(c.out) == 0 {
		if c.err != nil {
			return 0, c.err
		}
		c.decode()
	}
	n := copy(b, c.out)
	c.out = c.out[n:]
	return n, nil
}

// decode reads some more of the file.
func (c *charsetReader) decode() {
	n, err := c.from.Read(c.raw[:])
	c.err = err
	c.watch.see(c.raw[:n])
	c.store = c.store[:0]
	for _, b := range c.raw[:n] {
		c.store = utf8.AppendRune(c.store, c.table.DecodeByte(b))
	}
	c.out = c.store
}

// utf8Watch tells whether a text with characters beyond ASCII is UTF-8 from end
// to end, which no text of another encoding is by chance.
type utf8Watch struct {
	held   []byte // the beginning of a character
	beyond bool   // there was one beyond ASCII
	broken bool
}

// see looks at some more of the text.
func (w *utf8Watch) see(b []byte) {
	if w.broken {
		return
	}
	for _, c := range b {
		if c < utf8.RuneSelf && len(w.held) == 0 {
			continue
		}
		w.beyond = true
		w.held = append(w.held, c)
		if !utf8.FullRune(w.held) {
			continue
		}
		if r, size := utf8.DecodeRune(w.held); r == utf8.RuneError && size == 1 {
			w.broken = true
			return
		}
		w.held = w.held[:0]
	}
}

// isUTF8 is the answer at the end.
func (w *utf8Watch) isUTF8() bool { return w.beyond && !w.broken && len(w.held) == 0 }
