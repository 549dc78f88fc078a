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
	if fig := t.ratesFigure(); fig != nil { // which has all that the table would
		return append(append(out, *fig), t.Blocks("rates.reading", nil)...)
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
	} else if table := t.unrecordedTable(); len(table.Rows) > 0 {
		out = append(out, table)
	}
	t.flowFigure()    // for the press alone: the report has its numbers as bars
	t.reasonsFigure() // for the press alone: no table of the report has its numbers
	t.timedFigure()
	return append(out, doc.Section{ID: "unrecorded-means", Title: t.Title("unrecorded.means.title"), Blocks: t.Blocks("unrecorded.means", nil)})
}

// unrecordedTable stands where no figure can be drawn.
func (t *teller) unrecordedTable() doc.Table {
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
	return table
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
			if table.Notes == nil && m.Counting.Required == string(audit.FieldN100Required) {
				table.Notes = append(table.Notes, t.Runs("parts.n100", nil))
			}
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
	if fig := t.cancelledFigure(); fig != nil {
		return append(out, *fig)
	}
	var list doc.List
	for _, s := range t.list.OfKind("cancelled-group") {
		if t.Unsaid(s) {
			list.Items = append(list.Items, t.Worded(s, tell.Item))
		}
	}
	if len(list.Items) > 0 {
		out = append(out, list)
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

// doubtList tells each doubt once, with the crime types it is about. Which parts of the
// audit and which lists a doubt is about, the annex says beside their numbers; that few
// were audited, the counts.
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
		label := m.Label
		if m.Reportable && m.Role != "stratum" && m.Role != "force" {
			label = ""
			m.Warnings = slices.DeleteFunc(slices.Clone(m.Warnings), func(w findings.Warning) bool { return w.ID == fewAudited })
		}
		for _, doubt := range t.DoubtsOf(m) {
			add(doubt, label)
		}
	}
	var out [][]doc.Run
	for _, doubt := range order {
		named := slices.DeleteFunc(about[doubt], func(label string) bool { return label == "" })
		out = append(out, t.Runs("method.doubt", doubtView{
			Doubt: tell.UpperFirst(doubt), About: t.Pack.List(named), Parts: len(named) < len(about[doubt]),
		}))
	}
	for _, w := range t.Found.Warnings {
		out = append(out, doc.Words(tell.UpperFirst(t.Warning(w, t.Unit()))))
	}
	return out
}

// fewAudited is the doubt that few were audited.
const fewAudited = "few-crimes"

// doubtView is a doubt as a template sees it.
type doubtView struct {
	Doubt, About string
	Parts        bool // it is about parts of the audit too
}

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
