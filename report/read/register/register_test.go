package register_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"assize/report/read/register"
)

const config = "../../../config"

// shipped loads the registers of the United Kingdom.
func shipped(t *testing.T) *register.Register {
	t.Helper()
	r, err := register.Load(os.DirFS(config), "forces/england-wales.yaml", "forces/uk-other.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestShippedRegister(t *testing.T) {
	r := shipped(t)
	if n := len(r.Forces()); n != 46 {
		t.Errorf("%d forces, want 43 territorial, the transport police and two national ones", n)
	}
	f, ok := r.Force("greater-manchester")
	if !ok || f.Name != "Greater Manchester Police" || f.Code != "E23000005" || f.Slug != "greater-manchester" || !slices.Equal(f.Languages, []string{"en-GB"}) {
		t.Errorf("Greater Manchester is %+v", f)
	}
	coded, welsh := 0, 0
	for _, f := range r.Forces() {
		if f.Code != "" {
			coded++
		}
		if strings.HasPrefix(f.Code, "W15") {
			welsh++
			if !slices.Equal(f.Languages, []string{"en-GB", "cy"}) || !strings.HasPrefix(f.NameIn("cy"), "Heddlu ") {
				t.Errorf("%s: languages %v, Welsh name %q", f.ID, f.Languages, f.NameIn("cy"))
			}
		}
		if f.NameIn("en-GB") != f.Name {
			t.Errorf("%s: English name %q", f.ID, f.NameIn("en-GB"))
		}
	}
	if coded != 43 || welsh != 4 {
		t.Errorf("%d codes, %d of them Welsh; want 43 and 4", coded, welsh)
	}
	if f, ok := r.ByCode("W15000001"); !ok || f.ID != "north-wales" {
		t.Errorf("W15000001 is %q", f.ID)
	}
	if _, ok := r.ByCode(""); ok {
		t.Error("a force without code was found by it")
	}
}

func TestResolve(t *testing.T) {
	r := shipped(t)
	tests := []struct{ name, in, want string }{
		{"as printed", "Greater Manchester Police", "greater-manchester"},
		{"area", "Greater Manchester", "greater-manchester"},
		{"id", "greater-manchester", "greater-manchester"},
		{"other case", "GREATER manchester", "greater-manchester"},
		{"spaces around and within", "  Greater   Manchester ", "greater-manchester"},
		{"no-break space", "Greater\u00a0Manchester", "greater-manchester"},
		{"line break", "Greater\nManchester", "greater-manchester"},
		{"zero-width space", "Greater Man\u200bchester", "greater-manchester"},
		{"soft hyphen", "Greater Man\u00adchester", "greater-manchester"},
		{"ampersand", "Devon & Cornwall", "devon-and-cornwall"},
		{"ampersand without spaces", "Avon&Somerset Constabulary", "avon-and-somerset"},
		{"turned round", "London, City of", "city-of-london"},
		{"hyphen left out", "Dyfed Powys", "dyfed-powys"},
		{"another hyphen", "Dyfed‑Powys Police", "dyfed-powys"},
		{"Welsh", "Heddlu Gogledd Cymru", "north-wales"},
		{"Metropolitan alone", "Metropolitan", "metropolitan"},
		{"Metropolitan Police", "Metropolitan Police", "metropolitan"},
		{"abbreviation", "PSNI", "northern-ireland"},
		{"Scotland", "Police Scotland", "scotland"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := r.Resolve(tt.in)
			if err != nil || f.ID != tt.want {
				t.Errorf("Resolve(%q) = %q, %v; want %q", tt.in, f.ID, err, tt.want)
			}
		})
	}
}

