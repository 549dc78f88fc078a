package report

import (
	"io/fs"

	"assize/report/judge/findings"
	"assize/report/judge/needs"
	"assize/report/judge/rulebook"
	"assize/report/read/fault"
	"assize/report/read/inputs"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/say/tongue"
	"assize/report/set/bind"
)

// load loads all that the job names. What is at fault is told and stays nil.
func (b *bench) load(ps *source.Problems) {
	d := &inputs.Desk{Job: b.job, Config: b.program.Config}
	if !d.Missing("rulebooks", "rulebook", b.job.Rulebook, b.job.Stands.Rulebook, ps) {
		fsys, name := d.File("rulebooks", b.job.Rulebook)
		rules, found := rulebook.Load(fsys, name)
		*ps = append(*ps, found...)
		b.rules = rules
		d.Use(fsys, name, "rulebook", ps)
	}
	b.known = needs.KnownIn(b.program.Config, b.rules, ps)
	b.layout = d.Layout(ps)
	if b.register = d.Register(ps); b.register != nil && b.layout != nil { // it says which offence groups there are
		b.recorded = d.RecordedCrime(b.register, b.layout, ps)
	}
	b.books = inputs.Books{Files: b.job.Files, Reader: d.Reader(b.program.Worker, b.layout), Forces: b.register}
	b.loadHouse(d, ps)
	for _, in := range d.Used {
		b.inputs = append(b.inputs, findings.Input(in))
	}
}

// loadHouse loads the house style, and the words and the look that it gives documents.
func (b *bench) loadHouse(d *inputs.Desk, ps *source.Problems) {
	fsys, name := b.program.Config, "house.yaml"
	if b.job.House != "" {
		fsys, name = b.job.Files, b.job.House
	}
	house, found := job.LoadHouse(fsys, name)
	*ps = append(*ps, found...)
	if house == nil {
		return
	}
	b.publisher = tongue.HouseOf(house)
	b.houseText = string(d.Use(fsys, name, "house style", ps))

	var over fs.FS
	if b.job.Templates != "" {
		over, _ = b.job.Files.For(intake.Prose).Sub(b.job.Templates) // a Folder's Sub has no error
	}
	b.tongues = tongue.Load(b.job, house, b.rules, inputs.LaidOver(over, b.program.Templates), ps)
	faces, err := bind.Fonts(house, fsys, b.program.Templates)
	if err != nil {
		fault.Refuse(ps, source.Pos{File: b.job.File}, ruleSetup, err)
	}
	b.look = bind.LookOf(house, fsys, name, faces, ps)
}
