package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestAWatchmanIsTold when a run begins and how it ended; that he does not answer changes
// nothing but a line, and that line does not say where he lives.
func TestAWatchmanIsTold(t *testing.T) {
	if raceDetector {
		t.Skip("skipped under the race detector: make check runs it without")
	}
	var asked []string
	watchman := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.Path)
		if r.URL.Path == "/secret-gone" {
			http.NotFound(w, r)
		}
	}))
	defer watchman.Close()
	at := func(path string) string { return watchman.URL + path }
	flags := func(success string) []string {
		return []string{"--ping-start", at("/start"), "--ping-success", success, "--ping-failure", at("/failure")}
	}
	for _, c := range []struct {
		name  string
		args  []string
		asked []string
		code  int
		said  string
	}{
		{"well", append([]string{"run", "../../testdata/demo/job.yaml", "--force", "sussex", "--out", t.TempDir()}, flags(at("/success"))...), []string{"/start", "/success"}, exitOK, ""},
		{"ill", append([]string{"run", filepath.Join(t.TempDir(), "job.yaml")}, flags(at("/success"))...), []string{"/start", "/failure"}, exitConfig, "job.yaml"},
		{"no answer", append([]string{"run", "../../testdata/demo/job.yaml", "--force", "sussex", "--out", t.TempDir()}, flags(at("/secret-gone"))...), []string{"/start", "/secret-gone"}, exitOK, "--ping-success: answered 404"},
		{"nobody there", append([]string{"run", "../../testdata/demo/job.yaml", "--force", "sussex", "--out", t.TempDir()}, flags("http://127.0.0.1:1/secret-port")...), []string{"/start"}, exitOK, "--ping-success: "},
		{"no address", append([]string{"run"}, flags("secret words")...), nil, exitUsage, "--ping-success is no http or https address"},
	} {
		t.Run(c.name, func(t *testing.T) {
			asked = nil
			var out, said bytes.Buffer
			code := newApp(&out, &said).main(context.Background(), c.args)
			if code != c.code || !slices.Equal(asked, c.asked) || !strings.Contains(said.String(), c.said) || (c.said == "") != (said.Len() == 0) {
				t.Errorf("exit %d, asked %q, said %q", code, asked, said.String())
			}
			if strings.Contains(said.String(), "secret") {
				t.Errorf("it says where: %q", said.String())
			}
		})
	}
}

// TestTheLogTellsEveryEvent as JSON lines: what began, was read, set, made, refused,
// published, found unchanged, failed.
func TestTheLogTellsEveryEvent(t *testing.T) {
	if raceDetector {
		t.Skip("skipped under the race detector: make check runs it without")
	}
	out := t.TempDir()
	events := func(args ...string) []string {
		var stdout, said bytes.Buffer
		newApp(&stdout, &said).main(context.Background(), append(args, "--log"))
		var found []string
		for line := range strings.Lines(said.String()) {
			var e struct {
				Msg string `json:"msg"`
			}
			if json.Unmarshal([]byte(line), &e) == nil {
				found = append(found, e.Msg)
			}
		}
		return slices.Compact(found)
	}
	job := []string{"run", "../../testdata/demo/job.yaml", "--force", "sussex", "--out", out}
	for _, c := range []struct {
		args []string
		want []string
	}{
		{job, []string{"started", "assessed", "rendered", "made", "published"}},
		{job, []string{"started", "unchanged"}},
		{append(job, "--rulebook", "none"), []string{"failed"}},
		{[]string{"deliver", t.TempDir()}, nil},
	} {
		if got := events(c.args...); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.args, got, c.want)
		}
	}
}
