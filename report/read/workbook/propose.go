package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// Around is what a proposal may know beside the workbook itself.
type Around struct {
	Register  *register.Register // whose forces are looked for in names and notes; nil for none
	Published audit.Date         // proposed as the day of publication
	Encoding  sheet.Encoding     // that csv files were read in, and that the layout is to declare
	Own       bool               // the rules are those of a force's own audit, unless criteria are judged
}

// Proposal is a layout for a workbook with headings of its own, and what of it a
// person has to look at.
type Proposal struct {
	YAML    []byte
	Guesses int                      // lines marked as a guess
	Blanks  int                      // lines marked to be filled in
	Tables  map[audit.Table][]string // the sheets that were taken for each table
	Unread  []string                 // the sheets that were taken for none
}

// Propose writes a layout for a workbook with headings of its own, as YAML that
// extends the house's layout. Names that the house knows are left out. What the words
// of a heading and the kinds of values under it speak for is proposed and marked as a
// guess, with that evidence; what stays unrecognised or missing is listed in comments,
// for a person to decide. No value of a row is written but those of short closed lists.
func Propose(book *sheet.Book, base *Layout, around Around) Proposal {
	p := &proposal{base: base, book: book, around: around}
	found, order := p.recognise()
	fmt.Fprintf(&p.out, "# yaml-language-server: $schema=schema/layout.schema.json\n#\n# Proposed from %s. Check every line: a heading under the wrong name is a wrong\n# number. Lines marked as a guess rest on the words of a heading and on the kinds of\n# values under it. What a layout can say stands in the house's own, layouts/house.yaml.\n", yamlText(book.Name))
	p.out.WriteString("id: proposed\ntitle: " + yamlText("Layout proposed from "+book.Name) + "\nextends: " + base.ID + "\n")
	if around.Encoding != "" && around.Encoding != sheet.UTF8 {
		fmt.Fprintf(&p.out, "encoding: %s\n", around.Encoding)
	}
	p.out.WriteString("sheets:\n")
	body := p.out
	p.out = bytes.Buffer{}
	for _, name := range order {
		t := base.table(name)
		switch name {
		case audit.Reports, audit.Counts, audit.Cancelled:
			p.list(t, found[name])
		default:
			row, _ := bestRow(t, found[name][0].sheet)
			p.sheet(t, found[name][0].sheet, row)
		}
	}
	lists := p.out
	p.out = body
	p.inspection(found)
	p.out.Write(lists.Bytes())
	if len(order) == 0 {
		p.out.WriteString("  # no sheet was recognised\n")
	}
	p.groups()
	if len(p.result.Unread) > 0 {
		fmt.Fprintf(&p.out, "# Sheets that are not read: %s\n", yamlList(p.result.Unread))
	}
	if len(found[audit.Reports])+len(found[audit.Counts]) == 0 {
		fmt.Fprintf(&p.out, "# No sheet was recognised as %s or %s, which is required: give its name under names.\n", audit.Reports, audit.Counts)
	}
	p.result.YAML = p.out.Bytes()
	return p.result
}

// proposal is a layout in the making.
type proposal struct {
	base   *Layout
	book   *sheet.Book
	around Around
	out    bytes.Buffer
	result Proposal

	offences    []string // offence groups that the house does not know
	byGroup     bool     // strata are made from offence groups
	parted      bool     // a column says of which force each row is
	first, last time.Time
	firstAt     string // the heading of those dates
}

// recognise takes the sheets of the book for tables, and says in which order.
func (p *proposal) recognise() (found map[audit.Table][]surveyed, order []audit.Table) {
	found = make(map[audit.Table][]surveyed)
	p.result.Tables = make(map[audit.Table][]string)
	taken := make(map[audit.Table]bool)
	for i := range p.book.Sheets {
		s := &p.book.Sheets[i]
		t, ok := p.survey(s)
		name := p.tableOf(s, t, ok, taken)
		if before := found[name]; name != "" && len(before) > 0 && !sameHeadings(before[0], t) {
			name = ""
		}
		if name == "" {
			if len(s.Rows) > 0 && !p.base.ignored[audit.Fold(s.Name)] {
				p.result.Unread = append(p.result.Unread, s.Name)
			}
			continue
		}
		if !ok {
			t.sheet = s
		}
		if len(found[name]) == 0 {
			order = append(order, name)
		}
		found[name] = append(found[name], t)
		p.result.Tables[name] = append(p.result.Tables[name], s.Name)
		taken[name] = !slices.Contains([]audit.Table{audit.Reports, audit.Counts, audit.Cancelled}, name)
	}
	return found, order
}

