package sheet

import (
	"bytes"
	"strings"
)

// stringsPerBlock is how many shared strings stand in one block of the table.
const stringsPerBlock = 1024

// stringTable holds the shared strings in blocks, each one string with the
// ends of its entries: two allocations for a thousand strings, no copying when
// it grows, four bytes of overhead for each.
type stringTable struct {
	blocks []stringBlock
	count  int
	text   []byte // of the block being filled
	bytes  int64
}

// stringBlock is up to stringsPerBlock strings, one after another.
type stringBlock struct {
	text string
	ends []uint32
}

// get is the string of an index that is in range.
func (t *stringTable) get(i int) string {
	b := &t.blocks[i/stringsPerBlock]
	i %= stringsPerBlock
	start := uint32(0)
	if i > 0 {
		start = b.ends[i-1]
	}
	return b.text[start:b.ends[i]]
}

// add ends the string whose bytes stand at the end of t.text.
func (t *stringTable) add(lim Limits) error {
	if t.count == lim.Strings {
		return overLimit("strings", "shared strings", int64(lim.Strings))
	}
	if t.count%stringsPerBlock == 0 {
		t.blocks = append(t.blocks, stringBlock{ends: make([]uint32, 0, stringsPerBlock)})
	}
	b := &t.blocks[len(t.blocks)-1]
	if t.bytes+int64(len(t.text)) > lim.StringBytes {
		return overSize("string-megabytes", "of shared strings", lim.StringBytes)
	}
	b.ends = append(b.ends, uint32(len(t.text)))
	t.count++
	if t.count%stringsPerBlock == 0 {
		t.seal()
	}
	return nil
}

// seal gives the last block its text.
func (t *stringTable) seal() {
	if len(t.blocks) == 0 || len(t.text) == 0 {
		return
	}
	t.blocks[len(t.blocks)-1].text = string(t.text)
	t.bytes += int64(len(t.text))
	t.text = t.text[:0]
}

// read fills the table. The counts that the part declares are not looked at.
func (t *stringTable) read(x *xmlReader, lim Limits, parserOnly bool) error {
	if err := x.root(spaceMain, "sst"); err != nil {
		return err
	}
	// No namespace prefix, and room for <si><t>.
	plain := !parserOnly && len(x.names) == len("sst") && x.plain == spaceMain && x.depth+2 <= x.maxDepth
	for {
		if plain && !x.empty && len(x.wrappers) == 0 {
			if err := t.plain(x, lim); err != nil {
				return err
			}
		}
		kind, err := x.next()
		switch {
		case err != nil:
			return err
		case kind == xmlClose:
			t.seal()
			t.text = nil
			return nil
		case kind == xmlOpen:
			err = t.part(x, lim)
		case !blank(x.text):
			err = refuse(ruleElement, "text between shared strings")
		}
		if err != nil {
			return err
		}
	}
}

// part reads one child of the table: a string, or what extends the table.
func (t *stringTable) part(x *xmlReader, lim Limits) (err error) {
	switch {
	case x.is(spaceMain, "extLst"):
		return x.skip()
	case !x.is(spaceMain, "si"):
		return x.stray("an element other than a shared string")
	}
	from := len(t.text)
	if t.text, err = richText(x, t.text, lim.CellText); err != nil {
		return err
	}
	t.text = t.text[:from+len(unescape(t.text[from:]))]
	return t.add(lim)
}

// plain reads shared strings of the common form, <si><t>text</t></si>, as
// long as they come and stand whole in the window. Everything else is left to
// the parser, which sees it from its beginning.
func (t *stringTable) plain(x *xmlReader, lim Limits) error {
	const open, done = "<si><t>", "</t></si>"
	for {
		b := x.buf[x.p:x.n]
		if len(b) < len(open) || string(b[:len(open)]) != open {
			return nil
		}
		b = b[len(open):]
		end := plainLength(b)
		if end+len(done) > len(b) || string(b[end:end+len(done)]) != done || end > lim.CellText {
			return nil
		}
		t.text = append(t.text, b[:end]...)
		if err := t.add(lim); err != nil {
			return err
		}
		x.p += len(open) + end + len(done)
	}
}

// plainLength is how many characters of a text stand for themselves: up to the
// next tag, reference, line break to be turned, end of a CDATA section, or
// escape.
func plainLength(b []byte) int {
	for i, c := range b {
		if c > '_' {
			continue // nearly all letters
		}
		switch c {
		case '<', '&', '\r', ']', '_':
			return i
		}
	}
	return len(b)
}

// richText adds the text of the current element, a shared or an inline string,
// to dst: one <t>, runs of them, or both. Phonetic hints are not part of it.
func richText(x *xmlReader, dst []byte, limit int) ([]byte, error) {
	s := textScan{x: x, dst: dst, limit: limit + len(dst)}
	err := x.each(s.part)
	return s.dst, err
}

// textScan reads a text, or a run of one.
type textScan struct {
	x     *xmlReader
	dst   []byte
	limit int
	texts int // <t> elements so far
}

// part reads one child of a text.
func (s *textScan) part() error {
	switch {
	case s.x.is(spaceMain, "t"):
		return s.only()
	case s.x.is(spaceMain, "r"):
		run := textScan{x: s.x, dst: s.dst, limit: s.limit}
		err := s.x.each(run.runPart)
		s.dst = run.dst
		return err
	case s.x.is(spaceMain, "rPh"), s.x.is(spaceMain, "phoneticPr"), s.x.is(spaceMain, "extLst"):
		return s.x.skip()
	}
	return s.x.stray("an element that no text may hold")
}

// runPart reads one child of a run.
func (s *textScan) runPart() error {
	switch {
	case s.x.is(spaceMain, "t"):
		return s.only()
	case s.x.is(spaceMain, "rPr"), s.x.is(spaceMain, "extLst"):
		return s.x.skip()
	}
	return s.x.stray("an element that no run of text may hold")
}

// only reads a <t>, which may stand once: of two, some programs would read the
// second, others both.
func (s *textScan) only() (err error) {
	if s.texts++; s.texts > 1 {
		return refuse(ruleElement, "a text that stands twice").
			withHint(lookAgain)
	}
	s.dst, err = s.x.appendText(s.dst, s.limit)
	return err
}

// unescape resolves _xHHHH_, by which the format writes characters that XML
// cannot hold, in place; surrogate pairs make one character. A character that
// is half a pair stays as it is written.
func unescape(b []byte) []byte {
	i := bytes.Index(b, []byte("_x"))
	if i < 0 {
		return b
	}
	out := b[:i]
	for i < len(b) {
		r, used := escaped(b[i:])
		if used == 0 {
			out = append(out, b[i])
			i++
			continue
		}
		out = append(out, string(r)...)
		i += used
	}
	return out
}

// textBlock is how many bytes of text share one allocation.
const textBlock = 4 << 10

// textStore makes strings of the texts that stand in the cells themselves, many
// in one allocation. What was handed out is never written to again.
type textStore struct {
	block strings.Builder
	bytes int // kept since its owner last set it to 0
}

// keep is a string of these bytes.
func (t *textStore) keep(text []byte) string {
	t.bytes += len(text)
	if t.block.Cap()-t.block.Len() < len(text) {
		t.block.Reset()
		t.block.Grow(max(textBlock, len(text)))
	}
	from := t.block.Len()
	t.block.Write(text)
	return t.block.String()[from:]
}
