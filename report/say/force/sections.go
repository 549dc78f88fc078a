package force

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/audit"
	"assize/report/say/doc"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

func anchor(s string) string { return strings.ReplaceAll(s, " ", "-") }

// questionPrefix begins the scope of a core question's judgment.
const questionPrefix = "question "

func questionScope(n int) string { return questionPrefix + strconv.Itoa(n) }

// questionName is a core question by its number, "Question 1".
func (t *teller) questionName(scope string) string {
	return t.Phrase("question", strings.TrimPrefix(scope, questionPrefix))
}

func (t *teller) ratesSection() []doc.Block {
	out := t.Blocks("rates.intro", nil)
	if fig := t.ratesFigure(); fig != nil {
		out = append(out, *fig)
	}
	table := doc.Table{
		ID: "table-rates", Title: t.Runs("rates.table", nil),
		Columns: []doc.Column{
			{Head: t.Phrase("head-type"), Width: 0.35},
			{Head: t.Phrase("head-counts"), Width: 0.24, Align: doc.Right},
			{Head: t.Phrase("head-rate"), Unit: t.Phrase("unit-percent"), Align: doc.Decimal},
			{Head: t.Phrase("head-range"), Unit: t.Phrase("unit-percent"), Align: doc.Right},
		},
		Source: t.sourceRuns(),
	}
	for _, m := range t.StrataAndForce() {
		table.Rows = append(table.Rows, t.rateRow(m))
	}
	if t.weighted() {
		table.Notes = append(table.Notes, t.Runs("rates.weighted", nil))
	}
	if t.byRulesAlone() && len(table.Rows) == 1 {
		return out // the figure says it
	}
	return append(append(out, table), t.Blocks("rates.reading", nil)...)
}

// source of everything counted from the audit.
func (t *teller) source() string { return doc.Plain(t.sourceRuns()) }

// sourceRuns is the source with the language of its parts. A correction says so in
// it: a figure may be taken alone.
func (t *teller) sourceRuns() []doc.Run {
	out := append(t.Plain(t.House.Inspectorate), doc.Text{Text: ", " + t.Phrase("source-audit")})
	if t.Corrected != nil {
		out = append(out, doc.Text{Text: t.Phrase("correction-source", t.Corrected)})
	}
	return out
}

func (t *teller) unrecordedSection() []doc.Block {
	out := t.Blocks("unrecorded.body", nil)
	if fig := t.unrecordedFigure(); fig != nil {
		out = append(out, *fig)
	}
	t.flowFigure()    // for the press alone: the report has its numbers as bars and in a table
	t.reasonsFigure() // for the press alone: no table of the report has its numbers
	out = append(out, doc.Section{ID: "unrecorded-means", Title: t.Title("unrecorded.means.title"), Blocks: t.Blocks("unrecorded.means", nil)})
	table := doc.Table{
		ID: "table-unrecorded", Title: t.Runs("unrecorded.table", nil),
		Columns: []doc.Column{
			{Head: t.Phrase("head-type"), Width: 0.34},
			{Head: t.Phrase("head-recorded"), Align: doc.Right},
			{Head: t.Phrase("head-unrecorded"), Align: doc.Right},
			{Head: t.Phrase("head-range"), Align: doc.Right},
		},
		Source: t.Runs("method.vintage", nil),
	}
	for _, u := range t.Found.Unrecorded {
		if !u.Value.Known() {
			continue
		}
		table.Rows = append(table.Rows, doc.Row{Total: u.Measure == t.Found.Combined, Cells: []doc.Cell{
			{Runs: doc.Words(t.LabelOf(u.Measure))},
			{Runs: t.Marked(t.populationText, u.Measure)},
			{Runs: t.Marked(t.unrecordedCell, u.Measure)},
			{Runs: t.Marked(t.unrecordedRange, u.Measure)},
		}})
	}
	if len(table.Rows) > 0 {
		out = append(out, table)
	}
	return out
}

// unrecordedRef is the cell of an estimate, or of a limit of it.
func unrecordedRef(id, limit string) doc.Ref {
	return doc.Ref{Sheet: ledger.SheetUnrecorded, Row: id, Column: cmp.Or(limit, "value")}
}

// unrecordedCell is the estimate rounded for a table, without a size word.
func (t *teller) unrecordedCell(id string) (string, error) {
	u, err := t.unrecordedOf(id)
	if err != nil {
		return "", err
	}
	text, limit, value := t.EstimateNumber(t.estimated(u))
	return t.Number(unrecordedRef(id, limit), value, text)
}

