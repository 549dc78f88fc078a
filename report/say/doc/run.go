package doc

// Run is a piece of running text. The set is closed.
type Run interface{ run() }

// Text is plain words, with emphasis or in another language.
type Text struct {
	Text     string
	Strong   bool
	Emphasis bool
	Lang     string // when it differs from the paragraph's
}

// Number is a printed number and the annex cell it stands in. Text is what is
// printed, with its unit ("85 percent", "38,000"); it never breaks across
// lines. Value is unrounded, in the unit of the annex cell.
type Number struct {
	Value  float64
	Text   string
	Ref    Ref
	Strong bool
}

// Link leads to an anchor of this document ("#unrecorded"), a URI, or, in an
// annex, a sheet ("sheet:Rates").
type Link struct {
	To   string
	Text string
}

// ReleaseLink begins a Link.To that leads to a file of the same release, by its
// path beside the page. Only a ReleaseIndex may hold one: other documents leave
// the release.
const ReleaseLink = "release:"

// Note is a footnote, marked where it stands.
type Note struct {
	ID   string
	Runs []Run
}

// CrossRef prints the number of a table, figure or section by its anchor:
// "table 4", "figure 2".
type CrossRef struct{ To string }

func (Text) run()     {}
func (Number) run()   {}
func (Link) run()     {}
func (Note) run()     {}
func (CrossRef) run() {}

// Words makes one plain run.
func Words(s string) []Run { return []Run{Text{Text: s}} }

// Plain is the text of runs without notes; a cross reference prints its anchor.
func Plain(runs []Run) string {
	var out []byte
	for _, r := range runs {
		switch r := r.(type) {
		case Text:
			out = append(out, r.Text...)
		case Number:
			out = append(out, r.Text...)
		case Link:
			out = append(out, r.Text...)
		case CrossRef:
			out = append(out, r.To...)
		case Note:
		}
	}
	return string(out)
}
