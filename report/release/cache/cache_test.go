package cache

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"
)

func open(t *testing.T, dir string) *Store {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestWhatIsPutIsRead(t *testing.T) {
	for name, s := range map[string]*Store{"folder": open(t, filepath.Join(t.TempDir(), ".cache")), "memory": InMemory()} {
		t.Run(name, func(t *testing.T) {
			data := []byte("found")
			key, err := s.put(data)
			if err != nil {
				t.Fatal(err)
			}
			if again, err := s.put([]byte("found")); err != nil || again != key {
				t.Errorf("the same bytes have another address: %s, %v", again, err)
			}
			data[0] = 'x' // the store keeps its own
			got, err := s.get(key)
			if err != nil || string(got) != "found" {
				t.Errorf("read %q, %v", got, err)
			}
			for _, never := range []Key{"", "ab", Key(bytes.Repeat([]byte("0"), 64)), "../../etc/passwd"} {
				if _, err := s.get(never); err == nil {
					t.Errorf("%q was there", never)
				}
			}
		})
	}
}

// TestAnAlteredEntryIsNotRead, whether a bit of it changed or all.
func TestAnAlteredEntryIsNotRead(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	key, err := s.put([]byte("found"))
	if err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"fount", "", "found "} {
		if err := os.WriteFile(filepath.Join(dir, key.file()), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.get(key); !errors.Is(err, errAltered) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := s.put([]byte("found")); err != nil {
		t.Fatal(err)
	}
	if _, err := s.get(key); err != nil {
		t.Errorf("put again, and not mended: %v", err)
	}
	name := filepath.Join(dir, key.file())
	if err := errors.Join(os.Remove(name), os.Symlink("/etc/hostname", name)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.get(key); err == nil {
		t.Error("a link out of the store was followed")
	}
}

// TestNobodyElseReadsTheStore, also one that somebody had opened.
func TestNobodyElseReadsTheStore(t *testing.T) {
	dir := filepath.Join(t.TempDir(), ".cache")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := open(t, dir).put([]byte("lines")); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is %s", name, info.Mode())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(dir, link); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(link); err == nil {
		t.Error("a link was opened")
	}
}

func TestOnlyWhatIsNamedIsKept(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	var keys []Key
	for i := range 20 {
		key, err := s.put(fmt.Append(nil, i))
		if err != nil {
			t.Fatal(err)
		}
		keys = append(keys, key)
	}
	if err := os.WriteFile(filepath.Join(dir, partPrefix+"killed"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.KeepOnly(keys[3], keys[7]); err != nil {
		t.Fatal(err)
	}
	for i, key := range keys {
		if _, err := s.get(key); (err == nil) != (i == 3 || i == 7) {
			t.Errorf("entry %d: %v", i, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, partPrefix+"*")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestManyPutAtOnce(t *testing.T) {
	s := open(t, t.TempDir())
	var wait sync.WaitGroup
	for i := range 40 {
		wait.Go(func() {
			data := fmt.Append(nil, i%4)
			key, err := s.put(data)
			if err != nil {
				t.Error(err)
				return
			}
			if got, err := s.get(key); err != nil || !bytes.Equal(got, data) {
				t.Errorf("%q %v", got, err)
			}
		})
	}
	wait.Wait()
}

// TestValuesComeBackAsTheyWere, and an equal one has the same address.
func TestValuesComeBackAsTheyWere(t *testing.T) {
	type found struct {
		Force string
		Rates []float64
		Own   *found
	}
	was := found{"kent", []float64{0.1 + 0.2, 1.0 / 3}, &found{Force: "sussex"}}
	s := open(t, t.TempDir())
	key, err := s.Keep(was)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := s.Keep(was); err != nil || again != key {
		t.Errorf("the same value has another address: %s, %v", again, err)
	}
	var is found
	if err := s.Recall(key, &is); err != nil || !reflect.DeepEqual(was, is) {
		t.Errorf("%+v came back as %+v, %v", was, is, err)
	}
	var other struct{ Force int }
	if err := s.Recall(key, &other); err == nil {
		t.Error("it came back as something else")
	}
	if _, err := s.Keep(func() {}); err == nil {
		t.Error("a function was kept")
	}
}

// TestALabelIsFoundByALaterRun, until the store is emptied or somebody alters what it
// leads to.
func TestALabelIsFoundByALaterRun(t *testing.T) {
	dir := t.TempDir()
	if err := open(t, dir).Label("last", []string{"one"}); err != nil {
		t.Fatal(err)
	}
	var got []string
	s := open(t, dir)
	if err := s.Labelled("last", &got); err != nil || len(got) != 1 {
		t.Fatalf("%v, %v", got, err)
	}
	if err := s.Labelled("first", &got); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a label that nobody gave: %v", err)
	}
	for _, text := range []string{"", "../x", "0000"} {
		if err := os.WriteFile(filepath.Join(dir, "last"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := s.Labelled("last", &got); err == nil {
			t.Errorf("a label that says %q leads somewhere", text)
		}
	}
	if err := errors.Join(s.Label("last", []string{"two"}), s.KeepOnly()); err != nil {
		t.Fatal(err)
	}
	if err := s.Labelled("last", &got); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("it is there in an emptied store: %v", err)
	}
}
