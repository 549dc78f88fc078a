package workbook

import (
	"maps"
	"slices"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// closedList holds the values of a Choice column, and what else a column of ticks
// may hold.
type closedList struct {
	values []string          // canonical, in order
	names  map[string]string // every spelling, folded, to its value
}

// take adds what a file says about one sheet.
func (t *tableLayout) take(file sheetFile, ps *source.Problems) {
	t.names = merge(file.Names, t.names)
	for _, x := range file.Extra {
		t.takeExtra(x, ps)
	}
	for _, e := range file.Headings.Entries {
		field := audit.Field(strings.ToLower(e.Key))
		if _, ok := t.column(field); !ok {
			ps.Refuse(e.At, ruleLayoutHeading, source.DidYouMean(e.Key, t.fields()), "sheet %s of the house has no heading %q", t.Name, e.Key)
			continue
		}
		t.headings[field] = merge(e.Value, t.headings[field])
	}
	for _, e := range file.Derived.Entries {
		t.takeDerived(e.Key, e.Value, e.At, ps)
	}
	for _, e := range file.Values.Entries {
		t.takeValues(e.Key, e.Value, e.At, ps)
	}
	for _, e := range file.Constants.Entries {
		t.takeConstant(e.Key, e.Value, e.At, ps)
	}
	t.takeRows(file, ps)
}

// ticks are the values of a list that translates the cells of a column of ticks.
func ticks() []string { return []string{tickYes, tickNo, tickNone} }

// takeValues adds spellings to the closed list of a column, or to its ticks.
func (t *tableLayout) takeValues(key string, values strictyaml.OrderedMap[names], at source.Pos, ps *source.Problems) {
	field := audit.Field(strings.ToLower(key))
	if m := t.made[field]; m.how == byTick {
		field = m.part
	}
	c, ok := t.column(field)
	switch {
	case ok && c.Kind == YesNo:
		for _, v := range values.Entries {
			if !slices.Contains(ticks(), v.Key) {
				ps.Refuse(v.At, ruleLayoutList, "ticks: "+strings.Join(ticks(), ", "), "%q is no tick", v.Key)
				return
			}
		}
	case !ok || c.Kind != Choice:
		ps.Refuse(at, ruleLayoutList, "", "heading %q of sheet %s has no list of values", key, t.Name)
		return
	}
	t.lists[field] = t.lists[field].with(values, ps)
}

// takeExtra adds a column that the house does not have.
func (t *tableLayout) takeExtra(x extraFile, ps *source.Problems) {
	field := audit.Field(strings.ToLower(x.Field))
	kind, ok := map[string]Kind{"text": Text, "list": Choice, "whole number": Whole, "yes-no": YesNo}[x.Kind]
	switch {
	case t.Name != audit.Reports:
		ps.Refuse(x.At, ruleLayoutExtra, "", "only sheet Reports may have headings of a rulebook's own")
		return
	case !ok:
		ps.Refuse(x.At, ruleLayoutExtra, "kinds: text, list, whole number, yes-no", "unknown kind of heading %q", x.Kind)
		return
	}
	if _, taken := t.column(field); taken {
		ps.Refuse(x.At, ruleLayoutExtra, "choose another name", "heading %q is one of the house", x.Field)
		return
	}
	t.Columns = append(slices.Clip(t.Columns), Column{Field: field, Kind: kind, Needed: x.Needed, Meaning: x.Meaning})
	t.headings[field] = merge(x.Names, []string{x.Field})
	t.extra[field] = true
	if kind == Choice {
		t.lists[field] = closedList{}.with(x.Values, ps)
	}
}

// with returns the list with the values of a file added.
func (l closedList) with(values strictyaml.OrderedMap[names], ps *source.Problems) closedList {
	out := closedList{values: slices.Clone(l.values), names: maps.Clone(l.names)}
	if out.names == nil {
		out.names = map[string]string{}
	}
	for _, e := range values.Entries {
		if !slices.Contains(out.values, e.Key) {
			out.values = append(out.values, e.Key)
		}
		for _, name := range append([]string{e.Key}, e.Value...) {
			if other, taken := out.names[audit.Fold(name)]; taken && other != e.Key {
				ps.Refuse(e.At, ruleLayoutAmbiguous, "", "%q means %q as well", name, other)
			}
			out.names[audit.Fold(name)] = e.Key
		}
	}
	return out
}

// merge puts names before others without repeating any.
func merge(first, then []string) []string {
	var out []string
	for _, n := range append(slices.Clone(first), then...) {
		if !slices.ContainsFunc(out, func(o string) bool { return audit.Fold(o) == audit.Fold(n) }) {
			out = append(out, n)
		}
	}
	return out
}

// column finds a column of the table.
func (t *tableLayout) column(f audit.Field) (Column, bool) {
	for _, c := range t.Columns {
		if c.Field == f {
			return c, true
		}
	}
	return Column{}, false
}

func (t *tableLayout) fields() []string {
	fields := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		fields[i] = string(c.Field)
	}
	return fields
}

// title is the house's own heading of a field.
func (t *tableLayout) title(f audit.Field) string { return t.headings[f][0] }
