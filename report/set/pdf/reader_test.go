package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// A reader of PDF files that shares no code with the writer: the checker reads
// the finished bytes as a stranger would.

type (
	dict map[string]any
	name string
	ref  int
	str  string // decoded bytes of a string
	word string // an operator or keyword
	// streamObj is a stream with its data decoded.
	streamObj struct {
		dict dict
		data []byte
	}
)

// file is a PDF taken apart.
type file struct {
	objs    map[int]any
	trailer dict
	head    []byte
	linear  bool // objects of every kind found where the xref says
}

type lexer struct {
	b  []byte
	at int
}

const delimiters = "()<>[]{}/%"

func space(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func (l *lexer) skip() {
	for l.at < len(l.b) {
		switch c := l.b[l.at]; {
		case space(c):
			l.at++
		case c == '%':
			for l.at < len(l.b) && l.b[l.at] != '\n' && l.b[l.at] != '\r' {
				l.at++
			}
		default:
			return
		}
	}
}

func (l *lexer) next() any {
	l.skip()
	if l.at >= len(l.b) {
		return nil
	}
	rest := l.b[l.at:]
	switch c := rest[0]; {
	case bytes.HasPrefix(rest, []byte("<<")):
		l.at += 2
		return l.dict()
	case c == '<':
		return l.hex()
	case c == '(':
		return l.string()
	case c == '[':
		l.at++
		var out []any
		for {
			l.skip()
			if l.at >= len(l.b) {
				return out
			}
			if l.b[l.at] == ']' {
				l.at++
				return out
			}
			out = fold(append(out, l.next()))
		}
	case c == '/':
		l.at++
		return name(l.token())
	case strings.IndexByte(delimiters, c) >= 0:
		l.at++
		return word(c)
	}
	t := l.token()
	if v, err := strconv.ParseFloat(t, 64); err == nil {
		return v
	}
	switch t {
	case "true":
		return true
	case "false":
		return false
	}
	return word(t)
}

// fold turns "12 0 R" at the end of a list into a reference.
func fold(v []any) []any {
	n := len(v)
	if n >= 3 && v[n-1] == word("R") {
		if num, ok := v[n-3].(float64); ok {
			return append(v[:n-3], ref(num))
		}
	}
	return v
}

func (l *lexer) token() string {
	from := l.at
	for l.at < len(l.b) && !space(l.b[l.at]) && strings.IndexByte(delimiters, l.b[l.at]) < 0 {
		l.at++
	}
	return string(l.b[from:l.at])
}

func (l *lexer) dict() dict {
	var flat []any
	for {
		l.skip()
		if l.at >= len(l.b) || bytes.HasPrefix(l.b[l.at:], []byte(">>")) {
			l.at += 2
			break
		}
		flat = fold(append(flat, l.next()))
	}
	d := dict{}
	for i := 0; i+1 < len(flat); i += 2 {
		if k, ok := flat[i].(name); ok {
			d[string(k)] = flat[i+1]
		}
	}
	return d
}

func (l *lexer) hex() str {
	end := bytes.IndexByte(l.b[l.at:], '>')
	digits := strings.Map(func(r rune) rune {
		if space(byte(r)) {
			return -1
		}
		return r
	}, string(l.b[l.at+1:l.at+end]))
	l.at += end + 1
	if len(digits)%2 == 1 {
		digits += "0"
	}
	var out []byte
	for i := 0; i < len(digits); i += 2 {
		v, _ := strconv.ParseUint(digits[i:i+2], 16, 8)
		out = append(out, byte(v))
	}
	return str(out)
}

func (l *lexer) string() str {
	var out []byte
	depth := 0
	for ; l.at < len(l.b); l.at++ {
		c := l.b[l.at]
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				l.at++
				return str(out)
			}
		case '\\':
			l.at++
			switch e := l.b[l.at]; e {
			case 'n':
				c = '\n'
			case 'r':
				c = '\r'
			case 't':
				c = '\t'
			default:
				c = e
			}
		}
		out = append(out, c)
	}
	return str(out)
}

