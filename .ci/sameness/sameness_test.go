package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"assize/config"
	"assize/report"
	"assize/templates"
)

// release is a release of the demonstration, one for all tests of a run.
func release(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	now := time.Date(2016, 11, 23, 6, 30, 0, 0, time.UTC)
	_, err := report.Run(context.Background(),
		report.Program{Version: "assize test", Config: config.Files, Templates: templates.Files},
		report.Options{JobFile: "../../testdata/demo/job.yaml", Forces: []string{"sussex"}, Out: filepath.Join(dir, "demo"), Workers: 2, Now: now, Clock: now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// altered is a copy of a release, and how to change the one file of it whose name
// ends so.
func altered(t *testing.T, from, end string, change func(path string, data []byte) []byte) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
	copyModes(t, from, dir)
	var found []string
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err == nil && e.Type().IsRegular() && strings.HasSuffix(p, end) {
			found = append(found, p)
		}
		return err
	})
	if err != nil || len(found) == 0 {
		t.Fatalf("%s: %v %v", end, found, err)
	}
	slices.Sort(found)
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	if data = change(found[0], data); data != nil {
		if err := os.WriteFile(found[0], data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// copyModes gives a copy the modes of what it was copied from.
func copyModes(t *testing.T, from, to string) {
	t.Helper()
	err := filepath.WalkDir(from, func(p string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, p)
		if err != nil {
			return err
		}
		return os.Chmod(filepath.Join(to, rel), info.Mode())
	})
	if err != nil {
		t.Fatal(err)
	}
}

// replace changes the first from of a file to to.
func replace(from, to string) func(string, []byte) []byte {
	return func(path string, data []byte) []byte {
		if !bytes.Contains(data, []byte(from)) {
			panic(path + " does not hold " + from)
		}
		return bytes.Replace(data, []byte(from), []byte(to), 1)
	}
}

// flip changes one byte in the middle.
func flip(_ string, data []byte) []byte {
	data[len(data)/2] ^= 1
	return data
}

// repack writes a workbook again with its parts compressed otherwise, and one of
// them changed.
func repack(change func(name string, data []byte) []byte) func(string, []byte) []byte {
	return func(path string, data []byte) []byte {
		all, err := parts(data)
		if err != nil {
			panic(err)
		}
		var out bytes.Buffer
		w := zip.NewWriter(&out)
		for _, p := range all {
			f, err := w.Create(p.name)
			if err != nil {
				panic(err)
			}
			if _, err := f.Write(change(p.name, p.data)); err != nil {
				panic(err)
			}
		}
		if err := w.Close(); err != nil {
			panic(err)
		}
		return out.Bytes()
	}
}

// repaint changes a channel of one pixel of a picture by an amount.
func repaint(by int) func(string, []byte) []byte {
	return func(path string, data []byte) []byte {
		was, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			panic(err)
		}
		is := image.NewNRGBA(was.Bounds())
		draw.Draw(is, is.Bounds(), was, was.Bounds().Min, draw.Src)
		c := is.NRGBAAt(9, 9)
		c.G -= uint8(by)
		is.SetNRGBA(9, 9, color.NRGBA{c.R, c.G, c.B, c.A})
		var out bytes.Buffer
		if err := png.Encode(&out, is); err != nil {
			panic(err)
		}
		// what the picture says beside its pixels, right behind the header
		const header = 8 + 8 + 13 + 4
		said := data[header : bytes.Index(data, []byte("IDAT"))-4]
		return slices.Concat(out.Bytes()[:header], said, out.Bytes()[header:])
	}
}

// reword changes a text that a picture carries, and the check sum over it.
func reword(from, to string) func(string, []byte) []byte {
	return func(path string, data []byte) []byte {
		for _, chunk := range chunks(data) {
			if strings.Contains(chunk, from) {
				is := []byte(strings.Replace(chunk, from, to, 1))
				is = binary.BigEndian.AppendUint32(is, crc32.ChecksumIEEE(is))
				was := binary.BigEndian.AppendUint32([]byte(chunk), crc32.ChecksumIEEE([]byte(chunk)))
				return replace(string(was), string(is))(path, data)
			}
		}
		panic(path + " does not say " + from)
	}
}

// TestBites: a change of any kind of file is found, and named; what follows from
// a picture within tolerance is not.
func TestBites(t *testing.T) {
	from := release(t)
	tests := []struct {
		name, end string
		change    func(string, []byte) []byte
		want      string // of the report; "" for the same
		exit      int
	}{
		{"nothing", "-report.html", func(string, []byte) []byte { return nil }, "", 0},
		{"a byte of a report", "-report.pdf", flip, "-report.pdf: bytes from ", 1},
		{"a word of a page", "-report.html", replace("Sussex", "Surrey"), `is "`, 1},
		{"a digit of a table", "-rates.csv", replace("403", "413"), `-rates.csv: line 2: was "Violence`, 1},
		{"a digit of a text", ".txt", replace("2016", "2017"), ".txt: line ", 1},
		{"a stroke of a chart", ".svg", replace("<path", "<poth"), ".svg: line ", 1},
		{"a digit of the findings", "findings.json", replace("2016", "2017"), "findings.json: line ", 1},
		{"a cell of an annex", "-annex.xlsx", repack(func(name string, data []byte) []byte {
			return bytes.Replace(data, []byte("Sussex"), []byte("Surrey"), 1)
		}), "-annex.xlsx: docProps/core.xml, line 2: was ", 1},
		{"an annex packed otherwise", "-annex.ods", repack(func(_ string, data []byte) []byte { return data }), "packed otherwise; every part is the same", 1},
		{"a pixel beyond tolerance", ".png", repaint(tolerance + 1), "1 pixels by more than 4 of 255, the worst by 5", 1},
		{"a picture's alternative text", ".png", reword("recorded", "reported"), `says "iTXt`, 1},
		{"a file fewer", ".ods", func(path string, _ []byte) []byte { _ = os.Remove(path); return nil }, ".ods: is no longer made", 1},
		{"a file more", "quality-log.xlsx", func(path string, _ []byte) []byte {
			_ = os.WriteFile(path+".bak", []byte("x"), 0o600)
			return nil
		}, "quality-log.xlsx.bak: is new", 1},
		{"a file for everybody", "sign-off.yaml", func(path string, _ []byte) []byte { _ = os.Chmod(path, 0o644); return nil }, "mode was -rw-------, is -rw-r--r--", 1},
		{"a digest of a manifest", "public/MANIFEST.json", replace(`"sha256": "`, `"sha256": "0`), "inputs differs: sha256 of house.yaml was ", 1},
		{"a size in an index", "public/index.html", replace("CSV, ", "CSV, 1"), "index.html: line ", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out, faults strings.Builder
			code := command([]string{"compare", from, altered(t, from, tt.end, tt.change)}, &out, &faults)
			if code != tt.exit || faults.Len() > 0 {
				t.Errorf("exit code %d, want %d\n%s%s", code, tt.exit, out.String(), faults.String())
			}
			if !strings.Contains(out.String(), tt.want) {
				t.Errorf("it does not say %s:\n%s", tt.want, out.String())
			}
		})
	}
}

