package report

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"assize/report/judge/findings"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/say/compose"
)

// narrativesOf reads the inspectors' prose about a force in every language of the
// job, and names the files it read.
func (b *bench) narrativesOf(f findings.Findings, ps *source.Problems) (map[string]compose.Narrative, []findings.Input) {
	out := map[string]compose.Narrative{}
	var inputs []findings.Input
	if b.job.Narrative == "" {
		return out, nil
	}
	for _, lang := range b.job.Languages {
		n, read := b.narrativeIn(path.Join(b.job.Narrative, f.Force.ID, lang), ps)
		out[lang], inputs = n, append(inputs, read...)
	}
	return out, inputs
}

// narrativeIn reads the prose of one force and language: a file a section,
// NARRATIVE/FORCE/LANGUAGE/SECTION.md. A number typed into it that is neither a
// date nor a reference is a warning, and a refusal of a final release.
func (b *bench) narrativeIn(dir string, ps *source.Problems) (compose.Narrative, []findings.Input) {
	entries, err := os.ReadDir(filepath.Join(b.job.Dir, filepath.FromSlash(dir)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		ps.Refuse(source.Pos{File: dir}, "narrative-unreadable", "", "cannot be listed: %v", err)
		return nil, nil
	}
	out := compose.Narrative{}
	var inputs []findings.Input
	for _, e := range entries {
		name := path.Join(dir, e.Name())
		section, isProse := strings.CutSuffix(e.Name(), ".md")
		if !isProse || e.IsDir() || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if !slices.Contains(compose.NarrativeSections(), section) {
			ps.Refuse(source.Pos{File: name}, "narrative-section", "sections: "+strings.Join(compose.NarrativeSections(), ", "), "names no section of the report")
			continue
		}
		data, err := os.ReadFile(filepath.Join(b.job.Dir, filepath.FromSlash(name)))
		if err != nil {
			ps.Refuse(source.Pos{File: name}, "narrative-unreadable", "", "cannot be read: %v", err)
			continue
		}
		b.checkNarrative(name, string(data), ps)
		sum := sha256.Sum256(data)
		inputs = append(inputs, findings.Input{Path: name, SHA256: hex.EncodeToString(sum[:]), Role: "narrative"})
		out[section] = compose.NarrativeFile{Name: name, Text: string(data)}
	}
	return out, inputs
}

// checkNarrative tells every number that was typed instead of inserted.
func (b *bench) checkNarrative(name, text string, ps *source.Problems) {
	final := b.job.Status == job.Final || b.job.Status == job.Correction
	for _, n := range compose.LiteralNumbers(text) {
		at := source.Pos{File: name, Line: n.Line, Column: n.Column}
		const rule, hint = "narrative-number", `insert it by name, as in {{rate "force"}}`
		if final {
			ps.Refuse(at, rule, hint, "a number that is neither a date nor a reference, in a %s release", b.job.Status)
		} else {
			ps.Warn(at, rule, hint, "a number that is neither a date nor a reference")
		}
	}
}
