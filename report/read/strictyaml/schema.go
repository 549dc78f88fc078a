package strictyaml

import (
	"bytes"
	"encoding"
	"encoding/json"
	"reflect"
	"slices"
)

// schemaDescriber is a type that reads itself, by nodeDecoder or
// encoding.TextUnmarshaler, and says in terms of JSON Schema what it takes.
type schemaDescriber interface {
	YAMLSchema() map[string]any
}

// Schema is a JSON Schema (draft 7) of what Decode reads into a value, for
// editors to complete and check by. It is made from the same struct, so the two
// cannot disagree; a field's tag `doc:"…"` becomes its description. Keys come in
// alphabetical order, and the text ends in a line feed.
//
// A schema is more lenient than Decode where JSON Schema cannot tell: on
// duplicate keys, octal-looking numbers and types that read themselves.
func Schema(title string, v any) []byte {
	s := schemaOf(reflect.TypeOf(v), nil)
	s["$schema"] = "http://json-schema.org/draft-07/schema#"
	s["title"] = title
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		return nil // a schemaDescriber's own value cannot be written
	}
	return b.Bytes()
}

// schemaOf describes a type; within are the structs that it stands in, for a
// type that holds itself is described once.
func schemaOf(t reflect.Type, within []reflect.Type) map[string]any {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	pointer := reflect.PointerTo(t)
	switch {
	case t == reflect.TypeFor[Node]():
		return map[string]any{}
	case pointer.Implements(reflect.TypeFor[schemaDescriber]()):
		return reflect.New(t).Interface().(schemaDescriber).YAMLSchema()
	case pointer.Implements(reflect.TypeFor[valueSchema]()):
		return reflect.New(t).Interface().(valueSchema).yamlSchema(within)
	case pointer.Implements(reflect.TypeFor[nodeDecoder]()):
		return map[string]any{}
	case pointer.Implements(reflect.TypeFor[encoding.TextUnmarshaler]()):
		return text()
	}
	switch t.Kind() {
	case reflect.String:
		return text()
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float32, reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(t.Elem(), within)}
	case reflect.Map:
		return mappingOf(t.Elem(), within)
	case reflect.Struct:
		return structSchema(t, within)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return map[string]any{"type": "integer", "minimum": 0}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return map[string]any{"type": "integer"}
	default: // anything
		return map[string]any{}
	}
}

// text is what a text may be written as.
func text() map[string]any { return map[string]any{"type": []string{"string", "number"}} }

// mappingOf describes a mapping of free keys.
func mappingOf(value reflect.Type, within []reflect.Type) map[string]any {
	return map[string]any{"type": "object", "additionalProperties": schemaOf(value, within)}
}

func structSchema(t reflect.Type, within []reflect.Type) map[string]any {
	if slices.Contains(within, t) {
		return map[string]any{"type": "object"}
	}
	within = append(slices.Clip(within), t)
	properties := make(map[string]any)
	required := []string{}
	fields, _ := structFields(t)
	for _, f := range fields {
		field := t.FieldByIndex(f.index)
		s := schemaOf(field.Type, within)
		if doc := field.Tag.Get("doc"); doc != "" {
			s["description"] = doc
		}
		properties[f.key] = s
		if f.required {
			required = append(required, f.key)
		}
	}
	s := map[string]any{"type": "object", "additionalProperties": false, "properties": properties}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

// valueSchema is a type of this package that is described by what it holds.
type valueSchema interface {
	yamlSchema(within []reflect.Type) map[string]any
}

func (*OrderedMap[T]) yamlSchema(within []reflect.Type) map[string]any {
	return mappingOf(reflect.TypeFor[T](), within)
}

func (*Located[T]) yamlSchema(within []reflect.Type) map[string]any {
	return schemaOf(reflect.TypeFor[T](), within)
}
