package workbook

import (
	"assize/report/read/sheet"
	"assize/report/read/strictyaml"
)

// layoutFile is the YAML form of a layout.
type layoutFile struct {
	ID       string                                              `yaml:"id,required" doc:"name of the layout"`
	Title    string                                              `yaml:"title"`
	Extends  string                                              `yaml:"extends" doc:"a shipped layout whose names are kept beside these"`
	Encoding sheet.Encoding                                      `yaml:"encoding" doc:"character encoding of csv files without a byte order mark; the job's unless given, and never guessed"`
	Sheets   strictyaml.OrderedMap[sheetFile]                    `yaml:"sheets" doc:"by the house's name of the sheet"`
	Groups   strictyaml.OrderedMap[strictyaml.OrderedMap[names]] `yaml:"offence-groups" doc:"by stratum: the offence groups of the recorded-crime table, with other spellings"`
	Fraud    []string                                            `yaml:"fraud" doc:"groups and bodies left out of every total"`
	Totals   strictyaml.OrderedMap[names]                        `yaml:"totals" doc:"headings of published tables that hold a whole stratum, or total"`
	Ignored  names                                               `yaml:"ignored-sheets" doc:"sheets that hold no audit"`
	At       strictyaml.At
}

type names = []string

type sheetFile struct {
	Names    names                                               `yaml:"names" doc:"names of the sheet, the one for empty workbooks first"`
	Headings strictyaml.OrderedMap[names]                        `yaml:"headings" doc:"by the house's heading: its names, the one for empty workbooks first"`
	Values   strictyaml.OrderedMap[strictyaml.OrderedMap[names]] `yaml:"values" doc:"by heading: the values of its list, with other spellings"`
	Extra    []extraFile                                         `yaml:"extra" doc:"columns that a rulebook's own measures need"`
}

// extraFile is a column that a rulebook's own measures need and that the house
// does not have.
type extraFile struct {
	Field   string                       `yaml:"field,required" doc:"name in the rulebook"`
	Kind    string                       `yaml:"kind,required" doc:"text, list, whole number or yes-no"`
	Names   names                        `yaml:"names,required" doc:"headings of the column"`
	Values  strictyaml.OrderedMap[names] `yaml:"values" doc:"of a list, with other spellings"`
	Meaning string                       `yaml:"meaning" doc:"for the input message of an empty workbook"`
	Needed  bool                         `yaml:"needed" doc:"the sheet must have the heading"`
	At      strictyaml.At
}

// Schema is the JSON Schema of a layout, for editors.
func Schema() []byte { return strictyaml.Schema("A layout of audit workbooks", layoutFile{}) }
