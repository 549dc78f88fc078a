package sheet

import "bytes"

// compat is the state of markup compatibility and extensibility (ECMA-376 part
// 3), by which newer programs write what older ones may pass over. A reader of
// this room sees the document that is left when its rules have been applied:
// alternatives chosen, ignorable elements gone, wrappers taken off.
type compat struct {
	compatible bool         // the format of the document has these rules
	marked     bool         // the current element has attributes of them
	rules      []compatRule // in force, the innermost last
	wrappers   []wrapper    // open elements whose tags the reader does not see
}

// compatRule makes the elements of a namespace ignorable, or has the content of
// ignorable elements processed: those of a name, or all when it is "*".
type compatRule struct {
	space   space
	content string
}

// wrapper is an open element whose content stands for it.
type wrapper struct {
	depth  int
	branch bool // of alternatives: what follows it is passed over
}

// next reads one token of the document as markup compatibility leaves it.
func (x *xmlReader) next() (xmlKind, error) {
	kind, err := x.token()
	if err != nil || !x.compatible {
		return kind, err
	}
	switch kind {
	case xmlOpen:
		if x.marked || x.space >= spaceForeign || x.space == spaceCompat {
			return x.resolved(kind)
		}
	case xmlClose:
		if n := len(x.wrappers); n > 0 && x.wrappers[n-1].depth > x.depth {
			return x.resolved(kind)
		}
	case xmlText, xmlEnd:
	}
	return kind, nil
}

// resolved is the first token from this one on that the reader is to see.
func (x *xmlReader) resolved(kind xmlKind) (xmlKind, error) {
	for {
		gone, err := false, error(nil)
		switch kind {
		case xmlOpen:
			gone, err = x.opened()
		case xmlClose:
			gone, err = x.closed()
		case xmlText, xmlEnd:
		}
		if err != nil || !gone {
			return kind, err
		}
		if kind, err = x.token(); err != nil {
			return kind, err
		}
	}
}

// opened applies the rules to the element that was just opened; true when the
// reader is not to see it.
func (x *xmlReader) opened() (gone bool, err error) {
	if x.marked {
		if err := x.compatAttributes(); err != nil {
			return false, err
		}
	}
	switch {
	case x.is(spaceCompat, "AlternateContent"):
		return true, x.chooseBranch()
	case x.space >= spaceForeign && x.ignorable():
		if x.processed() {
			x.wrappers = append(x.wrappers, wrapper{depth: x.depth})
			return true, nil
		}
		return true, x.skip()
	}
	return false, nil
}

// closed takes the end tag of a wrapper away.
func (x *xmlReader) closed() (gone bool, err error) {
	last := len(x.wrappers) - 1
	if last < 0 || x.wrappers[last].depth <= x.depth {
		return false, nil
	}
	branch := x.wrappers[last].branch
	x.wrappers = x.wrappers[:last]
	if branch {
		err = x.skip() // of the alternatives
	}
	return true, err
}

// chooseBranch enters the first of the alternatives whose namespaces are all
// understood, or the fallback, or passes over all.
func (x *xmlReader) chooseBranch() error {
	choices := 0
	for outside := x.depth - 1; ; {
		kind, err := x.token()
		switch {
		case err != nil:
			return err
		case x.depth == outside && choices == 0:
			return refuse(ruleCompat, "alternatives without a choice")
		case x.depth == outside:
			return nil
		case kind == xmlText && !blank(x.text):
			return x.malformed("text where only elements belong")
		case kind != xmlOpen:
			continue
		}
		chosen, err := x.branch(&choices)
		if err != nil {
			return err
		}
		if chosen {
			x.wrappers = append(x.wrappers, wrapper{depth: x.depth, branch: true})
			return nil
		}
		if err := x.skip(); err != nil {
			return err
		}
	}
}

// branch reports whether the current child of alternatives is the one to read.
func (x *xmlReader) branch(choices *int) (chosen bool, err error) {
	switch {
	case x.is(spaceCompat, "Choice"):
		*choices++
		chosen, err = x.choice()
	case x.is(spaceCompat, "Fallback"):
		chosen = *choices > 0
	}
	if err == nil && chosen && x.marked {
		err = x.compatAttributes()
	}
	return chosen, err
}

// choice reports whether the current alternative requires nothing unknown.
func (x *xmlReader) choice() (understood bool, err error) {
	requires, _ := x.attr(spaceNone, "Requires")
	if blank(requires) {
		return false, refuse(ruleCompat, "an alternative that does not say what it requires")
	}
	understood = true
	err = x.prefixes(requires, func(s space, _ string) error {
		understood = understood && s < spaceForeign
		return nil
	})
	return understood, err
}

// compatAttributes takes up the rules that the current element states, and
// refuses what it says must be understood and is not.
func (x *xmlReader) compatAttributes() error {
	for i := range x.attrs {
		a := &x.attrs[i]
		if a.space != spaceCompat {
			continue
		}
		var err error
		switch string(a.local) {
		case "Ignorable", "ProcessContent":
			err = x.prefixes(a.value, x.addRule)
		case "MustUnderstand":
			err = x.prefixes(a.value, func(s space, _ string) error {
				if s < spaceForeign {
					return nil
				}
				return refuse(ruleCompat, "says that it cannot be read without an extension of the format, which is not known here").
					withHint("save it as an ordinary .xlsx in a spreadsheet program")
			})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// addRule puts a rule in force until the current element ends.
func (x *xmlReader) addRule(s space, local string) error {
	if len(x.rules) == maxBound {
		return overBound("rules of markup compatibility at once", maxBound)
	}
	x.rules = append(x.rules, compatRule{s, local})
	return nil
}

// prefixes calls do for each of a list of prefixes, or of names with prefixes.
func (x *xmlReader) prefixes(list []byte, do func(space, string) error) error {
	for _, item := range bytes.Fields(list) {
		prefix, local, _ := bytes.Cut(item, []byte(":"))
		if len(prefix) == 0 {
			return refuse(ruleCompat, "a rule of markup compatibility without a namespace prefix")
		}
		s, err := x.lookup(prefix)
		if err != nil {
			return err
		}
		if err := do(s, string(local)); err != nil {
			return err
		}
	}
	return nil
}

// ignorable reports whether the current element may be passed over.
func (x *xmlReader) ignorable() bool {
	for _, r := range x.rules {
		if r.content == "" && r.space == x.space {
			return true
		}
	}
	return false
}

// processed reports whether the content of the current element, which is
// ignorable, is to be read all the same.
func (x *xmlReader) processed() bool {
	for _, r := range x.rules {
		if r.space == x.space && (r.content == "*" || r.content != "" && r.content == string(x.local)) {
			return true
		}
	}
	return false
}

// stray refuses the current element, which has no business where rows, cells
// or values stand. One of a foreign namespace that nothing calls ignorable may
// not be passed over: it may hold what the reader is looking for.
func (x *xmlReader) stray(message string) *fault {
	f := refuse(ruleElement, "%s", message)
	if x.space >= spaceForeign || x.space == spaceCompat {
		f = refuse(ruleCompat, "an element of a namespace that nothing here calls ignorable")
	}
	return f.withHint(saveAgain)
}
