package findings

import "slices"

// Public is what may leave the inspectorate: under disclosure control, without
// grade probabilities unless the rulebook publishes them, what the force disputes, the
// names of who judged, and the grades below the overall
// judgment that the rulebook keeps to itself. Reasons stay, without the grades that
// they would give away.
func (f Findings) Public() Findings {
	f = f.Controlled()
	f.Disputed = nil
	if !f.Rulebook.PublishProbabilities {
		f.GradeProbabilities = nil
	}
	f.Disclosure = mapped(f.Disclosure, func(d Disclosed) Disclosed { d.Why = ""; return d })
	f.Observations = mapped(f.Observations, func(o Observation) Observation { o.JudgedBy = ""; return o })
	f.Questions = mapped(f.Questions, f.publicQuestion)
	f.Overall = f.publicJudgment(f.Overall)
	if f.Rulebook.PublishCriteria {
		return f
	}
	f.Criteria = []Criterion{}
	f.Measures = mapped(f.Measures, func(m Measure) Measure { m.Grade = ""; return m })
	f.Findings = mapped(f.Findings, func(x Finding) Finding {
		x.Reasons = mapped(x.Reasons, withoutGrade)
		return x
	})
	return f
}

// Controlled is the findings without the numbers that disclosure control
// withholds. Every document is made from it, so that no output can say what
// another keeps back; the whole findings are kept for the inspectorate.
func (f Findings) Controlled() Findings {
	f.Missed = f.publicMissed()
	f.Timed = slices.DeleteFunc(slices.Clone(f.Timed), func(t Timed) bool { return f.hides(t.Measure) })
	f.Measures = mapped(f.Measures, f.publicMeasure)
	f.Unrecorded = slices.DeleteFunc(slices.Clone(f.Unrecorded), func(u Unrecorded) bool { return f.hides(u.Measure) })
	f.Changes = slices.DeleteFunc(slices.Clone(f.Changes), func(c Change) bool { return f.hides(c.Measure) })
	f.Cancelled = slices.DeleteFunc(slices.Clone(f.Cancelled), func(c Cancelled) bool { return f.hides(c.Measure) })
	f.GradeProbabilities = slices.DeleteFunc(slices.Clone(f.GradeProbabilities), func(p GradeProbability) bool { return f.hides(p.Measure) })
	f.Criteria = mapped(f.Criteria, func(c Criterion) Criterion { c.Reasons = mapped(c.Reasons, f.withoutHidden); return c })
	f.Findings = mapped(f.Findings, func(x Finding) Finding { x.Reasons = mapped(x.Reasons, f.withoutHidden); return x })
	f.Questions = mapped(f.Questions, func(j Judgment) Judgment { j.Reasons = mapped(j.Reasons, f.withoutHidden); return j })
	f.Overall.Reasons = mapped(f.Overall.Reasons, f.withoutHidden)
	return f
}

// WithWords is the findings with the words that were published of them: those of
// the findings that the documents were made from.
func (f Findings) WithWords(told Findings) Findings {
	f.Findings = mapped(f.Findings, func(x Finding) Finding {
		for _, y := range told.Findings {
			if y.ID != x.ID {
				continue
			}
			x.Text = y.Text
			x.Recommendations = mapped(x.Recommendations, func(r FindingRecommendation) FindingRecommendation {
				for _, s := range y.Recommendations {
					if s.ID == r.ID {
						r.Text = s.Text
					}
				}
				return r
			})
		}
		return x
	})
	f.Unrecorded = mapped(f.Unrecorded, func(u Unrecorded) Unrecorded {
		for _, y := range told.Unrecorded {
			if y.Measure == u.Measure {
				u.Statement = y.Statement
			}
		}
		return u
	})
	return f
}

// publicJudgment hides what a judgment's reasons would give away.
func (f Findings) publicJudgment(j Judgment) Judgment {
	j.JudgedBy = ""
	j.Reasons = mapped(j.Reasons, func(r Reason) Reason {
		ofCriteria := r.Kind == "criterion" || r.Kind == "limit" || r.Kind == "band"
		if ofCriteria && !f.Rulebook.PublishCriteria || r.Kind == "question" && !f.Rulebook.PublishQuestions {
			return withoutGrade(r)
		}
		return r
	})
	return j
}

// publicQuestion shows the reasons of a question, and its grade where the
// rulebook lets it.
func (f Findings) publicQuestion(q Judgment) Judgment {
	q = f.publicJudgment(q)
	if f.Rulebook.PublishQuestions {
		return q
	}
	q.Computed, q.Judged, q.Grade, q.Level = "", "", "", 0
	q.Reasons = mapped(q.Reasons, withoutGrade)
	return q
}

// withoutHidden keeps a reason without the numbers of a measure that disclosure
// control hides.
func (f Findings) withoutHidden(r Reason) Reason {
	if f.hides(r.Measure) {
		r.Value, r.Lower, r.Upper = None(), None(), None()
	}
	return r
}

// withoutGrade keeps what was measured and by which rule.
func withoutGrade(r Reason) Reason {
	r.Band, r.On, r.From, r.Above, r.Status = "", "", None(), false, ""
	return r
}

// mapped is a new list, so that what is restricted stays in the whole findings.
func mapped[T any](list []T, change func(T) T) []T {
	out := slices.Clone(list)
	for i := range out {
		out[i] = change(out[i])
	}
	return out
}
