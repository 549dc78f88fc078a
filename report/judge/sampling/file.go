package sampling

import (
	"io/fs"

	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// Aim is what a plan is asked to reach. What is zero is left out.
type Aim struct {
	Margin     float64 // wanted of the force's rate, a fraction
	Total      int     // crimes to divide, instead of a margin
	Minimum    int     // crimes in every stratum
	Level      float64 // of confidence, a fraction
	Allocation string  // name of the division among strata
}

// File is the YAML form of a plan.
type File struct {
	Title      string                      `yaml:"title"`
	From       *strictyaml.Located[string] `yaml:"from"` // findings of a previous inspection, relative to the file
	Margin     float64                     `yaml:"margin"`
	Total      int                         `yaml:"total"`
	Minimum    int                         `yaml:"minimum"`
	Level      float64                     `yaml:"level"`
	Allocation string                      `yaml:"allocation"`
	Strata     []Entry                     `yaml:"strata"`
	At         strictyaml.At
}

// Entry is one stratum of a plan file. What is left out is taken from the findings
// of a previous inspection.
type Entry struct {
	ID              string  `yaml:"id,required"`
	Label           string  `yaml:"label"`
	Recorded        float64 `yaml:"recorded"`
	Rate            float64 `yaml:"rate"`
	Frame           float64 `yaml:"frame"`
	DesignEffect    float64 `yaml:"design-effect"`
	CrimesPerReport float64 `yaml:"crimes-per-report"`
	Margin          float64 `yaml:"margin"`
	At              strictyaml.At
}

// read reads a plan file, every fault of it told at its line.
func read(fsys fs.FS, name string) (File, source.Problems) {
	f := File{At: source.Pos{File: name}}
	node, ps := strictyaml.Read(fsys, name, strictyaml.Limits{})
	strictyaml.Decode(node, &f, &ps)
	return f, ps
}

// overrule puts an aim, such as the command line's, before the file's own. A
// margin and a total exclude one another, so that one given replaces either.
func (f *File) overrule(a Aim) {
	if a.Margin != 0 || a.Total != 0 {
		f.Margin, f.Total = a.Margin, a.Total
	}
	if a.Minimum != 0 {
		f.Minimum = a.Minimum
	}
	if a.Level != 0 {
		f.Level = a.Level
	}
	if a.Allocation != "" {
		f.Allocation = a.Allocation
	}
}
