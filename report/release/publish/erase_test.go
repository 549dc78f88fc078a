package publish

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// rowsRelease is a release in place that holds audited rows.
func rowsRelease(t *testing.T, root, status string, now time.Time) Release {
	t.Helper()
	s := stage(t, root, map[string]string{"public/a": status + now.String(), "restricted/b": "b"})
	for _, name := range []string{"forces/kent/rows.xlsx", "forces/sussex/rows.xlsx"} {
		if err := s.Write(Restricted, File{Path: name, LineLevel: true}, []byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	rel, err := s.Commit(About{Status: status}, now)
	if err != nil {
		t.Fatal(err)
	}
	return rel
}

// TestAuditedRowsGoAndTheReleaseStillVerifies, of whatever status, also the one in place;
// a younger one keeps them; and a rehearsal says the same and does nothing.
func TestAuditedRowsGoAndTheReleaseStillVerifies(t *testing.T) {
	root := t.TempDir()
	day := func(n int) time.Time { return time.Date(2026, 1, n, 6, 0, 0, 0, time.UTC) }
	old, young := rowsRelease(t, root, "final", day(1)), rowsRelease(t, root, "draft", day(20))
	if err := os.MkdirAll(filepath.Join(root, "store", "ab"), 0o700); err != nil {
		t.Fatal(err)
	}
	keep := Retention{LineLevel: true, LineDays: 10, Store: "store", Rehearse: true}
	would, err := Prune(root, keep, day(25))
	if err != nil || !exists(filepath.Join(old.Dir, "restricted/forces/kent/rows.xlsx")) {
		t.Fatalf("a rehearsal erases: %v", err)
	}
	keep.Rehearse = false
	did, err := Prune(root, keep, day(25))
	if err != nil || !slices.Equal(did.Files, would.Files) || len(did.Files) != 2 || did.Store || would.Store {
		t.Fatalf("%+v, and %+v was said before: %v", did, would, err)
	}
	for _, rel := range []Release{old, young} {
		if faults, err := Verify(rel.Dir); err != nil || len(faults) > 0 {
			t.Errorf("does not verify: %v %v", faults, err)
		}
		if gone := !exists(filepath.Join(rel.Dir, "restricted/forces/sussex/rows.xlsx")); gone != (rel.ID == old.ID) {
			t.Errorf("%s: rows gone: %v", rel.ID, gone)
		}
	}
	s := stage(t, root, nil) // what is erased is not there to be carried, and harms nobody
	m, err := ReadRelease(root, old.ID)
	for _, f := range m.Files {
		err = errors.Join(err, s.Carry(old.ID, Restricted, f))
	}
	if left := s.Files(Restricted); err != nil || len(left) != 1 {
		t.Errorf("carried %v, %v", left, err)
	}
	if err := s.Abort(); err != nil {
		t.Fatal(err)
	}
	did, err = Prune(root, keep, day(31))
	if err != nil || len(did.Files) != 2 || !did.Store || exists(filepath.Join(root, "store")) {
		t.Errorf("%+v, %v", did, err)
	}
	if did, err = Prune(root, keep, day(31)); err != nil || len(did.Files) > 0 {
		t.Errorf("again: %+v, %v", did, err)
	}
}

// TestAKilledErasureIsSeenAndEnded: until it is ended the release does not verify, and
// says what to do.
func TestAKilledErasureIsSeenAndEnded(t *testing.T) {
	root := t.TempDir()
	rel := rowsRelease(t, root, "final", at(0))
	restricted := filepath.Join(rel.Dir, "restricted")
	e := erasure{Schema: erasedSchema, At: at(0), Files: []string{"forces/kent/rows.xlsx", "forces/sussex/rows.xlsx"}}
	if err := errors.Join(writeErasure(restricted, e), os.Remove(filepath.Join(restricted, "forces/kent/rows.xlsx"))); err != nil {
		t.Fatal(err)
	}
	faults, err := Verify(rel.Dir)
	if err != nil || len(faults) != 1 || !strings.Contains(faults[0].String(), "sussex/rows.xlsx: said to be erased, and still there") {
		t.Errorf("%v, %v", faults, err)
	}
	did, err := Prune(root, Retention{LineLevel: true}, at(1))
	if err != nil || len(did.Files) != 1 {
		t.Errorf("%+v, %v", did, err)
	}
	if faults, err := Verify(rel.Dir); err != nil || len(faults) > 0 {
		t.Errorf("ended, and does not verify: %v %v", faults, err)
	}
}

// TestAnErasureExcusesRowsAlone: no other file can be taken away under its name.
func TestAnErasureExcusesRowsAlone(t *testing.T) {
	root := t.TempDir()
	rel := rowsRelease(t, root, "final", at(0))
	restricted := filepath.Join(rel.Dir, "restricted")
	e := erasure{Schema: erasedSchema, At: at(0), Files: []string{"b"}}
	if err := errors.Join(writeErasure(restricted, e), os.Remove(filepath.Join(restricted, "b"))); err != nil {
		t.Fatal(err)
	}
	if faults, err := Verify(rel.Dir); err != nil || len(faults) != 1 {
		t.Errorf("%v, %v", faults, err)
	}
	if err := os.WriteFile(filepath.Join(restricted, erasedFile), []byte(`{"schema":"x"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Verify(rel.Dir); err == nil {
		t.Error("what is no record of an erasure is taken for one")
	}
}
