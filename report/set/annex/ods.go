package annex

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"

	"assize/report/say/doc"
)

// odsType is the media type of an OpenDocument spreadsheet.
const odsType = "application/vnd.oasis.opendocument.spreadsheet"

// ODS writes a workbook as an OpenDocument 1.3 spreadsheet: values only,
// tables as database ranges with their heads repeated in print, names, links,
// title and language. It fails where XLSX would.
func ODS(w *doc.Workbook, env Env) ([]byte, error) {
	values := *w
	values.Analyst = w.Form && w.Analyst // else formulas are their values, and there are no charts
	b, err := newBook(&values, env)
	if err != nil {
		return nil, err
	}
	content, err := b.odsContent()
	if err != nil {
		return nil, fmt.Errorf("annex %s: %w", w.ID, err)
	}
	var out bytes.Buffer
	z := newZip(&out)
	if err := storeMimetype(z); err != nil {
		return nil, err
	}
	parts := []packagePart{{"content.xml", content}, {"meta.xml", b.odsMeta()}, {"styles.xml", b.odsStyles()}}
	if w.Form {
		parts = append(parts, packagePart{"settings.xml", b.odsSettings()})
	}
	for _, part := range append([]packagePart{{"META-INF/manifest.xml", odsManifest(parts)}}, parts...) {
		p, err := z.CreateHeader(zipEntry(part.name, zip.Deflate))
		if err != nil {
			return nil, err
		}
		if _, err := p.Write(part.data); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// packagePart is a file of the package.
type packagePart struct {
	name string
	data []byte
}

// storeMimetype writes the entry by which programs know the format: first,
// stored, its sizes in its head.
func storeMimetype(z *zip.Writer) error {
	h := zipEntry("mimetype", zip.Store)
	h.CRC32 = crc32.ChecksumIEEE([]byte(odsType))
	h.CompressedSize64, h.UncompressedSize64 = uint64(len(odsType)), uint64(len(odsType))
	p, err := z.CreateRaw(h)
	if err != nil {
		return err
	}
	_, err = p.Write([]byte(odsType))
	return err
}

func odsManifest(parts []packagePart) []byte {
	b := []byte(xml.Header + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">`)
	b = fmt.Appendf(b, `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="%s"/>`, odsType)
	for _, part := range parts {
		b = fmt.Appendf(b, `<manifest:file-entry manifest:full-path="%s" manifest:media-type="text/xml"/>`, part.name)
	}
	return append(b, `</manifest:manifest>`...)
}

func (b *book) odsMeta() []byte {
	stamp := documentDate(b.Workbook)
	o := []byte(xml.Header + `<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:meta><meta:generator>assize</meta:generator>`)
	element := func(name, value string) {
		if value = cleanLine(value); value != "" {
			o = fmt.Appendf(o, "<%s>%s</%s>", name, xmlText(value), name)
		}
	}
	element("dc:title", b.Title)
	element("dc:subject", b.Subject)
	element("dc:description", b.Sample)
	for _, k := range b.Keywords {
		element("meta:keyword", k)
	}
	element("meta:initial-creator", b.Author)
	element("dc:creator", b.Author)
	element("meta:creation-date", stamp)
	element("dc:date", stamp)
	element("dc:language", b.Lang)
	return append(o, `</office:meta></office:document-meta>`...)
}

// scales are those that the sheets are printed at, in percent; 0, one page wide, first.
func (b *book) scales() []int {
	out := []int{0}
	for _, l := range b.layouts() {
		if !slices.Contains(out, l.pages.scale) {
			out = append(out, l.pages.scale)
		}
	}
	return out
}

// masterPage names the page of a scale.
func masterPage(scale int) string {
	if scale == 0 {
		return "Default"
	}
	return fmt.Sprintf("Split%d", scale)
}

// odsStyles is the page and the default cell: A4 landscape one page wide, or at the
// scale of tables that are split over pages, Arial 12, the language of the workbook.
func (b *book) odsStyles() []byte {
	language, country, _ := strings.Cut(b.Lang, "-")
	if country == "" {
		country = "none"
	}
	var layouts, masters []byte
	for _, scale := range b.scales() {
		how := `style:scale-to-X="1"`
		if scale > 0 {
			how = fmt.Sprintf(`style:scale-to="%d%%"`, scale)
		}
		layouts = fmt.Appendf(layouts, `<style:page-layout style:name="pm%d"><style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" fo:margin="2cm" %s/><style:header-style/><style:footer-style/></style:page-layout>`, scale, how)
		masters = fmt.Appendf(masters, `<style:master-page style:name="%s" style:page-layout-name="pm%d"><style:header style:display="false"/><style:footer style:display="false"/></style:master-page>`, masterPage(scale), scale)
	}
	return fmt.Appendf(nil, xml.Header+`<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3">`+
		`<office:font-face-decls><style:font-face style:name="%[1]s" svg:font-family="%[1]s" style:font-family-generic="swiss"/></office:font-face-decls>`+
		`<office:styles><style:default-style style:family="table-cell"><style:text-properties style:font-name="%[1]s" fo:font-size="12pt" fo:language="%[2]s" fo:country="%[3]s"/></style:default-style><style:style style:name="Default" style:family="table-cell"/></office:styles>`+
		`<office:automatic-styles>%[4]s</office:automatic-styles><office:master-styles>%[5]s</office:master-styles></office:document-styles>`,
		fontName, xmlText(language), xmlText(country), layouts, masters)
}
