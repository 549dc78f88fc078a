package workbook_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/read/audit"
	"assize/report/read/source"
	"assize/report/read/workbook"
)

// parted is a layout whose Reports hold many forces.
func parted(t *testing.T) *workbook.Layout {
	t.Helper()
	base, err := os.ReadFile(config + "/layouts/house.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := "id: parted\nextends: house\nsheets:\n  Reports:\n    forces: Agency\n"
	l, ps := workbook.LoadLayout(fstest.MapFS{"layouts/house.yaml": {Data: base}, "layouts/parted.yaml": {Data: []byte(text)}}, "parted")
	if l == nil {
		t.Fatal(ps)
	}
	return l
}

// Of a workbook of many forces every row is read with one force, or told: whatever the
// order of the forces, their spelling, and the rows between them that are of none.
func TestEveryRowOfManyForcesIsSomebodys(t *testing.T) {
	layout, reg := parted(t), forces(t)
	spellings := map[string][]string{
		"kent": {"Kent Police", "kent", "Kent"}, "sussex": {"Sussex Police", "SUSSEX", "Sussex8,9"},
		"devon-and-cornwall": {"Devon & Cornwall", "Devon and Cornwall Police"},
	}
	ids := []string{"kent", "sussex", "devon-and-cornwall"}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 14))
		w := sound()
		w["Inspection"] = slices.DeleteFunc(w["Inspection"], func(row []any) bool { return row[0] == "Force" })
		w["Reports"] = rows{{"Agency", "Report reference", "Route", "Stratum", "Reported at", "Crimes required", "Crimes recorded", "Recorded at"}}
		want, nobodys := map[string]int{}, 0
		for i := range 5 + r.IntN(40) {
			name := any(nil)
			switch id := ids[r.IntN(len(ids))]; r.IntN(10) {
			case 0:
				nobodys++
			case 1:
				name = []string{"Kemt Police", "Ruritania", "All"}[r.IntN(3)]
				nobodys++
			default:
				name = spellings[id][r.IntN(len(spellings[id]))]
				want[id]++
			}
			w["Reports"] = append(w["Reports"], []any{name, fmt.Sprint("R", i), "control room", "other", moment(2015, 8, 1, 9, 0), 1, 0})
		}
		book := w.book()
		shares, ps := workbook.Shares(book, layout, workbook.Options{Register: reg})
		told := 0
		for _, p := range ps {
			if p.Severity == source.Refusal {
				told += counted(t, p.Message)
			}
		}
		read := 0
		for _, f := range shares {
			d, found := workbook.Read(book, layout, workbook.Options{Register: reg, Of: f, Spare: []audit.Table{audit.Criteria}})
			if found.Refused() || d.About.Force != f.Name {
				t.Fatalf("seed %d: %s: %q, %v", seed, f.ID, d.About.Force, found)
			}
			if len(d.Reports) != want[f.ID] {
				t.Errorf("seed %d: %d rows of %s, not %d", seed, len(d.Reports), f.ID, want[f.ID])
			}
			read += len(d.Reports)
		}
		if told != nobodys || read+told != len(w["Reports"])-1 || len(shares) != len(want) {
			t.Errorf("seed %d: of %d rows %d were read and %d of %d told\n%v", seed, len(w["Reports"])-1, read, told, nobodys, ps)
		}
	}
}

// counted is the number of rows that a message tells.
func counted(t *testing.T, message string) (n int) {
	t.Helper()
	_, rest, ok := strings.Cut(message, " in ")
	for ok && !('0' <= rest[0] && rest[0] <= '9') {
		_, rest, ok = strings.Cut(rest, " in ")
	}
	if _, err := fmt.Sscan(rest, &n); err != nil {
		t.Fatalf("%q counts no rows", message)
	}
	return n
}

// What would be wrong of a workbook of many forces is refused.
func TestManyForcesAreNotMixed(t *testing.T) {
	layout, reg := parted(t), forces(t)
	w := sound()
	w["Reports"] = rows{{"Agency", "Report reference", "Route", "Stratum", "Reported at", "Crimes required", "Crimes recorded"}, {"Kent", "R", "control room", "other", moment(2015, 8, 1, 9, 0), 1, 0}}
	if _, ps := workbook.Read(w.book(), layout, workbook.Options{Register: reg}); !ps.Refused() {
		t.Error("a workbook of many forces was read as one's")
	}
	shares, ps := workbook.Shares(w.book(), layout, workbook.Options{Register: reg})
	if len(shares) != 1 || len(ps) != 0 {
		t.Fatal(shares, ps)
	}
	if _, ps := workbook.Read(w.book(), layout, workbook.Options{Register: reg, Of: shares[0]}); !strings.Contains(ps.Error(), "a force is stated for the whole workbook") {
		t.Errorf("a force for the whole workbook beside one of each row: %v", ps)
	}
	w["Reports"][0][0] = "Agenzy"
	if shares, ps := workbook.Shares(w.book(), layout, workbook.Options{Register: reg}); len(shares) != 0 || !strings.Contains(ps.Error(), `missing heading "Agency"`) {
		t.Errorf("no column of forces: %v, %v", shares, ps)
	}
}
