// Command sameness compares what two builds of assize made of the same inputs;
// the script run beside it makes both.
//
//	sameness compare [-expect FILE] OLD NEW   two folders of outputs
//	sameness real DEMO.xlsx REAL.xlsx [DAY]   a workbook that calls its records real
//
// Every file is compared: bytes, and for the picture format that is rasterised,
// PNG, pixels within a tolerance. A release is named after its content, pictures
// and all, so what follows from the bytes of a picture alone (names of releases,
// and in manifests and indexes the digests and sizes of pictures and of files that
// name a release) is masked before the rest is compared as data.
//
// Exit status: 0 the same, 1 something differs, 64 usage, 74 it could not be done.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

// Exit codes.
const (
	exitSame    = 0
	exitDiffers = 1
	exitUsage   = 64
	exitIO      = 74
)

func main() {
	os.Exit(command(os.Args[1:], os.Stdout, os.Stderr))
}

func command(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("compare", flag.ContinueOnError)
	flags.SetOutput(stderr)
	expect := flags.String("expect", "", "`file` of patterns, a line each: paths that are meant to differ")
	switch {
	case (len(args) == 3 || len(args) == 4) && args[0] == "real":
		day := ""
		if len(args) == 4 {
			day = args[3]
		}
		if err := callReal(args[1], args[2], day); err != nil {
			fmt.Fprintln(stderr, "sameness:", err)
			return exitIO
		}
		return exitSame
	case len(args) > 0 && args[0] == "compare":
		if err := flags.Parse(args[1:]); err != nil || flags.NArg() != 2 {
			return exitUsage
		}
		meant, err := readPatterns(*expect)
		if err == nil {
			var found []outcome
			if found, err = compare(flags.Arg(0), flags.Arg(1)); err == nil {
				return tell(stdout, found, meant)
			}
		}
		fmt.Fprintln(stderr, "sameness:", err)
		return exitIO
	}
	fmt.Fprintln(stderr, "usage: sameness compare [-expect FILE] OLD NEW | sameness real DEMO.xlsx REAL.xlsx [DAY]")
	return exitUsage
}

// tell lists what differs and counts, and returns the exit code.
func tell(w io.Writer, found []outcome, meant []*pattern) int {
	counts := map[verdict]int{}
	accepted := 0
	for _, o := range found {
		if o.verdict == differs && isMeant(meant, o.path) {
			accepted++
			continue
		}
		counts[o.verdict]++
		if o.verdict == differs {
			fmt.Fprintf(w, "%s: %s\n", o.path, o.detail)
		}
	}
	for _, p := range meant {
		if !p.used {
			fmt.Fprintf(w, "note: nothing that differs matches %s\n", p.text)
		}
	}
	fmt.Fprintf(w, "%d files compared: %d identical, %d within tolerance, %d different as meant, %d different\n",
		len(found), counts[identical], counts[close], accepted, counts[differs])
	if counts[differs] > 0 || len(found) == 0 {
		return exitDiffers
	}
	return exitSame
}

// readPatterns reads the paths that are meant to differ; empty lines and those
// that begin with # are left out.
func readPatterns(name string) ([]*pattern, error) {
	if name == "" {
		return nil, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []*pattern
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		if line := strings.TrimSpace(lines.Text()); line != "" && !strings.HasPrefix(line, "#") {
			out = append(out, newPattern(line))
		}
	}
	if len(out) == 0 && lines.Err() == nil {
		return nil, errors.New(name + ": no patterns")
	}
	return out, lines.Err()
}
