package ledger

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/formula"
	"assize/report/say/tell"
)

// lineField is a field of the audit workbook as a column of audited rows.
type lineField struct {
	column string
	kind   fieldKind
}

// fieldKind is how the cells of such a column compare with the values of conditions.
type fieldKind int

const (
	wordField fieldKind = iota
	tickField
	countField
	dayField
)

// reportFields are the fields of audited reports that have a column of their own.
func reportFields() map[string]lineField {
	return map[string]lineField{
		string(audit.FieldRoute): {"route", wordField}, string(audit.FieldStratum): {"stratum", wordField},
		string(audit.FieldOffenceGroup): {"group", wordField}, string(audit.FieldNotRecorded): {"reason", wordField},
		string(audit.FieldRape): {"rape", tickField}, string(audit.FieldDomesticAbuse): {"abuse", tickField},
		string(audit.FieldVulnerable): {"vulnerable", tickField}, string(audit.FieldThirdParty): {"third", tickField},
		string(audit.FieldModernSlavery):  {"slavery", tickField},
		string(audit.FieldCrimesRequired): {"required", countField}, string(audit.FieldCrimesRecorded): {"recorded", countField},
		string(audit.FieldN100Required): {"n100required", countField}, string(audit.FieldN100Recorded): {"n100recorded", countField},
	}
}

// recordFields are those of cancelled records.
func recordFields() map[string]lineField {
	return map[string]lineField{
		string(audit.FieldOffenceGroup): {"group", wordField}, string(audit.FieldAVI): {"avi", tickField},
		string(audit.FieldCorrectly): {"correct", tickField}, string(audit.FieldVictimTold): {"told", tickField},
		string(audit.FieldCancelledOn): {"on", dayField},
	}
}

// extraFields are the columns of the rulebook's own that the measures read, as what
// they hold and as how many they count, in the order of their names.
func (t *Force) extraFields() (words, counts []string) {
	known := reportFields()
	ofWords, ofCounts := map[string]bool{}, map[string]bool{}
	for _, m := range t.Found.Measures {
		c := m.Counting
		if c.Table != string(audit.Reports) {
			continue
		}
		where := slices.Clone(c.Where)
		for _, s := range c.Samples {
			where = append(where, s.Where...)
		}
		for _, w := range where {
			if _, own := known[w.Field]; !own {
				ofWords[w.Field] = true
			}
		}
		for _, f := range []string{c.Required, c.Recorded} {
			if f != "" && known[f].kind != countField {
				ofCounts[f] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(ofWords)), slices.Sorted(maps.Keys(ofCounts))
}

// Columns of fields that have none of their own.
func wordColumn(field string) string  { return "word " + field }
func countColumn(field string) string { return "count " + field }

// lineCount is what a field of a report counts: a number, or one for a yes.
func lineCount(l findings.ReportLine, field string) int {
	text := l.Extra[field]
	for f, answer := range map[audit.Field]string{
		audit.FieldRape: l.Rape, audit.FieldDomesticAbuse: l.DomesticAbuse, audit.FieldVulnerable: l.Vulnerable,
		audit.FieldThirdParty: l.ThirdParty, audit.FieldModernSlavery: l.ModernSlavery,
	} {
		if string(f) == field {
			text = answer
		}
	}
	if text == answerYes {
		return 1
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		return 0
	}
	return n
}

// addExtras adds the columns of the rulebook's own to the sheet of reports.
func (t *Force) addExtras(g *doc.Grid) {
	words, counts := t.extraFields()
	add := func(id, title string, kind doc.CellKind) {
		for slices.ContainsFunc(g.Columns, func(c doc.GridColumn) bool { return strings.EqualFold(c.Title, title) }) {
			title += " (" + strconv.Itoa(len(g.Columns)+1) + ")"
		}
		g.Columns = append(g.Columns, doc.GridColumn{ID: id, Title: title, Kind: kind})
	}
	for _, f := range words {
		add(wordColumn(f), tell.UpperFirst(f), doc.TextCell)
	}
	for _, f := range counts {
		add(countColumn(f), tell.UpperFirst(f), doc.CountCell)
	}
}

// extraCells are a report's cells in them.
func extraCells(l findings.ReportLine, words, counts []string) []doc.GridCell {
	var out []doc.GridCell
	for _, f := range words {
		out = append(out, TextCell(l.Extra[f]))
	}
	for _, f := range counts {
		out = append(out, countCell(lineCount(l, f)))
	}
	return out
}

// rowsWhere are the audited rows that meet the conditions of the rulebook.
func (t *Force) rowsWhere(table string, where ...findings.Condition) formula.Rows {
	sheet, fields := sheetReports, reportFields()
	if table == string(audit.Cancelled) {
		sheet, fields = sheetLines, recordFields()
	}
	rows := formula.Where(sheet)
	said := t.answers()
	for _, c := range where {
		field, own := fields[c.Field]
		if !own {
			field = lineField{wordColumn(c.Field), wordField}
		}
		var values []formula.Expr
		for _, v := range c.Equals {
			if x, ok := field.kind.value(v, said); ok {
				values = append(values, x)
			}
		}
		rows = rows.And(formula.IsOneOf(field.column, values...))
	}
	return rows
}

// value is a value of a condition as the cells of a column show it; not ok for one that
// no cell can show.
func (k fieldKind) value(v string, said answers) (formula.Expr, bool) {
	switch k {
	case tickField:
		word := said[strings.ToLower(v)]
		return formula.Text(word), word != "" && !strings.EqualFold(v, answerNotStated)
	case countField:
		n, err := strconv.Atoi(v)
		return formula.Int(n), err == nil && strconv.Itoa(n) == v
	case dayField:
		_, serial, err := doc.Moment(v)
		return formula.Number(serial), err == nil
	case wordField:
	}
	if v == "" {
		v = notApplicable // what is not stated is marked so
	}
	return formula.Text(v), true
}

// counted are the rows of a sample with what a measure counts in them.
type counted struct {
	units    formula.Rows // the reports of the sample
	own      formula.Rows // those that the measure's conditions keep
	inTime   formula.Rows // those of them whose crimes were recorded in time
	required string       // columns
	recorded string
}

// samplesOf are the samples of a measure that is counted from reports.
func (t *Force) samplesOf(m findings.Measure) []counted {
	c := m.Counting
	var out []counted
	var before []formula.Rows
	for _, s := range c.Samples {
		units := t.rowsWhere(c.Table, s.Where...)
		all := units.Without(before...)
		before = append(before, units)
		where := slices.Clone(s.Where)
		for _, w := range c.Where {
			if !slices.ContainsFunc(where, func(x findings.Condition) bool { return x.Field == w.Field && slices.Equal(x.Equals, w.Equals) }) { // of the sample as of the measure
				where = append(where, w)
			}
		}
		own := t.rowsWhere(c.Table, where...).Without(before[:len(before)-1]...)
		inTime := own
		if c.WithinHours > 0 {
			inTime = own.And(formula.IsAtMost("hours", num(c.WithinHours)))
		}
		out = append(out, counted{all, own, inTime, countedColumn(c.Required), countedColumn(c.Recorded)})
	}
	return out
}

// countedColumn is the column in which a field's number stands.
func countedColumn(field string) string {
	if f, own := reportFields()[field]; own && f.kind == countField {
		return f.column
	}
	return countColumn(field)
}
