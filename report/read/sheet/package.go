package sheet

import "strings"

// windowSize is how much of a part is in memory at once, as long as no single
// tag or text is longer.
const windowSize = 128 << 10

// packageReader reads the parts of a package one after another.
type packageReader struct {
	archive  *archive
	inflater inflater
	limits   Limits
	book     *Book
	window   []byte
	spaces   spaceNames
	compat   bool // markup compatibility is part of the format
	used     map[*entry]bool
}

// newPackageReader reads the parts of a package into a book.
func newPackageReader(a *archive, book *Book) packageReader {
	return packageReader{
		archive: a, limits: a.limits, book: book,
		window: make([]byte, windowSize),
		used:   make(map[*entry]bool),
	}
}

// read opens a part that must be there, hands its root element to do, and
// reads it to its end, where size and checksum are compared.
func (r *packageReader) read(name string, do func(*xmlReader) error) error {
	e := r.archive.find(name)
	if e == nil {
		return refuse(rulePart, "the package has no such part").withHint(saveAgain).in(name)
	}
	r.used[e] = true
	err := r.readEntry(e, do)
	if f, ok := err.(*fault); ok {
		return f.in(e.name)
	}
	return err
}

// readEntry is read without the naming of faults.
func (r *packageReader) readEntry(e *entry, do func(*xmlReader) error) error {
	p, err := r.inflater.open(r.archive, e)
	if err != nil {
		return err
	}
	x, err := newXMLReader(p, r.limits, r.window)
	if err != nil {
		return err
	}
	x.compatible, x.foreign = r.compat, &r.spaces
	if err := do(x); err != nil {
		return err
	}
	return x.finish()
}

// verifyRest unpacks the parts that were not needed, for their sizes and
// checksums: a package that was damaged anywhere is a damaged package.
func (r *packageReader) verifyRest() error {
	for i := range r.archive.entries {
		e := &r.archive.entries[i]
		if r.used[e] {
			continue
		}
		p, err := r.inflater.open(r.archive, e)
		if err != nil {
			return err
		}
		if err := p.drain(r.window); err != nil {
			return err
		}
	}
	return nil
}

// maxSheetName is longer than any program writes: Excel stops at 31 characters.
const maxSheetName = 1000

// checkSheetName refuses a name that is none, or that another sheet has; names
// differ by more than case. The name is added to the others.
func checkSheetName(name string, others map[string]bool) error {
	key := strings.ToLower(name)
	switch {
	case name == "":
		return refuse(ruleSheetName, "a sheet has no name")
	case len(name) > maxSheetName:
		return refuse(ruleSheetName, "a sheet's name is longer than %d bytes", maxSheetName)
	case others[key]:
		return refuse(ruleSheetName, "two sheets have one name").in(name)
	}
	others[key] = true
	return nil
}
