//go:build unix

package confine_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"assize/report/read/confine"
	"assize/report/read/intake"
)

// A child that prints more than it may is stopped, and that is the workbook's fault; a
// child that cannot be started is the machine's.
func ExampleRun() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	lim := confine.Limits{Wall: time.Minute, Output: 1 << 10}

	out, err := confine.Run(context.Background(), []string{"/bin/echo", "read"}, dir, lim)
	fmt.Printf("%q %v\n", out, err)
	_, err = confine.Run(context.Background(), []string{"/bin/cat", "/dev/zero"}, dir, lim)
	fmt.Println(err, errors.Is(err, confine.ErrOutput))
	_, err = confine.Run(context.Background(), []string{"/no/such/reader"}, dir, lim)
	var machine *intake.MachineError
	fmt.Println(errors.As(err, &machine))

	left, err := os.ReadDir(dir) // the children's private folders are gone
	fmt.Println(len(left), err)
	// Output:
	// "read\n" <nil>
	// printed more than it may true
	// true
	// 0 <nil>
}
