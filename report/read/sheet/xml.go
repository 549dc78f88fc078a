package sheet

import (
	"bytes"
	"io"
)

// xmlKind is the kind of a token.
type xmlKind uint8

const (
	xmlEnd   xmlKind = iota // the end of the document
	xmlOpen                 // an element begins: space, local, attrs
	xmlClose                // an element ends: local
	xmlText                 // characters: text
)

// maxAttrs bounds the attributes of one element, maxBound the namespace prefixes
// in force at one place: real ones have few dozen of either. Each is searched
// from end to end, so without bounds a small file could cost hours.
const (
	maxAttrs = 100
	maxBound = 100
)

// xmlAttr is one attribute. Its slices last until the next token.
type xmlAttr struct {
	name  []byte // as written, with prefix
	space space
	local []byte
	value []byte // references resolved
}

// xmlReader is a strict pull parser of XML 1.0 with namespaces, over a window
// of the document that is used again and again. It refuses whatever is not
// well-formed, every document type declaration, and nesting beyond a limit;
// entities are the five that XML knows.
//
// The encoding/xml of the standard library accepts much that is not XML, and
// is ten times slower than the decompression it would follow.
type xmlReader struct {
	from io.Reader
	buf  []byte
	p, n int   // buf[p:n] is checked and not yet consumed
	raw  int   // buf[n:raw] is the beginning of a character cut by the window
	base int64 // offset of buf[0] in the document
	eof  bool

	space space // of the current element
	local []byte
	attrs []xmlAttr
	text  []byte

	depth    int
	maxDepth int
	maxBytes int // of one tag or run of text
	maxText  int // of one cell, in bytes
	wide     bool
	declared bool  // the XML declaration has been looked at
	started  bool  // the root element has been seen
	empty    bool  // the current element closes itself; its xmlClose is due
	plain    space // of names without a prefix
	open     []xmlScope
	names    []byte // names of the open elements, one after another
	bound    []xmlBinding
	decoded  []byte      // attribute values and texts with references
	foreign  *spaceNames // namespaces beside those of the formats

	compat // of markup compatibility, where the format has it
}

// xmlScope is what to go back to when an element ends.
type xmlScope struct {
	name  int // where its name starts in names
	bound int // how many namespace prefixes were bound outside
	rules int // how many rules of markup compatibility were in force outside
	space space
	plain space
}

// xmlBinding is a namespace prefix in force.
type xmlBinding struct {
	prefix string
	space  space
}

// errMore says that the token reaches beyond the window.
var errMore = io.ErrShortBuffer

// newXMLReader reads a document of any Unicode encoding.
func newXMLReader(r io.Reader, lim Limits, window []byte) (*xmlReader, error) {
	text, _, err := decoded(r)
	if err != nil {
		return nil, err
	}
	_, wide := text.(*utf16Reader)
	return &xmlReader{
		from:     text,
		buf:      window,
		maxDepth: lim.Depth,
		maxBytes: 4*lim.CellText + 64<<10,
		maxText:  lim.CellText,
		wide:     wide,
	}, nil
}

// malformed is a fault of the document, with where it is in the part.
func (x *xmlReader) malformed(format string, args ...any) *fault {
	f := refuse(ruleXML, format, args...)
	f.message += " (byte " + itoa64(x.base+int64(x.p)) + " of its XML)"
	return f
}

// token reads one token as it is written. Comments and processing instructions
// are checked and passed over.
func (x *xmlReader) token() (xmlKind, error) {
	if x.empty {
		x.empty = false
		x.leave()
		return xmlClose, nil
	}
	for {
		if x.p == x.n {
			if x.eof {
				return xmlEnd, x.atEnd()
			}
			if err := x.fill(); err != nil {
				return xmlEnd, err
			}
			continue
		}
		kind, err := x.tokenAt(x.buf[x.p:x.n])
		if err == errMore {
			err = x.fill()
			if err == nil {
				continue
			}
		}
		if err != nil || kind != xmlEnd {
			return kind, err
		}
	}
}

// atEnd checks that the document was whole.
func (x *xmlReader) atEnd() error {
	switch {
	case x.depth > 0:
		return x.malformed("the XML ends inside <%s>", x.names[x.open[x.depth-1].name:])
	case !x.started:
		return x.malformed("the XML has no content")
	}
	return nil
}

// tokenAt reads the token at the start of b; xmlEnd means that there was
// something to pass over.
func (x *xmlReader) tokenAt(b []byte) (xmlKind, error) {
	if b[0] != '<' {
		return x.characters(b)
	}
	if len(b) < 2 {
		return xmlEnd, errMore
	}
	switch b[1] {
	case '/':
		return xmlClose, x.closeTag(b)
	case '?':
		return xmlEnd, x.instruction(b)
	case '!':
		return x.declaration(b)
	default:
		return xmlOpen, x.openTag(b)
	}
}

