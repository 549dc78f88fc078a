package main

import (
	"context"
	"io"
	"log/slog"
	"os"
	"sync"
	"unicode/utf8"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress draws on a terminal how far a run is: a bar a pass, with the force worked off
// last, forces a second and the time left. It hears of it by the run's own log, and leaves
// nothing on the screen behind.
type progress struct {
	mu    sync.Mutex
	to    io.Writer
	width int // columns of the terminal
	bar   *progressbar.ProgressBar
	pass  string

	left  int // of the pass
	sound int // workbooks that were not refused
}

// The passes of a run, as a person is told of them.
const (
	passReading = "reading"
	passSetting = "documents"
)

// terminalOf is the width of the terminal that a stream is; 0 where it is none, or one that
// cannot draw over what it has drawn.
func terminalOf(w io.Writer) int {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		return narrow
	}
	return width
}

// narrow is the width of a terminal that does not know its own.
const narrow = 80

// Enabled hears of everything.
func (p *progress) Enabled(context.Context, slog.Level) bool { return true }

// WithAttrs is the same: what comes is told apart by its message.
func (p *progress) WithAttrs([]slog.Attr) slog.Handler { return p }

// WithGroup is the same.
func (p *progress) WithGroup(string) slog.Handler { return p }

// Handle moves the bar.
func (p *progress) Handle(_ context.Context, r slog.Record) error {
	said := map[string]slog.Value{}
	r.Attrs(func(a slog.Attr) bool { said[a.Key] = a.Value; return true })
	p.mu.Lock()
	defer p.mu.Unlock()
	switch r.Message {
	case "started":
		p.begin(passReading, int(said["workbooks"].Int64()))
	case "assessed", "found":
		if said["refusals"].Kind() != slog.KindInt64 || said["refusals"].Int64() == 0 {
			p.sound++
		}
		if p.step(said["workbook"].String()) {
			p.begin(passSetting, p.sound)
		}
	case "rendered", "carried":
		p.step(said["force"].String())
	default:
		p.clear()
	}
	return nil
}

// begin begins a pass over so many.
func (p *progress) begin(pass string, of int) {
	p.clear()
	if of <= 0 {
		return
	}
	p.pass, p.left = pass, of
	p.bar = progressbar.NewOptions(of,
		progressbar.OptionSetWriter(p.to), progressbar.OptionSetWidth(barWidth), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
		progressbar.OptionSetItsString("forces"), progressbar.OptionClearOnFinish(), progressbar.OptionUseANSICodes(true))
}

// step says that one more is done in a pass, and reports whether it was the last. A
// command that works on one workbook has no pass.
func (p *progress) step(what string) (last bool) {
	if p.bar == nil {
		return false
	}
	p.bar.Describe(p.pass + " " + cut(what, p.width-besideName))
	p.bar.Add(1) //nolint:errcheck // a bar that cannot be drawn is no fault of the run
	p.left--
	return p.left == 0
}

const (
	barWidth   = 12
	besideName = 68 // columns of all but the name, at most
)

// cut is a name in no more columns than there are, but enough to know it by.
func cut(name string, columns int) string {
	columns = max(columns, 8)
	if utf8.RuneCountInString(name) <= columns {
		return name
	}
	return string([]rune(name)[:columns-1]) + "…"
}

// clear takes the bar off the screen.
func (p *progress) clear() {
	if p.bar != nil {
		p.bar.Clear() //nolint:errcheck // see step
		p.bar = nil
	}
}

// done takes the bar off the screen before anything else is said.
func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
}
