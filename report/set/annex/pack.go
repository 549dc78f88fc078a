package annex

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// packer is excelize's zip writer. It gathers the frame's parts and, once
// excelize has named them all, writes the package in one order, with rows and
// tables in their places and no date.
type packer struct {
	frame *frame
	out   io.Writer
	parts map[string]*bytes.Buffer
}

func (f *frame) writeTo(out io.Writer) error {
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter {
		return &packer{frame: f, out: w, parts: make(map[string]*bytes.Buffer)}
	})
	return f.Write(out)
}

// Create takes a part of the frame.
func (p *packer) Create(name string) (io.Writer, error) {
	b := new(bytes.Buffer)
	p.parts[name] = b
	return b, nil
}

// AddFS is part of excelize's interface, which never calls it.
func (p *packer) AddFS(fs.FS) error { return errors.New("not supported") }

// Close writes the package.
func (p *packer) Close() error {
	if err := p.replaceParts(); err != nil {
		return err
	}
	types, err := p.contentTypes()
	if err != nil {
		return err
	}
	p.parts["[Content_Types].xml"] = bytes.NewBuffer(types)

	names := make([]string, 0, len(p.parts))
	for name := range p.parts {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		if n := rank(a) - rank(b); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	z := newZip(p.out)
	for _, name := range names {
		w, err := z.CreateHeader(zipEntry(name, zip.Deflate))
		if err != nil {
			return err
		}
		if err := p.write(w, name); err != nil {
			return err
		}
	}
	return z.Close()
}

// replaceParts writes the parts that excelize only announced.
func (p *packer) replaceParts() error {
	f := p.frame
	var faults []error
	replace := func(format string, i int, part []byte) {
		name := fmt.Sprintf(format, i+1)
		if p.parts[name] == nil {
			faults = append(faults, fmt.Errorf("excelize wrote no %s", name))
		}
		p.parts[name] = bytes.NewBuffer(part)
	}
	for i := range f.tables {
		replace("xl/tables/table%d.xml", i, f.tablePart(i))
	}
	for i := range f.book.charts {
		replace("xl/charts/chart%d.xml", i, f.book.chartPart(&f.book.charts[i]))
	}
	for i, sheet := range f.drawings {
		replace("xl/drawings/drawing%d.xml", i, f.drawingPart(sheet))
	}
	return errors.Join(faults...)
}

// rank puts what readers want first to the front.
func rank(name string) int {
	switch {
	case name == "[Content_Types].xml":
		return 0
	case strings.HasPrefix(name, "_rels/"):
		return 1
	}
	return 2
}

// write writes one part; a worksheet gets its rows.
func (p *packer) write(w io.Writer, name string) error {
	part := p.parts[name].Bytes()
	var n int
	if _, err := fmt.Sscanf(name, "xl/worksheets/sheet%d.xml", &n); err != nil || path.Dir(name) != "xl/worksheets" {
		_, err := w.Write(part)
		return err
	}
	if n < 1 || n > len(p.frame.layouts) {
		return fmt.Errorf("excelize wrote an unknown %s", name)
	}
	start, end, err := sheetData(part)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if _, err := w.Write(part[:start]); err != nil {
		return err
	}
	if err := p.frame.book.writeRows(w, &p.frame.layouts[n-1], p.frame.styles); err != nil {
		return err
	}
	_, err = w.Write(part[end:])
	return err
}

// sheetData finds the element of a worksheet that holds its rows. It comes
// before anything that could carry a text of the workbook.
func sheetData(part []byte) (start, end int, err error) {
	start = bytes.Index(part, []byte("<sheetData"))
	if start < 0 {
		return 0, 0, errors.New("no sheetData")
	}
	if rest := part[start:]; bytes.HasPrefix(rest, []byte("<sheetData/>")) {
		return start, start + len("<sheetData/>"), nil
	}
	closing := []byte("</sheetData>")
	end = bytes.Index(part, closing)
	if end < start {
		return 0, 0, errors.New("sheetData does not end")
	}
	return start, end + len(closing), nil
}

// contentTypes is the list of content types, in one order. Excelize announces
// every kind of image, in no order, once there is a chart; kinds the package
// does not hold are left out.
func (p *packer) contentTypes() ([]byte, error) {
	type entry struct {
		Extension   string `xml:",attr"`
		PartName    string `xml:",attr"`
		ContentType string `xml:",attr"`
	}
	var l struct{ Default, Override []entry }
	part := p.parts["[Content_Types].xml"]
	if part == nil {
		return nil, errors.New("excelize wrote no content types")
	}
	if err := xml.Unmarshal(part.Bytes(), &l); err != nil {
		return nil, fmt.Errorf("content types: %w", err)
	}
	held := make(map[string]bool)
	for name := range p.parts {
		held[strings.TrimPrefix(path.Ext(name), ".")] = true
	}
	l.Default = slices.DeleteFunc(l.Default, func(e entry) bool { return !held[e.Extension] })
	slices.SortFunc(l.Default, func(a, b entry) int { return strings.Compare(a.Extension, b.Extension) })
	slices.SortFunc(l.Override, func(a, b entry) int { return strings.Compare(a.PartName, b.PartName) })
	b := []byte(xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	for _, e := range l.Default {
		b = fmt.Appendf(b, `<Default Extension="%s" ContentType="%s"/>`, xmlText(e.Extension), xmlText(e.ContentType))
	}
	for _, e := range l.Override {
		b = fmt.Appendf(b, `<Override PartName="%s" ContentType="%s"/>`, xmlText(e.PartName), xmlText(e.ContentType))
	}
	return append(b, "</Types>"...), nil
}

// tablePart writes a table: head, columns, alternative text. The filter
// buttons stand only over an analyst's line-level table.
func (f *frame) tablePart(i int) []byte {
	s := &f.book.Sheets[f.tables[i]]
	g := s.Table
	var b []byte
	b = append(b, xml.Header...)
	b = fmt.Appendf(b, `<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="%d" name="%s" displayName="%s" ref="%s" totalsRowShown="0">`,
		i+1, g.ID, g.ID, tableRange(s))
	if f.book.Analyst && g.Long {
		b = fmt.Appendf(b, `<autoFilter ref="%s"/>`, tableRange(s))
	}
	b = fmt.Appendf(b, `<tableColumns count="%d">`, len(g.Columns))
	for j, c := range g.Columns {
		b = fmt.Appendf(b, `<tableColumn id="%d" name="`, j+1)
		b = appendXML(b, cleanLine(c.Title), true)
		b = append(b, `"/>`...)
	}
	b = append(b, `</tableColumns><tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/>`...)
	title := s.Title
	if title == "" {
		title = s.Name
	}
	b = append(b, `<extLst><ext uri="{504A1905-F514-4f6f-8877-14C23A59335A}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:table altText="`...)
	b = appendXML(b, g.ID, false)
	b = append(b, `" altTextSummary="`...)
	b = appendXML(b, cleanLine(title), false)
	return append(b, `"/></ext></extLst></table>`...)
}
