package job

import (
	"encoding/json"
	"time"

	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// ruleTable is broken by a table of recorded crime whose day of publication is none.
const ruleTable = "job-table"

// Table is a table of recorded crime, and how it is cited.
type Table struct {
	Path      string
	Title     string    // "" where the job does not say
	Publisher string    // likewise
	Published time.Time // midnight UTC of the day; zero where the job does not say
}

type tableFile struct {
	Path      string `yaml:"path,required" doc:"relative to the job, with forward slashes"`
	Title     string `yaml:"title" doc:"what the table is called, as documents cite it"`
	Publisher string `yaml:"publisher" doc:"who published it"`
	Published string `yaml:"published" doc:"day on which it was published, 2017-01-19"`
	At        strictyaml.At
}

// YAMLSchema says that both forms are taken, for editors.
func (*tableFile) YAMLSchema() map[string]any {
	type plain tableFile
	return pathOr(plain{})
}

// DecodeNode reads a path alone, or a mapping.
func (f *tableFile) DecodeNode(n *strictyaml.Node, ps *source.Problems) {
	f.At = n.Pos()
	if n.Kind() == strictyaml.Scalar {
		strictyaml.Decode(n, &f.Path, ps)
		return
	}
	type plain tableFile // without this method
	strictyaml.Decode(n, (*plain)(f), ps)
}

// pathOr is the schema of a path, or of a mapping.
func pathOr(mapping any) map[string]any {
	var form map[string]any
	if err := json.Unmarshal(strictyaml.Schema("", mapping), &form); err != nil {
		return map[string]any{}
	}
	delete(form, "$schema")
	delete(form, "title")
	return map[string]any{"anyOf": []any{map[string]any{"type": "string"}, form}}
}

// takeTables takes the tables of recorded crime.
func (j *Job) takeTables(files []tableFile, ps *source.Problems) {
	for _, f := range files {
		t := Table{
			Path:  j.existing(located{Value: f.Path, At: f.At}, false, ps),
			Title: f.Title, Publisher: f.Publisher,
		}
		if f.Published != "" {
			day, err := time.Parse(time.DateOnly, f.Published)
			if err != nil {
				ps.Refuse(f.At, ruleTable, "write it as 2017-01-19", "the day of publication is no day")
			}
			t.Published = day
		}
		j.RecordedCrime = append(j.RecordedCrime, t)
	}
}
