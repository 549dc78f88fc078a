package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/sys/unix"
)

// pseudoTerminal is a terminal of so many columns, and the end at which a person sits.
func pseudoTerminal(t *testing.T, columns uint16) (person, screen *os.File) {
	t.Helper()
	person, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Skip("skipped: no pseudo-terminals here:", err)
	}
	fd := int(person.Fd())
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0)
	}
	if err == nil {
		err = unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: columns})
	}
	if err == nil {
		screen, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	}
	if err != nil {
		t.Skip("skipped: no pseudo-terminal to be had:", err)
	}
	return person, screen
}

// seen is what a program writes to a terminal until it ends.
func seen(t *testing.T, columns uint16, env []string, args ...string) (text string, code int) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	person, screen := pseudoTerminal(t, columns)
	defer person.Close()
	cmd := exec.Command(self, args...)
	cmd.Env = append(append(os.Environ(), asProgram+"=1", "TERM=xterm"), env...)
	cmd.Stderr = screen
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	screen.Close()
	var out bytes.Buffer
	io.Copy(&out, person) // the other end is gone: that is how it ends
	cmd.Wait()            // the code says how
	return out.String(), cmd.ProcessState.ExitCode()
}

// TestATerminalSeesHowFarARunIs: a bar for each pass, no line of which is longer than the
// screen is wide, and nothing of which is left; a terminal that cannot draw over, a log
// and a pipe have none.
func TestATerminalSeesHowFarARunIs(t *testing.T) {
	if raceDetector {
		t.Skip("skipped under the race detector: make check runs it without")
	}
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS("../../testdata/demo")); err != nil {
		t.Fatal(err)
	}
	job := filepath.Join(folder, "job.yaml")
	run := []string{"run", job, "--no-cache", "--out"}
	for _, columns := range []uint16{80, 200} {
		text, code := seen(t, columns, nil, append(run, t.TempDir())...)
		if code != exitOK || !strings.Contains(text, "2/3") || !strings.Contains(text, passReading) || !strings.Contains(text, passSetting) {
			t.Errorf("%d columns: exit %d, %q", columns, code, text)
		}
		plain := regexp.MustCompile("\x1b\\[[0-9;]*[A-Za-z]").ReplaceAllString(text, "")
		for _, line := range strings.FieldsFunc(plain, func(r rune) bool { return r == '\r' || r == '\n' }) {
			if n := len([]rune(line)); n > int(columns) {
				t.Errorf("%d columns on a screen of %d: %q", n, columns, line)
			}
		}
		if !strings.HasSuffix(text, "\x1b[2K\r") && !strings.HasSuffix(text, "\r") {
			t.Errorf("it leaves something on the screen: %q", text[max(0, len(text)-40):])
		}
	}
	if text, code := seen(t, 80, []string{"TERM=dumb"}, append(run, t.TempDir(), "--force", "sussex")...); text != "" || code != exitOK {
		t.Errorf("a terminal that cannot draw over: exit %d, %q", code, text)
	}
	if text, _ := seen(t, 80, nil, append(run, t.TempDir(), "--force", "sussex", "--log")...); !strings.HasPrefix(text, "{") || strings.Contains(text, "/3") {
		t.Errorf("a log is drawn over: %q", text)
	}
}
