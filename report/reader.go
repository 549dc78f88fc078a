package report

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
	"time"

	"assize/report/read/job"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/release/confine"
)

// ruleReader marks a workbook whose reading was stopped.
const ruleReader = "workbook-reading-stopped"

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
	Limits     sheet.Limits
	Confine    confine.Limits
}

// ReadWorkbook is the child's side: it limits itself, reads the one workbook
// that the order names, and writes the answer. The order is made by this
// package; its form is no promise.
func ReadWorkbook(orderText string, out io.Writer) error {
	var o order
	if err := json.Unmarshal([]byte(orderText), &o); err != nil {
		return fmt.Errorf("read-workbook: %w", err)
	}
	if err := confine.Enter(o.Confine); err != nil {
		return fmt.Errorf("read-workbook: cannot limit itself: %w", err)
	}
	return gob.NewEncoder(out).Encode(readHere(o))
}

// readHere reads a workbook in this process.
func readHere(o order) answer {
	book, ps, err := workbook.Open(o.Path, o.Name, o.Limits)
	if err != nil {
		return answer{Failed: err.Error()}
	}
	return answer{Book: book, Problems: ps}
}

// readBook reads an audit workbook, in a child process with limits when the
// program has a worker. A child that was stopped refuses this one workbook.
func (b *bench) readBook(ctx context.Context, path, name string) (*sheet.Book, source.Problems) {
	full, err := filepath.Abs(path) // the child works in a folder of its own
	if err != nil {
		full = path
	}
	o := order{Path: full, Name: name, Limits: sheetLimits(b.job.Limits), Confine: confineLimits(b.job.Limits)}
	var a answer
	if b.program.Worker == nil {
		a = readHere(o)
	} else if err := readInChild(ctx, b.program.Worker, o, &a); err != nil {
		var ps source.Problems
		ps.Refuse(source.Pos{File: name}, ruleReader, stoppedHint(err), "reading it %v", err)
		return nil, ps
	}
	if a.Failed != "" {
		a.Problems.Refuse(source.Pos{File: name}, "workbook-unreachable", "", "cannot be read: %s", a.Failed)
	}
	return a.Book, a.Problems
}

func readInChild(ctx context.Context, worker []string, o order, a *answer) error {
	text, err := json.Marshal(o)
	if err != nil {
		return err
	}
	out, err := confine.Run(ctx, append(slices.Clone(worker), string(text)), o.Confine)
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
	case errors.Is(err, confine.ErrKilled), errors.Is(err, confine.ErrWallTime), errors.Is(err, confine.ErrOutput):
		return "if the workbook is sound, raise the job's limits; if not, ask for it anew"
	default:
		return ""
	}
}

// sheetLimits are the reader's limits with the job's in their place.
func sheetLimits(l job.Limits) sheet.Limits {
	out := sheet.AuditLimits()
	if l.Megabytes > 0 {
		out.FileSize = int64(l.Megabytes) << 20
	}
	if l.Rows > 0 {
		out.Rows = l.Rows
	}
	if l.Cells > 0 {
		out.Cells = l.Cells
	}
	return out
}

// confineLimits are the child's limits with the job's in their place.
func confineLimits(l job.Limits) confine.Limits {
	out := confine.ForWorkbook()
	if l.MemoryMegabytes > 0 {
		out.Memory = uint64(l.MemoryMegabytes) << 20
	}
	if l.Seconds > 0 {
		out.Wall = time.Duration(l.Seconds) * time.Second
		out.CPU = min(out.CPU, out.Wall)
	}
	return out
}
