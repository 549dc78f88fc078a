package workbook

import (
	"strings"

	"assize/report/read/audit"
	"assize/report/read/sheet"
	"assize/report/read/source"
)

// readInspection reads the sheet of keys and values: the keys in the column that
// holds most of them, the values in the column headed "Value", else in the next.
// What the layout states needs no key, and where it states all no sheet.
func (r *reader) readInspection(t *tableLayout, sheets []*sheet.Sheet, opt Options) {
	if len(sheets) == 0 {
		rec := newRecorder(r, t, nil, headings{})
		rec.rec.clear(0)
		rec.state()
		r.about(rec.rec, map[audit.Field]int{}, opt)
		return
	}
	s := sheets[0]
	names := t.fieldNames()
	keys, values, first := keyColumns(s, names)
	if keys == 0 {
		r.tell(ruleNoHeadings, s.At(0, 0), "write the keys in one column and their values in the next", "no key of the layout on sheet %s", t.Name)
		return
	}
	rec := newRecorder(r, t, s, headings{})
	rec.rec.clear(0)
	rec.state()
	rows := make(map[audit.Field]int)
	where := make(map[audit.Field]string)
	for _, row := range s.Rows {
		key, ok := row.Cell(keys)
		if row.Number < first || !ok || key.Kind != sheet.Text || blank(key) {
			continue
		}
		f, ok := r.inspectionKey(t, s, key, names, rows)
		if !ok {
			continue
		}
		rows[f], where[f] = row.Number, sheet.ColumnName(values)
		if cell, ok := row.Cell(values); ok && !blank(cell) {
			c, _ := t.column(f)
			rec.readCell(columnAt{Column: c, at: values, list: t.lists[f], where: `for the key "` + t.title(f) + `"`}, cell)
		}
	}
	r.data.Where[audit.Inspection] = where
	r.missingKeys(t, s, rec, rows, values)
	r.about(rec.rec, rows, opt)
}

// inspectionKey is the field of a key; false, and told, when the layout does not
// know it or it stood before.
func (r *reader) inspectionKey(t *tableLayout, s *sheet.Sheet, key sheet.Cell, names map[string]audit.Field, rows map[audit.Field]int) (audit.Field, bool) {
	f, known := names[audit.Fold(key.Text)]
	switch {
	case !known:
		r.tell(ruleKeyNotRead, s.Pos(key), source.DidYouMean(audit.Fold(key.Text), t.fields()), "the value of key %q is not read", shorten(key.Text))
		return f, false
	case t.stated(f):
		r.tell(ruleStatedToo, s.Pos(key), "remove the row, or take it out of the layout at "+t.statedAt(f).String(), "the sheet has a key for %q, which the layout states itself", f)
		return f, false
	case rows[f] != 0:
		r.tell(ruleTwoKeys, s.Pos(key), "", "key %q stands already in row %d", f, rows[f])
		return f, false
	}
	return f, true
}

// missingKeys tells the keys that are not there, or have no value.
func (r *reader) missingKeys(t *tableLayout, s *sheet.Sheet, rec *recorder, rows map[audit.Field]int, values int) {
	for _, c := range t.Columns {
		switch {
		case rec.rec.filled[c.Field], c.Field == audit.KeyForce && r.layout.Parted():
		case rows[c.Field] == 0 && c.Needed:
			r.tell(ruleMissingKey, s.At(0, 0), "add the key and its value", "missing required key %q", t.title(c.Field))
		case c.Filled:
			r.tell(ruleMissingValue, s.At(rows[c.Field], values), fillIn(c.Kind), "no value for the key %q", t.title(c.Field))
		}
	}
}

