package intake

import (
	"errors"
	"io/fs"
	"path/filepath"
	"strconv"
	"syscall"

	"assize/report/read/source"
)

// The rules that a named file may break.
const (
	ruleMissing    = "file-missing"    // it is there
	ruleUnreadable = "file-unreadable" // the account that runs the program may read it
	ruleKind       = "file-kind"       // it is a file itself, no link; or a folder where one is wanted
	ruleLink       = "file-link"       // no link leads to it inside the job's folder
	ruleSize       = "file-size"       // it is no bigger than its kind may be
	ruleChanged    = "file-changed"    // it stays the same while it is read
	rulePath       = "file-path"       // its path is written plainly
	ruleTwice      = "file-name-twice" // outputs tell it by a name of its own
	ruleMachine    = "machine"         // the machine can read it
)

// Refusal says why a named file is not read.
type Refusal struct {
	Name string // as it is told
	What string // "is a named pipe, and no file"
	Rule string
	Hint string
	err  error // fs.ErrNotExist, fs.ErrPermission or nil
}

// Error is "name: what; hint [rule]".
func (r *Refusal) Error() string {
	return source.Problem{Pos: source.Pos{File: r.Name}, Message: r.What, Hint: r.Hint, Rule: r.Rule}.Error()
}

// Unwrap lets callers ask for fs.ErrNotExist and fs.ErrPermission.
func (r *Refusal) Unwrap() error { return r.err }

// Refuse adds the refusal of a file to the problems at a place, with the rule and the
// hint that its error knows; an error that knows none is told under the rule given. An
// error that is made of problems adds them: each has its own place, which what it was
// wrapped in does not say better.
func Refuse(ps *source.Problems, at source.Pos, rule string, err error) {
	var own source.Problems
	var r *Refusal
	var m *MachineError
	var p *fs.PathError
	switch {
	case errors.As(err, &own):
		*ps = append(*ps, own...)
	case errors.As(err, &r):
		what := r.What
		if at.File != r.Name {
			what = strconv.Quote(r.Name) + " " + what
		}
		ps.Refuse(at, r.Rule, r.Hint, "%s", what)
	case errors.As(err, &m):
		ps.Refuse(at, ruleMachine, machineHint, "cannot be read: %v", bare(m.Err))
	case errors.As(err, &p):
		ps.Refuse(at, rule, "", "cannot be read: %v", p.Err)
	default:
		ps.Refuse(at, rule, "", "%v", err)
	}
}

// MachineAmong is the first fault of the machine that problems tell of, nil for none.
func MachineAmong(ps source.Problems) error {
	for _, p := range ps {
		if p.Rule == ruleMachine {
			return &MachineError{Doing: p.Pos.File, Err: errors.New(p.Message)}
		}
	}
	return nil
}

// MachineError is a fault of the machine: of its disk, its memory, its processes or
// its descriptors. It says nothing about the file or the force that was being worked
// on, so it ends a run instead of refusing them.
type MachineError struct {
	Doing string // "sussex.xlsx", or what was being done
	Err   error
}

const machineHint = "nothing was published, and the release in place stands; run again when the machine is sound"

// Error is "what: fault; hint [machine]", without any path of the machine.
func (m *MachineError) Error() string {
	return source.Problem{Pos: source.Pos{File: m.Doing}, Message: bare(m.Err).Error(), Hint: machineHint, Rule: ruleMachine}.Error()
}

// Unwrap is the fault itself.
func (m *MachineError) Unwrap() error { return m.Err }

// MachineFault is err as a fault of the machine, nil when it is none. A name that
// leads nowhere, or to what the account may not read, is the fault of whoever named
// it; every other answer of the system, known or not, is the machine's: to end a run
// for nothing loses nothing, to leave a force out of a release for it does.
func MachineFault(doing string, err error) error {
	var m *MachineError
	if errors.As(err, &m) {
		return m
	}
	var no syscall.Errno
	if !errors.As(err, &no) || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
		return nil
	}
	for _, naming := range []syscall.Errno{syscall.ENOTDIR, syscall.EISDIR, syscall.ELOOP, syscall.ENAMETOOLONG} {
		if no == naming {
			return nil
		}
	}
	return &MachineError{Doing: doing, Err: bare(err)}
}

// bare is an error without the path of the machine that the os package puts in.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// asRefusal turns an error of the system into one that names the file as it is told.
func asRefusal(name string, err error) error {
	var r *Refusal
	if errors.As(err, &r) {
		return r
	}
	if m := MachineFault(name, err); m != nil {
		return m
	}
	refusal := &Refusal{Name: name, What: "cannot be read: " + bare(err).Error(), Rule: ruleUnreadable}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		*refusal = Refusal{Name: name, What: "is not there", Rule: ruleMissing, Hint: "paths are relative to the file that names them", err: fs.ErrNotExist}
	case errors.Is(err, fs.ErrPermission):
		refusal.Hint, refusal.err = "let the account that runs the program read it", fs.ErrPermission
	}
	return refusal
}

// kindOf says what stands in the place of a file.
func kindOf(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "a folder"
	case m&fs.ModeSymlink != 0:
		return "a link"
	case m&fs.ModeNamedPipe != 0:
		return "a named pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	default:
		return "no ordinary file"
	}
}

// notRegular is nil for a regular file.
func notRegular(name string, info fs.FileInfo) error {
	switch m := info.Mode(); {
	case m.IsRegular():
		return nil
	case m&fs.ModeSymlink != 0:
		return isLink(name)
	default:
		return &Refusal{Name: name, What: "is " + kindOf(m) + ", and not a file", Rule: ruleKind, Hint: "name the file itself"}
	}
}

// notFolder is nil for a folder.
func notFolder(name string, info fs.FileInfo) error {
	switch m := info.Mode(); {
	case m.IsDir():
		return nil
	case m&fs.ModeSymlink != 0:
		return isLink(name)
	default:
		return &Refusal{Name: name, What: "is not a folder", Rule: ruleKind, Hint: "name the folder itself"}
	}
}

func isLink(name string) error {
	return &Refusal{
		Name: name, What: "is a link, and links are not followed", Rule: ruleKind,
		Hint: "put the file itself there, or name the path that the link leads to",
	}
}

func changed(name string) error {
	return &Refusal{Name: name, What: "changed while it was read", Rule: ruleChanged, Hint: "run again when nobody works on it"}
}

// native is a slash-separated path as the system writes it.
func native(p string) string { return filepath.FromSlash(p) }
