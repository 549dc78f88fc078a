package doc

// TargetKind is what an anchor stands at.
type TargetKind int

// The things that links and cross references lead to.
const (
	SectionTarget TargetKind = iota + 1
	TableTarget
	FigureTarget
	CalloutTarget
)

// Target is the place of an anchor. Number counts tables and figures of a
// publication, each from 1 in document order; it is 0 for the other kinds.
type Target struct {
	Kind   TargetKind
	Number int
	Title  string
}

// Targets are the anchors of a publication's body. Every renderer numbers
// tables and figures by it, so that all editions cite the same numbers.
func (p *Publication) Targets() map[string]Target {
	t := targets{at: map[string]Target{}}
	t.blocks(p.Body)
	return t.at
}

type targets struct {
	at              map[string]Target
	tables, figures int
}

func (t *targets) blocks(list []Block) {
	for _, b := range list {
		switch b := b.(type) {
		case Section:
			t.at[b.ID] = Target{Kind: SectionTarget, Title: b.Title}
			t.blocks(b.Blocks)
		case Table:
			t.tables++
			t.at[b.ID] = Target{Kind: TableTarget, Number: t.tables, Title: Plain(b.Title)}
		case Figure:
			t.figures++
			t.at[b.ID] = Target{Kind: FigureTarget, Number: t.figures, Title: Plain(b.Title)}
		case Callout:
			if b.ID != "" {
				t.at[b.ID] = Target{Kind: CalloutTarget, Title: b.Title}
			}
		}
	}
}