// TestTolerance: what follows from a picture that was rasterised otherwise is the
// name of the release, and its digests and sizes.
func TestTolerance(t *testing.T) {
	from := release(t)
	to := altered(t, from, ".png", func(path string, data []byte) []byte {
		data = repaint(tolerance)(path, data)
		area := filepath.Dir(path)
		for filepath.Base(area) != "public" {
			if area == filepath.Dir(area) {
				t.Fatalf("a picture in %s", path)
			}
			area = filepath.Dir(area)
		}
		rel, err := filepath.Rel(area, path)
		if err != nil {
			t.Fatal(err)
		}
		size := `">PNG, `
		if strings.HasSuffix(rel, "-card.png") {
			size = `">Picture for links that are shared (PNG, `
		}
		edit(t, filepath.Join(area, "index.html"), rel+size, rel+size+"1")
		edit(t, filepath.Join(area, manifestName), rel+"\",\n      \"size\": ", rel+"\",\n      \"size\": 1")
		return data
	})
	releases := filepath.Join(to, "demo", "releases")
	entries, err := os.ReadDir(releases)
	if err != nil || len(entries) != 1 {
		t.Fatal(entries, err)
	}
	id := entries[0].Name()
	renamed := id[:len(id)-6] + "0a1b2c"
	if err := os.Rename(filepath.Join(releases, id), filepath.Join(releases, renamed)); err != nil {
		t.Fatal(err)
	}
	for _, area := range []string{"public", "restricted"} {
		edit(t, filepath.Join(releases, renamed, area, manifestName), id, renamed)
	}
	current := filepath.Join(to, "demo", "current")
	if err := os.Remove(current); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("releases/"+renamed, current); err != nil {
		t.Fatal(err)
	}
	found, err := compare(from, to)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[verdict]int{}
	for _, o := range found {
		counts[o.verdict]++
		if o.verdict == differs {
			t.Errorf("%s: %s", o.path, o.detail)
		}
	}
	if counts[close] != 5 { // picture, index, two manifests, the link
		t.Errorf("%d files within tolerance", counts[close])
	}
}

// edit changes the first from of a file to to.
func edit(t *testing.T, name, from, to string) {
	t.Helper()
	info, err := os.Stat(name)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil || !bytes.Contains(data, []byte(from)) {
		t.Fatalf("%s does not hold %q (%v)", name, from, err)
	}
	if err := os.WriteFile(name, bytes.Replace(data, []byte(from), []byte(to), 1), info.Mode()); err != nil {
		t.Fatal(err)
	}
}

// TestExpect: a difference that was meant is counted as one, and a pattern that
// nothing matches is told.
func TestExpect(t *testing.T) {
	from, to := t.TempDir(), t.TempDir()
	for i, dir := range []string{from, to} {
		for _, name := range []string{"a/b/c.txt", "a/d.txt", "e.txt"} {
			full := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(full), 0o750); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(full, fmt.Appendf(nil, "%d", i), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	tests := []struct {
		patterns, want string
		exit           int
	}{
		{"**", "3 files compared: 0 identical, 0 within tolerance, 3 different as meant, 0 different", 0},
		{"# all\n\na/**.txt\ne.*", "3 different as meant, 0 different", 0},
		{"a/*.txt", "1 different as meant, 2 different", 1},
		{"**.txt\nf.txt", "nothing that differs matches f.txt", 0},
		{"a.b/c.txt", "0 different as meant, 3 different", 1},
	}
	for _, tt := range tests {
		list := filepath.Join(t.TempDir(), "meant")
		if err := os.WriteFile(list, []byte(tt.patterns), 0o600); err != nil {
			t.Fatal(err)
		}
		var out, faults strings.Builder
		if code := command([]string{"compare", "-expect", list, from, to}, &out, &faults); code != tt.exit || !strings.Contains(out.String(), tt.want) {
			t.Errorf("%q: exit code %d, want %d and %s\n%s%s", tt.patterns, code, tt.exit, tt.want, out.String(), faults.String())
		}
	}
}
