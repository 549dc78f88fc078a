package caption

import "assize/report/say/tell"

// Kinds are what can be stated of a figure. All are worded as alternatives.
func Kinds() []*tell.Kind {
	return []*tell.Kind{
		drawnTitle(), drawnFinding(), drawnOthers(), drawnCrowded(),
		drawnInterval(), drawnRange(), drawnAlone(),
		drawnRow(), drawnCounted(), drawnMissing(), drawnMissingCounted(), drawnAtMost(), drawnAtMostCounted(),
		drawnPlaces(), drawnNoPlace(), drawnApart(), drawnRemark(), drawnLost(),
		drawnAmount(), drawnShare(), drawnShareAlone(), drawnParts(),
		drawnBelow(), drawnAbove(), drawnWithin(), drawnOutside(),
		drawnWords(), drawnAxis(), drawnSize(), drawnLine(), drawnBands(), drawnBandsOf(),
	}
}

// drawn is a kind of statement about a figure; roles that end in # are numbers.
func drawn(id string, roles ...string) *tell.Kind {
	k := &tell.Kind{ID: "drawn-" + id, Part: tell.PartFigure, Forms: []tell.Form{tell.Alternative}}
	for _, r := range roles {
		name, counts := r, false
		if last := len(r) - 1; r[last] == '#' {
			name, counts = r[:last], true
		}
		k.Roles = append(k.Roles, tell.Role{Name: name, Counts: counts})
	}
	return k
}

// vouched is a kind whose predicate, a comparison of values, vouches for its words.
func vouched(k *tell.Kind) *tell.Kind {
	k.Vouches = true
	return k
}

// The figure as a whole: its title, with numbers or without, and that not all values are
// told, or not all are drawn.
func drawnTitle() *tell.Kind   { return drawn("title", "title") }
func drawnFinding() *tell.Kind { return drawn("finding", "title#") }
func drawnOthers() *tell.Kind  { return vouched(drawn("others")) }
func drawnCrowded() *tell.Kind { return vouched(drawn("crowded")) }

// A value: with its interval at the figure's level, with an interval whose level the
// figure does not state, and without any.
func drawnInterval() *tell.Kind { return drawn("interval", "value#", "level", "interval#") }
func drawnRange() *tell.Kind    { return drawn("range", "value#", "interval#") }
func drawnAlone() *tell.Kind    { return vouched(drawn("alone", "value#")) }

// A row: its value, beside counts too; or why it has none, or the most that it may be.
func drawnRow() *tell.Kind            { return drawn("row", "row", "estimate#") }
func drawnCounted() *tell.Kind        { return drawn("counted", "row", "counts#", "estimate#") }
func drawnMissing() *tell.Kind        { return drawn("missing", "row", "why") }
func drawnMissingCounted() *tell.Kind { return drawn("missing-counted", "row", "counts#", "why") }
func drawnAtMost() *tell.Kind         { return drawn("at-most", "row", "most#") }
func drawnAtMostCounted() *tell.Kind  { return drawn("at-most-counted", "row", "counts#", "most#") }

// Of an order: a row with its places, or without any.
func drawnPlaces() *tell.Kind  { return drawn("places", "row", "estimate#", "head", "places#") }
func drawnNoPlace() *tell.Kind { return drawn("no-place", "row", "estimate#", "head", "why") }

// Over the years: a point that cannot be compared with the one before, and what is
// remarked of one.
func drawnApart() *tell.Kind  { return vouched(drawn("apart", "row")) }
func drawnRemark() *tell.Kind { return drawn("remark", "remark") }

// Of streams: what is lost of one, and what is kept.
func drawnLost() *tell.Kind { return drawn("lost", "row", "lost", "estimate#", "kept", "recorded#") }

// Of a tally: what a row holds in all.
func drawnAmount() *tell.Kind { return drawn("amount", "row", "amount#") }

// Of what consists of parts: the share of one part with its interval or without; all
// parts of more than two.
func drawnShare() *tell.Kind      { return drawn("share", "row", "part", "counts#", "interval#") }
func drawnShareAlone() *tell.Kind { return drawn("share-alone", "row", "part", "counts#") }
func drawnParts() *tell.Kind      { return drawn("parts", "row", "parts#") }

// Of limits: on which side of which pair a point lies, and how many lie outside of a
// pair.
func drawnBelow() *tell.Kind   { return vouched(drawn("below", "row", "estimate#", "limits")) }
func drawnAbove() *tell.Kind   { return vouched(drawn("above", "row", "estimate#", "limits")) }
func drawnWithin() *tell.Kind  { return vouched(drawn("within", "row", "estimate#", "limits")) }
func drawnOutside() *tell.Kind { return vouched(drawn("outside", "limits", "outside#", "points#")) }

// What stands behind values: what the axes measure, lines of reference, grade bands, of
// all rows or of some. drawnWords is a figure of words alone.
func drawnWords() *tell.Kind   { return drawn("words", "words") }
func drawnAxis() *tell.Kind    { return drawn("axis", "axis") }
func drawnSize() *tell.Kind    { return drawn("size", "axis") }
func drawnLine() *tell.Kind    { return drawn("line", "line") }
func drawnBands() *tell.Kind   { return drawn("bands", "bands", "bounds") }
func drawnBandsOf() *tell.Kind { return drawn("bands-of", "bands", "rows", "bounds") }
