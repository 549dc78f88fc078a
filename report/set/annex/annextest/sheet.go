package annextest

import (
	"encoding/xml"
	"strconv"
	"strings"

	"assize/report/say/doc"
)

// worksheet checks what shows of a sheet.
func (l *linter) worksheet(s *fileSheet, live bool) {
	cells := make(map[string]*fileCell)
	last := 0
	for i := range s.Rows {
		r := &s.Rows[i]
		if isTrue(r.Hidden) {
			l.fault(s.name, "row %d is hidden", r.Number)
		}
		for j := range r.Cells {
			c := &r.Cells[j]
			cells[c.Ref] = c
			if c.shown() != "" {
				last = r.Number
			}
			if c.Formula != nil && c.shown() == "" {
				l.fault(s.name+"!"+c.Ref, "formula without a stored result")
			}
			if c.Type == "e" {
				l.fault(s.name+"!"+c.Ref, "an error value")
			}
		}
	}
	if c := cells["A1"]; c == nil || strings.TrimSpace(c.shown()) == "" {
		l.fault(s.name, "A1 is empty")
	}
	for _, c := range s.Columns {
		if isTrue(c.Hidden) {
			l.fault(s.name, "a column is hidden")
		}
	}
	if len(s.Merged) > 0 {
		l.fault(s.name, "merged cells")
	}
	l.views(s, live)
	l.tables(s, cells, last, live)
}

// views: the cursor stands in A1, and a publication is plain.
func (l *linter) views(s *fileSheet, live bool) {
	for _, v := range s.Views {
		if len(v.Selection) == 0 || v.Selection[len(v.Selection)-1].Cell != "A1" {
			l.fault(s.name, "the cursor is not in A1")
		}
		if v.Pane != nil && !live {
			l.fault(s.name, "frozen panes in a publication")
		}
	}
	if live {
		return
	}
	if s.HeaderFooter != nil {
		l.fault(s.name, "page heads or feet in a publication")
	}
	if s.Drawing != nil {
		l.fault(s.name, "a drawing in a publication")
	}
}

// tables: at most one, at the left edge, whole, with nothing below.
func (l *linter) tables(s *fileSheet, cells map[string]*fileCell, last int, live bool) {
	if len(s.Tables) > 1 {
		l.fault(s.name, "%d tables", len(s.Tables))
	}
	targets := l.relations(s.part)
	for _, ref := range s.Tables {
		var t struct {
			Name    string    `xml:"displayName,attr"`
			Ref     string    `xml:"ref,attr"`
			Filter  *struct{} `xml:"autoFilter"`
			Columns []struct {
				Name string `xml:"name,attr"`
			} `xml:"tableColumns>tableColumn"`
			Alternative struct {
				Summary string `xml:"altTextSummary,attr"`
			} `xml:"extLst>ext>table"`
		}
		if err := xml.Unmarshal(l.parts[targets[ref.ID]], &t); err != nil {
			l.fault(s.name, "table: %v", err)
			continue
		}
		if t.Alternative.Summary == "" {
			l.fault(s.name, "table %s has no text alternative", t.Name)
		}
		if t.Filter != nil && !live {
			l.fault(s.name, "filter buttons in a publication")
		}
		first, end, ok := tableRows(t.Ref)
		if !ok {
			l.fault(s.name, "table %s does not begin in column A", t.Name)
			continue
		}
		for j, c := range t.Columns {
			head := cells[doc.ColumnLetters(j+1)+strconv.Itoa(first)]
			if head == nil || head.shown() != c.Name {
				l.fault(s.name, "head of column %s differs from the table's", doc.ColumnLetters(j+1))
			}
			for row := first; row <= end; row++ {
				at := doc.ColumnLetters(j+1) + strconv.Itoa(row)
				if c := cells[at]; c == nil || strings.TrimSpace(c.shown()) == "" {
					l.fault(s.name+"!"+at, "blank cell in a table")
				}
			}
		}
		if last > end {
			l.fault(s.name, "content below the table")
		}
	}
}

// tableRows reads the first and the last row of a table's range "A5:J12"; not
// ok when it does not begin in column A.
func tableRows(ref string) (first, last int, ok bool) {
	from, to, found := strings.Cut(ref, ":")
	if !found || !strings.HasPrefix(from, "A") {
		return 0, 0, false
	}
	first, errFirst := strconv.Atoi(from[1:])
	last, errLast := strconv.Atoi(strings.TrimLeft(to, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
	return first, last, errFirst == nil && errLast == nil
}

func isTrue(attr string) bool { return attr == "1" || attr == "true" }
