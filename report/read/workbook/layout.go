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
	ruleLayoutConstant  = "layout-constant"
	ruleLayoutDerived   = "layout-derived"
	ruleLayoutRows      = "layout-rows"
)

// Layout maps the sheets, headings and listed values of a workbook onto the
// words of the house. It never changes what they mean.
type Layout struct {
	ID     string
	Title  string
	SHA256 string // of the file, and of the one it extends
	Groups audit.OffenceGroups

	Encoding sheet.Encoding // of csv files without a mark; "" leaves it to the job

	tables  []tableLayout   // in the order of tables
	ignored map[string]bool // sheets that hold no audit, folded
}

// tableLayout is how one sheet is recognised.
type tableLayout struct {
	Table
	names    []string // of the sheet, the house's own first
	headings map[audit.Field][]string
	lists    map[audit.Field]closedList
	extra    map[audit.Field]bool // columns of the layout's own
	given    map[audit.Field]constant
	made     map[audit.Field]making

	crimes     bool // rows of Reports with one reference are one report
	together   bool // several sheets are one table
	skip, only []rowRule
	forces     string // heading of the column that says whose each row is; "" for one force
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
		l.Groups = audit.OffenceGroups{Strata: map[string][]string{}, Names: map[string]string{}, Totals: map[string]string{}, Wider: map[string]string{}}
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
	tables := tables()
	out := make([]tableLayout, len(tables))
	for i, t := range tables {
		out[i] = tableLayout{
			Table: t, names: []string{string(t.Name)},
			headings: map[audit.Field][]string{}, lists: map[audit.Field]closedList{}, extra: map[audit.Field]bool{},
			given: map[audit.Field]constant{}, made: map[audit.Field]making{},
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
	for _, wide := range file.Wider.Entries {
		for _, name := range wide.Value {
			l.Groups.Wider[audit.Fold(name)] = strings.ToLower(wide.Key)
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
