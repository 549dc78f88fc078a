package sheet

import (
	"io"
	"strings"

	"assize/report/read/source"
)

const odsType = "application/vnd.oasis.opendocument.spreadsheet"

// odsReader reads one OpenDocument spreadsheet (ISO/IEC 26300).
type odsReader struct {
	packageReader
	styles odsStyles
	names  map[string]bool
	copies bool // of other workbooks' cells are kept in it
}

// scanODS reads the whole book, sheet by sheet, handing rows out.
func scanODS(a *archive, book *Book, want wanted) error {
	r := &odsReader{
		packageReader: newPackageReader(a, book),
		styles:        newODSStyles(),
		names:         make(map[string]bool),
	}
	if err := r.checkType(); err != nil {
		return err
	}
	if err := r.checkManifest(); err != nil {
		return err
	}
	if r.archive.find("styles.xml") != nil {
		if err := r.read("styles.xml", r.styles.readCommon); err != nil {
			return err
		}
	}
	err := r.read("content.xml", func(x *xmlReader) error {
		if err := x.root(spaceOffice, "document-content"); err != nil {
			return err
		}
		return x.each(func() error {
			switch {
			case x.is(spaceOffice, "automatic-styles"):
				return r.styles.automatic.read(x)
			case x.is(spaceOffice, "body"):
				return r.body(x, want)
			}
			return x.skip()
		})
	})
	if err != nil {
		return err
	}
	if r.copies {
		book.notice(source.Pos{File: book.Name}, ruleExternal, "keeps copies of cells of other workbooks; passed over")
	}
	if len(r.names) == 0 {
		return refuse(ruleSheetName, "the workbook holds no sheets").in("content.xml")
	}
	return r.verifyRest()
}

// checkType reads the part that says what kind of document the package is.
func (r *odsReader) checkType() error {
	e := r.archive.find("mimetype")
	if e == nil {
		return refuse(rulePart, "the package does not say what kind of document it is").in("mimetype")
	}
	r.used[e] = true
	p, err := r.inflater.open(r.archive, e)
	if err != nil {
		return err
	}
	text, err := io.ReadAll(io.LimitReader(p, 256))
	if err != nil {
		return err
	}
	if kind := strings.TrimSuffix(strings.TrimSpace(string(text)), "-template"); kind != odsType {
		return refuse(ruleKind, "is an OpenDocument file, but no spreadsheet").in("mimetype")
	}
	return nil
}

// checkManifest refuses what is protected by a password.
func (r *odsReader) checkManifest() error {
	if r.archive.find("META-INF/manifest.xml") == nil {
		return nil
	}
	return r.read("META-INF/manifest.xml", func(x *xmlReader) error {
		if err := x.root(spaceManifest, "manifest"); err != nil {
			return err
		}
		return x.each(func() error {
			return x.each(func() error {
				if x.is(spaceManifest, "encryption-data") {
					return refuse(ruleLocked, "is protected by a password").withHint("save it without a password")
				}
				return x.skip()
			})
		})
	})
}

// body reads the tables of the spreadsheet.
func (r *odsReader) body(x *xmlReader, want wanted) error {
	return x.each(func() error {
		if !x.is(spaceOffice, "spreadsheet") {
			return refuse(ruleKind, "is an OpenDocument file, but no spreadsheet")
		}
		return x.each(func() error {
			if !x.is(spaceTable, "table") {
				return x.skip()
			}
			return r.table(x, want)
		})
	})
}

// table reads one sheet.
func (r *odsReader) table(x *xmlReader, want wanted) error {
	name, _ := x.attr(spaceTable, "name")
	style, _ := x.attr(spaceTable, "style-name")
	s := Sheet{File: r.book.Name, Name: string(name)}
	if r.styles.tableHidden(string(style)) {
		s.State = Hidden
	}
	if strings.HasPrefix(s.Name, "'file:") {
		r.copies = true
		return x.skip()
	}
	if len(r.names) == r.limits.Sheets {
		return overLimit("sheets", "sheets", int64(r.limits.Sheets))
	}
	if err := checkSheetName(s.Name, r.names); err != nil {
		return err
	}
	scan := &odsScan{x: x, styles: &r.styles, sheet: &s, book: r.book, limits: r.limits, hand: want.rows(&s)}
	if err := x.each(scan.part); err != nil {
		if f, ok := err.(*fault); ok && f.at.Sheet == "" {
			return f.in(s.Name).atCell(scan.row, scan.column)
		}
		return err
	}
	if scan.linked {
		r.book.notice(s.At(0, 0), ruleExternal, "is filled from another workbook; what its cells say was stored when the file was last saved")
	}
	r.book.Sheets = append(r.book.Sheets, s)
	r.book.sheetNotices(&s)
	return nil
}
