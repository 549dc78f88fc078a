package publish

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// instant is the embargo of the tests, with the offset it was given.
func instant() time.Time {
	return time.Date(2016, 8, 25, 0, 1, 0, 0, time.FixedZone("", 3600))
}

// embargoed commits a release under embargo: a marked and an unmarked edition.
func embargoed(t *testing.T, root string, opens time.Time) Release {
	t.Helper()
	s := stage(t, root, map[string]string{
		"public/forces/a/report.pdf": "plain", "public/index.html": "index",
		"embargoed/forces/a/report.pdf": "marked", "restricted/forces/a/findings.json": "{}",
	})
	rel, err := s.Commit(About{Status: "embargoed", Closed: true, Opens: opens, Ready: true}, at(0))
	if err != nil {
		t.Fatal(err)
	}
	return rel
}

func faultsOf(t *testing.T, dir string) string {
	t.Helper()
	faults, err := Verify(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range faults {
		out = append(out, f.String())
	}
	return strings.Join(out, ", ")
}

func TestTheEmbargoedPartIsThereWhereItHoldsSomething(t *testing.T) {
	rel := embargoed(t, t.TempDir(), instant())
	for _, area := range []Area{Public, Embargoed, Restricted} {
		m, err := ReadManifest(filepath.Join(rel.Dir, string(area)))
		if err != nil {
			t.Fatal(err)
		}
		if m.Area != area || m.Release != rel.ID || !m.Opens.Equal(instant()) || !m.Ready || !m.UnderEmbargo() || m.PublicAtOnce() {
			t.Errorf("the manifest of %s says %+v", area, m)
		}
		text, _ := os.ReadFile(filepath.Join(rel.Dir, string(area), manifestFile))
		if !strings.Contains(string(text), `"opens": "2016-08-25T00:01:00+01:00"`) || !strings.Contains(string(text), `"ready": true`) {
			t.Errorf("the manifest of %s lacks the instant with its offset, or that it is ready:\n%s", area, text)
		}
	}
	if got := faultsOf(t, rel.Dir); got != "" {
		t.Errorf("a fresh release does not verify: %s", got)
	}
}

func TestAPartWithoutFilesHasItsManifestAndTheEmbargoedPartIsLeftOut(t *testing.T) {
	s := stage(t, t.TempDir(), map[string]string{"restricted/forces/a/pack.pdf": "pdf"})
	rel, err := s.Commit(About{Status: "factual-accuracy", Closed: true}, at(0))
	if err != nil {
		t.Fatal(err)
	}
	m, err := ReadManifest(filepath.Join(rel.Dir, "public"))
	if err != nil || m.Files == nil || len(m.Files) > 0 {
		t.Errorf("the public part says %+v, %v", m, err)
	}
	text, _ := os.ReadFile(filepath.Join(rel.Dir, "public", manifestFile))
	for _, word := range []string{"opens", "ready"} {
		if strings.Contains(string(text), word) {
			t.Errorf("a release without embargo says %q:\n%s", word, text)
		}
	}
	if exists(filepath.Join(rel.Dir, "embargoed")) {
		t.Error("an embargoed part without files is there")
	}
	if got := faultsOf(t, rel.Dir); got != "" {
		t.Errorf("does not verify: %s", got)
	}
}

func TestOnlyThePublicPartIsForOthers(t *testing.T) {
	s := stage(t, t.TempDir(), map[string]string{
		"public/forces/a": "p", "embargoed/forces/a": "e", "restricted/forces/a": "r",
	})
	rel, err := s.Commit(About{Status: "draft"}, at(0))
	if err != nil {
		t.Fatal(err)
	}
	if got := modes(t, rel.Dir, "public"); !slices.Equal(got, []string{"drwxr-x---", "-rw-r-----"}) {
		t.Errorf("public: %v", got)
	}
	for _, area := range []string{"embargoed", "restricted"} {
		if got := modes(t, rel.Dir, area); !slices.Equal(got, []string{"drwx------", "-rw-------"}) {
			t.Errorf("%s: %v", area, got)
		}
	}
}

// modes are the modes found in an area, each once, those of folders first.
func modes(t *testing.T, dir, area string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(filepath.Join(dir, area), func(_ string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil && !slices.Contains(out, info.Mode().String()) {
			out = append(out, info.Mode().String())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(out, func(a, b string) int { return strings.Compare(b, a) })
	return out
}

func TestLineLevelDataStayOutOfTheEmbargoedPart(t *testing.T) {
	root := t.TempDir()
	s := stage(t, root, nil)
	if err := s.Write(Embargoed, File{Path: "lines.csv", LineLevel: true}, nil); err == nil {
		t.Error("line-level data were staged in the embargoed part")
	}
	if err := s.Write("elsewhere", File{Path: "a"}, nil); err == nil {
		t.Error("a file was staged in a part that no release has")
	}
	s.Abort()
	rel := embargoed(t, root, instant())
	name := filepath.Join(rel.Dir, "embargoed", manifestFile)
	text, _ := os.ReadFile(name)
	os.WriteFile(name, []byte(strings.Replace(string(text), `"size": 6`, `"size": 6, "lineLevel": true`, 1)), 0o600)
	if got, want := faultsOf(t, rel.Dir), "embargoed/forces/a/report.pdf: line-level data in the embargoed part"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAnotherEmbargoIsAnotherRelease(t *testing.T) {
	files := map[string]string{"public/a": "a", "restricted/b": "b"}
	first := About{Status: "embargoed", Closed: true, Opens: instant(), Ready: true}
	for _, c := range []struct {
		name      string
		change    func(*About, map[string]string)
		unchanged bool
	}{
		{"nothing", func(*About, map[string]string) {}, true},
		{"the same instant told otherwise", func(a *About, _ map[string]string) { a.Opens = a.Opens.UTC() }, true},
		{"another instant", func(a *About, _ map[string]string) { a.Opens = a.Opens.Add(time.Minute) }, false},
		{"no embargo", func(a *About, _ map[string]string) { a.Opens = time.Time{} }, false},
		{"no longer ready", func(a *About, _ map[string]string) { a.Ready = false }, false},
		{"another status", func(a *About, _ map[string]string) { a.Status = "final" }, false},
		{"a file of the embargoed part", func(_ *About, f map[string]string) { f["embargoed/a"] = "a" }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			root := t.TempDir()
			if _, err := stage(t, root, files).Commit(first, at(0)); err != nil {
				t.Fatal(err)
			}
			about, now := first, map[string]string{"public/a": "a", "restricted/b": "b"}
			c.change(&about, now)
			rel, err := stage(t, root, now).Commit(about, at(30))
			if err != nil || rel.Unchanged != c.unchanged {
				t.Errorf("unchanged %v, want %v: %v", rel.Unchanged, c.unchanged, err)
			}
		})
	}
}

func TestVerifyCoversEveryPart(t *testing.T) {
	const rewritten = "MANIFEST.json: a part is missing, or a manifest was rewritten"
	edit := func(name, old, by string) func(string) error {
		return func(dir string) error {
			text, err := os.ReadFile(filepath.Join(dir, name))
			if err == nil && !strings.Contains(string(text), old) {
				return errors.New(name + " does not hold " + old)
			}
			return errors.Join(err, os.WriteFile(filepath.Join(dir, name), []byte(strings.ReplaceAll(string(text), old, by)), 0o600))
		}
	}
	everywhere := func(old, by string) func(string) error {
		return func(dir string) error {
			return errors.Join(edit("public/MANIFEST.json", old, by)(dir), edit("embargoed/MANIFEST.json", old, by)(dir), edit("restricted/MANIFEST.json", old, by)(dir))
		}
	}
	remove := func(names ...string) func(string) error {
		return func(dir string) (err error) {
			for _, name := range names {
				err = errors.Join(err, os.RemoveAll(filepath.Join(dir, name)))
			}
			return err
		}
	}
	for _, c := range []struct {
		name   string
		damage func(dir string) error
		want   string
	}{
		{"a file of the embargoed part", edit("embargoed/forces/a/report.pdf", "marked", "MARKED"), "embargoed/forces/a/report.pdf: altered"},
		{"a file too few", remove("embargoed/forces/a/report.pdf"), "embargoed/forces/a/report.pdf: missing"},
		{"the embargoed part", remove("embargoed"), rewritten},
		{"the public part alone is sent out", remove("embargoed", "restricted"), ""},
		{"the instant in one manifest", edit("public/MANIFEST.json", "2016-08-25", "2016-08-24"), "MANIFEST.json: the parts are of different releases"},
		{"the instant in all", everywhere("2016-08-25", "2016-08-24"), rewritten},
		{"the readiness in all", everywhere(`"ready": true`, `"ready": false`), rewritten},
		{"the status in all", everywhere(`"status": "embargoed"`, `"status": "final"`), rewritten},
		{"a link for a file", func(dir string) error {
			name := filepath.Join(dir, "public/forces/a/report.pdf")
			return errors.Join(os.Rename(name, dir+".pdf"), os.Symlink(dir+".pdf", name))
		}, "public/forces/a/report.pdf: not a plain file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			rel := embargoed(t, t.TempDir(), instant())
			if err := c.damage(rel.Dir); err != nil {
				t.Fatal(err)
			}
			if got := faultsOf(t, rel.Dir); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// TestAReleaseOfBeforeTheEmbargoedPartStillVerifies: manifests that know neither
// instant nor readiness, with a content that was hashed then.
func TestAReleaseOfBeforeTheEmbargoedPartStillVerifies(t *testing.T) {
	dir := t.TempDir()
	const id, content = "2026-11-23T063000Z-fee978", "fee978abb2f6773f395c9ec89d8217dffa9d1e850605f077028cdaf4b71a299c"
	for area, text := range map[string]string{"public": "a", "restricted": "b"} {
		os.Mkdir(filepath.Join(dir, area), 0o750)
		os.WriteFile(filepath.Join(dir, area, "x"), []byte(text), 0o640)
		sum, _ := fileHash(filepath.Join(dir, area, "x"))
		manifest, _ := json.Marshal(map[string]any{
			"schema": "assize/manifest/1", "release": id, "area": area, "status": "embargoed", "program": "v1",
			"content": content, "forces": map[string]int{"published": 1, "listed": 1}, "inputs": nil,
			"files": []map[string]any{{"path": "x", "size": 1, "sha256": sum}},
		})
		os.WriteFile(filepath.Join(dir, area, manifestFile), manifest, 0o640)
	}
	if got := faultsOf(t, dir); got != "" {
		t.Errorf("faults: %s", got)
	}
	m, err := ReadManifest(filepath.Join(dir, "restricted"))
	if err != nil || !m.Opens.IsZero() || m.Ready || !m.UnderEmbargo() {
		t.Errorf("reads as %+v, %v", m, err)
	}
}

func TestADraftWithAnEmbargoedPartThatIsNoneIsKept(t *testing.T) {
	root := t.TempDir()
	ids := history(t, root, "draft", "draft", "draft")
	other := filepath.Join(root, "releases", ids[0], "embargoed")
	if err := errors.Join(os.Mkdir(other, 0o700), os.WriteFile(filepath.Join(other, manifestFile),
		[]byte(`{"schema":"assize/manifest/1","status":"embargoed"}`), 0o600)); err != nil {
		t.Fatal(err)
	}
	if removed, err := Prune(root, Retention{Releases: 1}, at(0)); err != nil || !slices.Equal(removed.Releases, ids[1:2]) {
		t.Errorf("removed %v %v, want %v", removed, err, ids[1:2])
	}
}

// A current that is no link, as a copy that follows links makes it, is told as what it is.
func TestCurrentThatIsNoLink(t *testing.T) {
	for want, put := range map[string]func(string) error{
		"a file of another origin":   func(p string) error { return os.WriteFile(p, []byte("x"), 0o600) },
		"a folder of another origin": func(p string) error { return os.Mkdir(p, 0o700) },
	} {
		root := t.TempDir()
		if err := put(filepath.Join(root, "current")); err != nil {
			t.Fatal(err)
		}
		_, err := CurrentID(root)
		if err == nil || !strings.Contains(err.Error(), "current is no link to a release, but "+want) || !strings.Contains(err.Error(), "name another folder, or remove current") {
			t.Errorf("%s: %v", want, err)
		}
	}
}

func TestCurrentLeadsToAReleaseOrNowhere(t *testing.T) {
	root := t.TempDir()
	if id, err := CurrentID(root); id != "" || err != nil {
		t.Fatalf("an empty folder has the release %q, %v", id, err)
	}
	rel := embargoed(t, root, instant())
	if id, err := CurrentID(root); id != rel.ID || err != nil {
		t.Fatalf("current is %q, %v, want %s", id, err, rel.ID)
	}
	if faults, err := VerifyRelease(root, rel.ID); err != nil || len(faults) > 0 {
		t.Fatalf("%v %v", faults, err)
	}
	other := strings.Replace(rel.ID, "2026", "2025", 1)
	os.Rename(rel.Dir, filepath.Join(root, "releases", other))
	if faults, err := VerifyRelease(root, other); err != nil || len(faults) != 1 {
		t.Fatalf("a release under another's name: %v %v", faults, err)
	}
	link := filepath.Join(root, "current")
	for _, to := range []string{"elsewhere/" + rel.ID, "releases/notes", "/releases/" + rel.ID} {
		if err := errors.Join(os.Remove(link), os.Symlink(to, link)); err != nil {
			t.Fatal(err)
		}
		if id, err := CurrentID(root); err == nil {
			t.Errorf("current to %s is release %q", to, id)
		}
	}
	for _, id := range []string{"", "../x", "2026-11-23T063000Z-3f9a1c/../../x", "2026-11-23T063000Z-3f9a1c"} {
		if _, err := ReadRelease(root, id); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("release %q: %v", id, err)
		}
	}
}