func TestResolveNeverGuesses(t *testing.T) {
	r := shipped(t)
	tests := []struct{ name, in, want string }{
		{"a slip", "Greater Manchster", `no force of this name; did you mean "Greater Manchester Police"?`},
		{"neighbours swapped", "Stafofrdshire", `no force of this name; did you mean "Staffordshire Police"?`},
		{"a letter of another alphabet", "Kеnt", `no force of this name; did you mean "Kent Police"?`},
		{"a region", "London", `no force of this name; did you mean "City of London Police"?`},
		{"half a name", "Manchester", `no force of this name; did you mean "Greater Manchester Police"?`},
		{"between several", "Yorkshire", `no force of this name; did you mean "North Yorkshire Police" or "West Yorkshire Police" or "South Yorkshire Police"?`},
		{"equally near", "Gent", `no force of this name; did you mean "Kent Police" or "Gwent Police"?`},
		{"word of every force", "Police", `no force of this name`},
		{"fraud body", "Action Fraud", `no force of this name`},
		{"footnote digits are the table reader's", "Greater Manchester8,9", `no force of this name; did you mean "Greater Manchester Police"?`},
		{"total", "England and Wales", `no force of this name`},
		{"nothing", "", `no force of this name`},
		{"punctuation", "–", `no force of this name`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := r.Resolve(tt.in)
			var unknown *register.Unknown
			if !errors.As(err, &unknown) || err.Error() != tt.want || f.ID != "" {
				t.Errorf("Resolve(%q) = %q, %v\nwant %s", tt.in, f.ID, err, tt.want)
			}
		})
	}
}

// Every force named in the public data resolves, and nothing else does.
func TestNamesOfThePublicData(t *testing.T) {
	r := shipped(t)
	tests := []struct {
		file   string
		column int
		forces int // different ones
		others []string
	}{
		{"prc/rec-crime-pfa.csv", 1, 44, []string{"Action Fraud", "CIFAS", "UK Finance"}},
		{"reference/pfa-codes.csv", 1, 43, nil},
		{"reference/datahub-forces.csv", 1, 44, nil},
		{"published-inspections.csv", 0, 15, nil},
		{"recorded-crime-ye-march-2016-by-force.csv", 1, 44, nil},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			found, others := make(map[string]bool), make(map[string]bool)
			for _, name := range column(t, tt.file, tt.column) {
				if f, err := r.Resolve(name); err == nil {
					found[f.ID] = true
				} else {
					others[name] = true
				}
			}
			var names []string
			for name := range others {
				names = append(names, name)
			}
			slices.Sort(names)
			if len(found) != tt.forces || !slices.Equal(names, tt.others) {
				t.Errorf("%d forces, want %d; unresolved %q, want %q", len(found), tt.forces, names, tt.others)
			}
		})
	}
}

// The codes are those of the reference.
func TestCodesOfTheReference(t *testing.T) {
	r := shipped(t)
	codes, names := column(t, "reference/pfa-codes.csv", 0), column(t, "reference/pfa-codes.csv", 1)
	for i, code := range codes {
		f, err := r.Resolve(names[i])
		if err != nil || f.Code != code {
			t.Errorf("%s has code %q, want %s", names[i], f.Code, code)
		}
	}
}

// column reads the different values of a column of a shared file, without its
// heading.
func column(t *testing.T, name string, i int) []string {
	t.Helper()
	f, err := os.Open(filepath.Join("../../../../shared/data", name))
	if err != nil {
		t.Skip("skipped: the shared data are not here")
	}
	defer f.Close()
	reader := csv.NewReader(f)
	reader.FieldsPerRecord = -1
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	seen := make(map[string]bool)
	for _, row := range rows[1:] {
		if v := row[i]; !seen[v] {
			seen[v] = true
			values = append(values, v)
		}
	}
	return values
}

