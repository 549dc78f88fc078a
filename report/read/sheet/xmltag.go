package sheet

import (
	"bytes"
	"slices"
)

// openTag reads <name attribute="value" ...> or <name .../>.
func (x *xmlReader) openTag(b []byte) error {
	if x.depth == 0 && x.started {
		return x.malformed("a second root element")
	}
	x.attrs = x.attrs[:0]
	x.decoded = x.decoded[:0]
	i := 1 + nameLength(b[1:])
	name := b[1:i]
	if len(name) == 0 {
		return x.malformed("a < that opens no tag")
	}
	for {
		blanks := i
		i = skipBlank(b, i)
		end, empty, err := x.tagEnd(b, i)
		if err != nil {
			return err
		}
		if end > 0 {
			if err := x.enter(name); err != nil {
				return err
			}
			x.empty = empty
			x.p += end
			return nil
		}
		if blanks == i {
			return x.malformed("an attribute without a space before it")
		}
		used, err := x.attribute(b[i:])
		if err != nil {
			return err
		}
		i += used
	}
}

// tagEnd is where the tag ends, when its end stands at i, and whether it closes
// itself.
func (x *xmlReader) tagEnd(b []byte, i int) (end int, empty bool, err error) {
	switch {
	case i >= len(b):
		return 0, false, errMore
	case b[i] == '>':
		return i + 1, false, nil
	case b[i] != '/':
		return 0, false, nil
	case i+1 >= len(b):
		return 0, false, errMore
	case b[i+1] != '>':
		return 0, false, x.malformed("a / inside a tag")
	}
	return i + 2, true, nil
}

// skipBlank is the place of the first byte from i on that is no white space.
func skipBlank(b []byte, i int) int {
	for i < len(b) && isBlank(b[i]) {
		i++
	}
	return i
}

// attribute reads name="value" and says how long it was.
func (x *xmlReader) attribute(b []byte) (int, error) {
	i := nameLength(b)
	name := b[:i]
	if i == 0 {
		return 0, x.malformed("an attribute without a name")
	}
	i = skipBlank(b, i)
	if i < len(b) && b[i] != '=' {
		return 0, x.malformed("an attribute without a value")
	}
	i = skipBlank(b, i+1)
	if i >= len(b) {
		return 0, errMore
	}
	quote := b[i]
	if quote != '"' && quote != '\'' {
		return 0, x.malformed("an attribute's value without quotes")
	}
	i++
	end := bytes.IndexByte(b[i:], quote)
	if end < 0 {
		return 0, errMore
	}
	value, err := x.attributeValue(b[i : i+end])
	if err != nil {
		return 0, err
	}
	if len(x.attrs) == maxAttrs {
		return 0, overBound("attributes of one element", maxAttrs)
	}
	for k := range x.attrs {
		if bytes.Equal(x.attrs[k].name, name) {
			return 0, x.malformed("an attribute that stands twice")
		}
	}
	x.attrs = append(x.attrs, xmlAttr{name: name, local: name, value: value})
	return i + end + 1, nil
}

// attributeValue is a value with its references resolved.
func (x *xmlReader) attributeValue(value []byte) ([]byte, error) {
	plain := true
	for _, c := range value {
		switch c {
		case '<':
			return nil, x.malformed("a < inside an attribute's value")
		case '&', '\t', '\n', '\r':
			plain = false
		}
	}
	if plain {
		return value, nil
	}
	from := len(x.decoded)
	var err error
	x.decoded, err = x.resolve(x.decoded, value, true)
	return x.decoded[from:len(x.decoded):len(x.decoded)], err
}

// enter opens an element: binds its prefixes, then resolves its names.
func (x *xmlReader) enter(name []byte) error {
	if x.depth == x.maxDepth {
		return overLimit("depth", "elements inside one another", int64(x.maxDepth))
	}
	scope := xmlScope{name: len(x.names), bound: len(x.bound), rules: len(x.rules), space: x.space, plain: x.plain}
	if err := x.bindPrefixes(); err != nil {
		return err
	}
	if err := x.resolveAttributes(); err != nil {
		return err
	}
	prefix, local, err := x.parted(name)
	if err != nil {
		return err
	}
	element, err := x.lookup(prefix)
	if err != nil {
		return err
	}
	x.space, x.local = element, local
	x.names = append(x.names, name...)
	x.open = append(x.open, scope)
	x.depth++
	x.started = true
	return nil
}

