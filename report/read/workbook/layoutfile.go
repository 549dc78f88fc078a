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
	Wider    strictyaml.OrderedMap[names]                        `yaml:"wider-groups" doc:"by stratum: groups of published tables that are none of the workbook's, and lie in the stratum whole"`
	Ignored  names                                               `yaml:"ignored-sheets" doc:"sheets that hold no audit"`
	At       strictyaml.At
}

type names = []string

type sheetFile struct {
	Names     names                                               `yaml:"names" doc:"names of the sheet, the one for empty workbooks first; * stands for any letters, as in \"Audit *\""`
	Headings  strictyaml.OrderedMap[names]                        `yaml:"headings" doc:"by the house's heading: its names, the one for empty workbooks first"`
	Values    strictyaml.OrderedMap[strictyaml.OrderedMap[names]] `yaml:"values" doc:"by heading: the values of its list, with other spellings; of a heading of ticks yes, no and not stated"`
	Extra     []extraFile                                         `yaml:"extra" doc:"columns that a rulebook's own measures need"`
	Constants strictyaml.OrderedMap[strictyaml.Located[string]]   `yaml:"constants" doc:"by heading or key: the one value of every row, where the sheet has no such column"`
	Derived   strictyaml.OrderedMap[derivedFile]                  `yaml:"derived" doc:"by heading: the other columns that it is made from"`
	Rows      strictyaml.Located[string]                          `yaml:"rows" doc:"of Reports: report (the default), or crime where rows of one report reference are one report"`
	Together  bool                                                `yaml:"together" doc:"all sheets of these names are read as one table, in the order of the book"`
	Forces    string                                              `yaml:"forces" doc:"heading of the column that says of which force each row is, in a workbook of many; each is read and reported on by itself"`
	Skip      []rowsFile                                          `yaml:"skip" doc:"rows that are no data, such as totals and notes"`
	Only      []rowsFile                                          `yaml:"only" doc:"the rows that are read, such as those of one quarter; the others are counted"`
	At        strictyaml.At
}

// derivedFile says what a column is made from; one of its ways is given.
type derivedFile struct {
	From  string `yaml:"from" doc:"of stratum: offence group, by the layout's offence-groups"`
	First bool   `yaml:"first" doc:"with from, and rows: crime: of a report with crimes of several strata the first row decides"`
	YesNo names  `yaml:"yes-no" doc:"of a count: headings of a column of ticks. Y is one; of crimes recorded it is all that were required; N is none"`
	Less  names  `yaml:"less" doc:"of crimes recorded: headings of a column that counts those not recorded, which are taken off those required"`
	Date  names  `yaml:"date" doc:"of a date and time: headings of the column of dates"`
	Time  names  `yaml:"time" doc:"with date: headings of the column of times of day"`
	At    strictyaml.At
}

// rowsFile tells rows by what stands in one of their columns.
type rowsFile struct {
	Heading string `yaml:"heading,required" doc:"of the sheet, read into the house or not"`
	Is      names  `yaml:"is" doc:"the whole cell is one of these"`
	Begins  names  `yaml:"begins" doc:"the cell begins with one of these"`
	Empty   bool   `yaml:"empty" doc:"the cell is empty"`
	At      strictyaml.At
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
