package sheet

// odsStyles is what the styles of a spreadsheet say about its values.
type odsStyles struct {
	hidden  map[string]bool   // styles of tables that are not shown
	amounts map[string]bool   // formats of times that count beyond their day, such as [h]:mm
	formats map[string]string // the format of each style of cells
}

// newODSStyles has no styles yet.
func newODSStyles() odsStyles {
	return odsStyles{hidden: make(map[string]bool), amounts: make(map[string]bool), formats: make(map[string]string)}
}

// read reads the automatic styles of the document.
func (o odsStyles) read(x *xmlReader) error {
	return x.each(func() error {
		value, _ := x.attr(spaceStyle, "name")
		name := string(value)
		if len(o.hidden)+len(o.amounts)+len(o.formats) == maxFormats {
			return overBound("styles", maxFormats)
		}
		if cut, _ := x.attr(spaceDataStyle, "truncate-on-overflow"); x.is(spaceDataStyle, "time-style") && string(cut) == "false" {
			o.amounts[name] = true
		}
		if !x.is(spaceStyle, "style") {
			return x.skip()
		}
		if format, ok := x.attr(spaceStyle, "data-style-name"); ok {
			o.formats[name] = string(format)
		}
		return x.each(func() error {
			if shown, _ := x.attr(spaceTable, "display"); x.is(spaceStyle, "table-properties") && string(shown) == "false" {
				o.hidden[name] = true
			}
			return x.skip()
		})
	})
}

// amount reports whether cells of a style show times as amounts, and not as
// times of day.
func (o odsStyles) amount(style string) bool { return o.amounts[o.formats[style]] }

// odsColumns are columns that share a style.
type odsColumns struct {
	last  int
	style string
}

// style is the current cell's, or its column's.
func (s *odsScan) style() string {
	if own, ok := s.x.attr(spaceTable, "style-name"); ok {
		return string(own)
	}
	for _, c := range s.defaults {
		if s.column <= c.last {
			return c.style
		}
	}
	return ""
}
