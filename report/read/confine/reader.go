package confine

import (
	"bytes"
	"context"
	"encoding/gob"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/workbook"
)

// ruleReader marks a workbook whose reading was stopped.
const ruleReader = "workbook-reading-stopped"

// Reader reads workbooks of audits and of comments.
type Reader struct {
	// Worker is the command that reads one workbook in a process of its own: it is
	// called with one more argument, the order, and answers on standard output as
	// Serve does. Nil reads in this process.
	Worker []string
	Sheet  sheet.Limits // of the workbook
	Child  Limits       // of the process
}

// answer is what a reading child says: the book, or what is wrong with it, or
// why it could not be reached.
type answer struct {
	Book     *sheet.Book
	Problems source.Problems
	Failed   string
}

// order is what a reading child is told, as one argument.
type order struct {
	Path, Name string
	Sheet      sheet.Limits
	Child      Limits
}

// Serve is the child's side: it limits itself, reads the one workbook that the
// order names, and writes the answer. The order is made by Reader; its form is no
// promise.
func Serve(orderText string, out io.Writer) error {
	var o order
	if err := json.Unmarshal([]byte(orderText), &o); err != nil {
		return fmt.Errorf("read-workbook: %w", err)
	}
	if err := Enter(o.Child); err != nil {
		return fmt.Errorf("read-workbook: cannot limit itself: %w", err)
	}
	return gob.NewEncoder(out).Encode(readHere(o))
}

// readHere reads a workbook in this process.
func readHere(o order) answer {
	book, ps, err := workbook.Open(o.Path, o.Name, o.Sheet)
	if err != nil {
		return answer{Failed: err.Error()}
	}
	return answer{Book: book, Problems: ps}
}

// Read reads a workbook, in a child process with limits where there is a worker.
// Path is the real path, name the one used in messages. A child that was stopped
// refuses this one workbook.
func (r Reader) Read(ctx context.Context, path, name string) (*sheet.Book, source.Problems) {
	full, err := filepath.Abs(path) // the child works in a folder of its own
	if err != nil {
		full = path
	}
	o := order{Path: full, Name: name, Sheet: r.Sheet, Child: r.Child}
	var a answer
	if r.Worker == nil {
		a = readHere(o)
	} else if err := r.send(ctx, o, &a); err != nil {
		var ps source.Problems
		ps.Refuse(source.Pos{File: name}, ruleReader, stoppedHint(err), "reading it %v", err)
		return nil, ps
	}
	if a.Failed != "" {
		a.Problems.Refuse(source.Pos{File: name}, "workbook-unreachable", "", "cannot be read: %s", a.Failed)
	}
	return a.Book, a.Problems
}

// send has a child carry the order out.
func (r Reader) send(ctx context.Context, o order, a *answer) error {
	text, err := json.Marshal(o)
	if err != nil {
		return err
	}
	out, err := Run(ctx, append(slices.Clone(r.Worker), string(text)), o.Child)
	if err != nil {
		return err
	}
	if err := gob.NewDecoder(bytes.NewReader(out)).Decode(a); err != nil {
		return errors.New("gave no answer that can be understood")
	}
	return nil
}

func stoppedHint(err error) string {
	switch {
	case errors.Is(err, ErrKilled), errors.Is(err, ErrWallTime), errors.Is(err, ErrOutput):
		return "if the workbook is sound, raise the job's limits; if not, ask for it anew"
	default:
		return ""
	}
}
