package compose

import (
	"strconv"
	"strings"

	"assize/report/say/doc"
)

func anchor(s string) string { return strings.ReplaceAll(s, " ", "-") }

// questionPrefix begins the scope of a core question's judgment.
const questionPrefix = "question "

func questionScope(n int) string { return questionPrefix + strconv.Itoa(n) }

// questionName is a core question by its number, "Question 1".
func (t *teller) questionName(scope string) string {
	return t.phrase("question", strings.TrimPrefix(scope, questionPrefix))
}

func (t *teller) ratesSection(b *builder) []doc.Block {
	out := b.blocks("rates.intro", nil)
	if fig := t.ratesFigure(b); fig != nil {
		out = append(out, *fig)
	}
	table := doc.Table{
		ID: "table-rates", Title: b.runs("rates.table", nil),
		Columns: []doc.Column{
			{Head: t.phrase("head-type"), Width: 0.35},
			{Head: t.phrase("head-counts"), Width: 0.24, Align: doc.Right},
			{Head: t.phrase("head-rate"), Unit: t.phrase("unit-percent"), Align: doc.Decimal},
			{Head: t.phrase("head-range"), Unit: t.phrase("unit-percent"), Align: doc.Right},
		},
		Source: t.sourceRuns(),
	}
	for _, m := range t.strataAndForce() {
		table.Rows = append(table.Rows, t.rateRow(b, m))
	}
	return append(append(out, table), b.blocks("rates.reading", nil)...)
}

// source of everything counted from the audit.
func (t *teller) source() string { return doc.Plain(t.sourceRuns()) }

// sourceRuns is the source with the language of its parts. A correction says so in
// it: a figure may be taken alone.
func (t *teller) sourceRuns() []doc.Run {
	out := append(t.plain(t.in.House.Inspectorate), doc.Text{Text: ", " + t.phrase("source-audit")})
	if t.corrected != nil {
		out = append(out, doc.Text{Text: t.phrase("correction-source", t.corrected)})
	}
	return out
}

func (t *teller) unrecordedSection(b *builder) []doc.Block {
	out := b.blocks("unrecorded.body", nil)
	if fig := t.unrecordedFigure(b); fig != nil {
		out = append(out, *fig)
	}
	out = append(out, doc.Section{ID: "unrecorded-means", Title: b.title("unrecorded.means.title"), Blocks: b.blocks("unrecorded.means", nil)})
	table := doc.Table{
		ID: "table-unrecorded", Title: b.runs("unrecorded.table", nil),
		Columns: []doc.Column{
			{Head: t.phrase("head-type"), Width: 0.34},
			{Head: t.phrase("head-recorded"), Align: doc.Right},
			{Head: t.phrase("head-unrecorded"), Align: doc.Right},
			{Head: t.phrase("head-range"), Align: doc.Right},
		},
		Source: b.runs("method.vintage", nil),
	}
	for _, u := range t.found.Unrecorded {
		if !u.Value.Known() {
			continue
		}
		table.Rows = append(table.Rows, doc.Row{Total: u.Measure == t.found.Combined, Cells: []doc.Cell{
			{Runs: doc.Words(t.labelOf(u.Measure))},
			{Runs: b.marked(t.populationText, u.Measure)},
			{Runs: b.marked(t.unrecordedCell, u.Measure)},
			{Runs: b.marked(t.unrecordedRange, u.Measure)},
		}})
	}
	if len(table.Rows) > 0 {
		out = append(out, table)
	}
	return out
}

// unrecordedCell is the estimate rounded for a table, without a size word.
func (t *teller) unrecordedCell(id string) (string, error) {
	u, err := t.unrecordedOf(id)
	if err != nil {
		return "", err
	}
	return t.number(doc.Ref{Sheet: sheetUnrecorded, Row: id, Column: "value"}, u.Value.Float(), t.roundedCount(u.Value.Float()))
}

func (t *teller) partsSection(b *builder) []doc.Block {
	table := doc.Table{
		ID: "table-parts", Title: b.runs("parts.table", nil),
		Columns: []doc.Column{
			{Head: t.phrase("head-part"), Width: 0.42},
			{Head: t.phrase("head-of"), Align: doc.Right},
			{Head: t.phrase("head-rate"), Unit: t.phrase("unit-percent"), Align: doc.Decimal},
			{Head: t.phrase("head-range"), Unit: t.phrase("unit-percent"), Align: doc.Right},
		},
		Source: t.sourceRuns(),
	}
	for _, m := range t.domains() {
		if m.Denominator > 0 {
			table.Rows = append(table.Rows, t.rateRow(b, m))
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return append(b.blocks("parts.body", nil), table)
}

func (t *teller) cancelledSection(b *builder) []doc.Block {
	out := b.blocks("cancelled.body", nil)
	var list doc.List
	for _, c := range t.found.Cancelled {
		if c.Reportable {
			list.Items = append(list.Items, b.runs("cancelled.item", c.Measure))
		}
	}
	if len(list.Items) > 0 {
		out = append(out, list)
	}
	if fig := t.cancelledFigure(b); fig != nil {
		out = append(out, *fig)
	}
	return out
}

func (t *teller) changeSection(b *builder) []doc.Block {
	var out []doc.Block
	table := doc.Table{
		ID: "table-change", Title: b.runs("change.table", nil),
		Columns: []doc.Column{
			{Head: t.phrase("head-inspection"), Width: 0.5},
			{Head: t.phrase("head-rate"), Unit: t.phrase("unit-percent"), Align: doc.Decimal},
			{Head: t.phrase("head-range"), Unit: t.phrase("unit-percent"), Align: doc.Right},
		},
	}
	for i, c := range t.found.Changes {
		ch := change{c, changeRow(i)}
		out = append(out, b.blocks("change.body", ch)...)
		row := doc.Row{Cells: []doc.Cell{
			{Runs: append(t.plain(c.Inspection), doc.Text{Text: ", " + t.in.Words.Month(c.Date.Time())})},
			{Runs: b.marked(func(string) (string, error) { return t.earlierNumber(ch) }, c.Measure)},
			{Runs: doc.Words(t.phrase("no-interval"))},
		}}
		if c.FromLower.Known() {
			row.Cells[2].Runs = b.marked(func(string) (string, error) { return t.earlierRange(ch) }, c.Measure)
		}
		table.Rows = append(table.Rows, row)
	}
	if fig := t.changeFigure(b); fig != nil {
		out = append(out, *fig)
	}
	if m := t.measures[t.found.Combined]; m.Reportable {
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{
			{Runs: doc.Words(t.phrase("now"))}, {Runs: b.marked(t.rateCell, m.ID)}, {Runs: b.marked(t.rangeCell, m.ID)},
		}})
	}
	return append(out, table)
}