// characters reads the text up to the next tag.
func (x *xmlReader) characters(b []byte) (xmlKind, error) {
	i := bytes.IndexByte(b, '<')
	if i < 0 {
		if !x.eof {
			return xmlEnd, errMore
		}
		i = len(b)
	}
	text := b[:i]
	if x.depth > 0 && plainLength(text) == i {
		x.text = text
		x.p += i
		return xmlText, nil
	}
	if x.depth == 0 {
		if !blank(text) {
			return xmlEnd, x.malformed("text outside the root element")
		}
		x.p += i
		return xmlEnd, nil
	}
	if bytes.Contains(text, []byte("]]>")) {
		return xmlEnd, x.malformed("]]> in a text")
	}
	if bytes.IndexByte(text, '&') >= 0 || bytes.IndexByte(text, '\r') >= 0 {
		var err error
		if x.decoded, err = x.resolve(x.decoded[:0], text, false); err != nil {
			return xmlEnd, err
		}
		text = x.decoded
	}
	x.text = text
	x.p += i
	return xmlText, nil
}

// closeTag reads </name>.
func (x *xmlReader) closeTag(b []byte) error {
	if x.depth == 0 {
		return x.malformed("an end tag that belongs to no open element")
	}
	name := x.names[x.open[x.depth-1].name:]
	end := 2 + len(name)
	if end < len(b) && !bytes.Equal(b[2:end], name) {
		return x.malformed("an end tag that belongs to no open element")
	}
	for end < len(b) && isBlank(b[end]) {
		end++
	}
	if end >= len(b) {
		return errMore
	}
	if b[end] != '>' {
		return x.malformed("an end tag that belongs to no open element")
	}
	x.p += end + 1
	x.leave()
	return nil
}

// leave closes the innermost element.
func (x *xmlReader) leave() {
	x.depth--
	scope := x.open[x.depth]
	x.open = x.open[:x.depth]
	name := x.names[scope.name:]
	x.names = x.names[:scope.name]
	x.bound = x.bound[:scope.bound]
	x.rules = x.rules[:scope.rules]
	x.space, x.plain = scope.space, scope.plain
	x.local = name[bytes.IndexByte(name, ':')+1:]
	x.attrs = x.attrs[:0]
}

// instruction passes over <?...?>. What the XML declaration says of the
// encoding was looked at before any character was.
func (x *xmlReader) instruction(b []byte) error {
	end := bytes.Index(b[2:], []byte("?>"))
	if end < 0 {
		return errMore
	}
	body := b[2 : 2+end]
	name := nameLength(body)
	if name == 0 || name < len(body) && !isBlank(body[name]) {
		return x.malformed("a processing instruction without a name")
	}
	if bytes.EqualFold(body[:name], []byte("xml")) {
		if x.base+int64(x.p) != 0 || string(body[:name]) != "xml" {
			return x.malformed("an XML declaration that is not at the start")
		}
	}
	x.p += 2 + end + 2
	return nil
}

// declaration reads what begins with <!: a comment, a CDATA section, or a
// document type, which is refused.
func (x *xmlReader) declaration(b []byte) (xmlKind, error) {
	switch {
	case bytes.HasPrefix(b, []byte("<!--")):
		end := bytes.Index(b[4:], []byte("--"))
		if end < 0 || end+6 >= len(b) {
			return xmlEnd, errMore
		}
		if b[end+6] != '>' {
			return xmlEnd, x.malformed("a comment with two hyphens in it")
		}
		x.p += end + 7
		return xmlEnd, nil
	case bytes.HasPrefix(b, []byte("<![CDATA[")):
		end := bytes.Index(b, []byte("]]>"))
		if end < 0 {
			return xmlEnd, errMore
		}
		if x.depth == 0 {
			return xmlEnd, x.malformed("text outside the root element")
		}
		x.text = b[len("<![CDATA["):end]
		if bytes.IndexByte(x.text, '\r') >= 0 { // a line break is one character here, too
			x.text = bytes.ReplaceAll(bytes.ReplaceAll(x.text, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
		}
		x.p += end + 3
		return xmlText, nil
	case bytes.HasPrefix(b, []byte("<!DOCTYPE")):
		return xmlEnd, refuse(ruleDoctype, "holds a document type declaration, which no spreadsheet needs")
	case len(b) < len("<![CDATA["):
		return xmlEnd, errMore
	default:
		return xmlEnd, x.malformed("a declaration that XML does not know")
	}
}
