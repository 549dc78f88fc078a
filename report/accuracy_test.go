package report_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"assize/report"
)

// packOf is the folder that a force is sent.
func packOf(res *report.Result, force string) string {
	return filepath.Join(res.Release.Dir, "restricted", "forces", force, "factual-accuracy")
}

// TestFactualAccuracy: each force's pack is its own; nothing goes on while its
// comments are missing or undecided, and what was decided is in the quality log.
func TestFactualAccuracy(t *testing.T) {
	both := []string{"staffordshire.xlsx", "sussex.xlsx"}
	r := newRealRound(t, "staffordshire", "sussex")
	res := r.must("packs", "factual-accuracy", both, "keep: {references: true, notes: true}", "outputs: [annex]")
	holdsOnlyItself(t, packOf(res, "sussex"), "Staffordshire")
	holdsOnlyItself(t, packOf(res, "staffordshire"), "Sussex")
	if found, _ := filepath.Glob(filepath.Join(res.Release.Dir, "public", "*")); len(found) != 1 {
		t.Errorf("the public part holds %v", found)
	}
	if info, err := os.Stat(filepath.Join(res.Release.Dir, "public")); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("others may read the release: %v %v", info.Mode(), err)
	}

	const embargo = "embargo: 2016-08-25T00:01+01:00"
	r.write("comments/.keep", nil)
	refused := func(want string) {
		t.Helper()
		res, err := r.run("out", "embargoed", both, embargo, "comments: comments")
		if err == nil || !strings.Contains(res.Problems.Error(), want) {
			t.Errorf("want %s\ngot %v\n%v", want, err, res.Problems)
		}
	}
	refused("Sussex Police has not sent its comments; a force without comments sends its workbook back as it is; put it there as sussex.xlsx [comments-missing]")

	back := func(force string) []byte {
		found, _ := filepath.Glob(filepath.Join(packOf(res, force), "*-comments.xlsx"))
		data, err := os.ReadFile(found[0])
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	r.write("comments/staffordshire.xlsx", back("staffordshire"))
	r.write("comments/sussex.xlsx", back("staffordshire"))
	refused("comments/sussex.xlsx: the comments are not those of Sussex Police")

	r.write("comments/sussex.xlsx", back("sussex"))
	if again := r.must("out", "embargoed", both, embargo, "comments: comments"); len(again.Forces) != 2 {
		t.Errorf("%d forces without comments", len(again.Forces))
	}

	if err := os.Remove(filepath.Join(r.dir, "comments", "sussex.xlsx")); err != nil {
		t.Fatal(err)
	}
	const about, head = "Item,Value\nForce,Sussex Police\nReport,0123456789abcdef\n", "Paragraph,Comment,Evidence,Decision,By,Date\n"
	r.write("comments/sussex/About.csv", []byte(about))
	r.write("comments/sussex/Comments.csv", []byte(head+"paragraph 1.10,SECRET words of the force,Log 7,,,\n"))
	refused("comments/sussex/Comments.csv:Comments!2: a comment lacks a decision, or who made it and when; enter decision, by and date [comment-undecided]")
	draft := r.must("draft", "draft", both, "comments: comments")
	if !strings.Contains(draft.Problems.Error(), "warning: a comment lacks a decision") || strings.Contains(draft.Problems.Error(), "SECRET") {
		t.Errorf("a draft tells of it without the force's words: %v", draft.Problems)
	}
	r.write("comments/sussex/Comments.csv", []byte(head+"paragraph 1.10,SECRET words of the force,Log 7,partly accepted,A. Inspector,2016-08-01\n"))
	decided := r.must("out", "embargoed", both, embargo, "comments: comments")
	log := strings.Join(values(texts(t, filepath.Join(decided.Release.Dir, "restricted", "quality-log.xlsx"))), "\n")
	for _, want := range []string{"paragraph 1.10: partly accepted", "A. Inspector", "2016-08-01"} {
		if !strings.Contains(log, want) {
			t.Errorf("the quality log does not say %q", want)
		}
	}
	keepsQuiet(t, decided.Release.Dir, "SECRET words")
}

