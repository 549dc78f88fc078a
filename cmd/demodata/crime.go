package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// Periods of the demonstration's recorded-crime table.
const (
	firstPeriod = "2014-12-31"
	lastPeriod  = "2016-12-31"
)

// attribution is the notice that the Open Government Licence asks for. It is the
// last row of the table, alone in the first column, where readers of the Home
// Office's five headings know it as a note.
const attribution = "Contains public sector information licensed under the Open Government Licence v3.0. " +
	"Source: Home Office, police recorded crime and outcomes open data tables."

// crimeTable writes the part of the recorded-crime table that the demonstration
// needs: all forces and the British Transport Police, without the bodies that
// record fraud alone, under the Home Office's five headings.
func crimeTable(path string, out io.Writer) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	rows := csv.NewReader(in)
	rows.ReuseRecord = true
	rows.FieldsPerRecord = -1
	w := csv.NewWriter(out)
	headings := 0
	for line := 1; ; line++ {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		keep, err := wanted(row, line)
		if err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
		if line == 1 {
			headings = len(row)
		}
		if keep {
			if err := w.Write(row); err != nil {
				return err
			}
		}
	}
	if headings == 0 {
		return fmt.Errorf("%s holds nothing", path)
	}
	note := make([]string, headings)
	note[0] = attribution
	if err := w.Write(note); err != nil {
		return err
	}
	w.Flush()
	return w.Error()
}

// wanted decides about a row; an error means that the table is not the Home
// Office's.
func wanted(row []string, line int) (bool, error) {
	if len(row) != 5 {
		return false, fmt.Errorf("%d columns, not 5", len(row))
	}
	if line == 1 {
		if row[0] != "12 months ending" || row[1] != "PFA" || row[3] != "Offence" {
			return false, fmt.Errorf("not the headings of the recorded-crime table")
		}
		return true, nil
	}
	if row[0] == attribution {
		return false, nil
	}
	end, err := time.Parse("02-01-2006", row[0])
	if err != nil {
		return false, fmt.Errorf("no period: %w", err)
	}
	period := end.Format(time.DateOnly)
	fraud := strings.HasPrefix(row[2], "Fraud:")
	return period >= firstPeriod && period <= lastPeriod && !fraud, nil
}
