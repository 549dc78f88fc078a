package report

import (
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"slices"

	"assize/report/read/source"
)

// ErrFault says that the program itself failed, on an input that may be sound.
// Nothing but a draft, without what it failed on, is published then.
var ErrFault = errors.New("a fault of the program")

// ruleFault is the rule of what the program failed on.
const ruleFault = "program-fault"

// Faulty reports whether a fault of the program is among problems.
func Faulty(ps source.Problems) bool {
	return slices.ContainsFunc(ps, func(p source.Problem) bool { return p.Rule == ruleFault })
}

// fault is the error of work in which the program failed. It says neither why nor
// of which value: that could be what stands in a cell.
type fault struct{ while, version string }

func (f fault) Error() string { return fmt.Sprintf("%v while %s", ErrFault, f.while) }

func (fault) Unwrap() error { return ErrFault }

// problem is the fault as a refusal of what was worked on.
func (f fault) problem(at source.Pos) source.Problem {
	return source.Problem{
		Pos: at, Severity: source.Refusal, Rule: ruleFault, Message: f.Error(),
		Hint: "report it with the version (" + f.version + ") and the stack that --log writes",
	}
}

// guarded does some work. Where that panics, or a template caught it panicking,
// its error is a fault, and the stack is in the log. What the runtime cannot be
// recovered from, such as running out of memory, still ends the process.
func (b *bench) guarded(log *slog.Logger, while, what string, work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			log.Error("fault of the program", "while", while, "of", what, "panic", PanicKind(r), "stack", string(debug.Stack()))
			err = fault{while, b.program.Version}
		}
	}()
	err = work()
	var caught runtime.Error
	if errors.As(err, &caught) {
		log.Error("fault of the program", "while", while, "of", what, "panic", PanicKind(caught), "stack", "caught by a template")
		err = fault{while, b.program.Version}
	}
	return err
}

// PanicKind is what may be told of a panic: the runtime's own reason, which holds
// no data, else the type of its value.
func PanicKind(value any) string {
	if err, ok := value.(runtime.Error); ok {
		return err.Error()
	}
	return fmt.Sprintf("%T", value)
}
