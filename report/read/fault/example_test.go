package fault_test

import (
	"fmt"
	"log/slog"

	"assize/report/read/fault"
	"assize/report/read/source"
)

// The program fails on one workbook. That is refused, without a word of what stands in
// it; the work goes on.
func ExampleGuard_Do() {
	guard := fault.Guard{Version: "v1.2"}
	err := guard.Do(slog.New(slog.DiscardHandler), "it was assessed", "kent.xlsx", func() error { panic("A. Victim, reference 12/3456") })
	var ps source.Problems
	fault.Refuse(&ps, source.Pos{File: "kent.xlsx"}, "estimate", err)
	fmt.Println(ps, fault.Among(ps))
	// Output:
	// kent.xlsx: a fault of the program while it was assessed; report it with the version (v1.2) and the stack that --log writes [program-fault] true
}
