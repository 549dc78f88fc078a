package confine

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"assize/report/read/intake"
	"assize/report/read/sheet"
)

// reader reads with the test binary as its worker.
func reader(t *testing.T) Reader {
	t.Helper()
	return Reader{Worker: []string{os.Args[0], "serve"}, Sheet: sheet.AuditLimits(), Child: ForWorkbook()}
}

// book is a small sound workbook.
func book(t *testing.T) intake.Place {
	t.Helper()
	name := filepath.Join(t.TempDir(), "w.csv")
	if err := os.WriteFile(name, []byte("a,b\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return intake.Typed(name)
}

// TestAChildThatNobodyHears ends by itself: a parent that did not learn that its child
// has begun waits for its end, and takes nothing from it.
func TestAChildThatNobodyHears(t *testing.T) {
	if !Enforced {
		t.Skip("skipped: no child limits itself on this system")
	}
	name := filepath.Join(t.TempDir(), "w.csv")
	if err := os.WriteFile(name, []byte("a,b\n"+strings.Repeat("some words,2\n", 20_000)), 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(order{Place: intake.Typed(name), Sheet: sheet.AuditLimits(), Child: Limits{Wall: time.Second}})
	if err != nil {
		t.Fatal(err)
	}
	unread, answer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer unread.Close()
	child := exec.Command(os.Args[0], "serve", string(text))
	child.Stdout = answer
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	answer.Close()
	late := time.AfterFunc(time.Minute, func() { child.Process.Kill(); t.Error("it waits to be heard") })
	defer late.Stop()
	if err := child.Wait(); err == nil {
		t.Error("it ends well, with an answer that nobody took")
	}
}

// TestMachineFaults: what the machine cannot do ends the run, and refuses no workbook.
func TestMachineFaults(t *testing.T) {
	readOnly := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(readOnly, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	tests := map[string]func(*Reader){
		"no folder for temporary files": func(r *Reader) { r.Temp = filepath.Join(t.TempDir(), "gone") },
		"a file in its place":           func(r *Reader) { r.Temp = readOnly },
		"an executable that vanished":   func(r *Reader) { r.Worker[0] = filepath.Join(t.TempDir(), "gone") },
		"an executable that is none":    func(r *Reader) { r.Worker[0] = readOnly },
		"killed from outside":           func(r *Reader) { r.Worker[1] = "killed" },
		"interrupted from outside":      func(r *Reader) { r.Worker[1] = "interrupted" },
		"cannot begin":                  func(r *Reader) { r.Worker[1] = "cannot" },
		"dies before it begins":         func(r *Reader) { r.Worker[1] = "early" },
		"no thread":                     func(r *Reader) { r.Worker[1] = "thread" },
	}
	if runtime.GOOS == "linux" && !raceEnabled {
		tests["less memory than the job promises"] = func(r *Reader) {
			r.Worker = []string{"sh", "-c", `ulimit -v 1500000; exec "$0" "$@"`, os.Args[0], "serve"}
		}
		tests["too few descriptors to begin"] = func(r *Reader) {
			r.Worker = []string{"sh", "-c", `ulimit -n 3; exec "$0" "$@"`, os.Args[0], "serve"}
		}
	}
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			r := reader(t)
			spoil(&r)
			got, ps, err := r.Read(context.Background(), book(t))
			var m *intake.MachineError
			if !errors.As(err, &m) || got != nil || len(ps) > 0 {
				t.Fatalf("got %v, %v, %v", got, ps, err)
			}
			if strings.Contains(err.Error(), os.TempDir()) || strings.Contains(err.Error(), "secret") {
				t.Errorf("tells too much: %v", err)
			}
		})
	}
}

// TestWorkbookFaults: what its own limits stop, or what crashes, refuses the workbook.
func TestWorkbookFaults(t *testing.T) {
	tests := map[string]struct {
		worker, rule string
		limit        func(*Limits)
	}{
		"panic":           {"panic", ruleCrashed, nil},
		"fault of memory": {"fault", ruleCrashed, nil},
		"half an answer":  {"half", ruleCrashed, nil},
		"aborted":         {"aborted", ruleCrashed, nil},
		"too slow":        {"sleep", ruleStopped, func(l *Limits) { l.Wall = 200 * time.Millisecond }},
		"prints too much": {"talk", ruleStopped, func(l *Limits) { l.Output = 1000 }},
	}
	if Enforced {
		tests["spins"] = struct {
			worker, rule string
			limit        func(*Limits)
		}{"spin", ruleStopped, func(l *Limits) { l.CPU = time.Second }}
	}
	if Enforced && !raceEnabled {
		tests["eats memory"] = struct {
			worker, rule string
			limit        func(*Limits)
		}{"eat", ruleStopped, nil}
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := reader(t)
			r.Worker[1] = tt.worker
			if tt.limit != nil {
				tt.limit(&r.Child)
			}
			got, ps, err := r.Read(context.Background(), book(t))
			if err != nil || got != nil || len(ps) != 1 || ps[0].Rule != tt.rule || ps[0].Hint == "" || ps[0].Pos.File != "w.csv" {
				t.Fatalf("got %v, %v, %v; want one refusal [%s]", got, ps, err, tt.rule)
			}
			if strings.Contains(ps.Error(), "secret") {
				t.Errorf("tells what the child read: %v", ps)
			}
		})
	}
}

// TestUnreachable: a file that is gone or closed is the fault of whoever named it.
func TestUnreachable(t *testing.T) {
	for _, worker := range []bool{true, false} {
		r := reader(t)
		if !worker {
			r.Worker = nil
		}
		place := book(t)
		if got, ps, err := r.Read(context.Background(), place); err != nil || got == nil || ps.Refused() {
			t.Fatalf("sound: got %v, %v, %v", got, ps, err)
		}
		if err := os.Remove(place.Anchor); err != nil {
			t.Fatal(err)
		}
		if _, ps, err := r.Read(context.Background(), place); err != nil || len(ps) != 1 || ps[0].Rule != "file-missing" {
			t.Errorf("gone: got %v, %v", ps, err)
		}
	}
}

// serve plays a reading child that ends in one way or another.
func serve(how, order string) int {
	begin := func(lim Limits) {
		if err := enter(lim); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(70)
		}
		fmt.Fprint(os.Stderr, begun)
	}
	signal := func(s syscall.Signal) {
		begin(Limits{})
		syscall.Kill(os.Getpid(), s)
		time.Sleep(time.Minute)
	}
	switch how {
	case "serve":
		if err := Serve(order, os.Stdout, os.Stderr); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 70
		}
	case "killed":
		signal(syscall.SIGKILL)
	case "interrupted":
		signal(syscall.SIGINT)
	case "aborted":
		signal(syscall.SIGABRT) // the runtime's own end
	case "cannot":
		fmt.Fprintln(os.Stderr, "cannot limit itself")
		return 70
	case "early":
		panic("secret")
	case "thread":
		begin(Limits{})
		fmt.Fprintln(os.Stderr, "runtime: failed to create new OS thread (have 5 already; errno=11)\nfatal error: newosproc")
		return runtimeEnd
	case "panic":
		begin(Limits{})
		panic("secret")
	case "fault":
		begin(Limits{})
		fmt.Fprintln(os.Stderr, "unexpected fault address 0x0\nfatal error: fault")
		return runtimeEnd
	case "half":
		begin(Limits{})
		fmt.Print("half")
	}
	return 0
}
