//go:build unix

package confine_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"assize/report/read/confine"
	"assize/report/read/intake"
	"assize/report/read/sheet"
)

// A workbook is read here, or in a child. A child that prints more than it may is
// stopped, and that is the workbook's fault; a child that cannot be started is the
// machine's.
func ExampleReader() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	file, temp := filepath.Join(dir, "kent.csv"), filepath.Join(dir, "temp")
	if err := errors.Join(os.WriteFile(file, []byte("Stratum,Crimes\nviolence,3\n"), 0o600), os.Mkdir(temp, 0o700)); err != nil {
		fmt.Println(err)
		return
	}
	r := confine.Reader{Temp: temp, Sheet: sheet.AuditLimits(), Child: confine.Limits{Wall: time.Minute, Output: 1 << 10}}

	for _, worker := range [][]string{nil, {"/bin/cat", "/dev/zero"}, {"/no/such/reader"}} {
		r.Worker = worker
		book, ps, err := r.Read(context.Background(), intake.Typed(file))
		var machine *intake.MachineError
		fmt.Println(book != nil, ps.Err(), errors.As(err, &machine))
	}

	left, err := os.ReadDir(temp) // the children's private folders are gone
	fmt.Println(len(left), err)
	// Output:
	// true <nil> false
	// false kent.csv: reading it printed more than it may; if the workbook is sound, raise the job's limits; if not, ask for it anew [workbook-reading-stopped] false
	// false <nil> true
	// 0 <nil>
}
