package report

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"strings"

	"assize/report/judge/findings"
	"assize/report/judge/rulebook"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/population"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/read/workbook"
	"assize/report/set/face"
)

// file finds a shipped file by name ("cdi-2016") or a file of the job by path
// ("rules/ours.yaml").
func (b *bench) file(folder, name string) (fs.FS, string) {
	if job.IsFile(name) {
		return b.job.Files, name
	}
	return b.program.Config, folder + "/" + name + ".yaml"
}

// missing refuses the name of a file that is not there, where the job writes it,
// with the names that are shipped.
func (b *bench) missing(folder, what, name string, at source.Pos, ps *source.Problems) bool {
	fsys, file := b.file(folder, name)
	if _, err := fs.Stat(fsys, file); !errors.Is(err, fs.ErrNotExist) {
		return false // there, or a fault that its reader tells
	}
	if job.IsFile(name) {
		ps.Refuse(at, ruleNotThere, "paths are relative to the file that names them", "the %s %q is not there", what, name)
		return true
	}
	known := b.shipped(folder)
	hint := "name one of these, or a file of your own that ends in .yaml"
	if near := source.Nearest(name, known); len(near) > 0 {
		hint = "did you mean " + strings.Join(near, " or ") + "?"
	}
	ps.Refuse(at, ruleNotThere, hint, "no %s %q is shipped; there are %s", what, name, strings.Join(known, ", "))
	return true
}

// shipped are the names of the shipped files of a folder.
func (b *bench) shipped(folder string) []string {
	entries, err := fs.ReadDir(b.program.Config, folder)
	if err != nil {
		return nil // its reader tells
	}
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".yaml"); ok && !strings.HasSuffix(e.Name(), casesSuffix) {
			names = append(names, name)
		}
	}
	return names
}

// use records a file that every force depends on, and returns its text.
func (b *bench) use(fsys fs.FS, name, role string, ps *source.Problems) []byte {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		intake.Refuse(ps, source.Pos{File: name}, ruleSetup, err)
		return nil
	}
	sum := sha256.Sum256(data)
	b.inputs = append(b.inputs, findings.Input{Path: name, SHA256: hex.EncodeToString(sum[:]), Role: role})
	return data
}

func (b *bench) loadRules(ps *source.Problems) {
	if !b.missing("rulebooks", "rulebook", b.job.Rulebook, b.job.Stands.Rulebook, ps) {
		fsys, name := b.file("rulebooks", b.job.Rulebook)
		rules, found := rulebook.Load(fsys, name)
		*ps = append(*ps, found...)
		b.rules = rules
		b.use(fsys, name, "rulebook", ps)
	}

	b.knownRulebooks(ps)

	if b.missing("layouts", "layout", b.job.Layout, b.job.Stands.Layout, ps) {
		return
	}
	fsys, name := b.file("layouts", b.job.Layout)
	layout, found := workbook.LoadLayout(laidOver(fsys, b.program.Config), name)
	*ps = append(*ps, found...)
	b.layout = layout
	if layout != nil {
		b.reader.Encoding = cmp.Or(layout.Encoding, b.job.Encoding)
	}
	b.use(fsys, name, "layout", ps)
}

func (b *bench) loadTables(ps *source.Problems) {
	var names []string
	for i, r := range b.job.Register {
		if b.missing("forces", "register", r, b.job.Stands.Register[i], ps) {
			continue
		}
		_, name := b.file("forces", r)
		names = append(names, name)
	}
	if len(names) < len(b.job.Register) {
		return
	}
	reg, err := register.Load(laidOver(b.job.Files.For(intake.List), b.program.Config), names...)
	if err != nil {
		addError(ps, source.Pos{File: b.job.File}, ruleSetup, err)
		return
	}
	b.register = reg
	if b.layout == nil {
		return // refused already; it says which offence groups there are
	}
	for _, listed := range b.job.RecordedCrime {
		name := listed.Path
		table, found := b.table(name)
		*ps = append(*ps, found...)
		if table != nil {
			b.inputs = append(b.inputs, findings.Input{Path: name, SHA256: table.SHA256, Role: "recorded crime"})
			if b.recorded == nil {
				b.recorded = table
			} else {
				b.recorded.Join(table)
			}
		}
	}
}

// table reads one table of recorded crime.
func (b *bench) table(name string) (*population.Table, source.Problems) {
	place, err := b.job.Files.Place(name)
	if err != nil {
		var ps source.Problems
		intake.Refuse(&ps, source.Pos{File: name}, ruleSetup, err)
		return nil, ps
	}
	return population.Load(place, b.register, b.layout.Groups, tableLimits(b.job.Limits), b.job.Encoding)
}

func (b *bench) loadHouse(ps *source.Problems) {
	fsys, name := b.program.Config, "house.yaml"
	if b.job.House != "" {
		fsys, name = b.job.Files, b.job.House
	}
	house, found := job.LoadHouse(fsys, name)
	*ps = append(*ps, found...)
	if house == nil {
		return
	}
	b.house = house
	b.houseText = string(b.use(fsys, name, "house style", ps))

	var over fs.FS
	if b.job.Templates != "" {
		over, _ = b.job.Files.For(intake.Prose).Sub(b.job.Templates) // a Folder's Sub has no error
	}
	templates := laidOver(over, b.program.Templates)
	b.loadTongues(templates, ps)
	at := source.Pos{File: b.job.File}
	var err error
	fonts, folder := b.program.Templates, "fonts"
	if house.Fonts != "" {
		fonts, folder = ofKind(fsys, intake.Font), house.Fonts
	}
	if b.faces, err = face.Load(fonts, folder); err != nil {
		addError(ps, at, ruleSetup, err)
	}
	b.theme = themeOf(house, ofKind(fsys, intake.Logo), name, b.faces, ps)
}

// ofKind is a file system for files of a kind, where it is a job's folder.
func ofKind(fsys fs.FS, k intake.Kind) fs.FS {
	if f, ok := fsys.(*intake.Folder); ok {
		return f.For(k)
	}
	return fsys
}

// checkTemplates refuses a trigger whose words do not exist in a language.
func (b *bench) checkTemplates(ps *source.Problems) {
	const hint = "define it in the job's templates"
	for _, tongue := range b.tongues {
		if tongue.prose == nil {
			continue // refused already
		}
		for _, t := range b.rules.Triggers {
			for _, part := range []string{".title", ".point", ".text"} {
				if !tongue.prose.Has(t.Template + part) {
					ps.Refuse(t.At, ruleTemplate, hint, "trigger %q has no template %q in language %s", t.ID, t.Template+part, tongue.lang)
				}
			}
			for _, r := range t.Recommendations {
				if !tongue.prose.Has(r.Template) {
					ps.Refuse(r.At, ruleTemplate, hint, "recommendation %q has no template in language %s", r.Template, tongue.lang)
				}
			}
		}
	}
}