func (t *teller) methodSection(b *builder) []doc.Block {
	out := b.blocks("method.body", nil)
	if t.hasUnrecorded(t.found.Combined) {
		out = append(out, b.blocks("method.vintage", nil)...)
	}
	out = append(out, b.blocks("method.thresholds", nil)...)
	for _, l := range t.in.Edition.Licences {
		out = append(out, doc.Paragraph{Runs: t.plain(l)})
	}
	out = append(out, doc.Section{ID: "limits", Title: b.title("method.limits.title"), Blocks: b.blocks("method.limits", nil)})
	doubts := doc.List{Items: t.doubtList(b)}
	if len(doubts.Items) > 0 {
		out = append(out, doc.Section{ID: "doubts", Title: b.title("method.doubts.title"), Blocks: []doc.Block{doubts}})
	}
	return out
}

// doubtList tells each doubt once, with the numbers it is about.
func (t *teller) doubtList(b *builder) [][]doc.Run {
	var order []string
	about := map[string][]string{}
	add := func(doubt, label string) {
		if _, known := about[doubt]; !known {
			order = append(order, doubt)
		}
		about[doubt] = append(about[doubt], label)
	}
	for _, m := range t.found.Measures {
		for _, doubt := range t.doubtsOf(m) {
			add(doubt, m.Label)
		}
	}
	var out [][]doc.Run
	for _, doubt := range order {
		out = append(out, b.runs("method.doubt", doubtView{Doubt: upperFirst(doubt), About: t.in.Words.List(about[doubt])}))
	}
	for _, w := range t.found.Warnings {
		out = append(out, doc.Words(upperFirst(t.warning(w))))
	}
	return out
}

// doubtView is a doubt as a template sees it.
type doubtView struct{ Doubt, About string }

// annexSection gives each main number with its cell in the annex.
func (t *teller) annexSection(b *builder) []doc.Block {
	table := doc.Table{
		ID: "table-annex", Title: b.runs("annex.table", nil),
		Columns: []doc.Column{
			{Head: t.phrase("head-what"), Width: 0.5},
			{Head: t.phrase("head-value"), Align: doc.Right},
			{Head: t.phrase("head-cell")},
		},
	}
	add := func(what string, value []doc.Run, ref doc.Ref) {
		if b.err != nil {
			return
		}
		addr, err := t.annex.Address(ref)
		if err != nil {
			b.err = err
			return
		}
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{{Runs: doc.Words(what)}, {Runs: value}, {Runs: doc.Words(addr)}}})
	}
	for _, m := range append(t.strataAndForce(), t.domains()...) {
		if m.Reportable && m.Denominator > 0 {
			if asCounts(m) {
				add(t.phrase("counts-of", m.ID), b.marked(t.counts, m.ID), t.refOf(m.ID, "recorded"))
			} else {
				add(t.phrase("rate-of", m.ID), b.marked(t.rate, m.ID), t.refOf(m.ID, "rate"))
			}
		}
	}
	for _, u := range t.found.Unrecorded {
		if u.Value.Known() {
			add(t.phrase("unrecorded-of", u.Measure), b.marked(t.unrecordedCell, u.Measure), doc.Ref{Sheet: sheetUnrecorded, Row: u.Measure, Column: "value"})
		}
	}
	for _, c := range t.found.Cancelled {
		add(t.phrase("cancelled-of", c.Measure), b.marked(t.counts, c.Measure), t.refOf(c.Measure, "recorded"))
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return append(b.blocks("annex.body", nil), table)
}

// glossary reads "term :: meaning" items.
func (t *teller) glossary(b *builder) []doc.Block {
	var g doc.Glossary
	for _, block := range b.blocks("glossary.terms", nil) {
		list, ok := block.(doc.List)
		if !ok {
			continue
		}
		for _, item := range list.Items {
			term, meaning, found := strings.Cut(doc.Plain(item), " :: ")
			if found {
				g.Entries = append(g.Entries, doc.Term{Term: term, Meaning: doc.Words(meaning)})
			}
		}
	}
	return []doc.Block{g}
}