func TestLoadRefuses(t *testing.T) {
	tests := []struct{ name, forces, want string }{
		{"id twice", "{id: a, name: A}\n- {id: a, name: B}", `5:3: id "a" is that of "A" at f.yaml:4:3 [register-twice]`},
		{"code twice", "{id: a, name: A, code: E1}\n- {id: b, name: B, code: E1}", `5:3: code "E1" is that of "A" at f.yaml:4:3 [register-twice]`},
		{"slug twice", "{id: a, name: A}\n- {id: b, name: B, slug: a}", `5:3: slug "a" is that of "A" at f.yaml:4:3 [register-twice]`},
		{"spelling of two forces", "{id: a, name: A, aliases: [Devon & Cornwall]}\n- {id: b, name: B, aliases: [devon AND cornwall]}", `5:3: "devon AND cornwall" would mean "b", and "a" at f.yaml:4:3 [register-ambiguous]`},
		{"name of another language means another", "{id: a, name: A}\n- {id: b, name: B, languages: [en-GB, cy], names: {cy: A}}", `5:3: "A" would mean "b", and "a" at f.yaml:4:3 [register-ambiguous]`},
		{"name without letters", `{id: a, name: "–"}`, `4:3: force "a" has a name without letters [register-ambiguous]`},
		{"id as no file name", "{id: ../a, name: A}", `4:3: "../a" cannot be part of a file name; write lower-case letters and digits, with single hyphens between [register-id]`},
		{"slug as no file name", "{id: a, name: A, slug: A B}", `4:3: "A B" cannot be part of a file name; write lower-case letters and digits, with single hyphens between [register-id]`},
		{"code with a space", "{id: a, name: A, code: E 1}", `4:3: code "E 1" is not letters and digits [register-code]`},
		{"no language", "{id: a, name: A, languages: [welsh!]}", `4:3: "welsh!" is not a language; such as "en-GB" or "cy" [register-language]`},
		{"name in a language it does not publish in", "{id: a, name: A, names: {cy: B}}", `4:3: force "a" has a name in "cy", which is none of its languages [register-language]`},
		{"name missing", "{id: a}", `4:3: item 1 of "forces" lacks the key "name" [yaml-missing-key]`},
		{"unknown key", "{id: a, name: A, alias: [B]}", `4:20: unknown key "alias"; did you mean "aliases"? [yaml-unknown-key]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := "title: T\nlanguages: [en-GB]\nforces:\n- " + tt.forces + "\n"
			_, err := register.Load(fstest.MapFS{"f.yaml": {Data: []byte(data)}}, "f.yaml")
			if err == nil || err.Error() != "f.yaml:"+tt.want {
				t.Errorf("got  %v\nwant f.yaml:%s", err, tt.want)
			}
		})
	}
}

func TestLoadTellsAllFilesTogether(t *testing.T) {
	fsys := fstest.MapFS{
		"a.yaml": {Data: []byte("title: A\nlanguages: [en-GB]\nforces:\n- {id: a, name: A}\n")},
		"b.yaml": {Data: []byte("title: B\nlanguages: [en-GB]\nforces:\n- {id: a, name: B}\n- {id: '?', name: C}\n")},
		"c.yaml": {Data: []byte("title: C\nlanguages: [en-GB]\nforces: []\n")},
	}
	_, err := register.Load(fsys, "a.yaml", "b.yaml", "c.yaml", "d.yaml")
	want := `b.yaml:4:3: id "a" is that of "A" at a.yaml:4:3 [register-twice]
b.yaml:5:3: force "?" has a name without letters [register-ambiguous]
b.yaml:5:3: "?" cannot be part of a file name; write lower-case letters and digits, with single hyphens between [register-id]
c.yaml:1:1: no force is entered [register-empty]
d.yaml: cannot be read: file does not exist [yaml-unreadable]`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
	}
	if _, err := register.Load(fsys); err == nil {
		t.Error("loaded no file at all")
	}
}

// agencies is the register of a large country.
func agencies(n int) fstest.MapFS {
	var b strings.Builder
	b.WriteString("title: Agencies\nlanguages: [en-US]\nforces:\n")
	for i := range n {
		fmt.Fprintf(&b, "  - {id: agency-%d, code: US%d, name: Agency %d of the county, aliases: [A%d]}\n", i, i, i, i)
	}
	return fstest.MapFS{"f.yaml": {Data: []byte(b.String())}}
}

// A register of the agencies of a large country loads, finds every name, and still
// says what a mistyped one may have meant.
func TestThousandsOfAgencies(t *testing.T) {
	const n = 18000
	r, err := register.Load(agencies(n), "f.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		if _, err := r.Resolve(fmt.Sprintf("AGENCY %d of the County", i)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := r.Resolve("Agency 17000 fo the county"); err == nil || !strings.Contains(err.Error(), `"Agency 17000 of the county"`) {
		t.Errorf("got %v", err)
	}
}

// BenchmarkLoad: ten times the agencies take about ten times as long; its last
// metric is how many times as long.
func BenchmarkLoad(b *testing.B) {
	load := func(n int) time.Duration {
		fsys := agencies(n)
		start := time.Now()
		if _, err := register.Load(fsys, "f.yaml"); err != nil {
			b.Fatal(err)
		}
		return time.Since(start)
	}
	var few, many time.Duration
	for b.Loop() {
		few += load(1800)
		many += load(18000)
	}
	b.ReportMetric(many.Seconds()/few.Seconds(), "x-of-a-tenth")
}
