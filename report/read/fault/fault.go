// Package fault turns a failure of the program itself into a refusal of what it was
// working on. It tells neither why nor of which value: that could be what stands in a
// cell.
package fault

import (
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"slices"

	"assize/report/read/intake"
	"assize/report/read/source"
)

// Err says that the program itself failed, on an input that may be sound.
var Err = errors.New("a fault of the program")

// rule is the rule of what the program failed on.
const rule = "program-fault"

// Among reports whether a fault of the program is among problems.
func Among(ps source.Problems) bool {
	return slices.ContainsFunc(ps, func(p source.Problem) bool { return p.Rule == rule })
}

// fault is the error of work in which the program failed.
type fault struct{ while, version string }

func (f fault) Error() string { return fmt.Sprintf("%v while %s", Err, f.while) }

func (fault) Unwrap() error { return Err }

// Refuse adds an error to the problems at a place: a fault of the program as one, any
// other as intake.Refuse does, under the rule given.
func Refuse(ps *source.Problems, at source.Pos, under string, err error) {
	var own fault
	if !errors.As(err, &own) {
		intake.Refuse(ps, at, under, err)
		return
	}
	ps.Refuse(at, rule, "report it with the version ("+own.version+") and the stack that --log writes", "%s", own.Error())
}

// Guard does work for a program of some version. Where that panics, or a template
// caught it panicking, its error is a fault, and the stack is in the log. What the
// runtime cannot be recovered from, such as running out of memory, still ends the
// process.
type Guard struct{ Version string }

// Do does some work on something.
func (g Guard) Do(log *slog.Logger, while, what string, work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			log.Error("fault of the program", "while", while, "of", what, "panic", KindOf(r), "stack", string(debug.Stack()))
			err = fault{while, g.Version}
		}
	}()
	err = work()
	var caught runtime.Error
	if errors.As(err, &caught) {
		log.Error("fault of the program", "while", while, "of", what, "panic", KindOf(caught), "stack", "caught by a template")
		err = fault{while, g.Version}
	}
	return err
}

// KindOf is what may be told of a panic: the runtime's own reason, which holds no
// data, else the type of its value.
func KindOf(panicked any) string {
	if err, ok := panicked.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", panicked)
}
