package words

// Fixed texts of the figures and of the tables that stand for them.
const (
	LabelScaleCut   Label = "scale-cut"   // beside an axis that does not start at zero: "scale starts at %s"
	LabelRow        Label = "row"         // table head of the rows' names: "Group"
	LabelSeries     Label = "series"      // table head: "Series"
	LabelWhen       Label = "when"        // table head: "When"
	LabelPrinted    Label = "printed"     // table head of a value as printed: "Value"
	LabelInterval   Label = "interval"    // table head of an interval as printed: "%s interval"
	LabelAny        Label = "any"         // the same where no level is stated: "Interval"
	LabelUnrounded  Label = "unrounded"   // table head: "Unrounded value"
	LabelLower      Label = "lower"       // table head: "Lower limit"
	LabelUpper      Label = "upper"       // table head: "Upper limit"
	LabelRemark     Label = "remark"      // table head of a note on a row: "Remark"
	LabelWithin     Label = "within"      // funnel: "within the %s"
	LabelAbove      Label = "above"       // funnel: "above the %s"
	LabelBelow      Label = "below"       // funnel: "below the %s"
	LabelPosition   Label = "position"    // table head of within, above or below: "Position"
	LabelNotJoined  Label = "not-joined"  // trend: "%s: not comparable with the point before"
	LabelSkip       Label = "skip"        // first link of a page: "Skip to the report"
	LabelFigureData Label = "figure-data" // folded below a figure: "Figure %s as a table"
	LabelTooMany    Label = "too-many"    // in place of a drawing: "There are too many values to show in this figure; …"
	LabelGradeBands Label = "grade-bands" // beside the names of grade bands: "Grade bands"
	LabelPlaces     Label = "places"      // table head of the places in an order: "Places"
	LabelNotDrawn   Label = "not-drawn"   // in a gap of an order: "%s more in the table"
	LabelSkipped    Label = "skipped"     // in such a gap where no table has them: "%s more, not shown here"
	LabelOthers     Label = "others"      // after some of many values: "The others are in the table of the figure’s numbers."
)
