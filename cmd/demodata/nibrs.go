package main

import (
	"bytes"
	"embed"
	"encoding/csv"
	"fmt"
	"math/rand/v2"
	"strconv"
	"time"
)

//go:embed nibrs/*.yaml
var nibrsSettings embed.FS // job, layout, register and house style

// agencySeed is what the review of one agency is made from: records reviewed in each
// quarter of the year, and those with errors among them.
type agencySeed struct {
	folder, agency, reference string
	reviewed, wrong           [4]int
	causes, positives         []string
}

func agencySeeds() []agencySeed {
	return []agencySeed{
		{
			"cedar-bluff", "Cedar Bluff Police Department", "CB",
			[4]int{120, 120, 130, 118},
			[4]int{1, 0, 1, 0},
			nil,
			[]string{"Supervisors read each record before it is submitted."},
		},
		{
			"osage-prairie", "Osage Prairie SO", "OP",
			[4]int{90, 105, 100, 110},
			[4]int{1, 4, 2, 1},
			[]string{"Offense codes are chosen from a list that was not renewed after the change of the records system."},
			nil,
		},
		{"marlow", "Marlow Police Department", "MA", [4]int{60, 54, 58, 61}, [4]int{}, nil, nil},
		{
			"three-forks", "Three Forks Railway", "TF",
			[4]int{70, 82, 76, 88},
			[4]int{9, 6, 5, 2},
			[]string{"Reports are entered by staff who have not been trained for it."},
			[]string{"The number of errors is told to shifts each week."},
		},
	}
}

// nibrsYear is the year whose records are reviewed.
const nibrsYear = 2025

// generateNIBRS makes all files of the example of another country.
func generateNIBRS() ([]file, error) {
	var files []file
	for _, name := range []string{"job.yaml", "layout.yaml", "agencies.yaml", "house.yaml"} {
		data, err := nibrsSettings.ReadFile("nibrs/" + name)
		if err != nil {
			return nil, err
		}
		files = append(files, file{name, data})
	}
	for i, a := range agencySeeds() {
		tables := []struct {
			name string
			rows [][]string
		}{{"Review", a.review()}, {"Records", a.records(rand.New(rand.NewPCG(nibrsYear, uint64(i))))}, {"Observations", a.observations()}}
		for _, t := range tables {
			if len(t.rows) < 2 {
				continue
			}
			var out bytes.Buffer
			w := csv.NewWriter(&out)
			if err := w.WriteAll(t.rows); err != nil {
				return nil, err
			}
			files = append(files, file{a.folder + "/" + t.name + ".csv", out.Bytes()})
		}
	}
	return files, nil
}

// review is the head of a review, a key and its value a row.
func (a agencySeed) review() [][]string {
	return [][]string{
		{"Key", "Value"},
		{"Agency", a.agency},
		{"Review title", fmt.Sprint("Quality review of NIBRS records ", nibrsYear)},
		{"Records from", fmt.Sprint(nibrsYear, "-01-01")},
		{"Records to", fmt.Sprint(nibrsYear, "-12-31")},
		{"Certified on", fmt.Sprint(nibrsYear+1, "-03-02")},
	}
}

// records are the reviewed records, by day; those with errors stand anywhere among
// those of their quarter.
func (a agencySeed) records(r *rand.Rand) [][]string {
	rows := [][]string{{"Incident number", "Submitted on", "Quarter", "Records reviewed", "Offense errors", "People errors", "Property errors", "Records with errors"}}
	for q, n := range a.reviewed {
		wrong := map[int]bool{}
		for _, at := range r.Perm(n)[:a.wrong[q]] {
			wrong[at] = true
		}
		for i := range n {
			const days = 89 // the shortest quarter is one longer
			on := time.Date(nibrsYear, time.Month(1+3*q), 1+i*days/n, 0, 0, 0, 0, time.UTC)
			errors, with := [3]int{}, 0
			if wrong[i] {
				errors[r.IntN(len(errors))]++
				errors[r.IntN(len(errors))] += r.IntN(2)
				with = 1
			}
			rows = append(rows, []string{
				fmt.Sprintf("%s-%d-%05d", a.reference, nibrsYear, len(rows)*7), on.Format(time.DateOnly), fmt.Sprint("Q", q+1), "1",
				strconv.Itoa(errors[0]), strconv.Itoa(errors[1]), strconv.Itoa(errors[2]), strconv.Itoa(with),
			})
		}
	}
	return rows
}

// observations are what reviewers noted.
func (a agencySeed) observations() [][]string {
	rows := [][]string{{"Kind", "Topic", "Text", "Noted by", "Noted on"}}
	on := fmt.Sprint(nibrsYear+1, "-02-10")
	for _, text := range a.causes {
		rows = append(rows, []string{"cause", "other", text, "Illustrative reviewer", on})
	}
	for _, text := range a.positives {
		rows = append(rows, []string{"positive", "", text, "Illustrative reviewer", on})
	}
	return rows
}
