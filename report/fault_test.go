package report_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assize/report"
	"assize/report/read/fault"
)

// secret is what a panic must tell nobody, not even the log.
const secret = "A. Victim, reference 12/3456"

// panicking is a log that panics at the record of some work: a fault planted
// inside that work.
type panicking struct {
	slog.Handler
	message, value string // of the record, and of one of its attributes
}

func (p *panicking) Handle(ctx context.Context, r slog.Record) error {
	if r.Message == p.message {
		r.Attrs(func(a slog.Attr) bool {
			if a.Value.String() == p.value {
				panic(secret)
			}
			return true
		})
	}
	return p.Handler.Handle(ctx, r)
}

// planted are options whose log is kept, and panics.
func planted(jobFile, out, message, value string) (report.Options, *bytes.Buffer) {
	log := &bytes.Buffer{}
	o := options(jobFile, out)
	o.Clock = time.Date(2016, 8, 20, 9, 0, 0, 0, time.UTC)
	o.Log = slog.New(&panicking{slog.NewJSONHandler(log, nil), message, value})
	return o, log
}

// TestFaultOfTheProgram plants a panic in each pass, and in each document of the
// round. A draft goes out without what failed; nothing that is more does.
func TestFaultOfTheProgram(t *testing.T) {
	tests := []struct {
		name, message, value string
		while                string
		input                string // that is refused; "" for a document of the round
	}{
		{"assess", "assessed", "sussex.xlsx", "sussex.xlsx: a fault of the program while it was assessed", "sussex.xlsx"},
		{"render", "rendered", "sussex", "sussex.xlsx: a fault of the program while its documents were made", "sussex.xlsx"},
		{"overview", "made", "the overview of the round", "job.yaml: the overview of the round in en was not made: a fault of the program while it was made", ""},
		{"index", "made", "the index of the release", "job.yaml: the index of the release in en was not made: a fault of the program while it was made", ""},
	}
	r := newRealRound(t, "staffordshire", "sussex")
	both := []string{"staffordshire.xlsx", "sussex.xlsx"}
	r.sign("sign-off.yaml", r.must("before", "draft", both))
	more := []string{"sign-off: sign-off.yaml", "outputs: [press-notice, national]"}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := func(status string) string { return filepath.Join(r.dir, tt.name, status) }
			o, log := planted(r.job("draft", both, more...), out("draft"), tt.message, tt.value)
			res, err := report.Run(context.Background(), program(), o)
			if err != nil {
				t.Fatalf("the draft is not published: %v\n%v", err, res.Problems)
			}
			want := tt.while + "; report it with the version (assize test) and the stack that --log writes [program-fault]"
			if !fault.Among(res.Problems) || !strings.Contains(res.Problems.Error(), want) {
				t.Errorf("%v\nwant %s", res.Problems, want)
			}
			if tt.input != "" && (len(res.Forces) != 1 || res.Forces[0].Findings.Force.ID != "staffordshire" || len(res.Refused) != 1 || res.Refused[0].Workbook != tt.input) {
				t.Errorf("%d forces, refused %v", len(res.Forces), res.Refused)
			}
			if tt.input == "" && (len(res.Forces) != 2 || len(res.Refused) != 0) {
				t.Errorf("%d forces, refused %v", len(res.Forces), res.Refused)
			}
			for _, want := range []string{`"msg":"fault of the program"`, `"panic":"string"`, `fault_test.go`} {
				if !strings.Contains(log.String(), want) {
					t.Errorf("the log does not hold %s:\n%s", want, log)
				}
			}
			if strings.Contains(log.String(), secret) {
				t.Error("the log tells what the panic held")
			}
			holdsNot(t, out("draft"), secret, "goroutine ", "fault_test.go")

			for _, status := range []string{"factual-accuracy", "embargoed", "final"} {
				if tt.name == "overview" && status == "factual-accuracy" {
					continue // it has no overview
				}
				lines := more
				if status == "embargoed" {
					lines = append([]string{"embargo: 2016-08-25T00:01+01:00"}, more...)
				}
				o, _ := planted(r.job(status, both, lines...), out(status), tt.message, tt.value)
				res, err := report.Run(context.Background(), program(), o)
				if !errors.Is(err, fault.Err) {
					t.Errorf("%s: %v\n%v", status, err, res.Problems)
				}
				if _, err := os.Lstat(filepath.Join(out(status), "current")); !errors.Is(err, fs.ErrNotExist) {
					t.Errorf("%s: something is published", status)
				}
			}
		})
	}
}

// holdsNot fails where a file of a folder holds one of some texts.
func holdsNot(t *testing.T, dir string, texts ...string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, text := range texts {
			if bytes.Contains(data, []byte(text)) {
				t.Errorf("%s holds %q", path, text)
			}
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// TestFaultOfEveryForce: a draft of nothing is none.
func TestFaultOfEveryForce(t *testing.T) {
	r := newRealRound(t, "sussex")
	job := r.job("draft", []string{"sussex.xlsx"})
	for _, c := range [][2]string{{"assessed", "sussex.xlsx"}, {"rendered", "sussex"}} {
		o, _ := planted(job, filepath.Join(r.dir, "out"), c[0], c[1])
		if _, err := report.Run(context.Background(), program(), o); !errors.Is(err, fault.Err) {
			t.Errorf("%s: %v", c[0], err)
		}
		ps, err := report.Check(context.Background(), program(), o)
		if err != nil || !fault.Among(ps) {
			t.Errorf("check, %s: %v, %v", c[0], err, ps)
		}
	}
}
