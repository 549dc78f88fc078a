package round

import (
	"maps"
	"slices"
	"strings"

	"assize/report/say/caption"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// Subject is a round, with the pieces that its overview and its annex are
// told in; those that forces share are named.
func Subject() tell.Subject {
	t := &teller{Round: &ledger.Round{Book: ledger.Book{Kernel: &tell.Kernel{}}}}
	says := slices.Collect(maps.Keys(t.AnnexFuncs()))
	says = slices.AppendSeq(says, maps.Keys(t.RoundBookFuncs()))
	says = slices.AppendSeq(says, maps.Keys(t.roundFuncs()))
	return tell.Subject{Name: "a round", Says: says, Names: []string{"round", "roundDate", "whyNoTotal", "whyNoRanking", "whyNoFunnel"}, Kinds: kinds(), Tells: tellsOf(roundPrefixes(), roundPieces())}
}

func roundPrefixes() []string {
	return []string{
		"national.", "say.", "annex.round.", "annex.lines.round", "annex.title.", "annex.item.", "annex.answer.", "annex.number.", "annex.mark.", "annex.made.", "annex.shorthand",
		"annex.head.forces.", "annex.head.round.", "annex.head.judgments.", "annex.head.places.", "annex.head.funnel.",
		"annex.head.changes.", "annex.head.causes.", "annex.head.corrections.", "annex.head.contents.", "annex.head.provenance.",
		"correction.words", "correction.moved", "phrase.correction-",
		"phrase.no-total-", "phrase.no-ranking-", "phrase.no-funnel-", "phrase.limit-", "phrase.change-", "phrase.keyword-",
	}
}

func roundPieces() []string {
	return []string{
		"annex.lines.forces", "annex.lines.judgments", "annex.lines.places", "annex.lines.funnel", "annex.lines.causes",
		"annex.lines.contents", "annex.lines.corrections", "annex.lines.provenance",
		"annex.titled", "annex.span.forces", "annex.span.round", "annex.span.places", "annex.span.funnel", "annex.span.changes",
		"correction.note", "correction.cover", "correction.unprinted", "correction.uncompared", "correction.reworded",
		"phrase.head-where", "annex.version", "fact.rate", "fact.unrecorded", "title.contents",
		"phrase.rulebook", "phrase.all-forces", "phrase.axis-rate", "phrase.axis-size", "phrase.common-rate",
		"phrase.names-in-annex", "phrase.national-head-unrecorded", "phrase.differing-in-annex", "phrase.not-reportable", "phrase.unit-percent", "phrase.target-force",
		"phrase.head-conclusion", "phrase.head-corrected", "phrase.head-was", "phrase.head-is", "phrase.head-earlier", "phrase.head-now",
		"phrase.head-force", "phrase.head-forces", "phrase.head-judgment", "phrase.head-places", "phrase.no-place", "phrase.head-rate", "phrase.head-range",
		"phrase.head-recorded", "phrase.head-unrecorded",
	}
}

// ReleaseSubject is a release as a whole: its index, the log of its checks, and
// what stands in the place of a withdrawn document.
func ReleaseSubject() tell.Subject {
	t := &releaseTeller{ledger.Book{Kernel: &tell.Kernel{}}}
	return tell.Subject{Name: "a release", Says: slices.Collect(maps.Keys(t.AnnexFuncs())), Kinds: caption.Kinds(), Tells: tellsOf(
		[]string{
			"say.drawn-", "index.", "phrase.index-", "phrase.change-", "withdrawal.", "phrase.file-", "phrase.status-", "phrase.alone-", "annex.title.", "title.",
			"annex.head.quality-log.", "annex.check.", "annex.result.",
		},
		[]string{
			"phrase.kilobytes", "phrase.megabytes", "phrase.head-force", "phrase.head-judgment", "phrase.head-rate", "phrase.head-range", "phrase.head-earlier",
			"phrase.national-head-unrecorded", "phrase.unit-percent", "phrase.not-reportable", "notice.contact",
			"annex.subject.quality-log", "annex.shorthand.quality-log", "annex.by-program",
		})}
}

// tellsOf knows pieces by their beginnings or by their whole names.
func tellsOf(prefixes, names []string) func(piece string) bool {
	return func(piece string) bool {
		return slices.Contains(names, piece) || slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(piece, p) })
	}
}
