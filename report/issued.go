package report

import (
	"encoding/json"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/source"
)

// ruleIssued is broken by changed rules under a version that was published under.
const ruleIssued = "rulebook-changed"

// checkIssued refuses a rulebook whose bytes differ from those that a release of
// this job was issued under with the same id and version: a reader who looks up
// the version must find the rules that were applied. Drafts issue nothing.
func (b *bench) checkIssued(out string, ps *source.Problems) error {
	at := source.Pos{File: b.rules.File}
	for _, r := range issuedRules(intake.In(filepath.Join(out, "releases")).For(intake.Findings)) {
		if r.ID != b.rules.ID || r.Version != b.rules.Version || r.SHA256 == b.rules.SHA256 {
			continue
		}
		ps.Refuse(at, ruleIssued, "give the changed rules a new version",
			"version %q was issued with other bytes in release %s", b.rules.Version, r.release)
		return ErrSetup
	}
	return nil
}

// issued is a rulebook that a release was made under.
type issued struct {
	findings.RulebookRef
	release string
}

// issuedRules are the rulebooks of all releases that went out, or were made to, in
// order of release: no drafts, and nothing that went to the forces to be checked.
// A release that cannot be read is passed over: verify tells of it.
func issuedRules(releases fs.FS) []issued {
	var out []issued
	all, err := fs.Glob(releases, "*/restricted/forces/*/findings.json")
	if err != nil {
		return nil
	}
	seen := map[string]bool{}
	for _, name := range all {
		release, _, _ := strings.Cut(name, "/")
		if seen[release] {
			continue // one rulebook a release
		}
		data, err := fs.ReadFile(releases, path.Clean(name))
		if err != nil {
			continue
		}
		var f struct {
			Status   string               `json:"status"`
			Rulebook findings.RulebookRef `json:"rulebook"`
		}
		if json.Unmarshal(data, &f) != nil {
			continue
		}
		seen[release] = true
		if stages()[job.Status(f.Status)].leaves {
			out = append(out, issued{f.Rulebook, release})
		}
	}
	return out
}
