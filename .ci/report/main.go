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
	accepted := regexp.MustCompile(*accept)
	said := map[string]*strings.Builder{}
	var skips, unaccepted []string
	passed, failed := 0, 0
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var e event
		if json.Unmarshal(lines.Bytes(), &e) != nil {
			fmt.Println(lines.Text()) // what the build says
			continue
		}
		key := e.Package + " " + e.Test
		switch e.Action {
		case "output", "build-output":
			if said[key] == nil {
				said[key] = &strings.Builder{}
			}
			said[key].WriteString(e.Output)
		case "pass":
			if e.Test != "" {
				passed++
				delete(said, key)
			} else {
				fmt.Printf("ok   %-36s %.1f s\n", e.Package, e.Elapsed)
			}
		case "fail", "build-fail":
			if e.Test != "" {
				failed++
			} else if e.Action == "fail" {
				failed++
				fmt.Printf("FAIL %s\n", e.Package)
			}
			if b := said[key]; b != nil {
				fmt.Print(b.String())
			}
		case "skip":
			if e.Test == "" {
				continue // a package without tests
			}
			reason := ""
			if b := said[key]; b != nil {
				reason = reasonOf(b.String())
			}
			skips = append(skips, key+": "+reason)
			if *accept == "" || !accepted.MatchString(reason) {
				unaccepted = append(unaccepted, key+": "+reason)
			}
		}
	}
	for _, s := range skips {
		fmt.Println("skipped", s)
	}
	fmt.Printf("%d passed, %d failed, %d skipped\n", passed, failed, len(skips))
	switch {
	case failed > 0 || passed == 0:
		os.Exit(1)
	case *strict && len(unaccepted) > 0:
		fmt.Println("skipped for a reason that is not accepted here:")
		for _, s := range unaccepted {
			fmt.Println("  " + s)
		}
		os.Exit(1)
	}
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
