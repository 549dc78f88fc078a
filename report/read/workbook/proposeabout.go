package workbook

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"assize/report/read/audit"
	"assize/report/read/sheet"
)

// inspection proposes the keys of Inspection as constants, where no sheet has them.
func (p *proposal) inspection(found map[audit.Table][]surveyed) {
	if len(found[audit.Inspection]) > 0 {
		return
	}
	force, evidence := p.force()
	p.out.WriteString("  Inspection:\n    # No sheet says what was audited. Once a sheet Inspection does, take these away.\n    constants:\n")
	l := &listing{proposal: p}
	if p.parted {
		p.out.WriteString("      # Of which force a row is, a column says: forces, below.\n")
	} else if force != "" {
		p.out.WriteString(l.guess("      force: "+yamlText(force), evidence))
	} else {
		p.out.WriteString(l.blank(`      force: "?"`, "the force, by a name of the register"))
	}
	kind := "inspection"
	if p.around.Own && len(found[audit.Criteria]) == 0 {
		kind = audit.OwnAudit
	}
	from, to := monthsAround(p.first, p.last)
	if p.first.IsZero() {
		p.out.WriteString(l.guess("      inspection title: Audit of crime recording", "as the report prints it"))
		p.out.WriteString(l.blank("      kind: "+kind+"\n      audit from: \"?\"", "the first day that was audited, as 2015-07-01"))
		p.out.WriteString(l.blank(`      audit to: "?"`, "the last day"))
	} else {
		p.out.WriteString(l.guess("      inspection title: "+yamlText("Audit of crime recording, "+window(from, to)), "as the report prints it"))
		because := fmt.Sprintf("the months of %s to %s, under %s", p.first.Format(time.DateOnly), p.last.Format(time.DateOnly), yamlText(p.firstAt))
		p.out.WriteString(l.guess("      kind: "+kind+"\n      audit from: "+audit.DateOf(from).String(), because))
		p.out.WriteString(l.guess("      audit to: "+audit.DateOf(to).String(), "the last day that was audited"))
	}
	published := p.around.Published
	if published.IsZero() || published.Time().Before(to) {
		published = audit.DateOf(to.AddDate(0, 1, 0))
	}
	p.out.WriteString(l.guess("      publication date: "+published.String(), "the day on which the report is given out"))
	p.out.WriteString("      sample status: real # illustrative, where the rows are invented\n")
}

// monthsAround are the first and the last day of the months of two dates.
func monthsAround(first, last time.Time) (from, to time.Time) {
	from = time.Date(first.Year(), first.Month(), 1, 0, 0, 0, 0, time.UTC)
	return from, time.Date(last.Year(), last.Month()+1, 0, 0, 0, 0, 0, time.UTC)
}

// window names the months of an audit.
func window(from, to time.Time) string {
	const month = "January 2006"
	switch {
	case from.Format(month) == to.Format(month):
		return from.Format(month)
	case from.Year() == to.Year():
		return from.Format("January") + " to " + to.Format(month)
	default:
		return from.Format(month) + " to " + to.Format(month)
	}
}

// force finds the force of a workbook: the one force that is named in the file's name,
// in a sheet's, or above the headings.
func (p *proposal) force() (name, evidence string) {
	if p.around.Register == nil {
		return "", ""
	}
	for _, place := range []struct {
		what  string
		texts []string
	}{
		{"the name of the file", []string{p.book.Name}}, {"the name of a sheet", p.sheetNames()}, {"a line above the headings", p.above()},
	} {
		var found []string
		for _, f := range p.around.Register.Forces() {
			short := strings.NewReplacer(" police service", "", " police", "", " constabulary", "").Replace(audit.Fold(f.Name))
			if slices.ContainsFunc(place.texts, func(t string) bool { return hasWords(audit.Fold(t), short) }) {
				found = append(found, f.Name)
			}
		}
		if len(found) == 1 {
			return found[0], place.what
		}
	}
	return "", ""
}

func (p *proposal) sheetNames() []string {
	var out []string
	for _, s := range p.book.Sheets {
		out = append(out, s.Name)
	}
	return out
}

// above are the texts in the first rows of the sheets that stand alone.
func (p *proposal) above() []string {
	var out []string
	for _, s := range p.book.Sheets {
		for _, row := range s.Rows[:min(len(s.Rows), 10)] {
			if cells := filledCells(row); len(cells) <= 2 {
				for _, c := range cells {
					if c.Kind == sheet.Text {
						out = append(out, c.Text)
					}
				}
			}
		}
	}
	return out
}

// hasWords reports whether a text holds the words of a name, in order and whole.
func hasWords(text, name string) bool {
	return strings.Contains(" "+strings.Join(words(text), " ")+" ", " "+strings.Join(words(name), " ")+" ")
}
