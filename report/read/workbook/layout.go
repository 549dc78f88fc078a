package workbook

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// Rules of a layout file, beside those of strictyaml.
const (
	ruleLayoutSheet     = "layout-unknown-sheet"
	ruleLayoutHeading   = "layout-unknown-heading"
	ruleLayoutAmbiguous = "layout-ambiguous-name"
	ruleLayoutList      = "layout-list"
	ruleLayoutExtends   = "layout-extends"
	ruleLayoutExtra     = "layout-extra"
)

// Layout maps the sheets, headings and listed values of a workbook onto the
// words of the house. It never changes what they mean.
type Layout struct {
	ID     string
	Title  string
	SHA256 string // of the file, and of the one it extends
	Groups audit.OffenceGroups

	Encoding sheet.Encoding // of csv files without a mark; "" leaves it to the job

	tables  []tableLayout   // in the order of Tables
	ignored map[string]bool // sheets that hold no audit, folded
}

// tableLayout is how one sheet is recognised.
type tableLayout struct {
	Table
	names    []string // of the sheet, the house's own first
	headings map[audit.Field][]string
	lists    map[audit.Field]closedList
	extra    map[audit.Field]bool // columns of the layout's own
}

// closedList holds the values of a Choice column.
type closedList struct {
	values []string          // canonical, in order
	names  map[string]string // every spelling, folded, to its value
}

// LoadLayout reads a layout, and the one it extends, from a file of fsys. A
// name without extension is a shipped layout: "house" is layouts/house.yaml.
func LoadLayout(fsys fs.FS, name string) (*Layout, source.Problems) {
	if path.Ext(name) == "" {
		name = "layouts/" + name + ".yaml"
	}
	return loadLayout(fsys, name, true)
}

func loadLayout(fsys fs.FS, name string, mayExtend bool) (*Layout, source.Problems) {
	node, ps := strictyaml.Read(fsys, name, strictyaml.Limits{})
	var file layoutFile
	strictyaml.Decode(node, &file, &ps)
	if ps.Refused() {
		return nil, ps
	}
	l := &Layout{ID: file.ID, Title: file.Title, ignored: map[string]bool{}}
	switch {
	case file.Extends != "" && !mayExtend:
		ps.Refuse(file.At, ruleLayoutExtends, "extend the house's layout", "a layout that is extended cannot extend another")
		return nil, ps
	case file.Extends != "":
		base, more := loadLayout(fsys, "layouts/"+file.Extends+".yaml", false)
		ps = append(ps, more...)
		if base == nil {
			return nil, ps
		}
		l.tables, l.Groups, l.SHA256, l.ignored = base.tables, base.Groups, base.SHA256, base.ignored
		l.Encoding = base.Encoding
	default:
		l.tables = bareTables()
		l.Groups = audit.OffenceGroups{Strata: map[string][]string{}, Names: map[string]string{}, Totals: map[string]string{}}
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		intake.Refuse(&ps, source.Pos{File: name}, strictyaml.RuleUnreadable, err)
		return nil, ps
	}
	sum := sha256.Sum256(append([]byte(l.SHA256), data...))
	l.SHA256 = hex.EncodeToString(sum[:])
	l.Encoding = cmp.Or(file.Encoding, l.Encoding)
	l.take(file, &ps)
	l.checkNames(name, &ps)
	if ps.Refused() {
		return nil, ps
	}
	return l, ps
}

// bareTables are the house's tables known by their own names only.
func bareTables() []tableLayout {
	tables := Tables()
	out := make([]tableLayout, len(tables))
	for i, t := range tables {
		out[i] = tableLayout{
			Table: t, names: []string{string(t.Name)},
			headings: map[audit.Field][]string{}, lists: map[audit.Field]closedList{}, extra: map[audit.Field]bool{},
		}
		for _, c := range t.Columns {
			out[i].headings[c.Field] = []string{string(c.Field)}
		}
	}
	return out
}

