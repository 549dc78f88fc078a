package sheet

// is reports whether the current element has this name.
func (x *xmlReader) is(s space, local string) bool {
	return x.space == s && string(x.local) == local
}

// attr is the value of an attribute of the current element.
func (x *xmlReader) attr(s space, local string) ([]byte, bool) {
	for i := range x.attrs {
		if x.attrs[i].space == s && string(x.attrs[i].local) == local {
			return x.attrs[i].value, true
		}
	}
	return nil, false
}

// each calls do for every child of the current element, up to its end. Do must
// read the child to its own end. Text between the children is refused.
func (x *xmlReader) each(do func() error) error {
	for {
		kind, err := x.next()
		switch {
		case err != nil:
			return err
		case kind == xmlClose:
			return nil
		case kind == xmlText:
			if !blank(x.text) {
				return x.malformed("text where only elements belong")
			}
		case kind == xmlOpen:
			if err := do(); err != nil {
				return err
			}
		}
	}
}

// skip passes over the rest of the current element, checking it. Its content
// is nobody's, so no rule of markup compatibility is applied to it.
func (x *xmlReader) skip() error {
	for outside := x.depth - 1; x.depth > outside; {
		if _, err := x.token(); err != nil {
			return err
		}
	}
	return nil
}

// appendText adds the text of the current element to dst, up to its end; no
// element may stand in it.
func (x *xmlReader) appendText(dst []byte, limit int) ([]byte, error) {
	for {
		kind, err := x.next()
		switch {
		case err != nil:
			return dst, err
		case kind == xmlClose:
			return dst, nil
		case kind == xmlOpen:
			return dst, refuse(ruleElement, "an element where only text belongs")
		}
		if len(dst)+len(x.text) > limit {
			return dst, overLimit("cell-text", "bytes of text in one cell", int64(x.maxText))
		}
		dst = append(dst, x.text...)
	}
}

// root reads up to the root element, which must have this name.
func (x *xmlReader) root(s space, local string) error {
	if _, err := x.next(); err != nil {
		return err
	}
	if !x.is(s, local) {
		return refuse(ruleElement, "its root element is not <%s> of the format's namespace", local)
	}
	return nil
}

// finish reads to the end of the document, after the root element.
func (x *xmlReader) finish() error {
	kind, err := x.next()
	if err == nil && kind != xmlEnd {
		return x.malformed("content after the root element")
	}
	return err
}

// flag is a boolean attribute of the current element: xsd:boolean.
func (x *xmlReader) flag(local string) (bool, error) {
	value, _ := x.attr(spaceNone, local)
	switch string(value) {
	case "", "0", "false", "off":
		return false, nil
	case "1", "true", "on":
		return true, nil
	}
	return false, refuse(ruleAttribute, "%s is not a boolean", local)
}
