package compose

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
)

func (t *teller) findingsSection(b *builder) []doc.Block {
	var out []doc.Block
	add := func(kind, id, title string, box doc.CalloutKind) {
		s := doc.Section{ID: id, Title: title}
		for _, f := range t.found.Findings {
			if f.Kind == kind {
				s.Blocks = append(s.Blocks, t.callout(b, f, box))
			}
		}
		if len(s.Blocks) > 0 {
			out = append(out, s)
		}
	}
	add("cause-of-concern", "concerns", b.title("findings.concerns"), doc.CauseOfConcern)
	add("area-for-improvement", "improvements", b.title("findings.improvements"), doc.AreaForImprovement)
	if len(out) == 0 {
		out = append(out, b.blocks("findings.none", nil)...)
	}
	add("positive", "positives", b.title("findings.positives"), doc.PositiveBox)
	return out
}

// callout is a finding with its recommendations and their dates.
func (t *teller) callout(b *builder, f findings.Finding, kind doc.CalloutKind) doc.Callout {
	c := doc.Callout{ID: "finding-" + f.ID, Kind: kind, Label: t.phrase("kind-" + f.Kind), Title: doc.Plain(t.findingTitle[f.ID])}
	c.Blocks = append(c.Blocks, t.findingText[f.ID]...)
	if len(f.Recommendations) == 0 {
		return c
	}
	c.Blocks = append(c.Blocks, doc.Paragraph{Runs: []doc.Run{doc.Text{Text: b.title("findings.recommendations"), Strong: true}}})
	list := doc.List{Ordered: true}
	for _, r := range f.Recommendations {
		list.Items = append(list.Items, b.runs("findings.recommendation", r))
	}
	c.Blocks = append(c.Blocks, list)
	return c
}

func (t *teller) previousSection(b *builder) []doc.Block {
	recs := t.found.PreviousRecommendations
	if len(recs) == 0 {
		return b.blocks("previous.none", nil)
	}
	table := doc.Table{
		ID: "table-previous", Title: b.runs("previous.table", nil),
		Columns: []doc.Column{
			{Head: t.phrase("head-number"), Width: 0.12},
			{Head: t.phrase("head-recommendation"), Width: 0.46},
			{Head: t.phrase("head-made"), Width: 0.18},
			{Head: t.phrase("head-status")},
		},
	}
	for _, r := range recs {
		status := upperFirst(r.Status)
		if !r.StatusOn.IsZero() {
			status += ", " + t.in.Words.Date(r.StatusOn.Time())
		}
		if r.Overdue {
			status += " (" + t.phrase("overdue") + ")"
		}
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{
			{Runs: t.plain(r.Number)},
			{Runs: t.plain(r.Text)},
			{Runs: doc.Words(t.in.Words.Date(r.MadeOn.Time()))},
			{Runs: doc.Words(status)},
		}})
	}
	return append(b.blocks("previous.body", nil), table)
}

// fillFindings tells every finding and its recommendations, and writes the words
// into the findings value, so that findings.json says what the report says.
func (t *teller) fillFindings() error {
	t.findingTitle, t.findingPoint, t.findingText = map[string][]doc.Run{}, map[string][]doc.Run{}, map[string][]doc.Block{}
	list := make([]findings.Finding, len(t.found.Findings))
	for i, f := range t.found.Findings {
		title, err := t.prose.runs(f.Template+".title", f)
		if err != nil {
			return err
		}
		text, err := t.prose.blocks(f.Template+".text", f)
		if err != nil {
			return err
		}
		point, err := t.prose.runs(f.Template+".point", f)
		if err != nil {
			return err
		}
		t.findingTitle[f.ID], t.findingPoint[f.ID], t.findingText[f.ID] = title, point, text
		f.Text = t.phrase("the-force") + " " + doc.Plain(point) + "."
		recs := make([]findings.FindingRecommendation, len(f.Recommendations))
		for j, r := range f.Recommendations {
			runs, err := t.prose.runs(r.Template, r)
			if err != nil {
				return err
			}
			r.Text = doc.Plain(runs)
			recs[j] = r
		}
		f.Recommendations = recs
		list[i] = f
	}
	t.found.Findings = list
	for i, u := range t.found.Unrecorded {
		if !u.Value.Known() {
			continue
		}
		s, err := t.unrecorded(u.Measure)
		if err != nil {
			return err
		}
		runs, err := t.prose.parse("unrecorded", s)
		if err != nil {
			return err
		}
		t.found.Unrecorded[i].Statement = doc.Plain(runs)
	}
	t.replaceSheet(t.findingsSheet())
	return t.failed
}