// take adds what a file says to the layout.
func (l *Layout) take(file layoutFile, ps *source.Problems) {
	for _, e := range file.Sheets.Entries {
		i := slices.IndexFunc(l.tables, func(t tableLayout) bool { return audit.Fold(string(t.Name)) == audit.Fold(e.Key) })
		if i < 0 {
			ps.Refuse(e.At, ruleLayoutSheet, "sheets of the house: "+l.sheetNames(), "unknown sheet %q", e.Key)
			continue
		}
		l.tables[i].take(e.Value, ps)
	}
	for _, stratum := range file.Groups.Entries {
		key := strings.ToLower(stratum.Key)
		for _, group := range stratum.Value.Entries {
			canonical := strings.ToLower(group.Key)
			if !slices.Contains(l.Groups.Strata[key], canonical) {
				l.Groups.Strata[key] = append(l.Groups.Strata[key], canonical)
			}
			for _, name := range append([]string{canonical}, group.Value...) {
				if other, taken := l.Groups.Names[audit.Fold(name)]; taken && other != canonical {
					ps.Refuse(group.At, ruleLayoutAmbiguous, "", "offence group %q is a name of %q as well", name, other)
				}
				l.Groups.Names[audit.Fold(name)] = canonical
			}
		}
	}
	for _, n := range file.Ignored {
		l.ignored[audit.Fold(n)] = true
	}
	for _, f := range file.Fraud {
		l.Groups.Fraud = append(l.Groups.Fraud, audit.Fold(f))
	}
	for _, total := range file.Totals.Entries {
		for _, name := range total.Value {
			l.Groups.Totals[audit.Fold(name)] = strings.ToLower(total.Key)
		}
	}
	l.listOffenceGroups()
}

// listOffenceGroups makes the offence groups the closed list of that column.
func (l *Layout) listOffenceGroups() {
	list := closedList{names: l.Groups.Names}
	for _, stratum := range slices.Sorted(maps.Keys(l.Groups.Strata)) {
		list.values = append(list.values, l.Groups.Strata[stratum]...)
	}
	for i := range l.tables {
		if l.tables[i].Name == audit.Reports {
			l.tables[i].lists[audit.FieldOffenceGroup] = list
		}
	}
}

func (l *Layout) sheetNames() string {
	names := make([]string, len(l.tables))
	for i, t := range l.tables {
		names[i] = string(t.Name)
	}
	return strings.Join(names, ", ")
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
	for _, e := range file.Values.Entries {
		field := audit.Field(strings.ToLower(e.Key))
		c, ok := t.column(field)
		if !ok || c.Kind != Choice {
			ps.Refuse(e.At, ruleLayoutList, "", "heading %q of sheet %s has no list of values", e.Key, t.Name)
			continue
		}
		t.lists[field] = t.lists[field].with(e.Value, ps)
	}
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

// checkNames refuses a layout in which a name could mean two things.
func (l *Layout) checkNames(file string, ps *source.Problems) {
	at := source.Pos{File: file}
	sheets := make(map[string]audit.Table)
	for _, t := range l.tables {
		for _, n := range t.names {
			if other, taken := sheets[audit.Fold(n)]; taken && other != t.Name {
				ps.Refuse(at, ruleLayoutAmbiguous, "", "sheet name %q stands for %s and for %s", n, other, t.Name)
			}
			sheets[audit.Fold(n)] = t.Name
		}
		headings := make(map[string]audit.Field)
		for _, c := range t.Columns {
			for _, n := range t.headings[c.Field] {
				if other, taken := headings[audit.Fold(n)]; taken && other != c.Field {
					ps.Refuse(at, ruleLayoutAmbiguous, "", "heading %q of sheet %s stands for %q and for %q", n, t.Name, other, c.Field)
				}
				headings[audit.Fold(n)] = c.Field
			}
			if c.Kind == Choice && len(t.lists[c.Field].values) == 0 {
				ps.Refuse(at, ruleLayoutList, "", "heading %q of sheet %s has no list of values", c.Field, t.Name)
			}
		}
	}
}
