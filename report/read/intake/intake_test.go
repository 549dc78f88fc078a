package intake

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"assize/report/read/source"
)

// tree makes a folder with files: a name that begins with @ is a link to its text.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	top := t.TempDir()
	for name, text := range files {
		file := filepath.Join(top, filepath.FromSlash(strings.TrimPrefix(name, "@")))
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		var err error
		if strings.HasPrefix(name, "@") {
			err = os.Symlink(text, file)
		} else {
			err = os.WriteFile(file, []byte(text), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return top
}

func rule(err error) string {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Rule
	}
	return ""
}

// TestTake: a job's path is told as the job writes it, an absolute one by its last
// part, and leads to the file that is meant.
func TestTake(t *testing.T) {
	top := tree(t, map[string]string{
		"job/job.yaml": "", "job/a.csv": "own", "job/styles/house.yaml": "", "job/styles/logo.svg": "own logo",
		"shared/a.csv": "shared", "shared/style/house.yaml": "", "shared/style/logo.svg": "shared logo", "@job/link": "../shared", "@linked": "shared",
	})
	abs := filepath.ToSlash(top)
	tests := []struct{ by, written, name, text, rule string }{
		{"job.yaml", "a.csv", "a.csv", "own", ""},
		{"job.yaml", "../shared/a.csv", "../shared/a.csv", "shared", ""},
		{"job.yaml", "../linked/a.csv", "../linked/a.csv", "shared", ""},
		{"job.yaml", abs + "/shared/a.csv", "a.csv", "shared", ""},
		{"job.yaml", abs + "/linked/a.csv", "a.csv", "shared", ""},
		{"job.yaml", "link/a.csv", "link/a.csv", "", ruleKind},
		{"job.yaml", "b.csv", "b.csv", "", ruleMissing},
		{"job.yaml", "./a.csv", "", "", rulePath},
		{"job.yaml", "x/../a.csv", "", "", rulePath},
		{"job.yaml", `..\a.csv`, "", "", rulePath},
		{"job.yaml", "", "", "", rulePath},
		{"styles/house.yaml", "logo.svg", "styles/logo.svg", "own logo", ""},
		{abs + "/shared/style/house.yaml", "logo.svg", "logo.svg", "shared logo", ""},
		{"../shared/style/house.yaml", "logo.svg", "../shared/style/logo.svg", "shared logo", ""},
	}
	for _, tt := range tests {
		t.Run(strings.ReplaceAll(tt.by+" "+tt.written, abs, "ABS"), func(t *testing.T) {
			f, name := Beside(filepath.Join(top, "job", "job.yaml"))
			if tt.by != name {
				var err error
				if name, err = f.Take(name, tt.by); err != nil {
					t.Fatal(err)
				}
			}
			got, err := f.Take(name, tt.written)
			var data []byte
			if err == nil {
				data, err = f.ReadFile(got)
			}
			if rule(err) != tt.rule || string(data) != tt.text {
				t.Fatalf("got %q, %v; want %q [%s]", data, err, tt.text, tt.rule)
			}
			if tt.name != "" && got != tt.name {
				t.Errorf("told as %q, want %q", got, tt.name)
			}
			if err != nil && strings.Contains(err.Error(), abs) {
				t.Errorf("a path of the machine is told: %v", err)
			}
		})
	}
}

// TestOneNameOneFile: two files that outputs could not tell apart are refused, in
// either order.
func TestOneNameOneFile(t *testing.T) {
	top := tree(t, map[string]string{"job/a.csv": "own", "shared/a.csv": "shared", "other/a.csv": "other"})
	for _, pair := range [][2]string{
		{"a.csv", top + "/shared/a.csv"}, {top + "/shared/a.csv", "a.csv"}, {top + "/shared/a.csv", top + "/other/a.csv"},
	} {
		f, by := Beside(filepath.Join(top, "job", "job.yaml"))
		if _, err := f.Take(by, pair[0]); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Take(by, pair[1]); rule(err) != ruleTwice {
			t.Errorf("%v: got %v", pair, err)
		}
		if _, err := f.Take(by, pair[0]); err != nil {
			t.Errorf("the same again: %v", err)
		}
	}
}

// TestFind: what an absolute pattern finds is told from its first wildcard on.
func TestFind(t *testing.T) {
	top := tree(t, map[string]string{"audits/kent/w.xlsx": "k", "audits/sussex/w.xlsx": "s", "job/in/w.xlsx": "own"})
	for pattern, want := range map[string]string{
		top + "/audits/*/w.xlsx": "kent/w.xlsx sussex/w.xlsx", "../audits/*/w.xlsx": "../audits/kent/w.xlsx ../audits/sussex/w.xlsx", "in/*": "in/w.xlsx",
	} {
		f, _ := Beside(filepath.Join(top, "job", "job.yaml"))
		found, err := f.Find(pattern)
		if err != nil || strings.Join(found, " ") != want {
			t.Errorf("%s: got %v, %v; want %s", pattern, found, err, want)
		}
		for _, name := range found {
			if data, err := f.ReadFile(name); err != nil || len(data) == 0 {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// TestInsideAFolderThatIsNamed: whatever leads to a folder, nothing inside it is
// reached over a link.
func TestInsideAFolderThatIsNamed(t *testing.T) {
	top := tree(t, map[string]string{
		"prose/sussex/en/summary.md": "x", "@prose/kent": "sussex", "@prose/sussex/en/method.md": "/etc/hostname", "@over": "prose", "job/job.yaml": "",
	})
	for _, written := range []string{"../prose", "../over", top + "/over"} {
		f, by := Beside(filepath.Join(top, "job", "job.yaml"))
		name, err := Take(f, by, written, true)
		if err != nil {
			t.Fatal(err)
		}
		if data, err := f.ReadFile(name + "/sussex/en/summary.md"); err != nil || string(data) != "x" {
			t.Errorf("%s: got %q, %v", written, data, err)
		}
		for _, inside := range []string{"/kent/en/summary.md", "/sussex/en/method.md"} {
			if _, err := f.ReadFile(name + inside); rule(err) != ruleKind {
				t.Errorf("%s: got %v", name+inside, err)
			}
		}
	}
}

// TestReadOnce: a file that changes between two looks is the same to the run, and one
// that grows while it is read is refused.
func TestReadOnce(t *testing.T) {
	dir := tree(t, map[string]string{"a": "first"})
	f := In(dir)
	first, err := f.ReadFile("a")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte("second"), 0o600); err != nil {
		t.Fatal(err)
	}
	if again, err := f.ReadFile("a"); err != nil || string(again) != string(first) {
		t.Errorf("got %q, %v", again, err)
	}
	if _, err := whole("a", Settings, strings.NewReader("grown"), 3); rule(err) != ruleChanged {
		t.Errorf("grown: got %v", err)
	}
	if _, err := whole("a", Settings, strings.NewReader("cut"), 5); rule(err) != ruleChanged {
		t.Errorf("cut: got %v", err)
	}
	if _, err := whole("a", Settings, strings.NewReader(""), Settings.limit()+1); rule(err) != ruleSize {
		t.Errorf("large: got %v", err)
	}
}

// TestWhatDoesNotAnswer: a file system that hangs is a fault of the machine.
func TestWhatDoesNotAnswer(t *testing.T) {
	never := make(chan struct{})
	_, err := answered(10*time.Millisecond, "a", func() (int, error) { <-never; return 0, nil })
	if MachineFault("a", err) == nil {
		t.Errorf("got %v", err)
	}
}

// TestWhoseFault: what the system answers is the fault of whoever named the file, or
// of the machine; the Folder remembers the machine's.
func TestWhoseFault(t *testing.T) {
	for no, machine := range map[syscall.Errno]bool{
		syscall.ENOENT: false, syscall.EACCES: false, syscall.EPERM: false, syscall.ENOTDIR: false, syscall.ELOOP: false, syscall.ENAMETOOLONG: false, syscall.EISDIR: false,
		syscall.EIO: true, syscall.EMFILE: true, syscall.ENFILE: true, syscall.ENOMEM: true, syscall.ENOSPC: true, syscall.EROFS: true, syscall.EAGAIN: true,
	} {
		err := error(&fs.PathError{Op: "open", Path: "/secret/path", Err: no})
		if got := MachineFault("a", err) != nil; got != machine {
			t.Errorf("%v: of the machine: %v", no, got)
		}
		f := In(t.TempDir())
		handed := f.Note("a", err)
		if (f.Fault() != nil) != machine || machine && strings.Contains(handed.Error(), "secret") {
			t.Errorf("%v: remembered %v, handed on %v", no, f.Fault(), handed)
		}
		var ps source.Problems
		Refuse(&ps, source.Pos{File: "a"}, "otherwise", asRefusal("a", err))
		if (MachineAmong(ps) != nil) != machine || strings.Contains(ps.Error(), "secret") || ps[0].Rule == "otherwise" {
			t.Errorf("%v: told as %v", no, ps)
		}
	}
}