// rapeSection says what was found of reports of rape, where the core questions have not
// said it, and what an N100 record is.
func (t *teller) rapeSection() []doc.Block {
	var told []findings.Measure
	n100 := false
	for _, m := range t.Domains() {
		if records := m.Counting.Required == string(audit.FieldN100Required); m.Denominator > 0 && (records || ofRape(m)) {
			told, n100 = append(told, m), n100 || records
		}
	}
	out := paragraphs(t.unsaid(told))
	if len(out) > 0 && n100 {
		out = append(out, t.Blocks("rape.n100", nil)...)
	}
	return out
}

// ofRape reports a measure of reports of rape.
func ofRape(m findings.Measure) bool {
	return slices.ContainsFunc(m.Counting.Where, func(c findings.Condition) bool { return c.Field == string(audit.FieldRape) })
}

func (t *teller) partsSection() []doc.Block {
	table := doc.Table{
		ID: "table-parts", Title: t.Runs("parts.table", nil),
		Columns: []doc.Column{
			{Head: t.Phrase("head-part"), Width: 0.42},
			{Head: t.Phrase("head-of"), Align: doc.Right},
			{Head: t.Phrase("head-rate"), Unit: t.Phrase("unit-percent"), Align: doc.Decimal},
			{Head: t.Phrase("head-range"), Unit: t.Phrase("unit-percent"), Align: doc.Right},
		},
		Source: t.sourceRuns(),
	}
	var apart [][]doc.Run
	for _, m := range t.Domains() {
		if m.Denominator > 0 {
			table.Rows = append(table.Rows, t.rateRow(m))
		}
		if s, ok := t.first([]string{"below-force", "above-force"}, m.ID); ok {
			apart = append(apart, t.Worded(s, tell.Item))
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	out := t.Blocks("parts.body", nil)
	if len(apart) > 0 {
		out = append(out, doc.List{Items: apart})
	}
	return append(out, table)
}

func (t *teller) cancelledSection() []doc.Block {
	out := t.Blocks("cancelled.body", nil)
	var list doc.List
	for _, s := range t.list.OfKind("cancelled-group") {
		if t.Unsaid(s) {
			list.Items = append(list.Items, t.Worded(s, tell.Item))
		}
	}
	if len(list.Items) > 0 {
		out = append(out, list)
	}
	if fig := t.cancelledFigure(); fig != nil {
		out = append(out, *fig)
	}
	return out
}

func (t *teller) methodSection() []doc.Block {
	out := t.Blocks("method.body", nil)
	if !t.byRulesAlone() {
		out = append(out, t.Blocks("annex.body", nil)...)
	}
	if t.HasUnrecorded(t.Found.Combined) {
		// Which recorded crime it is stands below the table of it.
		out = append(out, t.Blocks("method.interpolated", nil)...)
	}
	out = append(out, t.Blocks("method.thresholds", nil)...)
	out = append(out, t.Blocks("method.reasons", nil)...)
	for _, l := range t.Edition.Licences {
		out = append(out, doc.Paragraph{Runs: t.Plain(l)})
	}
	out = append(out, doc.Section{ID: "limits", Title: t.Title("method.limits.title"), Blocks: t.Blocks("method.limits", nil)})
	doubts := doc.List{Items: t.doubtList()}
	if len(doubts.Items) > 0 {
		out = append(out, doc.Section{ID: "doubts", Title: t.Title("method.doubts.title"), Blocks: []doc.Block{doubts}})
	}
	return out
}

// doubtList tells each doubt once, with the numbers it is about.
func (t *teller) doubtList() [][]doc.Run {
	var order []string
	about := map[string][]string{}
	add := func(doubt, label string) {
		if _, known := about[doubt]; !known {
			order = append(order, doubt)
		}
		about[doubt] = append(about[doubt], label)
	}
	for _, m := range t.Found.Measures {
		for _, doubt := range t.DoubtsOf(m) {
			add(doubt, m.Label)
		}
	}
	var out [][]doc.Run
	for _, doubt := range order {
		out = append(out, t.Runs("method.doubt", doubtView{Doubt: tell.UpperFirst(doubt), About: t.Pack.List(about[doubt])}))
	}
	for _, w := range t.Found.Warnings {
		out = append(out, doc.Words(tell.UpperFirst(t.Warning(w, t.Unit()))))
	}
	return out
}

// doubtView is a doubt as a template sees it.
type doubtView struct{ Doubt, About string }

// glossary reads "term :: meaning" items.
func (t *teller) glossary() []doc.Block {
	var g doc.Glossary
	for _, block := range t.Blocks("glossary.terms", nil) {
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
