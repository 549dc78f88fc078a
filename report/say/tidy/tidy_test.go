package tidy_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/say/saytest"
	"assize/report/say/tidy"
)

// told are rows by force and measure, and by column.
func told(t *testing.T, all ...findings.Findings) map[string]map[string]string {
	t.Helper()
	var table tidy.Table
	for _, f := range all {
		table.Add(f)
	}
	rows := table.Rows()
	out := map[string]map[string]string{}
	for _, r := range rows[1:] {
		cells := map[string]string{}
		for i, name := range rows[0] {
			cells[name] = r[i]
		}
		key := cells["force"] + " " + cells["measure"]
		if out[key] != nil {
			t.Errorf("two rows of %s", key)
		}
		out[key] = cells
	}
	return out
}

// TestNumbersAreThoseOfFindings: each number of the table is the very text that
// findings.json has.
func TestNumbersAreThoseOfFindings(t *testing.T) {
	f := saytest.GreaterManchester()
	rows := told(t, f)
	if len(rows) != len(f.Measures) {
		t.Fatalf("%d rows of %d measures", len(rows), len(f.Measures))
	}
	same := func(of, column string, v any) {
		t.Helper()
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.Trim(strings.TrimSpace(string(data)), `"`); rows[of][column] != want && (want != "null" || rows[of][column] != "") {
			t.Errorf("%s: %s is %q, and findings.json has %s", of, column, rows[of][column], want)
		}
	}
	for _, m := range f.Measures {
		of := f.Force.ID + " " + m.ID
		for column, v := range map[string]any{
			"numerator": m.Numerator, "denominator": m.Denominator, "reports": m.Reports, "rate": m.Rate, "rate_lower": m.Lower,
			"rate_upper": m.Upper, "standard_error": m.StandardError, "level": m.Level, "effective_n": m.EffectiveN,
			"design_effect": m.DesignEffect, "at_most": m.AtMost, "reportable": m.Reportable, "label": m.Label, "method": m.Method,
		} {
			same(of, column, v)
		}
	}
	for _, u := range f.Unrecorded {
		of := f.Force.ID + " " + u.Measure
		same(of, "unrecorded", u.Value)
		same(of, "unrecorded_lower", u.Lower)
		same(of, "unrecorded_upper", u.Upper)
	}
	for _, c := range f.Cancelled {
		same(f.Force.ID+" "+c.Measure, "group", c.Group)
	}
}

// TestWithheldCountsAreEmpty: a count that is kept back is no zero.
func TestWithheldCountsAreEmpty(t *testing.T) {
	f := saytest.GreaterManchester()
	m := &f.Measures[1]
	m.Numerator, m.Denominator, m.Reports = -1, -1, -1
	m.Reportable, m.NotReportable = false, findings.WithheldReason
	r := told(t, f)[f.Force.ID+" "+m.ID]
	for _, column := range []string{"numerator", "denominator", "reports"} {
		if r[column] != "" {
			t.Errorf("%s is %q", column, r[column])
		}
	}
}

// TestDefinition: measures that count the same have the same definition, whatever was
// found; what counts otherwise has another.
func TestDefinition(t *testing.T) {
	of := func(change func(m *findings.Measure)) string {
		f := saytest.GreaterManchester()
		change(&f.Measures[0])
		return told(t, f)[f.Force.ID+" "+f.Measures[0].ID]["definition"]
	}
	was := of(func(*findings.Measure) {})
	for name, change := range map[string]func(m *findings.Measure){
		"another sample": func(m *findings.Measure) {
			m.Numerator, m.Denominator, m.Counting.Freedom, m.Level = 1, 2, 7, 0.9
			m.Counting.Samples = []findings.Sample{{Name: "x", Frame: 9}}
		},
		"another label": func(m *findings.Measure) { m.Label = "x" },
	} {
		if of(change) != was {
			t.Errorf("%s changes the definition", name)
		}
	}
	for name, change := range map[string]func(m *findings.Measure){
		"unit": func(m *findings.Measure) { m.Unit = "incident" },
		"conditions": func(m *findings.Measure) {
			m.Counting.Where = []findings.Condition{{Field: "route", Equals: []string{"a"}}}
		},
		"hours":       func(m *findings.Measure) { m.Counting.WithinHours = 24 },
		"field":       func(m *findings.Measure) { m.Counting.Required = "n100" },
		"strata":      func(m *findings.Measure) { m.Strata = []string{"a", "b"} },
		"combination": func(m *findings.Measure) { m.Combination = "shares" },
	} {
		if of(change) == was {
			t.Errorf("other %s do not change the definition", name)
		}
	}
}

// TestMetadata: both say each column of the table, in its order, once and with its
// meaning; the key is there.
func TestMetadata(t *testing.T) {
	about := tidy.About{
		ID: "cdi-2016", Title: "Round", File: tidy.Name, Columns: tidy.Columns(), Key: tidy.Key(), Status: "draft", Language: "en", Program: "1", Publish: "An inspectorate", Sample: "Invented.",
	}
	type column struct{ Name, Description, Dc, Type, Datatype string }
	var names []string
	for _, c := range tidy.Columns() {
		names = append(names, c.Name)
		if !regexp.MustCompile(`^[a-z_]+$`).MatchString(c.Name) || c.Meaning == "" || c.Title == "" || c.Kind == "" {
			t.Errorf("column %+v", c)
		}
	}
	var pack struct {
		Name      string
		Resources []struct {
			Path   string
			Schema struct {
				Fields     []column
				PrimaryKey []string
			}
		}
	}
	var csvw struct {
		URL         string
		TableSchema struct {
			Columns    []map[string]any
			PrimaryKey []string
		}
	}
	for _, of := range []struct {
		make func(tidy.About) ([]byte, error)
		into any
	}{{tidy.Package, &pack}, {tidy.CSVW, &csvw}} {
		data, err := of.make(about)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, of.into); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(data), "Invented.") || !strings.Contains(string(data), "Status: draft") {
			t.Error("the metadata taken alone do not say of what status the data are")
		}
	}
	var fields, columns []string
	for _, f := range pack.Resources[0].Schema.Fields {
		fields = append(fields, f.Name)
	}
	for _, c := range csvw.TableSchema.Columns {
		columns = append(columns, fmt.Sprint(c["name"]))
	}
	if !slices.Equal(fields, names) || !slices.Equal(columns, names) {
		t.Errorf("columns %v\nfields %v\ncsvw %v", names, fields, columns)
	}
	for _, k := range slices.Concat(pack.Resources[0].Schema.PrimaryKey, csvw.TableSchema.PrimaryKey) {
		if !slices.Contains(names, k) {
			t.Errorf("the key names %q, which is no column", k)
		}
	}
}

func ExampleTable() {
	f := saytest.GreaterManchester()
	f.Measures = f.Measures[:1]
	var table tidy.Table
	table.Add(f)
	rows := table.Rows()
	for i, name := range rows[0] {
		if slices.Contains([]string{"force", "measure", "numerator", "denominator", "rate"}, name) {
			fmt.Println(name, rows[1][i])
		}
	}
	// Output:
	// force greater-manchester
	// measure force
	// numerator 1353
	// denominator 1620
	// rate 0.85456
}
