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
	empty := false
	for {
		blanks := i
		for i < len(b) && isBlank(b[i]) {
			i++
		}
		if i+1 >= len(b) {
			if i < len(b) && b[i] == '>' {
				i++
				break
			}
			return errMore
		}
		if b[i] == '>' {
			i++
			break
		}
		if b[i] == '/' {
			if b[i+1] != '>' {
				return x.malformed("a / inside a tag")
			}
			i, empty = i+2, true
			break
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
	if err := x.enter(name); err != nil {
		return err
	}
	x.empty = empty
	x.p += i
	return nil
}

// attribute reads name="value" and says how long it was.
func (x *xmlReader) attribute(b []byte) (int, error) {
	i := nameLength(b)
	name := b[:i]
	if i == 0 {
		return 0, x.malformed("an attribute without a name")
	}
	for i < len(b) && isBlank(b[i]) {
		i++
	}
	if i < len(b) && b[i] != '=' {
		return 0, x.malformed("an attribute without a value")
	}
	i++
	for i < len(b) && isBlank(b[i]) {
		i++
	}
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
	value := b[i : i+end]
	if plain, err := x.plainValue(value); err != nil {
		return 0, err
	} else if !plain {
		from := len(x.decoded)
		if x.decoded, err = x.resolve(x.decoded, value, true); err != nil {
			return 0, err
		}
		value = x.decoded[from:len(x.decoded):len(x.decoded)]
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

// plainValue reports whether a value stands for itself.
func (x *xmlReader) plainValue(value []byte) (bool, error) {
	plain := true
	for _, c := range value {
		switch c {
		case '<':
			return false, x.malformed("a < inside an attribute's value")
		case '&', '\t', '\n', '\r':
			plain = false
		}
	}
	return plain, nil
}

// enter opens an element: binds its prefixes, then resolves its names.
func (x *xmlReader) enter(name []byte) error {
	if x.depth == x.maxDepth {
		return overLimit("elements inside one another", int64(x.maxDepth))
	}
	scope := xmlScope{name: len(x.names), bound: len(x.bound), space: x.space, plain: x.plain}
	for i := range x.attrs {
		a := &x.attrs[i]
		if !bytes.HasPrefix(a.name, []byte("xmlns")) {
			continue
		}
		switch {
		case len(a.name) == 5:
			x.plain = spaceOf(a.value)
			a.space = spaceXMLNS
		case a.name[5] == ':' && len(x.bound) == maxBound:
			return overBound("namespace prefixes at once", maxBound)
		case a.name[5] == ':' && len(a.name) > 6 && len(a.value) > 0:
			x.bound = append(x.bound, xmlBinding{prefix: string(a.name[6:]), space: spaceOf(a.value)})
			a.space = spaceXMLNS
		case a.name[5] == ':':
			return x.malformed("a namespace prefix bound to nothing")
		}
	}
	for i := range x.attrs {
		a := &x.attrs[i]
		if a.space == spaceXMLNS {
			continue
		}
		if colon := bytes.IndexByte(a.name, ':'); colon >= 0 {
			var err error
			if a.space, err = x.lookup(a.name[:colon]); err != nil {
				return err
			}
			a.local = a.name[colon+1:]
		}
	}
	colon := bytes.IndexByte(name, ':')
	element, err := x.lookup(name[:max(colon, 0)])
	if err != nil {
		return err
	}
	x.space, x.local = element, name[colon+1:]
	x.names = append(x.names, name...)
	x.open = append(x.open, scope)
	x.depth++
	x.started = true
	return nil
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
