package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// place is where a cell stands.
type place struct{ sheet, cell string }

func (p place) String() string { return p.sheet + "!" + p.cell }

// result is what a cell shows, and what it is computed from.
type result struct {
	place
	formula string
	value   string
	text    bool
}

func (r result) String() string {
	if r.text {
		return strconv.Quote(r.value)
	}
	if r.value == "" {
		return "nothing"
	}
	return r.value
}

// readFormulas lists the cells of a workbook that have a formula.
func readFormulas(packed []byte) ([]result, error) {
	var out []result
	err := eachCell(packed, func(r result) {
		if r.formula != "" {
			out = append(out, r)
		}
	})
	return out, err
}

// readCells reads every cell of a workbook.
func readCells(packed []byte) (map[place]result, error) {
	out := make(map[place]result)
	err := eachCell(packed, func(r result) { out[r.place] = r })
	return out, err
}

type cellXML struct {
	Ref     string `xml:"r,attr"`
	Type    string `xml:"t,attr"`
	Formula string `xml:"f"`
	Value   string `xml:"v"`
	Inline  struct {
		Text string   `xml:"t"`
		Runs []string `xml:"r>t"`
	} `xml:"is"`
}

// eachCell visits the cells of every sheet.
func eachCell(packed []byte, visit func(result)) error {
	parts, err := unzip(packed)
	if err != nil {
		return err
	}
	strs, err := sharedStrings(parts["xl/sharedStrings.xml"])
	if err != nil {
		return err
	}
	sheets, err := sheetParts(parts)
	if err != nil {
		return err
	}
	for _, s := range sheets {
		d := xml.NewDecoder(bytes.NewReader(parts[s.part]))
		for {
			t, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				return fmt.Errorf("%s: %w", s.part, err)
			}
			start, ok := t.(xml.StartElement)
			if !ok || start.Name.Local != "c" {
				continue
			}
			var c cellXML
			if err := d.DecodeElement(&c, &start); err != nil {
				return fmt.Errorf("%s: %w", s.part, err)
			}
			r := result{place: place{s.name, c.Ref}, formula: c.Formula, value: c.Value}
			switch c.Type {
			case "s":
				i, err := strconv.Atoi(c.Value)
				if err != nil || i < 0 || i >= len(strs) {
					return fmt.Errorf("%s: no shared string %q", r.place, c.Value)
				}
				r.value, r.text = strs[i], true
			case "inlineStr":
				r.value, r.text = c.Inline.Text+strings.Join(c.Inline.Runs, ""), true
			case "str", "e":
				r.text = true
			}
			visit(r)
		}
	}
	return nil
}

type namedPart struct{ name, part string }

// sheetParts lists the sheets in the order of the workbook.
func sheetParts(parts map[string][]byte) ([]namedPart, error) {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var rels struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:",attr"`
		}
	}
	if err := xml.Unmarshal(parts["xl/workbook.xml"], &book); err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	if err := xml.Unmarshal(parts["xl/_rels/workbook.xml.rels"], &rels); err != nil {
		return nil, fmt.Errorf("workbook relations: %w", err)
	}
	var out []namedPart
	for _, s := range book.Sheets {
		for _, r := range rels.Relationship {
			if r.ID == s.ID {
				out = append(out, namedPart{s.Name, path.Join("xl", r.Target)})
			}
		}
	}
	if len(out) != len(book.Sheets) {
		return nil, errors.New("a sheet has no part")
	}
	return out, nil
}

func sharedStrings(part []byte) ([]string, error) {
	if part == nil {
		return nil, nil
	}
	var sst struct {
		Items []struct {
			Text string   `xml:"t"`
			Runs []string `xml:"r>t"`
		} `xml:"si"`
	}
	if err := xml.Unmarshal(part, &sst); err != nil {
		return nil, fmt.Errorf("shared strings: %w", err)
	}
	var out []string
	for _, si := range sst.Items {
		out = append(out, si.Text+strings.Join(si.Runs, ""))
	}
	return out, nil
}

// strip takes the stored results out of a workbook and counts them.
func strip(packed []byte) (out []byte, n int, err error) {
	storedResult := regexp.MustCompile(`</f><v>[^<]*</v>`)
	parts, err := unzip(packed)
	if err != nil {
		return nil, 0, err
	}
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, 0, err
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		part := parts[f.Name]
		if strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
			part = storedResult.ReplaceAllFunc(part, func([]byte) []byte { n++; return []byte("</f>") })
		}
		p, err := w.Create(f.Name)
		if err != nil {
			return nil, 0, err
		}
		if _, err := p.Write(part); err != nil {
			return nil, 0, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, 0, err
	}
	return b.Bytes(), n, nil
}

func unzip(packed []byte) (map[string][]byte, error) {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, err
	}
	parts := make(map[string][]byte)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		parts[f.Name], err = io.ReadAll(r)
		if err = errors.Join(err, r.Close()); err != nil {
			return nil, err
		}
	}
	return parts, nil
}
