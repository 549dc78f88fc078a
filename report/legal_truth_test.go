package report

import (
	"regexp"
	"strings"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
	"assize/report/say/doc"
	"assize/report/say/force"
	"assize/report/say/round"
	"assize/report/say/truthtest"
	"assize/report/set/chart"
)

// namesIn are the names of all forces in a language.
func (b *bench) namesIn(lang string) []string {
	var out []string
	for _, f := range b.register.Forces() {
		out = append(out, f.NameIn(lang), f.Name)
	}
	return out
}

// liesOf are the things said of a force that are not true of what was found.
func (b *bench) liesOf(e placed, f findings.Findings, told *force.Told) []string {
	all := truthtest.Told{
		Publications: []*doc.Publication{told.Report, told.Key, told.KeyBrief, told.KeyScant, told.Notice},
		Figures:      told.Figures, Annex: told.Annex, Texts: alternatives(e, told.Figures),
		Bands: f.Bands, Changes: f.Changes, Grades: b.gradeNames(e), English: e.Lang == e.Tongues[0].Lang, Foreign: b.foreignWords(), Names: b.namesIn(e.Lang),
	}
	if told.Accuracy != nil {
		all.Publications = append(all.Publications, told.Accuracy.Report)
	}
	var out []string
	for _, p := range all.Publications {
		if p == nil {
			continue
		}
		if err := p.Validate(); err != nil {
			out = append(out, err.Error())
		}
	}
	return append(out, truthtest.Lies(all)...)
}

func (b *bench) roundLiesOf(e placed, told *round.Overview) []string {
	return truthtest.Lies(truthtest.Told{
		Publications: []*doc.Publication{told.Report}, Figures: told.Figures, Annex: told.Annex,
		Texts: alternatives(e, told.Figures), Grades: b.gradeNames(e), English: e.Lang == e.Tongues[0].Lang, Foreign: b.foreignWords(), Names: b.namesIn(e.Lang),
	})
}

// alternatives are the texts that stand for figures.
func alternatives(e placed, figures []doc.Figure) []string {
	var out []string
	for i := range figures {
		short, long := chart.Alt(&figures[i])
		out = append(out, short, long)
	}
	return out
}

// gradeNames are the grades in the edition's language.
func (b *bench) gradeNames(e placed) []string {
	var out []string
	for _, id := range b.rules.GradeIDs() {
		name, _ := e.Words.Term(id)
		out = append(out, strings.ToLower(name))
	}
	return out
}

// foreignWords are those of rules that count other things than these do; nil for none.
func (b *bench) foreignWords() *regexp.Regexp {
	for _, m := range b.rules.Measures {
		if m.Unit == "crime" {
			return nil
		}
	}
	words := `crimes?|(?:un)?recorded|recording|[td]h?rosedd\w*|[cg]ofnodwyd`
	if b.rules.Body != rulebook.Force {
		words += `|forces?|inspect\w*|heddlu\w*|arolyg\w*`
	}
	return regexp.MustCompile(`(?i)\b(?:` + words + `)\b`)
}
