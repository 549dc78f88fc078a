package tidy

import (
	"bytes"
	"encoding/json"
)

// About is what metadata say of the table as a whole.
type About struct {
	ID       string // for programs: lower-case letters, digits and hyphens
	Title    string
	File     string // the table's, beside which the metadata stand
	Columns  []Column
	Key      []string // the columns that together name a row
	Status   string   // of the release: "draft"
	Language string   // that labels and titles are written in, as a tag
	Program  string   // the program and its version
	Publish  string   // who publishes it
	// Sample says that audit records are invented; "" for real ones.
	Sample string
}

// Package is the Data Package (Frictionless) of the table in a file of its name beside
// it.
func Package(a About) ([]byte, error) {
	type field struct {
		Name        string          `json:"name"`
		Title       string          `json:"title"`
		Type        kind            `json:"type"`
		Description string          `json:"description"`
		Unit        string          `json:"unit,omitempty"`
		Constraints map[string]bool `json:"constraints,omitempty"`
	}
	type schema struct {
		Fields        []field  `json:"fields"`
		MissingValues []string `json:"missingValues"`
		PrimaryKey    []string `json:"primaryKey"`
	}
	type resource struct {
		Name      string `json:"name"`
		Path      string `json:"path"`
		Profile   string `json:"profile"`
		Format    string `json:"format"`
		MediaType string `json:"mediatype"`
		Encoding  string `json:"encoding"`
		Schema    schema `json:"schema"`
	}
	type contributor struct {
		Title string `json:"title"`
		Role  string `json:"role"`
	}
	type dataPackage struct {
		Profile      string        `json:"profile"`
		Name         string        `json:"name"`
		Title        string        `json:"title"`
		Description  string        `json:"description"`
		Contributors []contributor `json:"contributors,omitempty"`
		Resources    []resource    `json:"resources"`
	}
	r := resource{
		Name: a.ID, Path: a.File, Profile: "tabular-data-resource", Format: "csv", MediaType: "text/csv", Encoding: "utf-8",
		Schema: schema{MissingValues: []string{""}, PrimaryKey: a.Key},
	}
	for _, c := range a.Columns {
		f := field{Name: c.Name, Title: c.Title, Type: c.Kind, Description: c.Meaning, Unit: c.Unit}
		if c.Required {
			f.Constraints = map[string]bool{"required": true}
		}
		r.Schema.Fields = append(r.Schema.Fields, f)
	}
	p := dataPackage{Profile: "tabular-data-package", Name: a.ID, Title: a.Title, Description: a.description(), Resources: []resource{r}}
	if a.Publish != "" {
		p.Contributors = []contributor{{a.Publish, "publisher"}}
	}
	return indented(p)
}

// CSVW is the same metadata as CSV on the Web has them (W3C, Metadata Vocabulary for
// Tabular Data).
func CSVW(a About) ([]byte, error) {
	type column struct {
		Name        string `json:"name"`
		Titles      string `json:"titles"`
		Description string `json:"dc:description"`
		Unit        string `json:"schema:unitText,omitempty"`
		Type        kind   `json:"datatype"`
		Required    bool   `json:"required,omitempty"`
	}
	type schema struct {
		Columns    []column `json:"columns"`
		PrimaryKey []string `json:"primaryKey"`
	}
	type table struct {
		Context     [2]any `json:"@context"`
		URL         string `json:"url"`
		Title       string `json:"dc:title"`
		Description string `json:"dc:description"`
		Publisher   string `json:"dc:publisher,omitempty"`
		Schema      schema `json:"tableSchema"`
	}
	t := table{
		Context: [2]any{"http://www.w3.org/ns/csvw", map[string]string{"@language": a.Language}},
		URL:     a.File, Title: a.Title, Description: a.description(), Publisher: a.Publish, Schema: schema{PrimaryKey: a.Key},
	}
	for _, c := range a.Columns {
		t.Schema.Columns = append(t.Schema.Columns, column{c.Name, c.Name, c.Meaning, c.Unit, c.Kind, c.Required})
	}
	return indented(t)
}

// description says of what status the data are, for who takes them alone.
func (a About) description() string {
	text := "Recording rates and estimates of unrecorded crime, a row a force and measure. Rates and levels are fractions. " +
		"A combined rate is not the ratio of its counts. Status: " + a.Status + ". Made by " + a.Program + "."
	if a.Sample != "" {
		text += " " + a.Sample
	}
	return text
}

func indented(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(v)
	return out.Bytes(), err
}