// keyColumns finds the column of keys, the column of their values and the first
// row of keys; keys is 0 when there is none.
func keyColumns(s *sheet.Sheet, names map[string]audit.Field) (keys, values, first int) {
	found := make(map[int]int)
	firstRow := make(map[int]int)
	headed := make(map[int]int) // row of a heading "Value", by column
	for _, row := range s.Rows {
		for _, c := range row.Cells {
			if c.Kind != sheet.Text {
				continue
			}
			folded := audit.Fold(c.Text)
			if _, ok := names[folded]; ok {
				if found[c.Column]++; found[c.Column] == 1 {
					firstRow[c.Column] = row.Number
				}
			}
			if folded == "value" || folded == "values" {
				headed[c.Column] = row.Number
			}
		}
	}
	for column, n := range found {
		if n > found[keys] || n == found[keys] && column < keys {
			keys = column
		}
	}
	return keys, valueColumn(headed, keys, firstRow[keys]), firstRow[keys]
}

// valueColumn is the first column beyond the keys that is headed "Value" above
// them, else the next.
func valueColumn(headed map[int]int, keys, first int) int {
	values := 0
	for column, row := range headed {
		if column > keys && row < first && (values == 0 || column < values) {
			values = column
		}
	}
	if values == 0 {
		return keys + 1
	}
	return values
}

// about fills audit.About and looks the force up.
func (r *reader) about(rec *record, rows map[audit.Field]int, opt Options) {
	a := audit.About{
		Force: rec.text[audit.KeyForce], Title: rec.text[audit.KeyTitle],
		AuditFrom: rec.day[audit.KeyAuditFrom], AuditTo: rec.day[audit.KeyAuditTo],
		Fieldwork: rec.day[audit.KeyFieldwork], PublicationDate: rec.day[audit.KeyPublicationDate],
		Rulebook: lower(rec.text[audit.KeyRulebook]), Illustrative: rec.text[audit.KeySampleStatus] == "illustrative",
		FrameReports: rec.whole[audit.KeyFrameReports], Rows: rows,
	}
	r.data.About = a
	if rec.filled[audit.KeyKind] {
		kind, ok := kindOf(rec.text[audit.KeyKind])
		if !ok {
			r.tell(ruleKindOf, r.data.At(audit.Inspection, rows[audit.KeyKind], audit.KeyKind), "", "kind is none of inspection, re-inspection of one, and internal audit")
		}
		r.data.About.Kind = kind
	}
	if opt.Of.ID != "" && r.layout.Parted() {
		if rec.filled[audit.KeyForce] {
			r.tell(ruleStatedToo, r.data.At(audit.Inspection, rows[audit.KeyForce], audit.KeyForce), "remove it, or take forces out of the layout", "a force is stated for the whole workbook, of which the layout says that every row has its own")
		}
		a.Force = opt.Of.Name
	}
	switch {
	case opt.Kind != "":
		r.data.About.Kind = opt.Kind
	case r.data.About.Kind == audit.OwnAudit:
		r.tell(ruleKindOf, r.data.At(audit.Inspection, rows[audit.KeyKind], audit.KeyKind), "write inspection, or name a rulebook of internal audits in the job, such as force-internal", "kind is internal audit, and the rulebook is not one of internal audits")
	}
	if a.Force != "" && opt.Register != nil {
		force, hint, ok := find(opt.Register, a.Force)
		if !ok {
			r.tell(ruleForce, r.data.At(audit.Inspection, rows[audit.KeyForce], audit.KeyForce), hint, "the force is not in the register")
			return
		}
		r.data.About.Force = force
	}
}

// kindOf is the kind of inspection in the form that audit.About holds.
func kindOf(s string) (string, bool) {
	s = strings.Join(strings.Fields(s), " ")
	folded := strings.ToLower(s)
	for _, prefix := range []string{"re-inspection of ", "reinspection of "} {
		if rest := strings.TrimPrefix(folded, prefix); rest != folded && rest != "" {
			return "re-inspection of " + s[len(prefix):], true
		}
	}
	if folded == audit.OwnAudit {
		return audit.OwnAudit, true
	}
	return "inspection", folded == "inspection"
}
