package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"assize/report/release/publish"
)

// round is a folder with a small round whose records are called real and whose
// thresholds published, so that it can be final: three forces, of which one comes
// late.
type smallRound struct {
	t   *testing.T
	dir string
}

const (
	early = "sussex, surrey"
	late  = "staffordshire"
)

// newSmallRound makes it of the files of a script.
func newSmallRound(t *testing.T) *smallRound {
	t.Helper()
	r := &smallRound{t: t, dir: t.TempDir()}
	script, err := txtar.ParseFile("testdata/script/retention.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range script.Files {
		text := string(f.Data)
		folder, file, _ := strings.Cut(f.Name, "/")
		switch {
		case f.Name == "mine.yaml":
			r.write(f.Name, strings.ReplaceAll(text, "status: illustrative", "status: published"))
		case folder == "sussex":
			for force, name := range map[string]string{"sussex": "Sussex Police", "surrey": "Surrey Police", "staffordshire": "Staffordshire Police"} {
				r.write(force+"/"+file, strings.NewReplacer("Sussex Police", name, "status,illustrative", "status,real").Replace(text))
			}
		case f.Name == "crime.csv":
			rows := strings.SplitAfterN(text, "\n", 2)
			for _, name := range []string{"Surrey", "Staffordshire"} {
				text += strings.ReplaceAll(rows[1], "Sussex", name)
			}
			r.write(f.Name, text)
		case folder == "words" || f.Name == "layout.yaml":
			r.write(f.Name, text)
		}
	}
	return r
}

func (r *smallRound) write(name, text string) {
	r.t.Helper()
	full := filepath.Join(r.dir, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o750), os.WriteFile(full, []byte(text), 0o600)); err != nil {
		r.t.Fatal(err)
	}
}

// published sets the publication date of every force.
func (r *smallRound) published(day string) {
	r.t.Helper()
	for _, force := range []string{"sussex", "surrey", "staffordshire"} {
		text := r.read(force + "/Inspection.csv")
		r.write(force+"/Inspection.csv", regexp.MustCompile(`Publication date,.*`).ReplaceAllString(text, "Publication date,"+day))
	}
}

func (r *smallRound) read(name string) string {
	r.t.Helper()
	text, err := os.ReadFile(filepath.Join(r.dir, name))
	if err != nil {
		r.t.Fatal(err)
	}
	return string(text)
}

// job writes a job and returns its path.
func (r *smallRound) job(name, status, forces string, lines ...string) string {
	r.t.Helper()
	r.write(name, fmt.Sprintf("title: Round\nstatus: %s\nworkbooks: [%s]\nrulebook: mine.yaml\nlayout: layout.yaml\ntemplates: words\nrecorded-crime: [crime.csv]\n%s\n",
		status, forces, strings.Join(lines, "\n")))
	return filepath.Join(r.dir, name)
}

// at runs a command in this process by a clock, and fails where it does not pass.
func (r *smallRound) at(clock time.Time, args ...string) {
	r.t.Helper()
	var out, errs bytes.Buffer
	a := newApp(&out, &errs)
	a.clock, a.now = clock, clock
	if code := a.main(context.Background(), args); code != exitOK {
		r.t.Fatalf("%v exits %d: %s", args, code, errs.String())
	}
}

// binary runs the program as its users do, and returns its exit code and what it
// said on standard error.
func (r *smallRound) binary(args ...string) (int, string) {
	r.t.Helper()
	var errs bytes.Buffer
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	cmd.Stderr = &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		r.t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode(), errs.String()
}

