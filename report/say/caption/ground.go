package caption

import (
	"slices"
	"strings"

	"assize/report/say/doc"
	"assize/report/say/tell"
	"assize/report/say/words"
)

// groundOf tells what a figure of each kind shows behind its values, which the table of
// its numbers does not hold.
type groundOf struct{ *teller }

// Intervals implements doc.Kinds.
func (t groundOf) Intervals(p *doc.Intervals) {
	t.axis(p.Axis.Title)
	told := make([]bool, len(p.Rows))
	for i, r := range p.Rows {
		if told[i] || len(r.Bands) == 0 || r.Missing != "" {
			continue
		}
		names := []string{r.Label}
		for j := i + 1; j < len(p.Rows); j++ {
			if other := p.Rows[j]; other.Missing == "" && slices.Equal(other.Bands, r.Bands) {
				names, told[j] = append(names, other.Label), true
			}
		}
		lead, bounds := t.bands(r.Bands)
		t.say(drawnBandsOf(), r.Label, tell.Roles{"bands": lead, "rows": doc.Words(t.Pack.List(names)), "bounds": bounds})
	}
	t.lines(p.Lines)
}

// Ranking implements doc.Kinds.
func (t groundOf) Ranking(p *doc.Ranking) {
	t.axis(p.Axis.Title)
	t.lines(p.Lines)
}

// Trend implements doc.Kinds.
func (t groundOf) Trend(p *doc.Trend) {
	t.axis(p.Axis.Title)
	if len(p.Bands) > 0 {
		lead, bounds := t.bands(p.Bands)
		t.say(drawnBands(), "", tell.Roles{"bands": lead, "bounds": bounds})
	}
}

// Funnel implements doc.Kinds.
func (t groundOf) Funnel(p *doc.Funnel) {
	t.axis(p.Axis.Title)
	if p.SizeAx != "" {
		t.say(drawnSize(), "", tell.Roles{"axis": doc.Words(p.SizeAx)})
	}
	t.lines([]doc.Line{p.Target})
}

// Parts implements doc.Kinds: nothing stands behind counts.
func (groundOf) Parts(*doc.Parts) {}

// Tally implements doc.Kinds: nor behind these.
func (groundOf) Tally(*doc.Tally) {}

// Elapsed implements doc.Kinds: what the times are.
func (t groundOf) Elapsed(p *doc.Elapsed) { t.axis(p.Unit) }

// Flow implements doc.Kinds: nothing stands behind amounts.
func (groundOf) Flow(*doc.Flow) {}

// Wording implements doc.Kinds: nothing stands behind words.
func (groundOf) Wording(*doc.Wording) {}

func (t groundOf) axis(title string) {
	if title != "" {
		t.say(drawnAxis(), "", tell.Roles{"axis": doc.Words(title)})
	}
}

func (t groundOf) lines(lines []doc.Line) {
	for _, l := range lines {
		if l.Label != "" {
			t.say(drawnLine(), l.Label, tell.Roles{"line": doc.Words(l.Label)})
		}
	}
}

// bands are what grade bands are, with their status where it is that of all, and each
// with its true bounds, also those beyond the axis.
func (t groundOf) bands(bands []doc.Band) (lead, bounds []doc.Run) {
	status, alike := doc.StatusOf(bands)
	name := t.Pack.Label(words.LabelGradeBands)
	if alike {
		name = t.Pack.WithStatus(name, status)
	}
	var parts []string
	for _, b := range bands {
		label := b.Label
		if !alike {
			label = t.Pack.WithStatus(label, b.Status)
		}
		parts = append(parts, label+" "+b.Bounds)
	}
	return doc.Words(name), doc.Words(strings.Join(parts, ", "))
}
