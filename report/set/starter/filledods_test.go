package starter_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"assize/config"
	"assize/report/set/starter"
)

// A cell of a form that holds nothing, with its style and its rule, and a row.
var (
	emptyCell = regexp.MustCompile(`<table:table-cell ([^>]*)/>`)
	row       = regexp.MustCompile(`<table:table-row[^>]*>.*?</table:table-row>`)
)

// fillODS writes the fillings into the form as an OpenDocument spreadsheet, as an office
// program saves them: the style and the rule of each cell stay, and a number typed where a
// date belongs is a date.
func fillODS(t *testing.T, all []filling) []byte {
	t.Helper()
	data, ps, err := starter.Workbook(config.Files, "house", true)
	if err != nil || len(ps) > 0 {
		t.Fatal(err, ps)
	}
	form, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	filled := zip.NewWriter(&out)
	for _, part := range form.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if part.Name == "content.xml" {
			text = []byte(fillContent(t, string(text), all))
		}
		w, err := filled.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := filled.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// fillContent fills the sheets Inspection and Reports.
func fillContent(t *testing.T, content string, all []filling) string {
	t.Helper()
	values := about()
	content = inSheet(t, content, "Inspection", func(rows []string) {
		for i, value := range values {
			rows[headRow+i] = emptyCell.ReplaceAllStringFunc(rows[headRow+i], func(cell string) string { return filledCell(cell, value) })
		}
	})
	return inSheet(t, content, reportSheet, func(rows []string) {
		for i, one := range all {
			given, n := soundRow(i, one.given), -1
			rows[firstRow-1+i] = emptyCell.ReplaceAllStringFunc(rows[firstRow-1+i], func(cell string) string {
				n++
				if value := given[string(rune('A'+n))]; value != nil {
					return filledCell(cell, value)
				}
				return cell
			})
		}
	})
}

// inSheet changes the rows of a sheet.
func inSheet(t *testing.T, content, name string, change func(rows []string)) string {
	t.Helper()
	head := `<table:table table:name="` + name + `"`
	before, rest, ok := strings.Cut(content, head)
	table, after, closed := strings.Cut(rest, "</table:table>")
	if !ok || !closed {
		t.Fatalf("no sheet %s", name)
	}
	places := row.FindAllStringIndex(table, -1)
	rows := make([]string, len(places))
	for i, p := range places {
		rows[i] = table[p[0]:p[1]]
	}
	change(rows)
	var b strings.Builder
	last := 0
	for i, p := range places {
		b.WriteString(table[last:p[0]] + rows[i])
		last = p[1]
	}
	return before + head + b.String() + table[last:] + "</table:table>" + after
}

// filledCell is a cell with what was typed into it.
func filledCell(cell string, value any) string {
	kind, text := "", ""
	dated := strings.Contains(cell, "date")
	if n, ok := value.(int); ok && dated {
		value = time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC)
	}
	switch v := value.(type) {
	case time.Time:
		kind, text = `office:value-type="date" office:date-value="`+v.Format("2006-01-02T15:04:05")+`"`, v.Format("2006-01-02 15:04")
	case string:
		kind, text = `office:value-type="string"`, html.EscapeString(v)
	case bool:
		kind, text = fmt.Sprintf(`office:value-type="boolean" office:boolean-value="%t"`, v), fmt.Sprint(v)
	default:
		kind, text = fmt.Sprintf(`office:value-type="float" office:value="%v"`, v), fmt.Sprint(v)
	}
	return emptyCell.ReplaceAllString(cell, `<table:table-cell $1 `+strings.ReplaceAll(kind, "$", "$$")+`><text:p>`+strings.ReplaceAll(text, "$", "$$")+`</text:p></table:table-cell>`)
}
