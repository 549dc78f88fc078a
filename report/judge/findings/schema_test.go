package findings_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"assize/report/judge/findings"
	"assize/report/read/audit"
)

// TestSchema holds config/schema/findings.schema.json to the Go types and to what
// their comments say: a field that has none fails.
func TestSchema(t *testing.T) {
	golden(t, "../../../config/schema/findings.schema.json", indented(t, contract(meanings(t), func(field string) {
		t.Errorf("%s has no comment, which would describe it in the schema", field)
	})))
}

// TestVersions: a contract that readers know by a version never changes under it. Each
// version's shape, without its descriptions, is kept by its digest.
func TestVersions(t *testing.T) {
	const path = "testdata/versions.json"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]string{}
	if err := json.Unmarshal(data, &known); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(indented(t, contract(nil, func(string) {})))
	got := hex.EncodeToString(sum[:])
	switch want, ok := known[findings.Schema]; {
	case !ok:
		t.Errorf("%s has no line in %s; it is %s", findings.Schema, path, got)
	case got != want:
		t.Errorf("the contract changed, and its version did not. Raise findings.Schema, let adopt read the version before, and add a line to %s: %s", path, got)
	}
	newest := slices.Max(slices.Collect(maps.Keys(known))) // versions have one digit still
	if newest != findings.Schema {
		t.Errorf("%s knows %s, which is newer than %s", path, newest, findings.Schema)
	}
}

func indented(t *testing.T, v any) []byte {
	t.Helper()
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// contract is the JSON schema of findings; says are the meanings of types and fields,
// nil for none, and bare is told of a field without one.
func contract(says map[string]string, bare func(field string)) map[string]any {
	schema := schemaOf(reflect.TypeFor[findings.Findings](), says, bare)
	schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	schema["$id"] = findings.Schema
	schema["title"] = "Findings of one force"
	if says != nil {
		schema["description"] = "Rates are fractions, counts are crimes. Numerator and denominator are audited counts; a combined rate is " +
			"not their ratio. A number that is not there is null."
	}
	schema["properties"].(map[string]any)["schema"].(map[string]any)["const"] = findings.Schema
	return schema
}

// schemaOf is the JSON schema of a type of the contract.
func schemaOf(t reflect.Type, says map[string]string, bare func(string)) map[string]any {
	switch t {
	case reflect.TypeFor[findings.Num]():
		return map[string]any{"type": []string{"number", "null"}}
	case reflect.TypeFor[findings.Count]():
		return map[string]any{"type": []string{"integer", "null"}}
	case reflect.TypeFor[audit.Date]():
		return map[string]any{"type": "string", "pattern": "^([0-9]{4}-[0-9]{2}-[0-9]{2})?$"}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return schemaOf(t.Elem(), says, bare)
	case reflect.Slice:
		items := schemaOf(t.Elem(), says, bare)
		out := map[string]any{"type": "array", "items": items}
		if d := items["description"]; d != nil {
			out["description"] = d
		}
		return out
	case reflect.Struct:
		return objectOf(t, says, bare)
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	default:
		return map[string]any{"type": "integer"}
	}
}

func objectOf(t reflect.Type, says map[string]string, bare func(string)) map[string]any {
	properties, required := map[string]any{}, []string{}
	for i := range t.NumField() {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		field := schemaOf(t.Field(i).Type, says, bare)
		key := t.Name() + "." + t.Field(i).Name
		switch meaning, ofType := says[key], field["description"]; {
		case meaning != "":
			field["description"] = meaning
		case ofType == nil:
			bare(key)
		}
		properties[name] = field
		if option != "omitempty" && option != "omitzero" {
			required = append(required, name)
		}
	}
	out := map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
	if says[t.Name()] != "" {
		out["description"] = says[t.Name()]
	}
	return out
}

// meanings are what the comments of the room say of its types and their fields. A
// field without one of its own takes that of the field before, or that of its type,
// where it is named ("Lower and Upper are ...").
func meanings(t *testing.T) map[string]string {
	t.Helper()
	says := map[string]string{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.TYPE {
				continue
			}
			for _, spec := range g.Specs {
				typed := spec.(*ast.TypeSpec)
				if of, ok := typed.Type.(*ast.StructType); ok {
					says[typed.Name.Name] = oneLine(g.Doc)
					fieldMeanings(typed.Name.Name, oneLine(g.Doc), of, says)
				}
			}
		}
	}
	return says
}

func fieldMeanings(name, whole string, of *ast.StructType, says map[string]string) {
	before := ""
	for _, f := range of.Fields.List {
		if len(f.Names) == 0 {
			continue
		}
		own := oneLine(f.Doc)
		if own == "" {
			own = oneLine(f.Comment)
		}
		field := f.Names[0].Name
		switch {
		case own != "":
			before = own
		case tells(before, field):
			own = before
		case tells(whole, field):
			own = whole
		}
		says[name+"."+field] = own
	}
}

// tells reports whether a comment speaks of a field.
func tells(comment, field string) bool {
	return strings.Contains(" "+strings.NewReplacer(",", " ", ".", " ").Replace(comment)+" ", " "+field+" ")
}

func oneLine(c *ast.CommentGroup) string { return strings.Join(strings.Fields(c.Text()), " ") }
