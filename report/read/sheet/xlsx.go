package sheet

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"assize/report/read/source"
)

// xlsxReader reads one Office Open XML workbook (ECMA-376, transitional or
// strict).
type xlsxReader struct {
	packageReader
	links   []relation   // of the workbook
	main    string       // the workbook's part name
	strings *stringTable // nil when there is none
	formats []format     // by cell style

	macros     bool // may be in the package, by its name
	parserOnly bool // leave no cell to plainCell; the tests compare the two
}

// relation leads from one part to another.
type relation struct {
	id       string
	kind     string // last segment of the type, such as "worksheet"
	target   string // part name
	external bool
}

// scanXLSX reads the whole book, sheet by sheet, handing rows out.
func scanXLSX(a *archive, extension string, book *Book, want wanted) error {
	r := newXLSXReader(a, book)
	r.macros = extension == ".xlsm" || extension == ".xltm"
	return r.scan(want)
}

// newXLSXReader reads a package into a book.
func newXLSXReader(a *archive, book *Book) *xlsxReader {
	r := &xlsxReader{packageReader: newPackageReader(a, book)}
	r.compat = true
	return r
}

// scan reads the parts in the order in which they need one another.
func (r *xlsxReader) scan(want wanted) error {
	if err := r.findMain(); err != nil {
		return err
	}
	parts, err := r.workbook()
	if err != nil {
		return err
	}
	if err := r.tables(); err != nil {
		return err
	}
	for i, part := range parts {
		if err := r.sheet(&r.book.Sheets[i], part, want); err != nil {
			return err
		}
	}
	return r.verifyRest()
}

// findMain follows the package's own relationships to the workbook.
func (r *xlsxReader) findMain() error {
	if err := r.read("[Content_Types].xml", func(x *xmlReader) error {
		if err := x.root(spaceTypes, "Types"); err != nil {
			return err
		}
		return x.skip()
	}); err != nil {
		return err
	}
	links, err := r.relations("")
	if err != nil {
		return err
	}
	for _, l := range links {
		switch {
		case l.kind != "officeDocument":
		case l.external:
			return refuse(ruleRelation, "the workbook stands outside the package").in("_rels/.rels")
		case r.main != "" && foldName(r.main) != foldName(l.target):
			return refuse(ruleRelation, "leads to two workbooks").in("_rels/.rels")
		default:
			r.main = l.target
		}
	}
	if r.main == "" {
		return refuse(ruleRelation, "leads to no workbook").in("_rels/.rels")
	}
	if strings.HasSuffix(foldName(r.main), ".bin") {
		return refuse(ruleKind, "is a binary workbook (xlsb)").withHint("save it as .xlsx")
	}
	if macros := r.archive.find(path.Join(path.Dir(r.main), "vbaProject.bin")); macros != nil {
		if !r.macros {
			return refuse(ruleMacros, "holds macros, which no .xlsx file may").withHint("save it without macros").in(macros.name)
		}
		r.book.notice(source.Pos{File: r.book.Name}, ruleMacros, "holds macros; they are not run")
	}
	return nil
}

// relations reads the relationships that start from a part, or from the package
// itself.
func (r *xlsxReader) relations(of string) (links []relation, err error) {
	name := path.Join(path.Dir(of), "_rels", path.Base("/"+of)+".rels")
	if of == "" {
		name = "_rels/.rels"
	}
	ids := make(map[string]bool)
	err = r.read(name, func(x *xmlReader) error {
		if err := x.root(spaceRels, "Relationships"); err != nil {
			return err
		}
		return x.each(func() error {
			if !x.is(spaceRels, "Relationship") {
				return x.skip()
			}
			id, _ := x.attr(spaceNone, "Id")
			kind, _ := x.attr(spaceNone, "Type")
			target, _ := x.attr(spaceNone, "Target")
			mode, _ := x.attr(spaceNone, "TargetMode")
			if len(links) == r.limits.Entries {
				return overLimit("entries", "relationships of one part", int64(r.limits.Entries))
			}
			if len(id) == 0 || ids[string(id)] {
				return refuse(ruleRelation, "a relationship without an id, or with that of another")
			}
			ids[string(id)] = true
			links = append(links, relation{
				id:       string(id),
				kind:     path.Base(string(kind)),
				target:   r.partName(of, string(target)),
				external: string(mode) == "External",
			})
			return x.skip()
		})
	})
	return links, err
}

// partName resolves a relationship's target against the part it starts from.
// Parts are named as they are written, or by what their %-escapes stand for.
// What leads out of the package becomes a name that no part has.
func (r *xlsxReader) partName(from, target string) string {
	target, _, _ = strings.Cut(target, "#")
	resolve := func(target string) string {
		if strings.HasPrefix(target, "/") {
			return path.Clean(target)[1:]
		}
		return path.Join(path.Dir(from), target)
	}
	written := resolve(target)
	if plain, err := url.PathUnescape(target); err == nil && r.archive.find(written) == nil {
		return resolve(plain)
	}
	return written
}

