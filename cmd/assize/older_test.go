package main

import (
	"archive/tar"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// untar lays an output folder down as it was: files, links and modes.
func untar(t *testing.T, archive, dir string) {
	t.Helper()
	f, err := os.Open(archive)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Join(dir, filepath.FromSlash(h.Name))
		switch h.Typeflag {
		case tar.TypeDir:
			err = os.MkdirAll(name, h.FileInfo().Mode())
		case tar.TypeSymlink:
			err = os.Symlink(h.Linkname, name)
		default:
			var data []byte
			if data, err = io.ReadAll(r); err == nil {
				err = os.WriteFile(name, data, h.FileInfo().Mode())
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// A release that a program of November 2026 made, before records of print were kept,
// is corrected by this one. The documents say what could not be compared; those of
// the next correction do not have to.
func TestAReleaseOfAnOlderProgramIsCorrected(t *testing.T) {
	r := newSmallRound(t)
	r.published(pastDay)
	out := filepath.Join(r.dir, "out")
	untar(t, "testdata/older-release.tar.gz", out)
	table := r.read("crime.csv")
	correct := func(version, crimes string) string {
		r.write("crime.csv", strings.ReplaceAll(table, ",1000", ","+crimes))
		r.signed("sign-off.yaml", early)
		args := []string{"run", r.job("corrected.yaml", "correction", early, signed, issueOf(version, current(t, out)), "outputs: [national, press-notice]"), "--out", out}
		r.at(wasDay().AddDate(0, 2, 0), args...)
		r.at(wasDay().AddDate(0, 2, 0), args...) // it is quiet when it is repeated
		return r.read("out/current/public/forces/sussex/cdi-sussex-2016-v" + version + "-correction-notice.txt")
	}
	const unknown = "published without a record"
	if text := oneLine(correct("1.1", "1100")); !strings.Contains(text, unknown) || strings.Contains(text, "stands as published") || !strings.Contains(text, "; was ") {
		t.Error(text)
	}
	if text := oneLine(correct("1.2", "1200")); strings.Contains(text, unknown) || !strings.Contains(text, "What is not named here stands as published.") || !strings.Contains(text, "; was ") {
		t.Error(text)
	}
}

// oneLine is text without the breaks of its lines.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// A force that came late, and those that were carried over for it, keep the records of
// what they printed: a correction compares all of them.
func TestWhatWasCarriedOverIsComparedWhole(t *testing.T) {
	r := newSmallRound(t)
	r.published(pastDay)
	out := filepath.Join(r.dir, "out")
	r.signed("sign-off.yaml", early)
	byRun("final", signed)(r, out)
	r.at(wasDay(), r.late(out, cheap)...)
	all := early + ", " + late
	r.write("crime.csv", strings.ReplaceAll(r.read("crime.csv"), ",1000", ",1100"))
	r.signed("sign-off.yaml", all)
	r.at(wasDay().AddDate(0, 2, 0), "run", r.job("corrected.yaml", "correction", all, signed, issueOf("1.1", current(t, out)), "outputs: [national, press-notice]"), "--out", out)
	for _, force := range []string{"sussex", "surrey", "staffordshire"} {
		text := oneLine(r.read("out/current/public/forces/" + force + "/cdi-" + force + "-2016-v1.1-correction-notice.txt"))
		if strings.Contains(text, "without a record") || !strings.Contains(text, "What is not named here stands as published.") {
			t.Errorf("%s: %s", force, text)
		}
	}
}
