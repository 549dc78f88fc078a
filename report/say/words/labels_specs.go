package words

import (
	"fmt"
	"strings"
)

// labelSpec is a label with the number of its arguments.
type labelSpec struct {
	id   Label
	args int
}

// labelSpecs lists every label a language pack must have.
func labelSpecs() []labelSpec {
	return []labelSpec{
		{LabelContents, 0},
		{LabelPage, 2},
		{LabelPageShort, 1},
		{LabelTable, 1},
		{LabelTableRef, 1},
		{LabelFigure, 1},
		{LabelFigureRef, 1},
		{LabelSectionRef, 1},
		{LabelSource, 1},
		{LabelNote, 1},
		{LabelNotes, 0},
		{LabelContinued, 1},
		{LabelIllustrative, 1},
		{LabelTo, 2},
		{LabelNoInterval, 0},
		{LabelPercentAxis, 1},
		{LabelFigureTable, 1},
		{LabelWorksheet, 0},
		{LabelOneTable, 0},
		{LabelScaleAlt, 3},
		{LabelThisForce, 0},
		{LabelCorrectOf, 2},
		{LabelScaleCut, 1},
		{LabelRow, 0},
		{LabelSeries, 0},
		{LabelWhen, 0},
		{LabelPrinted, 0},
		{LabelInterval, 1},
		{LabelAny, 0},
		{LabelUnrounded, 0},
		{LabelLower, 0},
		{LabelUpper, 0},
		{LabelRemark, 0},
		{LabelWithin, 1},
		{LabelAbove, 1},
		{LabelBelow, 1},
		{LabelPosition, 0},
		{LabelNotJoined, 1},
		{LabelSkip, 0},
		{LabelFigureData, 1},
		{LabelTooMany, 0},
		{LabelOthers, 0},
		{LabelPlaces, 0},
		{LabelNotDrawn, 1},
		{LabelSkipped, 1},
		{LabelGradeBands, 0},
	}
}

// countArguments is how many arguments a label's text takes: the number of %s,
// or the highest n of %[n]s where a language needs another order. Other verbs,
// and a lone percent sign, are errors.
func countArguments(text string) (int, error) {
	next, most := 0, 0
	for {
		_, after, found := strings.Cut(text, "%")
		if !found {
			return most, nil
		}
		var n int
		switch {
		case strings.HasPrefix(after, "%"):
			text = after[1:]
			continue
		case strings.HasPrefix(after, "s"):
			next++
			n, text = next, after[1:]
		case len(after) >= 4 && after[0] == '[' && after[1] >= '1' && after[1] <= '9' && after[2:4] == "]s":
			n, text = int(after[1]-'0'), after[4:]
			next = n
		default:
			return 0, fmt.Errorf(`a percent sign must be written %%%%, an argument %%s or %%[2]s`)
		}
		most = max(most, n)
	}
}