// workbook reads the list of sheets into the book and returns the part of
// each.
func (r *xlsxReader) workbook() (parts []string, err error) {
	if r.archive.find(r.main) == nil {
		return nil, refuse(rulePart, "the package has no such part").in(r.main)
	}
	if r.links, err = r.relations(r.main); err != nil {
		return nil, err
	}
	list := sheetList{xlsxReader: r, names: make(map[string]bool)}
	err = r.read(r.main, func(x *xmlReader) error {
		if err := x.root(spaceMain, "workbook"); err != nil {
			return err
		}
		return x.each(func() error { return list.part(x) })
	})
	if list.linked {
		r.book.notice(source.Pos{File: r.book.Name}, ruleExternal, "links to other workbooks; what their cells say was stored when the file was last saved")
	}
	if err == nil && len(list.names) == 0 {
		return nil, refuse(ruleSheetName, "the workbook lists no sheets").in(r.main)
	}
	return list.parts, err
}

// sheetList is what the workbook's own part says.
type sheetList struct {
	*xlsxReader
	names  map[string]bool // of the sheets so far
	parts  []string        // of those that have cells
	linked bool            // to other workbooks
	stated bool            // the workbook's properties were read
}

// part reads one child of the workbook.
func (l *sheetList) part(x *xmlReader) error {
	switch {
	case x.is(spaceMain, "sheets"):
		return x.each(func() error { return l.sheet(x) })
	case x.is(spaceMain, "workbookPr"):
		date1904, err := x.flag("date1904")
		if err != nil {
			return err
		}
		if l.stated && date1904 != l.book.Date1904 {
			return refuse(ruleElement, "the workbook counts its dates from 1900 and from 1904").
				withHint(lookAgain)
		}
		l.stated, l.book.Date1904 = true, date1904
	case x.is(spaceMain, "externalReferences"):
		l.linked = true
	}
	return x.skip()
}

// sheet adds one line of the list of sheets to the book.
func (l *sheetList) sheet(x *xmlReader) error {
	if !x.is(spaceMain, "sheet") {
		return x.skip()
	}
	if len(l.names) == l.limits.Sheets {
		return overLimit("sheets", "sheets", int64(l.limits.Sheets))
	}
	s, part, err := l.sheetEntry(x, l.names)
	if err != nil {
		return err
	}
	if part != "" {
		if slices.Contains(l.parts, part) {
			return refuse(ruleRelation, "two sheets are one part").in(s.Name)
		}
		l.parts = append(l.parts, part)
		l.book.Sheets = append(l.book.Sheets, s)
	}
	return x.skip()
}

// sheetEntry reads one line of the list of sheets. The part is empty for a
// sheet that has no cells: a chart, a dialog or a macro sheet.
func (r *xlsxReader) sheetEntry(x *xmlReader, names map[string]bool) (s Sheet, part string, err error) {
	value, _ := x.attr(spaceNone, "name")
	s = Sheet{File: r.book.Name, Name: string(value)}
	if err := checkSheetName(s.Name, names); err != nil {
		return s, "", err
	}
	switch state, _ := x.attr(spaceNone, "state"); string(state) {
	case "", "visible":
	case "hidden":
		s.State = Hidden
	case "veryHidden":
		s.State = VeryHidden
	default:
		return s, "", refuse(ruleAttribute, "the sheet's state is none that the format knows").in(s.Name)
	}
	id, ok := x.attr(spaceRelation, "id")
	if ok && len(id) == 0 { // so are sheets of macros from before 1997 written
		r.book.notice(s.At(0, 0), ruleNotCells, "is a sheet without a part; passed over")
		return s, "", nil
	}
	i := slices.IndexFunc(r.links, func(l relation) bool { return l.id == string(id) })
	if i < 0 {
		return s, "", refuse(ruleRelation, "the sheet leads to no part").in(s.Name)
	}
	link := r.links[i]
	switch {
	case link.external:
		return s, "", refuse(ruleRelation, "the sheet stands outside the package").in(s.Name)
	}
	switch link.kind {
	case "worksheet":
		return s, link.target, nil
	case "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet":
		r.book.notice(s.At(0, 0), ruleNotCells, "is a %s; passed over", strings.TrimPrefix(link.kind, "xl"))
		return s, "", nil
	}
	return s, "", refuse(ruleRelation, "the sheet leads to a part that is no sheet").in(s.Name)
}

// tables reads the cell formats and the shared strings. Either part may be
// absent, as long as no cell refers to it.
func (r *xlsxReader) tables() error {
	r.formats = []format{formatNumber}
	if part, ok := r.linked("styles"); ok {
		if err := r.read(part, r.readStyles); err != nil {
			return err
		}
	}
	if part, ok := r.linked("sharedStrings"); ok {
		r.strings = &stringTable{}
		return r.read(part, func(x *xmlReader) error { return r.strings.read(x, r.limits, r.parserOnly) })
	}
	return nil
}

// linked is the workbook's part of a kind, when it exists.
func (r *xlsxReader) linked(kind string) (string, bool) {
	for _, l := range r.links {
		if l.kind == kind && !l.external && r.archive.find(l.target) != nil {
			return l.target, true
		}
	}
	return "", false
}
