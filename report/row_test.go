package report

import (
	"context"
	"fmt"
	"log/slog"
	"runtime"
	"testing"

	"assize/config"
	"assize/report/judge/findings"
	"assize/report/read/job"
	"assize/report/release/cache"
	"assize/templates"
)

// TestAFinishedForceLeavesItsRow: what stays in memory of a force whose documents are
// set is its row of the round, however much was found and told about it.
func TestAFinishedForceLeavesItsRow(t *testing.T) {
	b, ps, err := setUp(Program{Version: "assize test", Config: config.Files, Templates: templates.Files}, "../testdata/demo/job.yaml", "")
	if err != nil {
		t.Fatal(err, ps)
	}
	b.job.Outputs = []job.Output{job.PressNotice}
	a, _ := b.assess(context.Background(), job.Workbook{Path: "greater-manchester.xlsx"})
	if a.Refused {
		t.Fatal(a.Problems)
	}
	// retained is the memory that so many forces hold when the second pass is over.
	retained := func(forces int) int64 {
		store, err := cache.Open(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		defer store.Close()
		rows := make([]finished, forces)
		for i := range rows {
			id := fmt.Sprintf("force-%d", i)
			one := a
			one.Force.ID = id
			one.Findings.Force = findings.Force{ID: id, Name: fmt.Sprintf("Police of County %d", i), Slug: id}
			if rows[i], err = b.keep(store, one); err != nil {
				t.Fatal(err)
			}
		}
		res := &Result{inJob: forces}
		o := Options{Workers: 2, Log: slog.New(slog.DiscardHandler)}
		packs, err := b.renderAll(context.Background(), o, store, discard{}, rows, res)
		if err != nil || len(packs) != forces {
			t.Fatalf("%d of %d forces are set: %v\n%v", len(packs), forces, err, res.Problems)
		}
		var m runtime.MemStats
		runtime.GC()
		runtime.GC() // what finalizers let go
		runtime.ReadMemStats(&m)
		runtime.KeepAlive(packs)
		runtime.KeepAlive(rows)
		runtime.KeepAlive(res)
		return int64(m.HeapAlloc)
	}
	retained(1) // what is made once
	const few, many, most = 3, 11, 20 << 10
	least := retained(few)
	each := (retained(many) - least) / (many - few)
	runtime.KeepAlive(b)
	runtime.KeepAlive(a)
	t.Logf("%d bytes a force", each)
	if each > most {
		t.Errorf("a finished force leaves %d bytes in memory, and a row is no more than %d", each, most)
	}
}
