package force

import (
	"assize/report/judge/findings"
	"assize/report/say/doc"
	"assize/report/say/tell"
)

func (t *teller) findingsSection() []doc.Block {
	var out []doc.Block
	add := func(kind, id, title string, box doc.CalloutKind, more ...doc.Block) {
		s := doc.Section{ID: id, Title: title}
		for _, f := range t.Found.Findings {
			if f.Kind == kind {
				s.Blocks = append(s.Blocks, t.callout(f, box))
			}
		}
		if s.Blocks = append(s.Blocks, more...); len(s.Blocks) > 0 {
			out = append(out, s)
		}
	}
	add("cause-of-concern", "concerns", t.Title("findings.concerns"), doc.CauseOfConcern)
	add("area-for-improvement", "improvements", t.Title("findings.improvements"), doc.AreaForImprovement)
	if len(out) == 0 {
		out = append(out, t.Blocks("findings.empty", nil)...)
	}
	add("positive", "positives", t.Title("findings.positives"), doc.PositiveBox, t.led("findings.noted", t.observations("positive"))...)
	return out
}

// callout is a finding with its recommendations and their dates.
func (t *teller) callout(f findings.Finding, kind doc.CalloutKind) doc.Callout {
	c := doc.Callout{ID: "finding-" + f.ID, Kind: kind, Label: t.Phrase("kind-" + f.Kind), Title: doc.Plain(t.findingTitle[f.ID])}
	c.Blocks = append(c.Blocks, t.Blocks(f.Template+".text", f)...)
	if len(f.Recommendations) == 0 {
		return c
	}
	c.Blocks = append(c.Blocks, doc.Paragraph{Runs: []doc.Run{doc.Text{Text: t.Title("findings.recommendations"), Strong: true}}})
	list := doc.List{Ordered: true}
	for _, r := range f.Recommendations {
		list.Items = append(list.Items, t.Runs("findings.recommendation", r))
	}
	c.Blocks = append(c.Blocks, list)
	return c
}

func (t *teller) previousSection() []doc.Block {
	recs := t.Found.PreviousRecommendations
	if len(recs) == 0 {
		return nil // none was supplied
	}
	table := doc.Table{
		ID: "table-previous", Title: t.Runs("previous.table", nil),
		Columns: []doc.Column{
			{Head: t.Phrase("head-number"), Width: 0.12},
			{Head: t.Phrase("head-recommendation"), Width: 0.46},
			{Head: t.Phrase("head-made"), Width: 0.18},
			{Head: t.Phrase("head-status")},
		},
	}
	for _, r := range recs {
		status := tell.UpperFirst(r.Status)
		if !r.StatusOn.IsZero() {
			status += ", " + t.Pack.Date(r.StatusOn.Time())
		}
		if r.Overdue {
			status += " (" + t.Phrase("overdue") + ")"
		}
		table.Rows = append(table.Rows, doc.Row{Cells: []doc.Cell{
			{Runs: t.Plain(r.Number)},
			{Runs: t.Plain(r.Text)},
			{Runs: doc.Words(t.Pack.Date(r.MadeOn.Time()))},
			{Runs: doc.Words(status)},
		}})
	}
	return append(t.Blocks("previous.body", nil), table)
}

// leadOf is the phrase that a finding's point follows.
func leadOf(f findings.Finding) string {
	if f.Kind == "area-for-improvement" {
		return "the-force-needs"
	}
	return "the-force"
}

// fillFindings tells every finding and its recommendations, and writes the words
// into the findings value, so that findings.json says what the report says.
func (t *teller) fillFindings() error {
	t.findingTitle, t.findingPoint = map[string][]doc.Run{}, map[string][]doc.Run{}
	list := make([]findings.Finding, len(t.Found.Findings))
	for i, f := range t.Found.Findings {
		title, err := t.TellRuns(f.Template+".title", f)
		if err != nil {
			return err
		}
		point, err := t.TellRuns(f.Template+".point", f)
		if err != nil {
			return err
		}
		t.findingTitle[f.ID], t.findingPoint[f.ID] = title, point
		f.Text = t.Phrase(leadOf(f)) + " " + doc.Plain(point) + "."
		recs := make([]findings.FindingRecommendation, len(f.Recommendations))
		for j, r := range f.Recommendations {
			runs, err := t.TellRuns(r.Template, r)
			if err != nil {
				return err
			}
			r.Text = doc.Plain(runs)
			recs[j] = r
		}
		f.Recommendations = recs
		list[i] = f
	}
	t.Found.Findings = list
	for i, u := range t.Found.Unrecorded {
		if !u.Value.Known() {
			continue
		}
		s, err := t.unrecorded(u.Measure)
		if err != nil {
			return err
		}
		runs, err := t.Parse("unrecorded", s)
		if err != nil {
			return err
		}
		t.Found.Unrecorded[i].Statement = doc.Plain(runs)
	}
	t.ReplaceSheet(t.GradesSheet(t.reasonRuns))
	t.ReplaceSheet(t.FindingsSheet())
	return t.Err()
}