// current is the id of the release that stands, "" for none.
func current(t *testing.T, out string) string {
	t.Helper()
	id, err := publish.CurrentID(out)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// Days by which the test's releases come out: one that is over, one that is far.
func wasDay() time.Time { return time.Date(2016, 8, 20, 9, 0, 0, 0, time.UTC) }

const (
	pastDay   = "2016-08-25"
	pastOpens = "embargo: 2016-08-25T00:01+01:00"
	farDay    = "2099-12-01"
	farOpens  = "embargo: 2099-12-01T00:01+00:00"
	signed    = "sign-off: sign-off.yaml"
	cheap     = "outputs: [national]"
	other     = "outputs: [national, tables]\nattribution: [Another source.]"
)

// folderState is how an output folder stands, and how it came to that: again are the
// arguments of the run that has to be quiet when it is repeated.
type folderState struct {
	name  string
	far   bool // the round is published on a day to come
	free  bool // a run with another content may follow the one that made it
	make  func(r *smallRound, out string) (again []string)
	exits string // of draft, accuracy, embargoed, final, late, correction, postpone, withdraw
}

// run makes a state by one run of a job.
func byRun(status string, lines ...string) func(*smallRound, string) []string {
	return func(r *smallRound, out string) []string {
		args := []string{"run", r.job("made.yaml", status, early, append(lines, cheap)...), "--out", out}
		r.at(wasDay(), args...)
		return args
	}
}

func folderStates() []folderState {
	final := byRun("final", signed)
	return []folderState{
		{name: "nothing", make: func(*smallRound, string) []string { return nil }, exits: "0 0 0 0 0 78 65 65"},
		{name: "a draft", free: true, make: byRun("draft"), exits: "0 0 0 0 0 78 65 65"},
		{name: "packs for the forces", free: true, make: byRun("factual-accuracy"), exits: "0 0 0 0 0 78 65 65"},
		{name: "a marked edition alone", far: true, free: true, make: byRun("embargoed", farOpens), exits: "78 78 0 78 78 78 65 65"},
		{name: "what waits", far: true, make: byRun("embargoed", farOpens, signed), exits: "78 78 78 78 78 78 0 65"},
		{name: "what was opened", exits: "78 78 78 78 0 0 65 0", make: func(r *smallRound, out string) []string {
			args := byRun("embargoed", pastOpens, signed)(r, out)
			r.at(wasDay().AddDate(0, 0, 10), "deliver", out)
			return args
		}},
		{name: "a final release", exits: "78 78 78 78 0 0 65 0", make: final},
		{name: "a correction", exits: "78 78 78 78 0 0 65 0", make: func(r *smallRound, out string) []string {
			final(r, out)
			return byRun("correction", signed, issueOf("1.1", current(r.t, out)))(r, out)
		}},
		// A correction that leaves the late force out would take its documents away.
		{name: "a round with a late force", exits: "78 78 78 78 78 78 65 0", make: func(r *smallRound, out string) []string {
			final(r, out)
			args := r.late(out, cheap)
			r.at(wasDay(), args...)
			return args
		}},
		{name: "a force withdrawn", exits: "78 78 78 78 0 0 65 0", make: func(r *smallRound, out string) []string {
			final(r, out)
			r.at(wasDay(), "withdraw", "surrey", "--out", out, "--reason", "A name.", "--by", "A. Person")
			return nil
		}},
		{name: "all withdrawn", exits: "78 78 78 78 78 0 65 65", make: func(r *smallRound, out string) []string {
			final(r, out)
			r.at(wasDay(), "withdraw", current(r.t, out), "--out", out, "--reason", "A name.", "--by", "A. Person")
			return nil
		}},
		{name: "a draft over what was public, by an older version", exits: "78 78 78 78 78 0 65 0", make: func(r *smallRound, out string) []string {
			final(r, out)
			s, err := publish.Begin(out)
			if err != nil {
				r.t.Fatal(err)
			}
			if _, err := s.Commit(publish.About{Status: "draft"}, wasDay().AddDate(0, 0, 1)); err != nil {
				r.t.Fatal(err)
			}
			return nil
		}},
	}
}

// overlaid reports whether something was public and a draft took its place.
func overlaid(t *testing.T, out string) bool {
	m, err := publish.ReadRelease(out, current(t, out))
	return err == nil && m.Status == "draft"
}

func issueOf(version, corrects string) string {
	return fmt.Sprintf("issue: {version: %q, date: 2016-10-03, corrects: %q, reason: A row was missing.}", version, corrects)
}

// late are the arguments of a run for the force that comes late, drafted and signed
// off before against the picture of the round.
func (r *smallRound) late(out, outputs string) []string {
	picture := filepath.Join(r.dir, "round-picture.json")
	if id := current(r.t, out); id != "" {
		if data, err := os.ReadFile(filepath.Join(out, "releases", id, "restricted", "national", "picture.json")); err == nil {
			if err := os.WriteFile(picture, data, 0o600); err != nil {
				r.t.Fatal(err)
			}
		}
	}
	r.signed("late-sign-off.yaml", late, "--picture", picture)
	return []string{"run", r.job("late.yaml", "final", late, "sign-off: late-sign-off.yaml", outputs), "--out", out, "--picture", picture}
}

// second are the arguments of the step of each column, with a content of its own.
func (r *smallRound) second(out string, far bool) [][]string {
	id := current(r.t, out)
	public := id // what is or was public last
	if ids, err := publish.IDs(out); err == nil && len(ids) > 0 {
		if m, err := publish.ReadRelease(out, id); err == nil && m.Status == "draft" {
			public = ids[0]
		}
	}
	opens := pastOpens
	if far {
		opens = farOpens
	}
	if id == "" || !far { // an instant that has not come, or a run is refused for that alone
		opens = farOpens
	}
	run := func(name, status string, lines ...string) []string {
		return []string{"run", r.job(name, status, early, append(lines, other)...), "--out", out}
	}
	return [][]string{
		run("draft.yaml", "draft"),
		run("accuracy.yaml", "factual-accuracy"),
		run("embargoed.yaml", "embargoed", opens),
		run("final.yaml", "final", signed),
		r.late(out, other),
		run("correction.yaml", "correction", signed, issueOf("1.2", public)),
		{"postpone", "--out", out, "--until", "2099-12-24T00:01:00Z", "--reason", "x", "--by", "y"},
		{"withdraw", public, "--out", out, "--reason", "x", "--by", "y"},
	}
}

// TestTransitions walks every pair of how a folder stands and what somebody wants to
// do there, through the program itself: what may follow is put in place, and
// anything else leaves what stands as it was and says what would do what was meant;
// the same run again is quiet everywhere.
func TestTransitions(t *testing.T) {
	if raceDetector {
		t.Skip("runs the program a hundred times; make check runs it without the race detector")
	}
	steps := []string{"draft", "accuracy", "embargoed", "final", "late", "correction", "postpone", "withdraw"}
	for _, state := range folderStates() {
		t.Run(state.name, func(t *testing.T) {
			t.Parallel()
			r := newSmallRound(t)
			r.published(pastDay)
			if state.far {
				r.published(farDay)
			}
			r.sign()
			made := filepath.Join(r.dir, "made")
			again := state.make(r, made)
			if again != nil {
				id := current(t, made)
				if code, said := r.binary(again...); code != exitOK || said != "" && !strings.Contains(said, "no unmarked edition") || current(t, made) != id {
					t.Errorf("the same again exits %d, makes %s of %s and says %s", code, current(t, made), id, said)
				}
				checkForesees(t, r, again, made, !state.free)
			}
			want := strings.Fields(state.exits)
			for i, step := range steps {
				out := filepath.Join(r.dir, step)
				if _, err := os.Stat(made); err == nil {
					if err := exec.Command("cp", "-a", made, out).Run(); err != nil {
						t.Fatal(err)
					}
				}
				if step == "embargoed" && !state.far { // so that the day is not what refuses it
					r.published(farDay)
				}
				stands := current(t, out)
				code, said := r.binary(r.second(out, state.far)[i]...)
				r.published(map[bool]string{true: farDay, false: pastDay}[state.far])
				if fmt.Sprint(code) != want[i] {
					t.Errorf("%s exits %d, want %s: %s", step, code, want[i], said)
				}
				now := current(t, out)
				moved := want[i] == "0" && step != "postpone" && !(step == "withdraw" && now != "" && overlaid(t, out))
				if (now != stands) != moved {
					t.Errorf("%s: %q stands, and %q stood", step, now, stands)
				}
				if now != "" {
					if faults, err := publish.VerifyRelease(out, now); err != nil || len(faults) > 0 {
						t.Errorf("%s: %v %v", step, faults, err)
					}
				}
				if code == exitConfig && !regexp.MustCompile(`; .*\[((public|marked|embargo)-superseded|correction|late-force)\]`).MatchString(said) {
					t.Errorf("%s is refused without a way out: %s", step, said)
				}
			}
		})
	}
}

// checkForesees: a check cannot know whether the run will be the same again, and
// warns of what it would else be refused for.
func checkForesees(t *testing.T, r *smallRound, again []string, out string, want bool) {
	t.Helper()
	args := []string{"check", again[1], "--releases", out}
	if i := slices.Index(again, "--picture"); i >= 0 {
		return // check has no picture
	}
	cmd := exec.Command(os.Args[0], args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	said, err := cmd.Output()
	if got := strings.Contains(string(said), "unless nothing has changed: "); got != want || err != nil {
		t.Errorf("check warns: %t, want %t (%v): %s", got, want, err, said)
	}
}

// sign drafts the round, fills in its sign-off and keeps its picture.
func (r *smallRound) sign() {
	id := r.signed("sign-off.yaml", early)
	r.write("round-picture.json", r.read("sign-off.yaml-draft/releases/"+id+"/restricted/national/picture.json"))
}

// signed drafts forces in a folder of its own, and puts the sign-off of the draft
// beside the jobs.
func (r *smallRound) signed(name, forces string, args ...string) (id string) {
	out := filepath.Join(r.dir, name+"-draft")
	r.at(wasDay(), append([]string{"run", r.job("to-sign.yaml", "draft", forces, cheap), "--out", out}, args...)...)
	id = current(r.t, out)
	text := r.read(name + "-draft/releases/" + id + "/restricted/sign-off.yaml")
	r.write(name, strings.NewReplacer(`role: ""`, "role: responsible officer", `person: ""`, "person: C. Name", `date: ""`, "date: 2016-08-22").Replace(text))
	return id
}
