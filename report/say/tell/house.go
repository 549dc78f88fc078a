package tell

import (
	"assize/report/say/doc"
)

// House is the publisher: a house style's words, not its colours.
type House struct {
	Inspectorate string   // "Inspectorate of Police Records (fictional)"
	ShortName    string   // used in running text after the first mention
	Contact      []string // lines
	PressOffice  []string // lines
	Web          string   // address of the publication page; "" for none
	ReportPrefix string   // first part of file stems, "cdi"
	Lang         string   // of its texts, as a BCP 47 tag; "" for that of the inputs
}

// Edition is how these documents leave: their stage, marks and licences.
type Edition struct {
	Status    doc.Status
	Notice    string // "DRAFT: not for publication"; "" when final
	Watermark string
	Sample    string   // the sentence that marks invented data; "" for real data
	Licences  []string // attribution of the recorded-crime table
	Program   string   // version of the program, for provenance
	// LicenceLang is the language of Licences, as a BCP 47 tag; "" for that of the
	// inputs. The other texts are in the language of the words.
	LicenceLang string
}