func inflate(b []byte) ([]byte, error) {
	r, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// object reads "n 0 obj … endobj" at an offset.
func object(b []byte, at int) (int, any, error) {
	l := &lexer{b: b, at: at}
	num, ok := l.next().(float64)
	if !ok || l.next() != 0.0 || l.next() != word("obj") {
		return 0, nil, fmt.Errorf("no object at %d", at)
	}
	v := l.next()
	d, ok := v.(dict)
	l.skip()
	if !ok || !bytes.HasPrefix(b[l.at:], []byte("stream\n")) {
		return int(num), v, nil
	}
	n, ok := d["Length"].(float64)
	from := l.at + len("stream\n")
	if !ok || from+int(n) > len(b) || !bytes.HasPrefix(b[from+int(n):], []byte("\nendstream")) {
		return 0, nil, fmt.Errorf("object %v: stream length wrong", num)
	}
	data := b[from : from+int(n)]
	if d["Filter"] == name("FlateDecode") && d["DecodeParms"] == nil {
		var err error
		if data, err = inflate(data); err != nil {
			return 0, nil, fmt.Errorf("object %v: %w", num, err)
		}
	}
	return int(num), streamObj{d, data}, nil
}

// readPDF reads a file with one cross-reference stream.
func readPDF(b []byte) (*file, error) {
	i := bytes.LastIndex(b, []byte("startxref\n"))
	if i < 0 || !bytes.HasSuffix(b, []byte("%%EOF\n")) {
		return nil, errors.New("no end of file")
	}
	at, err := strconv.Atoi(strings.Fields(string(b[i+10:]))[0])
	if err != nil {
		return nil, err
	}
	_, x, err := object(b, at)
	if err != nil {
		return nil, err
	}
	xs := x.(streamObj)
	f := &file{objs: map[int]any{}, trailer: xs.dict, head: b[:20], linear: true}
	type packed struct{ num, in, index int }
	var inside []packed
	for num := 0; num*7 < len(xs.data); num++ {
		e := xs.data[num*7 : num*7+7]
		off := int(e[1])<<24 | int(e[2])<<16 | int(e[3])<<8 | int(e[4])
		switch e[0] {
		case 1:
			got, v, err := object(b, off)
			if err != nil || got != num {
				return nil, fmt.Errorf("object %d is not where the xref says: %v", num, err)
			}
			f.objs[num] = v
		case 2:
			inside = append(inside, packed{num, off, int(e[5])<<8 | int(e[6])})
		}
	}
	for _, p := range inside {
		s := f.objs[p.in].(streamObj)
		first := int(s.dict["First"].(float64))
		l := &lexer{b: s.data[:first]}
		var num, off int
		for range p.index + 1 {
			num, off = int(l.next().(float64)), int(l.next().(float64))
		}
		if num != p.num {
			return nil, fmt.Errorf("object %d is not in its object stream", p.num)
		}
		f.objs[num] = (&lexer{b: s.data, at: first + off}).next()
	}
	return f, nil
}

// get follows references.
func (f *file) get(v any) any {
	for {
		r, ok := v.(ref)
		if !ok {
			return v
		}
		v = f.objs[int(r)]
	}
}

func (f *file) dict(v any) dict {
	switch v := f.get(v).(type) {
	case dict:
		return v
	case streamObj:
		return v.dict
	}
	return nil
}

func (f *file) list(v any) []any {
	switch v := f.get(v).(type) {
	case []any:
		return v
	case nil:
		return nil
	default:
		return []any{v}
	}
}

func (f *file) catalog() dict { return f.dict(f.trailer["Root"]) }

// plain decodes a text string.
func plain(v any) string {
	s, _ := v.(str)
	if !strings.HasPrefix(string(s), "\xfe\xff") {
		return string(s)
	}
	var u []uint16
	for i := 2; i+1 < len(s); i += 2 {
		u = append(u, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(u))
}

func mustRead(t testing.TB, b []byte) *file {
	t.Helper()
	f, err := readPDF(b)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
