// Command report reads the output of go test -json on standard input and tells
// what ran: a line a package, the whole output of each test that failed, and
// every test that was skipped with its reason. It exits 1 when a test failed,
// when none ran, or, with -strict, when a reason to skip is not one that the
// given expression accepts.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
)

// event is one line of test2json.
type event struct {
	Action, Package, Test, Output string
	Elapsed                       float64
}

func main() {
	accept := flag.String("accept", "", "reasons to skip that are accepted, as an `expression`")
	strict := flag.Bool("strict", false, "fail on any other skip")
	flag.Parse()
	t := tally{accepted: regexp.MustCompile(*accept), anyAccepted: *accept != "", said: map[string]*strings.Builder{}}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Println(lines.Text()) // what the build says
			continue
		}
		t.take(e)
	}
	os.Exit(t.close(*strict))
}

// tally is what ran so far.
type tally struct {
	accepted    *regexp.Regexp
	anyAccepted bool
	said        map[string]*strings.Builder // output of each test at work
	skips       []string
	unaccepted  []string
	passed      int
	failed      int
}

func (t *tally) take(e event) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "output", "build-output":
		if t.said[key] == nil {
			t.said[key] = &strings.Builder{}
		}
		t.said[key].WriteString(e.Output)
	case "pass":
		if e.Test != "" {
			t.passed++
			delete(t.said, key)
		} else {
			fmt.Printf("ok   %-36s %.1f s\n", e.Package, e.Elapsed)
		}
	case "fail", "build-fail":
		t.fail(e, key)
	case "skip":
		t.skip(e, key)
	}
}

func (t *tally) fail(e event, key string) {
	if e.Test != "" {
		t.failed++
	} else if e.Action == "fail" {
		t.failed++
		fmt.Printf("FAIL %s\n", e.Package)
	}
	if b := t.said[key]; b != nil {
		fmt.Print(b.String())
	}
}

func (t *tally) skip(e event, key string) {
	if e.Test == "" {
		return // a package without tests
	}
	reason := ""
	if b := t.said[key]; b != nil {
		reason = reasonOf(b.String())
	}
	t.skips = append(t.skips, key+": "+reason)
	if !t.anyAccepted || !t.accepted.MatchString(reason) {
		t.unaccepted = append(t.unaccepted, key+": "+reason)
	}
}

// close prints what was skipped and the count, and returns the exit code.
func (t *tally) close(strict bool) int {
	for _, s := range t.skips {
		fmt.Println("skipped", s)
	}
	fmt.Printf("%d passed, %d failed, %d skipped\n", t.passed, t.failed, len(t.skips))
	if t.failed > 0 || t.passed == 0 {
		return 1
	}
	if !strict || len(t.unaccepted) == 0 {
		return 0
	}
	fmt.Println("skipped for a reason that is not accepted here:")
	for _, s := range t.unaccepted {
		fmt.Println("  " + s)
	}
	return 1
}

// reasonOf is the text of a skip, without the lines of the test runner.
func reasonOf(output string) string {
	var out []string
	for line := range strings.Lines(output) {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "=== ") && !strings.HasPrefix(line, "--- ") {
			out = append(out, line)
		}
	}
	return strings.Join(out, " ")
}
