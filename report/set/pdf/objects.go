package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"errors"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// objects is a PDF file taken apart: the text between "n 0 obj" and "endobj" by
// number.
type objects struct {
	body [][]byte
	free []int // numbers that may be given out again
	zip  *zlib.Writer
}

var errShape = errors.New("fpdf wrote a file of unknown shape [pdf]")

// split takes apart a file with a single classic cross-reference table, as
// fpdf writes it, checking each object against it.
func split(b []byte) (*objects, error) {
	i := bytes.LastIndex(b, []byte("startxref\n"))
	if i < 0 {
		return nil, errShape
	}
	at, _, _ := bytes.Cut(b[i+10:], []byte("\n"))
	x, err := strconv.Atoi(string(at))
	if err != nil || x >= len(b) {
		return nil, errShape
	}
	var zero, n int
	if _, err := fmt.Sscanf(string(b[x:min(x+40, len(b))]), "xref\n%d %d", &zero, &n); err != nil {
		return nil, errShape
	}
	lines := bytes.SplitN(b[x:], []byte("\n"), n+3)
	if len(lines) < n+3 {
		return nil, errShape
	}
	type entry struct{ num, off int }
	var entries []entry
	for k := 1; k < n; k++ {
		off, err := strconv.Atoi(string(lines[2+k][:min(10, len(lines[2+k]))]))
		if err != nil || off >= x {
			return nil, errShape
		}
		entries = append(entries, entry{k, off})
	}
	sort.Slice(entries, func(i, j int) bool { return entries[i].off < entries[j].off })
	o := &objects{body: make([][]byte, n)}
	for k, e := range entries {
		end := x
		if k+1 < len(entries) {
			end = entries[k+1].off
		}
		body, ok := bytes.CutPrefix(b[e.off:end], []byte(strconv.Itoa(e.num)+" 0 obj\n"))
		if !ok {
			return nil, errShape
		}
		o.body[e.num] = bytes.TrimSuffix(bytes.TrimRight(body, "\n"), []byte("endobj"))
	}
	return o, nil
}

// add gives a new object a number.
func (o *objects) add(body string) int {
	n := o.reserve()
	o.body[n] = []byte(body)
	return n
}

func (o *objects) reserve() int {
	if k := len(o.free); k > 0 {
		n := o.free[k-1]
		o.free = o.free[:k-1]
		return n
	}
	o.body = append(o.body, nil)
	return len(o.body) - 1
}

func (o *objects) set(n int, format string, args ...any) {
	o.body[n] = fmt.Appendf(nil, format, args...)
}

// write lays the objects out as PDF 1.7: streams as they are, all else packed
// into object streams, ended by a cross-reference stream.
func (o *objects) write(catalog, info int, id [16]byte) []byte {
	const perStream = 200
	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	refs := make([]xref, len(o.body))
	emit := func(num int, body []byte) {
		refs[num] = xref{1, out.Len(), 0}
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", num, body)
	}
	var packed []int
	for num := 1; num < len(o.body); num++ {
		if bytes.Contains(o.body[num], []byte("stream\n")) {
			emit(num, bytes.TrimRight(o.body[num], "\n"))
		} else {
			packed = append(packed, num)
		}
	}
	for len(packed) > 0 {
		k := min(perStream, len(packed))
		var head, body bytes.Buffer
		num := len(refs)
		refs = append(refs, xref{})
		for i, n := range packed[:k] {
			fmt.Fprintf(&head, "%d %d ", n, body.Len())
			body.Write(bytes.TrimRight(o.body[n], "\n"))
			body.WriteByte('\n')
			refs[n] = xref{2, num, i}
		}
		first := head.Len()
		head.Write(body.Bytes())
		emit(num, o.stream(fmt.Sprintf("/Type /ObjStm /N %d /First %d", k, first), head.Bytes()))
		packed = packed[k:]
	}
	at := out.Len()
	num := len(refs)
	refs = append(refs, xref{1, at, 0})
	refs[0] = xref{0, 0, 65535}
	var table bytes.Buffer
	for _, r := range refs {
		table.Write([]byte{byte(r.kind), byte(r.a >> 24), byte(r.a >> 16), byte(r.a >> 8), byte(r.a), byte(r.b >> 8), byte(r.b)})
	}
	h := hex.EncodeToString(id[:])
	dict := fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%s> <%s>]", len(refs), catalog, info, h, h)
	fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", num, o.stream(dict, table.Bytes()), at)
	return out.Bytes()
}

// xref is an entry of the cross-reference stream (ISO 32000-1, 7.5.8.3).
type xref struct{ kind, a, b int }

// stream compresses data. One writer serves the whole document: making one
// costs more than using it.
func (o *objects) stream(dict string, data []byte) []byte {
	var z bytes.Buffer
	if o.zip == nil {
		o.zip = zlib.NewWriter(&z)
	} else {
		o.zip.Reset(&z)
	}
	// A bytes.Buffer takes every write.
	_, _ = o.zip.Write(data)
	_ = o.zip.Close()
	return fmt.Appendf(nil, "<<%s /Filter /FlateDecode /Length %d>>\nstream\n%s\nendstream", dict, z.Len(), z.Bytes())
}

func plainStream(dict string, data []byte) []byte {
	return fmt.Appendf(nil, "<<%s /Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// literal is a PDF string of ASCII.
func literal(s string) string {
	if !strings.ContainsAny(s, `()\`) {
		return "(" + s + ")"
	}
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(s) + ")"
}

// textString is a PDF text string: plain for ASCII, UTF-16 otherwise.
func textString(s string) string {
	for _, r := range s {
		if r > 126 || r < 32 {
			var b strings.Builder
			b.WriteString("<FEFF")
			for _, u := range utf16.Encode([]rune(s)) {
				fmt.Fprintf(&b, "%04X", u)
			}
			return b.String() + ">"
		}
	}
	return literal(s)
}

func pdfDate(t time.Time) string { return t.UTC().Format("D:20060102150405") + "+00'00'" }
