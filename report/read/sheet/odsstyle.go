package sheet

// odsStyles is what the styles of a spreadsheet say about its values. Cells
// name automatic styles, which stand with the content, or common ones, which
// stand in a part of their own and are found by name in the program's menus.
type odsStyles struct {
	automatic, common odsStyleSet
	seen              map[string]bool // styles of cells that were asked for: struck through or not
	days              map[string]bool // likewise: showing dates without a time of day
}

// odsStyleSet is the styles of one place.
type odsStyleSet struct {
	hidden  map[string]bool     // styles of tables that are not shown
	amounts map[string]bool     // by format: times that count beyond their day, such as [h]:mm
	dates   map[string]bool     // by format: dates, with a time of day or without
	cells   map[string]odsStyle // styles of cells
	base    string              // format of cells whose styles name none
}

// odsStyle is a style of cells: its format, or whose it takes.
type odsStyle struct {
	format, parent string
	line           string // how its text is struck through; "" where it does not say
}

// maxParents bounds how long styles take from one another; people make few.
const maxParents = 100

// newODSStyles has no styles yet.
func newODSStyles() odsStyles {
	return odsStyles{newODSStyleSet(), newODSStyleSet(), make(map[string]bool), make(map[string]bool)}
}

func newODSStyleSet() odsStyleSet {
	return odsStyleSet{hidden: make(map[string]bool), amounts: make(map[string]bool), dates: make(map[string]bool), cells: make(map[string]odsStyle)}
}

// readCommon reads the part that holds the common styles.
func (o *odsStyles) readCommon(x *xmlReader) error {
	if err := x.root(spaceOffice, "document-styles"); err != nil {
		return err
	}
	return x.each(func() error {
		if x.is(spaceOffice, "styles") {
			return o.common.read(x)
		}
		return x.skip() // its automatic styles are those of page headers
	})
}

// read reads the styles of one place.
func (o *odsStyleSet) read(x *xmlReader) error {
	return x.each(func() error {
		if len(o.hidden)+len(o.amounts)+len(o.dates)+len(o.cells) >= maxFormats {
			return overBound("styles", maxFormats)
		}
		value, _ := x.attr(spaceStyle, "name")
		family, _ := x.attr(spaceStyle, "family")
		format, _ := x.attr(spaceStyle, "data-style-name")
		name := string(value)
		switch {
		case x.is(spaceDataStyle, "time-style"):
			cut, _ := x.attr(spaceDataStyle, "truncate-on-overflow")
			o.amounts[name] = string(cut) == "false"
		case x.is(spaceDataStyle, "date-style"):
			return o.date(x, name)
		case x.is(spaceStyle, "default-style") && string(family) == "table-cell":
			o.base = string(format)
		case x.is(spaceStyle, "style") && string(family) == "table-cell":
			parent, _ := x.attr(spaceStyle, "parent-style-name")
			return o.cell(x, name, odsStyle{format: string(format), parent: string(parent)})
		case x.is(spaceStyle, "style") && string(family) == "table":
			return o.table(x, name)
		}
		return x.skip()
	})
}

// date reads whether a format of dates shows a time of day.
func (o *odsStyleSet) date(x *xmlReader, name string) error {
	o.dates[name] = false
	return x.each(func() error {
		if x.is(spaceDataStyle, "hours") {
			o.dates[name] = true
		}
		return x.skip()
	})
}

// cell reads whether cells of a style are struck through.
func (o *odsStyleSet) cell(x *xmlReader, name string, of odsStyle) error {
	err := x.each(func() error {
		if line, ok := x.attr(spaceStyle, "text-line-through-style"); ok && x.is(spaceStyle, "text-properties") {
			of.line = string(line)
		}
		return x.skip()
	})
	o.cells[name] = of
	return err
}

// table reads whether tables of a style are shown.
func (o *odsStyleSet) table(x *xmlReader, name string) error {
	return x.each(func() error {
		if shown, ok := x.attr(spaceTable, "display"); ok && x.is(spaceStyle, "table-properties") {
			o.hidden[name] = string(shown) == "false"
		}
		return x.skip()
	})
}

// tableHidden reports whether tables of a style are not shown.
func (o *odsStyles) tableHidden(style string) bool {
	if hidden, ok := o.automatic.hidden[style]; ok {
		return hidden
	}
	return o.common.hidden[style]
}

// amount reports whether cells of a style show times as amounts, and not as
// times of day. A style without a format takes its parent's, and at last the
// default of all cells.
func (o *odsStyles) amount(style string) bool {
	if s, ok := o.find(style, func(s odsStyle) bool { return s.format != "" }); ok {
		return o.formatAmount(s.format)
	}
	return o.formatAmount(o.common.base)
}

// day reports whether cells of a style show dates without a time of day; known is false
// where no format of dates says so.
func (o *odsStyles) day(style string) (day, known bool) {
	if day, asked := o.days[style]; asked {
		return day, true
	}
	format := o.common.base
	if s, ok := o.find(style, func(s odsStyle) bool { return s.format != "" }); ok {
		format = s.format
	}
	timed, known := o.automatic.dates[format]
	if !known {
		timed, known = o.common.dates[format]
	}
	if known {
		o.days[style] = !timed
	}
	return known && !timed, known
}

// struck reports whether cells of a style are shown struck through: as the style says,
// or its parent.
func (o *odsStyles) struck(style string) bool {
	if struck, known := o.seen[style]; known {
		return struck
	}
	s, _ := o.find(style, func(s odsStyle) bool { return s.line != "" })
	o.seen[style] = s.line != "" && s.line != "none"
	return o.seen[style]
}

// find is the first that says something, of a style and those it takes from.
func (o *odsStyles) find(style string, says func(odsStyle) bool) (odsStyle, bool) {
	if style == "" {
		style = "Default" // so programs call the style of cells that name none
	}
	for range maxParents {
		s, ok := o.automatic.cells[style]
		if !ok {
			s, ok = o.common.cells[style]
		}
		if !ok {
			break
		}
		if says(s) {
			return s, true
		}
		style = s.parent
	}
	return odsStyle{}, false
}

// formatAmount reports whether a format counts beyond its day.
func (o *odsStyles) formatAmount(format string) bool {
	if amount, ok := o.automatic.amounts[format]; ok {
		return amount
	}
	return o.common.amounts[format]
}

// odsColumns are columns that share a style.
type odsColumns struct {
	last  int
	style string
}

// style is the current cell's, or its row's, or its column's (OpenDocument 1.3
// part 3, 19.615: the row's default outweighs the column's).
func (s *odsScan) style() string {
	if own, ok := s.x.attr(spaceTable, "style-name"); ok {
		return string(own)
	}
	if s.rowStyle != "" {
		return s.rowStyle
	}
	for _, c := range s.defaults {
		if s.column <= c.last {
			return c.style
		}
	}
	return ""
}
