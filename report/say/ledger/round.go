package ledger

import (
	"cmp"
	"slices"
	"text/template"
	"time"

	"assize/report/judge/findings"
	"assize/report/judge/nation"
	"assize/report/say/tell"
)

// RoundGrades counts the grades, highest first; what is off the scale, such as
// not graded, comes last.
func (t *Round) RoundGrades() []GradeCount {
	counts := map[string]float64{}
	for _, e := range t.Picture.Forces {
		counts[e.Grade]++
	}
	var out []GradeCount
	for _, g := range slices.Backward(t.grades) {
		out = append(out, GradeCount{g.ID, counts[g.ID]})
		delete(counts, g.ID)
	}
	var rest []string
	for name := range counts {
		rest = append(rest, name)
	}
	slices.Sort(rest)
	for _, name := range rest {
		out = append(out, GradeCount{name, counts[name]})
	}
	return out
}

// gatherCauses counts the causes of concern, the most common first. One that two
// forces are told in different words is two.
func (t *Round) gatherCauses() {
	at := map[string]int{}
	for _, f := range t.Shown {
		for _, c := range f.Findings.Findings {
			if c.Kind != "cause-of-concern" {
				continue
			}
			title := f.Titles[c.ID]
			key := c.ID + "\x00" + title
			i, known := at[key]
			if !known {
				i = len(t.Causes)
				at[key] = i
				t.Causes = append(t.Causes, SharedCause{ID: c.ID, Title: title})
			}
			t.Causes[i].Forces = append(t.Causes[i].Forces, f.Findings.Force.Name)
		}
	}
	slices.SortStableFunc(t.Causes, func(a, b SharedCause) int {
		return cmp.Or(cmp.Compare(len(b.Forces), len(a.Forces)), cmp.Compare(a.Title, b.Title))
	})
}

// lastPublished is the last day on which a force that is shown is published.
func lastPublished(p nation.Picture) time.Time {
	var last time.Time
	for _, e := range p.Forces {
		if d := e.Published.Time(); !e.Published.IsZero() && d.After(last) {
			last = d
		}
	}
	return last
}

// SharedCause is a cause of concern with the forces that have it.
type SharedCause struct {
	ID, Title string
	Forces    []string
}

// GradeCount is how many forces have a grade.
type GradeCount struct {
	Name   string
	Forces float64
}

// RoundStem is the beginning of the file names of a round's documents,
// "cdi-national-2016".
func RoundStem(prefix string, p nation.Picture) string {
	return prefix + "-national-" + lastPublished(p).Format("2006")
}

// RoundForce is one force of a run as it was told.
type RoundForce struct {
	Findings findings.Findings // as much as Brief keeps
	Titles   map[string]string // of its findings by id, as its report has them
	Annex    string            // file name of its publication annex, the source of its numbers
	// Corrects reads its whole findings as told, and what its documents take the place
	// of: of a round of many no more than one force's are at hand. Nil where they correct
	// nothing.
	Corrects func() (findings.Findings, *Correction, error)
}

// Round is the annex of the overview of a round.
type Round struct {
	Book
	RoundTitle string
	Picture    nation.Picture
	combined   string          // the measure that forces are compared by
	concerns   map[string]bool // forces, by id, of which that is a cause of concern
	Shown      []RoundForce    // those of this run that the picture shows, by name
	Causes     []SharedCause   // of concern
	Changes    []forceChanges
}

// NewRound is the annex of a round before its sheets are laid. Rules, scale and
// level are those of the first force: they are the job's.
func NewRound(k *tell.Kernel, title string, p nation.Picture, forces []RoundForce) *Round {
	first := forces[0].Findings
	t := &Round{Book: NewBook(k, first), RoundTitle: title, Picture: p, combined: first.Combined, concerns: map[string]bool{}}
	t.Counting(countedIn(forces))
	if level := p.Confidence(); level.Known() {
		t.level = level
	}
	t.version = findings.Findings{}.Version() // a round has versions only where it is corrected
	shown := make(map[string]bool, len(p.Forces))
	for _, e := range p.Forces {
		shown[e.Force.ID] = true
	}
	for _, f := range forces {
		if shown[f.Findings.Force.ID] {
			t.Shown = append(t.Shown, f)
			t.concerns[f.Findings.Force.ID] = raised(f.Findings, t.combined)
		}
	}
	slices.SortFunc(t.Shown, func(a, b RoundForce) int {
		return cmp.Or(cmp.Compare(a.Findings.Force.Name, b.Findings.Force.Name), cmp.Compare(a.Findings.Force.ID, b.Findings.Force.ID))
	})
	t.gatherCauses()
	t.Register(t.AnnexFuncs())
	t.Register(t.RoundBookFuncs())
	t.compareRound()
	return t
}

// countedIn is what the combined measures of all forces count; "" where they differ.
func countedIn(forces []RoundForce) string {
	unit := ""
	for _, f := range forces {
		for _, m := range f.Findings.Measures {
			switch {
			case m.ID != f.Findings.Combined || m.Unit == unit:
			case unit != "":
				return ""
			default:
				unit = m.Unit
			}
		}
	}
	return unit
}

// Combined is the measure that forces are compared by.
func (t *Round) Combined() string { return t.combined }

// Concern reports whether the combined rate of a force of this run is a cause of
// concern: its own report tells its unrecorded crimes by that.
func (t *Round) Concern(force string) bool {
	return t.concerns[force]
}

// Published is the last day on which a force that is shown is published.
func (t *Round) Published() time.Time { return lastPublished(t.Picture) }

// RoundBookFuncs are what the annex of a round says of it.
func (t *Round) RoundBookFuncs() template.FuncMap {
	return template.FuncMap{
		"round":     func() string { return t.Text(t.RoundTitle) },
		"roundDate": func() string { return t.Text(t.Pack.Date(t.Published())) },
	}
}
