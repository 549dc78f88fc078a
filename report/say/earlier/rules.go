package earlier

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"

	"assize/report/judge/findings"
)

// Rules is a rulebook that a release was issued under.
type Rules struct {
	findings.RulebookRef
	Release string // id
}

// RulesOf are the rulebooks of all releases in a folder that went out, or were made
// to, by their status; in order of release. One that cannot be read is passed over:
// verify tells of it.
func RulesOf(releases fs.FS, leaves func(status string) bool) []Rules {
	var out []Rules
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
		if leaves(f.Status) {
			out = append(out, Rules{f.Rulebook, release})
		}
	}
	return out
}