// holdsOnlyItself: no file of a force's pack names another force, and its own lines
// carry their references.
func holdsOnlyItself(t *testing.T, dir, other string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 4 {
		t.Fatalf("%s holds %d files: %v", dir, len(entries), err)
	}
	for _, e := range entries {
		all := strings.Join(values(texts(t, filepath.Join(dir, e.Name()))), "\n")
		if strings.Contains(all, other) {
			t.Errorf("%s names %s", e.Name(), other)
		}
		if strings.HasSuffix(e.Name(), "-audited-lines.xlsx") && (!strings.Contains(all, "Report reference") || strings.Contains(all, "Auditor note")) {
			t.Errorf("%s has no references, or has the auditors' notes", e.Name())
		}
	}
}

// keepsQuiet: no file of a release repeats some words.
func keepsQuiet(t *testing.T, dir, words string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		for part, text := range texts(t, p) {
			if strings.Contains(text, words) {
				t.Errorf("%s (%s) repeats them", p, part)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func values(m map[string]string) []string {
	var out []string
	for _, v := range m {
		out = append(out, v)
	}
	return out
}

// TestDisputedRows: the rate with a row that a force disputes and without it stands in
// the force's pack, in each language, and nowhere else; a row that was not audited is
// told.
func TestDisputedRows(t *testing.T) {
	books := []string{"sussex.xlsx"}
	r := newRealRound(t, "sussex")
	r.write("comments/sussex/About.csv", []byte("Item,Value\nForce,Sussex Police\nReport,0123456789abcdef\n"))
	comments := func(rows string) {
		r.write("comments/sussex/Comments.csv", []byte("Paragraph,Comment,Evidence,Decision,By,Date,Line\n"+rows))
	}
	const two = "audited lines,SECRET one,Log 7,,,,Reports 5\naudited lines,SECRET two,Log 8,not accepted,A. Inspector,2016-08-01,\"Reports!6, Reports 99999\"\n"
	comments(two)
	res := r.must("packs", "factual-accuracy", books, "comments: comments", "languages: [en, cy]")
	told := res.Problems.Error()
	if !strings.Contains(told, "Comments.csv:Comments!G3: warning: no audited row stands in row 99999 of Reports") || strings.Contains(told, "SECRET") {
		t.Errorf("told: %v", told)
	}
	pack := packOf(res, "sussex")
	entries, err := os.ReadDir(pack)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		all := strings.Join(values(texts(t, filepath.Join(pack, e.Name()))), "\n")
		for _, want := range map[bool][]string{true: {"Reports 5", "Reports 6", "not accepted", "Rate without the row"}}[strings.HasSuffix(e.Name(), "-audited-lines.xlsx")] {
			if !strings.Contains(all, want) {
				t.Errorf("%s does not say %q", e.Name(), want)
			}
		}
		if strings.HasSuffix(e.Name(), "-annex.xlsx") && strings.Contains(all, "Reports 5") {
			t.Errorf("%s, which is as it will be published, tells of the dispute", e.Name())
		}
	}
	draft := r.must("draft", "draft", books, "comments: comments")
	if found, _ := filepath.Glob(filepath.Join(draft.Release.Dir, "restricted", "forces", "sussex", "*annex-analyst.xlsx")); len(found) == 1 {
		if all := strings.Join(values(texts(t, found[0])), "\n"); strings.Contains(all, "Rate without the row") {
			t.Error("a release of another stage tells of the dispute")
		}
	}
	comments("audited lines,SECRET,Log,,,,57\n")
	if bad, err := r.run("packs", "factual-accuracy", books, "comments: comments"); err == nil || !strings.Contains(bad.Problems.Error(), "Comments.csv:Comments!G2: ") || !strings.Contains(bad.Problems.Error(), "write it as Reports 57 or by its reference, several parted by commas [comments-line]") {
		t.Errorf("%v %v", err, bad.Problems)
	}
}
