package ledger

import (
	"strings"
	"time"

	"assize/report/judge/findings"
	"assize/report/say/doc"
)

// FigureKey is what names, titles and templates call a figure: "rates".
func FigureKey(f *doc.Figure) string { return strings.TrimPrefix(f.ID, FigurePrefix) }

// Stem is the beginning of the file names of a force's documents,
// "cdi-greater-manchester-2016".
func Stem(prefix string, f findings.Findings) string {
	return prefix + "-" + f.Force.Slug + "-" + f.Inspection.Published.Time().Format("2006")
}

// DocumentDate is the day of the documents at midnight UTC, that of publication or
// of the correction: documents carry no clock.
func DocumentDate(f findings.Findings) time.Time {
	if f.Issue != nil {
		return f.Issue.Date.Time()
	}
	return f.Inspection.Published.Time()
}

// FigurePrefix begins the anchor of every figure.
const FigurePrefix = "figure-"
