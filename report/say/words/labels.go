package words

// Label names a fixed piece of text that a document needs in its own language.
// A language pack that lacks one does not load.
type Label string

// The fixed texts of the set wing. A %s stands for each argument, in order.
const (
	LabelContents     Label = "contents"
	LabelPage         Label = "page"         // running foot: "Page %s of %s"
	LabelPageShort    Label = "page-short"   // in contents, for screen readers: "page %s"
	LabelTable        Label = "table"        // "Table %s"
	LabelTableRef     Label = "table-ref"    // in a sentence: "table %s"
	LabelFigure       Label = "figure"       // "Figure %s"
	LabelFigureRef    Label = "figure-ref"   // in a sentence: "figure %s"
	LabelSectionRef   Label = "section-ref"  // in a sentence: "section “%s”"
	LabelSource       Label = "source"       // "Source: %s"
	LabelNote         Label = "note"         // "Note: %s"
	LabelNotes        Label = "notes"        // heading above footnotes of a page or page end
	LabelContinued    Label = "continued"    // repeated table head: "%s (continued)"
	LabelIllustrative Label = "illustrative" // beside a band: "%s (illustrative)"
	LabelTo           Label = "range"        // "%s to %s"
	LabelNoInterval   Label = "no-interval"  // "no interval stated"
	LabelPercentAxis  Label = "percent-axis" // tick on a percent axis: "%s%%"
	LabelFigureTable  Label = "figure-table" // "The numbers are in the annex, sheet %s."
	LabelWorksheet    Label = "worksheet"    // annex contents head
	LabelOneTable     Label = "one-table"    // "This worksheet contains one table."
	LabelScaleAlt     Label = "scale-alt"    // grade scale read aloud: "%s, on a scale from %s to %s"
	LabelThisForce    Label = "this-force"   // legend
	LabelCorrectOf    Label = "correct-of"   // "%s of %s"
)
