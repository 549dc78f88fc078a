// Command recalc proves the stored results of a workbook's formulas. It takes
// the results out, has LibreOffice compute every formula anew, and compares
// what it finds with what was stored. The results must be taken out first:
// LibreOffice trusts the ones it finds, so a wrong one would agree with itself.
//
// Exit status: 0 all agree, 1 some differ, 64 usage, 74 it could not be done.
package main

import (
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// tolerance is the largest relative difference between two floating-point
// evaluations of one formula.
const tolerance = 1e-9

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: recalc FILE.xlsx...")
		os.Exit(64)
	}
	status := 0
	for _, file := range os.Args[1:] {
		differ, err := prove(file)
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %v\n", file, err)
			os.Exit(74)
		}
		if differ > 0 {
			status = 1
		}
	}
	os.Exit(status)
}

// prove recalculates one workbook and counts the formulas that differ.
func prove(file string) (differ int, err error) {
	packed, err := os.ReadFile(file)
	if err != nil {
		return 0, err
	}
	stored, err := readFormulas(packed)
	if err != nil {
		return 0, err
	}
	if len(stored) == 0 {
		fmt.Printf("%s: no formulas\n", file)
		return 0, nil
	}
	stripped, n, err := strip(packed)
	if err != nil {
		return 0, err
	}
	if n != len(stored) {
		return 0, fmt.Errorf("%d formulas, but %d stored results", len(stored), n)
	}
	computed, err := recalculate(stripped)
	if err != nil {
		return 0, err
	}
	worst := 0.0
	for _, want := range stored {
		got, ok := computed[want.place]
		gap := difference(want, got)
		if !ok || gap > tolerance {
			differ++
			fmt.Fprintf(os.Stderr, "%s: %s: stored %s, computed %s: =%s\n", file, want.place, want, got, want.formula)
			continue
		}
		worst = max(worst, gap)
	}
	fmt.Printf("%s: %d of %d formulas agree, largest relative difference %.2g\n", file, len(stored)-differ, len(stored), worst)
	return differ, nil
}

// difference is the relative difference of two results, infinite when they are
// not of one kind.
func difference(a, b result) float64 {
	if a.text != b.text {
		return math.Inf(1)
	}
	if a.text {
		if a.value == b.value {
			return 0
		}
		return math.Inf(1)
	}
	x, errX := strconv.ParseFloat(a.value, 64)
	y, errY := strconv.ParseFloat(b.value, 64)
	if errX != nil || errY != nil || math.IsNaN(x) || math.IsNaN(y) {
		return math.Inf(1)
	}
	return math.Abs(x-y) / math.Max(1, math.Max(math.Abs(x), math.Abs(y)))
}

// recalculate has LibreOffice open a workbook and save it, and reads every cell.
func recalculate(packed []byte) (map[place]result, error) {
	dir, err := os.MkdirTemp("", "recalc")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	in := filepath.Join(dir, "stripped.xlsx")
	if err := os.WriteFile(in, packed, 0o600); err != nil {
		return nil, err
	}
	office := os.Getenv("SOFFICE")
	if office == "" {
		office = "soffice"
	}
	out := filepath.Join(dir, "out")
	cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"),
		"--headless", "--convert-to", "xlsx", "--outdir", out, in)
	timer := time.AfterFunc(5*time.Minute, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	text, err := cmd.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %s", office, err, text)
	}
	saved, err := os.ReadFile(filepath.Join(out, "stripped.xlsx"))
	if err != nil {
		return nil, fmt.Errorf("%s saved nothing: %s", office, text)
	}
	return readCells(saved)
}
