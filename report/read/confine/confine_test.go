package confine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test binary be its own child.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == "child" {
		os.Exit(child(os.Args[2]))
	}
	if len(os.Args) == 3 { // a reading child: how it ends, and its order
		os.Exit(readingChild(os.Args[1], os.Args[2]))
	}
	os.Exit(m.Run())
}

// readingChild plays a child that reads, or what child does in its place.
func readingChild(how, order string) int {
	switch how {
	case "sleep", "talk", "spin", "eat":
		return child(how)
	default:
		return serve(how, order)
	}
}

func child(what string) int {
	if err := enter(Limits{Memory: 256 << 20, CPU: time.Second}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 3
	}
	fmt.Fprint(os.Stderr, begun)
	tellTime(os.Stderr)
	switch what {
	case "hello":
		dir, _ := os.Getwd()
		fmt.Printf("%s|%s|%d", dir, os.TempDir(), len(os.Environ()))
	case "eat":
		var hold [][]byte
		for i := 0; ; i++ {
			b := bytes.Repeat([]byte{byte(i)}, 64<<20)
			hold = append(hold, b)
			if len(hold) > 100 {
				return 4
			}
		}
	case "spin":
		for i := 0; ; i++ {
			_ = i
		}
	case "sleep":
		time.Sleep(time.Minute)
	case "talk":
		fmt.Print(strings.Repeat("x", 1<<20))
	case "fail":
		fmt.Fprintln(os.Stderr, "cannot do it")
		return 65
	}
	return 0
}

func runChild(what string, lim Limits) ([]byte, error) {
	return run(context.Background(), []string{os.Args[0], "child", what}, "", lim)
}

func TestAChildHasAPrivateFolderAndNoEnvironment(t *testing.T) {
	t.Setenv("SECRET", "x")
	out, err := runChild("hello", ForWorkbook())
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(out), "|")
	if parts[0] != parts[1] || !strings.Contains(parts[0], "assize-read-") {
		t.Errorf("works in %s with temporary folder %s", parts[0], parts[1])
	}
	if parts[2] != "3" {
		t.Errorf("has %s environment variables, want the three it is given", parts[2])
	}
	if _, err := os.Stat(parts[0]); err == nil {
		t.Error("its folder was left behind")
	}
}

func TestNoChildTakesTheBatchDown(t *testing.T) {
	tests := []struct {
		what string
		lim  Limits
		want error
	}{
		{"sleep", Limits{Wall: 200 * time.Millisecond}, errWallTime},
		{"talk", Limits{Output: 1000, Wall: time.Minute}, errOutput},
	}
	if Enforced {
		tests = append(tests, struct {
			what string
			lim  Limits
			want error
		}{"spin", Limits{Wall: time.Minute, CPU: time.Second}, errCPUTime})
		if !raceEnabled {
			tests = append(tests, struct {
				what string
				lim  Limits
				want error
			}{"eat", Limits{Wall: time.Minute}, errMemory})
		}
	}
	for _, tt := range tests {
		t.Run(tt.what, func(t *testing.T) {
			if _, err := runChild(tt.what, tt.lim); !errors.Is(err, tt.want) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
		})
	}
	t.Logf("limits of memory and processor time enforced on %s: %v", runtime.GOOS, Enforced)
}

func TestTheContextStopsAChild(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	_, err := run(ctx, []string{os.Args[0], "child", "sleep"}, "", Limits{Wall: time.Minute})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}
