package confine

import (
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"assize/report/read/intake"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/workbook"
)

// Rules of a workbook whose reading came to nothing.
const (
	ruleStopped     = "workbook-reading-stopped" // by its own limits
	ruleCrashed     = "workbook-reading-crashed"
	ruleUnreachable = "workbook-unreachable"
)

// Stopped reports whether problems tell of a workbook that was not read to its end: with
// more memory or time, or another program, it may be.
func Stopped(ps source.Problems) bool {
	return slices.ContainsFunc(ps, func(p source.Problem) bool { return p.Rule == ruleStopped || p.Rule == ruleCrashed })
}

// Reader reads workbooks of audits and of comments.
type Reader struct {
	// Worker is the command that reads one workbook in a process of its own: it is
	// called with one more argument, the order, and answers on standard output as
	// Serve does. Nil reads in this process.
	Worker   []string
	Temp     string         // folder for the children's private folders; "" is the system's
	Sheet    sheet.Limits   // of the workbook
	Encoding sheet.Encoding // declared for its csv files
	Child    Limits         // of the process
}

// answer is what a reading child says: the book, or what is wrong with it, or that
// the machine failed it.
type answer struct {
	Book     *sheet.Book
	Problems source.Problems
	Machine  string
}

// order is what a reading child is told, as one argument.
type order struct {
	Place    intake.Place
	Sheet    sheet.Limits
	Encoding sheet.Encoding `json:",omitempty"`
	Child    Limits
}

// Serve is the child's side: it limits itself and says so, reads the one workbook that
// the order names, and writes the answer. The order is made by Reader; its form is no
// promise.
func Serve(orderText string, out, says io.Writer) error {
	var o order
	if err := json.Unmarshal([]byte(orderText), &o); err != nil {
		return fmt.Errorf("read-workbook: %w", err)
	}
	if err := enter(o.Child); err != nil {
		return fmt.Errorf("read-workbook: cannot limit itself: %w", err)
	}
	if _, err := io.WriteString(says, begun); err != nil {
		return fmt.Errorf("read-workbook: %w", err)
	}
	tellTime(says)
	endAfter(o.Child.Wall)
	return gob.NewEncoder(out).Encode(readHere(o))
}

// alone is how much longer than its parent lets it a child waits to be ended.
const alone = 5 * time.Second

// endAfter kills this process when it has lived longer than it may, for a parent that
// did not learn that its child has begun, by a fault of the system, waits for its end
// and takes nothing from it: each would wait for the other. 0 is no limit.
func endAfter(wall time.Duration) {
	if wall <= 0 {
		return
	}
	time.AfterFunc(wall+alone, func() {
		if self, err := os.FindProcess(os.Getpid()); err == nil {
			self.Kill() //nolint:errcheck // who cannot kill himself goes on
		}
	})
}

// readHere reads a workbook in this process.
func readHere(o order) answer {
	book, ps, err := workbook.Open(o.Place, o.Sheet, o.Encoding)
	var m *intake.MachineError
	switch {
	case errors.As(err, &m):
		return answer{Machine: m.Err.Error()}
	case err != nil:
		intake.Refuse(&ps, source.Pos{File: o.Place.Name}, ruleUnreachable, err)
	}
	return answer{Book: book, Problems: ps}
}

// Read reads a workbook, in a child process with limits where there is a worker. A
// child that its own limits stopped, or that crashed, refuses this one workbook. The
// error is the context's, or an *intake.MachineError: then nothing is known of the
// workbook.
func (r Reader) Read(ctx context.Context, place intake.Place) (*sheet.Book, source.Problems, error) {
	place, err := place.Absolute() // the child works in a folder of its own
	if err != nil {
		return nil, nil, &intake.MachineError{Doing: place.Name, Err: err}
	}
	o := order{Place: place, Sheet: r.Sheet, Encoding: r.Encoding, Child: r.Child}
	var a answer
	if r.Worker == nil {
		a = readHere(o)
	} else if err := r.send(ctx, o, &a); err != nil {
		return refused(place.Name, err)
	}
	if a.Machine != "" {
		return nil, nil, &intake.MachineError{Doing: place.Name, Err: errors.New(a.Machine)}
	}
	return a.Book, a.Problems, nil
}

// send has a child carry the order out.
func (r Reader) send(ctx context.Context, o order, a *answer) error {
	text, err := json.Marshal(o)
	if err != nil {
		return err
	}
	out, err := run(ctx, append(slices.Clone(r.Worker), string(text)), r.Temp, o.Child)
	if err != nil {
		return err
	}
	if err := gob.NewDecoder(bytes.NewReader(out)).Decode(a); err != nil {
		return errCrashed // it ended well and said half
	}
	return nil
}

// refused makes the refusal of a workbook from how its child ended, where that is the
// workbook's doing.
func refused(name string, err error) (*sheet.Book, source.Problems, error) {
	at := source.Pos{File: name}
	var ps source.Problems
	switch {
	case errors.Is(err, errMemory), errors.Is(err, errCPUTime), errors.Is(err, errWallTime), errors.Is(err, errOutput):
		ps.Refuse(at, ruleStopped, "if the workbook is sound, raise the job's limits; if not, ask for it anew", "reading it %v", err)
	case errors.Is(err, errCrashed):
		ps.Refuse(at, ruleCrashed, "report it with the version of the program; save the workbook anew to go on without waiting", "reading it %v", err)
	default:
		var m *intake.MachineError
		if errors.As(err, &m) {
			err = &intake.MachineError{Doing: name, Err: fmt.Errorf("%s: %w", m.Doing, m.Err)}
		}
		return nil, nil, err
	}
	return nil, ps, nil
}
