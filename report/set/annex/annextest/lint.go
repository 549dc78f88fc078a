// Package annextest holds finished workbooks to the rules of accessible spreadsheets,
// for the tests of all who make them.
package annextest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// Lint checks a finished xlsx package, as a reader's program will find it,
// against the accessibility rules that can be seen there, and returns every
// fault. A package without any formula is held to be a publication, which has
// neither filters nor frozen panes, charts, heads or feet.
func Lint(packed []byte) []error {
	l := linter{parts: make(map[string][]byte)}
	if err := l.open(packed); err != nil {
		return []error{err}
	}
	l.packageParts()
	l.documentProperties()
	sheets, err := l.workbook()
	if err != nil {
		return append(l.faults, err)
	}
	live := slices.ContainsFunc(sheets, func(s fileSheet) bool { return s.formulas > 0 })
	for i := range sheets {
		l.worksheet(&sheets[i], live)
	}
	return l.faults
}

type linter struct {
	parts  map[string][]byte
	faults []error
}

func (l *linter) fault(place, format string, args ...any) {
	l.faults = append(l.faults, fmt.Errorf("%s: "+format, append([]any{place}, args...)...))
}

func (l *linter) open(packed []byte) error {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return err
		}
		data, err := io.ReadAll(r)
		if err = errors.Join(err, r.Close()); err != nil {
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		l.parts[f.Name] = data
	}
	return nil
}

// below lists the parts below a folder, in order.
func (l *linter) below(folder string) []string {
	var names []string
	for name := range l.parts {
		if strings.HasPrefix(name, folder) && path.Ext(name) == ".xml" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// packageParts: nothing that runs, nothing from elsewhere, no small print.
func (l *linter) packageParts() {
	if l.parts["xl/vbaProject.bin"] != nil {
		l.fault("xl/vbaProject.bin", "a macro")
	}
	for _, name := range l.below("xl/externalLinks/") {
		l.fault(name, "a link to another workbook")
	}
	var styles struct {
		Sizes []struct {
			Val float64 `xml:"val,attr"`
		} `xml:"fonts>font>sz"`
	}
	if err := xml.Unmarshal(l.parts["xl/styles.xml"], &styles); err != nil {
		l.fault("xl/styles.xml", "%v", err)
	}
	for _, s := range styles.Sizes {
		if s.Val < 12 {
			l.fault("xl/styles.xml", "a font of %v points", s.Val)
		}
	}
	for _, name := range l.below("xl/drawings/") {
		var d struct {
			Objects []struct {
				Alternative string `xml:"descr,attr"`
			} `xml:"oneCellAnchor>graphicFrame>nvGraphicFramePr>cNvPr"`
			Others []struct{} `xml:"twoCellAnchor"`
		}
		if err := xml.Unmarshal(l.parts[name], &d); err != nil {
			l.fault(name, "%v", err)
		}
		for i, o := range d.Objects {
			if len(strings.TrimSpace(o.Alternative)) < 20 {
				l.fault(name, "chart %d has no text alternative", i+1)
			}
		}
		if len(d.Others) > 0 {
			l.fault(name, "a drawing that is not a chart")
		}
	}
}

func (l *linter) documentProperties() {
	var core struct {
		Title    string `xml:"title"`
		Creator  string `xml:"creator"`
		Language string `xml:"language"`
	}
	const name = "docProps/core.xml"
	if err := xml.Unmarshal(l.parts[name], &core); err != nil {
		l.fault(name, "%v", err)
		return
	}
	for _, p := range []struct{ name, value string }{{"title", core.Title}, {"author", core.Creator}, {"language", core.Language}} {
		if strings.TrimSpace(p.value) == "" {
			l.fault(name, "the document has no %s", p.name)
		}
	}
}

// fileSheet is a worksheet as it stands in the package.
type fileSheet struct {
	name, part string
	formulas   int

	Views []struct {
		Pane      *struct{} `xml:"pane"`
		Selection []struct {
			Cell string `xml:"activeCell,attr"`
		} `xml:"selection"`
	} `xml:"sheetViews>sheetView"`
	Columns []struct {
		Hidden string `xml:"hidden,attr"`
	} `xml:"cols>col"`
	Rows []struct {
		Number int        `xml:"r,attr"`
		Hidden string     `xml:"hidden,attr"`
		Cells  []fileCell `xml:"c"`
	} `xml:"sheetData>row"`
	Merged       []struct{} `xml:"mergeCells>mergeCell"`
	HeaderFooter *struct{}  `xml:"headerFooter"`
	Drawing      *struct{}  `xml:"drawing"`
	Tables       []struct {
		ID string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	} `xml:"tableParts>tablePart"`
}

type fileCell struct {
	Ref     string  `xml:"r,attr"`
	Type    string  `xml:"t,attr"`
	Formula *string `xml:"f"`
	Value   *string `xml:"v"`
	Inline  string  `xml:"is>t"`
}

// shown is what a cell shows, as text.
func (c *fileCell) shown() string {
	if c.Type == "inlineStr" {
		return c.Inline
	}
	if c.Value == nil {
		return ""
	}
	return *c.Value
}

// workbook reads the sheets of the package.
func (l *linter) workbook() ([]fileSheet, error) {
	var book struct {
		Views []struct {
			Active int `xml:"activeTab,attr"`
		} `xml:"bookViews>workbookView"`
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			ID    string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
		Names []struct {
			Name string `xml:"name,attr"`
			Text string `xml:",chardata"`
		} `xml:"definedNames>definedName"`
	}
	const name = "xl/workbook.xml"
	if err := xml.Unmarshal(l.parts[name], &book); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	for _, v := range book.Views {
		if v.Active != 0 {
			l.fault(name, "the first sheet is not the active one")
		}
	}
	for _, n := range book.Names {
		if strings.Contains(n.Text, "#REF!") {
			l.fault(name, "name %s refers to nothing", n.Name)
		}
	}
	targets := l.relations(name)
	var sheets []fileSheet
	for _, s := range book.Sheets {
		if s.State != "" && s.State != "visible" {
			l.fault(s.Name, "the sheet is hidden")
		}
		sheet := fileSheet{name: s.Name, part: targets[s.ID]}
		if err := xml.Unmarshal(l.parts[sheet.part], &sheet); err != nil {
			return nil, fmt.Errorf("sheet %s: %w", s.Name, err)
		}
		for _, r := range sheet.Rows {
			for i := range r.Cells {
				if r.Cells[i].Formula != nil {
					sheet.formulas++
				}
			}
		}
		sheets = append(sheets, sheet)
	}
	return sheets, nil
}

// relations maps the relation ids of a part to the parts they lead to.
func (l *linter) relations(part string) map[string]string {
	var rels struct {
		Relation []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		} `xml:"Relationship"`
	}
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if l.parts[name] == nil {
		return nil
	}
	if err := xml.Unmarshal(l.parts[name], &rels); err != nil {
		l.fault(name, "%v", err)
	}
	targets := make(map[string]string)
	for _, r := range rels.Relation {
		if strings.HasPrefix(r.Target, "/") {
			targets[r.ID] = strings.TrimPrefix(r.Target, "/")
		} else {
			targets[r.ID] = path.Join(path.Dir(part), r.Target)
		}
	}
	return targets
}