// sameHeadings reports two sheets that can be one table.
func sameHeadings(a, b surveyed) bool {
	set := func(t surveyed) []string {
		var all []string
		for _, c := range t.columns {
			all = append(all, audit.Fold(c.heading))
		}
		slices.Sort(all)
		return all
	}
	return slices.Equal(set(a), set(b))
}

// yamlText is a text in double quotes, as YAML and Go write it alike.
func yamlText(s string) string { return fmt.Sprintf("%q", strings.Join(strings.Fields(s), " ")) }

// yamlList are texts in double quotes.
func yamlList(texts []string) string {
	quoted := make([]string, len(texts))
	for i, t := range texts {
		quoted[i] = yamlText(t)
	}
	return strings.Join(quoted, ", ")
}

// leastKnown is the share of a table's required headings, guesses counted half, that
// makes a sheet the table under another name.
const leastKnown = 0.5

// tableOf finds the table that a sheet is: by its name, by the house's headings, or by
// what its own headings and values speak for. It is "" for none.
func (p *proposal) tableOf(s *sheet.Sheet, t surveyed, surveyed bool, taken map[audit.Table]bool) audit.Table {
	if named, ok := p.base.tableNamed(s.Name); ok && !taken[named.Name] {
		return named.Name
	}
	best, most := audit.Table(""), 0.0
	for i := range p.base.tables {
		table := &p.base.tables[i]
		if taken[table.Name] {
			continue
		}
		if _, score := bestRow(table, s); score > most {
			best, most = table.Name, score
		}
	}
	switch {
	case most >= leastKnown:
		return best
	case !surveyed || t.rows == 0 || p.base.ignored[audit.Fold(s.Name)]:
		return ""
	}
	name, fields := audit.Table(""), 1
	for _, kind := range []struct {
		table audit.Table
		cues  []cue
		must  audit.Field
	}{
		{audit.Cancelled, cancelledCues(), audit.FieldCorrectly},
		{audit.Reports, reportCues(), audit.FieldReference},
		{audit.Counts, countCues(), audit.FieldStratum},
	} {
		got := p.assign(t, p.base.table(kind.table), kind.cues)
		if _, ok := got[kind.must]; ok && len(got) > fields && (kind.table != audit.Cancelled || mentions(s, t, "cancel", "no-crime", "no crime")) {
			name, fields = kind.table, len(got)
		}
	}
	return name
}

// sheet writes the part of a layout that is about one sheet.
func (p *proposal) sheet(t *tableLayout, s *sheet.Sheet, row sheet.Row) {
	fmt.Fprintf(&p.out, "  %s:\n", t.Name)
	lines := 0
	if named, ok := p.base.tableNamed(s.Name); !ok || named.Name != t.Name {
		fmt.Fprintf(&p.out, "    names: [%s]\n", yamlText(s.Name))
		lines++
	}
	match := t.match(row)
	var headings, missing []string
	for _, c := range t.Columns {
		m := match[c.Field]
		switch {
		case m.guess:
			headings = append(headings, fmt.Sprintf("      %s: [%s] # a guess\n", c.Field, yamlText(m.heading)))
			p.result.Guesses++
		case m.heading == "" && c.Needed:
			missing = append(missing, string(c.Field))
		}
	}
	if len(headings) > 0 {
		p.out.WriteString("    headings:\n" + strings.Join(headings, ""))
		lines++
	}
	if lines == 0 {
		p.out.WriteString("    headings: {} # all that were found are the house's own\n")
	}
	if len(missing) > 0 {
		fmt.Fprintf(&p.out, "    # required and not found: %s\n", strings.Join(missing, ", "))
	}
	if unknown := unmatched(row, match); len(unknown) > 0 {
		fmt.Fprintf(&p.out, "    # not recognised: %s\n", strings.Join(unknown, ", "))
	}
}

// unmatched are the headings of a row that stand for no field.
func unmatched(row sheet.Row, match map[audit.Field]matched) []string {
	used := make(map[string]bool)
	for _, m := range match {
		used[m.heading] = true
	}
	var left []string
	for _, c := range row.Cells {
		if c.Kind == sheet.Text && !blank(c) && !used[c.Text] {
			left = append(left, yamlText(c.Text))
		}
	}
	return left
}

// ProposeFor reads a force's own workbook and proposes a layout for its headings, as
// YAML that extends the house's, which is among the shipped files. Declared is the
// encoding of csv files.
func ProposeFor(config fs.FS, path string, declared ...sheet.Encoding) ([]byte, source.Problems, error) {
	base, ps := LoadLayout(config, "house")
	if base == nil {
		return nil, ps, ps.Err()
	}
	book, found, err := Open(intake.Typed(path), sheet.AuditLimits(), declared...)
	ps = append(ps, found...)
	if err != nil || book == nil {
		return nil, ps, errors.Join(err, ps.Err())
	}
	return Propose(book, base, Around{}).YAML, ps, nil
}
