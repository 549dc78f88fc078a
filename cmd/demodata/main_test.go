package main

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"assize/config"
	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/population"
	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/workbook"
)

const demo = "../../testdata/demo"

// The committed demonstration is what the generator makes from the seeds that it
// carries and the committed table.
func TestCommittedDemonstrationIsRegenerated(t *testing.T) {
	files, err := generate("", filepath.Join(demo, tableName))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		committed, err := os.ReadFile(filepath.Join(demo, f.name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(committed, f.data) {
			t.Errorf("%s differs from what the generator makes; run go run ./cmd/demodata", f.name)
		}
	}
	entries, err := os.ReadDir(demo)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != len(files) {
		t.Errorf("%d files in the demonstration, the generator makes %d", len(entries), len(files))
	}
}

// The published table and the committed one hold the same figures.
func TestTableIsThePublishedOne(t *testing.T) {
	const published = "../../../shared/data/prc/rec-crime-pfa.csv"
	if _, err := os.Stat(published); err != nil {
		t.Skip("skipped: the published table is not here:", err)
	}
	var got bytes.Buffer
	if err := crimeTable(published, &got); err != nil {
		t.Fatal(err)
	}
	committed, err := os.ReadFile(filepath.Join(demo, tableName))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(committed, got.Bytes()) {
		t.Error("the committed table is not made from the published one")
	}
}

// demonstration is everything the demonstration's job names, read as a run
// reads it.
type demonstration struct {
	job    *job.Job
	layout *workbook.Layout
	reg    *register.Register
	table  *population.Table
}

func readDemonstration(t *testing.T) demonstration {
	t.Helper()
	j, ps := job.Load(intake.Beside(filepath.Join(demo, "job.yaml")))
	none(t, ps)
	layout, ps := workbook.LoadLayout(config.Files, j.Layout)
	none(t, ps)
	reg, err := register.Load(config.Files, "forces/england-wales.yaml", "forces/uk-other.yaml")
	if err != nil {
		t.Fatal(err)
	}
	table, ps := population.Load(intake.Typed(filepath.Join(demo, tableName)), reg, layout.Groups, sheet.TableLimits())
	none(t, ps)
	return demonstration{j, layout, reg, table}
}

// none fails on any problem, a warning too: the demonstration is clean.
func none(t *testing.T, ps source.Problems) {
	t.Helper()
	if len(ps) > 0 {
		t.Fatalf("problems:\n%v", ps)
	}
}

func (d demonstration) audit(t *testing.T, path string) *audit.Dataset {
	t.Helper()
	book, ps, err := workbook.Open(intake.Place{Anchor: filepath.Join(demo, path), Name: path}, sheet.AuditLimits())
	if err != nil {
		t.Fatal(err)
	}
	none(t, ps)
	data, ps := workbook.Read(book, d.layout, workbook.Options{Register: d.reg})
	none(t, ps)
	return data
}

// The workbooks hold the counts of the seeds, and with the table they give the
// figures that were published (guide values of the seeds, to their printing).
func TestDemonstrationTellsTheStory(t *testing.T) {
	want := map[string]struct {
		counts           map[string]countSeed
		rape             countSeed
		cancelled        map[string]cancelledSeed
		rate, unrecorded float64
	}{
		"greater-manchester.xlsx": {
			counts:    map[string]countSeed{"violence": {600, 451}, "sexual offences": {320, 278}, "other": {700, 624}},
			rape:      countSeed{92, 84},
			cancelled: map[string]cancelledSeed{"rape": {18, 20}, "other sexual offence": {17, 21}, "violence": {10, 20}, "robbery": {15, 22}},
			rate:      0.85456, unrecorded: 38040,
		},
		"staffordshire.xlsx": {
			counts: map[string]countSeed{"violence": {450, 389}, "sexual offences": {250, 230}, "other": {560, 524}},
			rape:   countSeed{60, 60}, cancelled: map[string]cancelledSeed{}, rate: 0.91020, unrecorded: 6737,
		},
		"sussex.xlsx": {
			counts: map[string]countSeed{"violence": {440, 403}, "sexual offences": {240, 228}, "other": {500, 479}},
			rape:   countSeed{70, 70}, cancelled: map[string]cancelledSeed{}, rate: 0.94590, unrecorded: 5339,
		},
	}
	d := readDemonstration(t)
	if len(d.job.Workbooks) != len(want) {
		t.Fatalf("job names %d workbooks", len(d.job.Workbooks))
	}
	for _, w := range d.job.Workbooks {
		t.Run(w.Path, func(t *testing.T) {
			data, want := d.audit(t, w.Path), want[w.Path]
			counts, rape := countAll(data)
			if diff := cmp.Diff(want.counts, counts, cmp.AllowUnexported(countSeed{})); diff != "" {
				t.Errorf("crimes of the strata (-want +got):\n%s", diff)
			}
			if rape != want.rape {
				t.Errorf("rape %v, want %v", rape, want.rape)
			}
			cancelled := map[string]cancelledSeed{}
			for _, r := range data.Cancelled {
				c := cancelled[r.OffenceGroup]
				c.Audited++
				if r.Correct == audit.Yes {
					c.Correct++
				}
				cancelled[r.OffenceGroup] = c
			}
			if diff := cmp.Diff(want.cancelled, cancelled); diff != "" {
				t.Errorf("cancelled records (-want +got):\n%s", diff)
			}
			rate, unrecorded := harmonic(t, d, data, counts)
			if math.Abs(rate-want.rate) > 0.000005 || math.Abs(unrecorded-want.unrecorded) > 0.5 {
				t.Errorf("rate %.6f and %.1f unrecorded, want %.5f and %.0f", rate, unrecorded, want.rate, want.unrecorded)
			}
			d.checkRules(t, data)
		})
	}
}

func countAll(data *audit.Dataset) (strata map[string]countSeed, rape countSeed) {
	strata = map[string]countSeed{}
	for _, r := range data.Reports {
		c := strata[r.Stratum]
		strata[r.Stratum] = countSeed{c.Required + r.Required, c.Recorded + r.Recorded}
		if r.Rape == audit.Yes {
			rape = countSeed{rape.Required + r.Required, rape.Recorded + r.Recorded}
		}
	}
	return strata, rape
}

// harmonic is the force rate R / Σ R/p and the number of unrecorded crimes.
func harmonic(t *testing.T, d demonstration, data *audit.Dataset, counts map[string]countSeed) (rate, unrecorded float64) {
	t.Helper()
	force, err := d.reg.Resolve(data.About.Force)
	if err != nil {
		t.Fatal(err)
	}
	recorded, err := d.table.At(force.ID, data.About.AuditTo)
	if err != nil {
		t.Fatal(err)
	}
	var reported float64
	for stratum, c := range counts {
		reported += recorded[stratum].Value * float64(c.Required) / float64(c.Recorded)
	}
	total := recorded[audit.Total].Value
	return total / reported, reported - total
}

// checkRules asserts that the demonstration breaks no rule of the field.
func (d demonstration) checkRules(t *testing.T, data *audit.Dataset) {
	t.Helper()
	grades := []string{"inadequate", "requires improvement", "good", "outstanding"}
	none(t, audit.Check(data, audit.Facts{
		Strata: []string{"violence", "sexual offences", "other"}, Groups: []string{"rape", "other sexual offence", "violence", "robbery"},
		Grades: grades, Rulebook: "cdi-2016", Rulebooks: map[string][]string{"cdi-2016": grades, "cdi-2017": grades},
		OffenceGroups: d.layout.Groups.Stratum(),
	}))
}
