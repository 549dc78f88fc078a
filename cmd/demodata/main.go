// Command demodata makes the demonstration: three audit workbooks whose lines
// are invented so that the default estimator gives the figures published in
// August 2016, the real recorded-crime table, and a job. The same inputs give
// the same bytes.
//
// It makes an example of another country too, a state's review of the records of its
// agencies.
//
//	go run ./cmd/demodata [-seeds FILE] [-recorded-crime FILE] [-out DIR] [-nibrs DIR]
//
// Without -seeds it uses the counts that it carries; without -recorded-crime the
// table that is in the output folder already.
package main

import (
	"bytes"
	"embed"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
	_ "time/tzdata"

	"assize/config"
	"assize/report/read/workbook"
)

//go:embed job.yaml accuracy.yaml bilingual.yaml house.yaml
var settings embed.FS // jobs and house style

// tableName is the recorded-crime table of the demonstration.
const tableName = "recorded-crime.csv"

func main() {
	seeds := flag.String("seeds", "", "YAML of the forces' counts; the program's own when empty")
	crime := flag.String("recorded-crime", "", "the Home Office's recorded-crime table; the one in -out when empty")
	out := flag.String("out", "testdata/demo", "folder to write to")
	nibrs := flag.String("nibrs", "testdata/nibrs", "folder to write the example of another country to")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintln(os.Stderr, "demodata: takes no arguments, only flags")
		os.Exit(64)
	}
	if *crime == "" {
		*crime = filepath.Join(*out, tableName)
	}
	files, err := generate(*seeds, *crime)
	if err == nil {
		err = write(*out, files)
	}
	if err == nil {
		files, err = generateNIBRS()
	}
	if err == nil {
		err = write(*nibrs, files)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "demodata:", err)
		os.Exit(1)
	}
}

// file is one file of the demonstration.
type file struct {
	name string
	data []byte
}

// generate makes all files of the demonstration.
func generate(seeds, crime string) ([]file, error) {
	s, err := readSeed(seeds)
	if err != nil {
		return nil, err
	}
	layout, ps := workbook.LoadLayout(config.Files, "house")
	if err := ps.Err(); err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(workbook.Zone)
	if err != nil {
		return nil, err
	}
	var files []file
	for _, name := range []string{"job.yaml", "accuracy.yaml", "bilingual.yaml", "house.yaml"} {
		data, err := settings.ReadFile(name)
		if err != nil {
			return nil, err
		}
		files = append(files, file{name, data})
	}
	var table bytes.Buffer
	if err := crimeTable(crime, &table); err != nil {
		return nil, fmt.Errorf("recorded crime: %w", err)
	}
	files = append(files, file{tableName, table.Bytes()})
	for i := range s.Forces {
		f := &s.Forces[i]
		data, err := s.auditWorkbook(f, layout.Forms(), zone)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Force, err)
		}
		files = append(files, file{f.File + ".xlsx", data})
	}
	return files, nil
}

// write puts the files into a folder. Each is written beside its place and
// moved there, because the table may be its own input.
func write(dir string, files []file) error {
	for _, f := range files {
		path := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path+".new", f.data, 0o644); err != nil {
			return err
		}
		if err := os.Rename(path+".new", path); err != nil {
			return err
		}
	}
	return nil
}
