package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// archives compares two workbooks that are not equal byte by byte: one that is
// equal part by part, but for the names of releases, is close.
func archives(a, b []byte) (verdict, string) {
	was, err := parts(a)
	if err != nil {
		return differs, "it was no archive: " + err.Error()
	}
	is, err := parts(b)
	if err != nil {
		return differs, "it is no archive: " + err.Error()
	}
	names := func(ps []part) (out []string) {
		for _, p := range ps {
			out = append(out, p.name)
		}
		return out
	}
	if !slices.Equal(names(was), names(is)) {
		return differs, fmt.Sprintf("parts were %s, are %s", strings.Join(names(was), " "), strings.Join(names(is), " "))
	}
	named := false
	for i := range was {
		p, q := unnamed(was[i].data), unnamed(is[i].data)
		named = named || !bytes.Equal(p, was[i].data)
		if !bytes.Equal(p, q) {
			return differs, was[i].name + ", " + lineThatDiffers(p, q)
		}
	}
	if !named {
		return differs, "packed otherwise; every part is the same"
	}
	return close, ""
}

// part is a file of an archive.
type part struct {
	name string
	data []byte
}

func parts(packed []byte) ([]part, error) {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, err
	}
	var out []part
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		out = append(out, part{f.Name, data})
	}
	return out, nil
}

// callReal writes a workbook of the demonstration again as one whose records are
// called real, for stages that invented records cannot reach, to be published on a
// day, "2096-08-25", or "" for its own. It never leaves the folder in which two
// builds are compared.
func callReal(from, to, day string) error {
	packed, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	all, err := parts(packed)
	if err != nil {
		return err
	}
	const invented, real = "<t>illustrative</t>", "<t>real</t>"
	published := regexp.MustCompile(`(<c r="B9"[^>]*><v>)[0-9]+(</v>)`)
	serial := ""
	if day != "" {
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			return err
		}
		serial = strconv.Itoa(int(t.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24))
	}
	var out bytes.Buffer
	w, found := zip.NewWriter(&out), false
	for _, p := range all {
		if p.name == "xl/worksheets/sheet1.xml" {
			found = bytes.Contains(p.data, []byte(invented)) && published.Match(p.data)
			p.data = bytes.Replace(p.data, []byte(invented), []byte(real), 1)
			if serial != "" {
				p.data = published.ReplaceAll(p.data, []byte("${1}"+serial+"${2}"))
			}
		}
		f, err := w.Create(p.name)
		if err == nil {
			_, err = f.Write(p.data)
		}
		if err != nil {
			return err
		}
	}
	if !found {
		return errors.New(from + ": its first sheet does not call the records illustrative, or has no day of publication")
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(to, out.Bytes(), 0o600)
}