// bindPrefixes puts the namespaces in force that the tag declares.
func (x *xmlReader) bindPrefixes() error {
	for i := range x.attrs {
		a := &x.attrs[i]
		if !bytes.HasPrefix(a.name, []byte("xmlns")) || len(a.name) > 5 && a.name[5] != ':' {
			continue
		}
		bound, err := x.foreign.spaceOf(a.value)
		if err != nil {
			return err
		}
		a.space = spaceXMLNS
		if len(a.name) == 5 {
			if bound == spaceXML || bound == spaceXMLNS {
				return x.malformed("a namespace of XML itself bound to plain names")
			}
			x.plain = bound
			continue
		}
		if err := x.bind(a.name[6:], bound); err != nil {
			return err
		}
	}
	return nil
}

// bind puts a prefix in force (Namespaces in XML 1.0, section 3).
func (x *xmlReader) bind(prefix []byte, to space) error {
	switch {
	case nameLength(prefix) != len(prefix) || len(prefix) == 0 || bytes.IndexByte(prefix, ':') >= 0:
		return x.malformed("a namespace prefix that is no name")
	case to == spaceNone:
		return x.malformed("a namespace prefix bound to nothing")
	case string(prefix) == "xmlns", to == spaceXMLNS, (string(prefix) == "xml") != (to == spaceXML):
		return x.malformed("a namespace of XML itself bound to another prefix, or its prefix to another")
	case len(x.bound) == maxBound:
		return overBound("namespace prefixes at once", maxBound)
	}
	x.bound = append(x.bound, xmlBinding{prefix: string(prefix), space: to})
	return nil
}

// resolveAttributes finds the namespaces of the attributes that have a prefix;
// no two may have one name in one namespace.
func (x *xmlReader) resolveAttributes() error {
	x.marked = false
	for i := range x.attrs {
		a := &x.attrs[i]
		if a.space == spaceXMLNS || bytes.IndexByte(a.name, ':') < 0 {
			continue
		}
		prefix, local, err := x.parted(a.name)
		if err != nil {
			return err
		}
		if a.space, err = x.lookup(prefix); err != nil {
			return err
		}
		a.local = local
		x.marked = x.marked || a.space == spaceCompat
		for k := range x.attrs[:i] {
			if x.attrs[k].space == a.space && bytes.Equal(x.attrs[k].local, local) {
				return x.malformed("an attribute that stands twice, by two prefixes")
			}
		}
	}
	return nil
}

// parted is a name's prefix, which may be empty, and the rest of it. Neither is
// empty where there is a colon, and there is only one.
func (x *xmlReader) parted(name []byte) (prefix, local []byte, err error) {
	colon := bytes.IndexByte(name, ':')
	if colon < 0 {
		return nil, name, nil
	}
	prefix, local = name[:colon], name[colon+1:]
	if colon == 0 || nameLength(local) != len(local) || len(local) == 0 || bytes.IndexByte(local, ':') >= 0 {
		return nil, nil, x.malformed("a name with a colon that parts no prefix from a name")
	}
	return prefix, local, nil
}

// lookup is the namespace of a prefix; the empty prefix may be unbound.
func (x *xmlReader) lookup(prefix []byte) (space, error) {
	if len(prefix) == 0 {
		return x.plain, nil
	}
	for i := len(x.bound) - 1; i >= 0; i-- {
		if x.bound[i].prefix == string(prefix) {
			return x.bound[i].space, nil
		}
	}
	if string(prefix) == "xml" {
		return spaceXML, nil
	}
	return spaceNone, x.malformed("a namespace prefix that nothing binds")
}

// resolve adds a text or an attribute's value to dst, its references resolved
// and its line breaks turned into one character each.
func (x *xmlReader) resolve(dst, text []byte, attribute bool) ([]byte, error) {
	dst = slices.Grow(dst, len(text))
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '&':
			end := bytes.IndexByte(text[i:min(len(text), i+12)], ';')
			if end < 0 {
				return dst, x.malformed("an & that begins no reference")
			}
			r, ok := reference(text[i+1 : i+end])
			if !ok {
				return dst, x.malformed("a reference to an entity or character that XML does not know")
			}
			dst = append(dst, string(r)...)
			i += end
		case c == '\r':
			if i+1 < len(text) && text[i+1] == '\n' {
				continue // a line break is one character
			}
			dst = append(dst, lineBreak(attribute))
		case attribute && (c == '\n' || c == '\t'):
			dst = append(dst, ' ')
		default:
			dst = append(dst, c)
		}
	}
	return dst, nil
}

// lineBreak is what XML makes of one: a space in an attribute.
func lineBreak(attribute bool) byte {
	if attribute {
		return ' '
	}
	return '\n'
}
