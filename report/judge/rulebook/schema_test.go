package rulebook

import (
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestSchema holds config/schema/rulebook.schema.json, which completes a rulebook
// in an editor, to the keys that are read: all of them, and no others.
func TestSchema(t *testing.T) {
	data, err := os.ReadFile("../../../config/schema/rulebook.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	compareKeys(t, "", schema, reflect.TypeFor[fileRulebook]())
}

// compareKeys compares the properties of a schema with the tags of a struct.
func compareKeys(t *testing.T, path string, schema map[string]any, typ reflect.Type) {
	t.Helper()
	typ, schema = within(schema, typ)
	if typ.Kind() != reflect.Struct {
		return
	}
	properties, _ := schema["properties"].(map[string]any)
	if properties == nil {
		return
	}
	required, _ := schema["required"].([]any)
	for name := range properties {
		if !hasTag(typ, name) {
			t.Errorf("schema has %s%s, which is not read", path, name)
		}
	}
	for i := range typ.NumField() {
		name, option, ok := strings.Cut(typ.Field(i).Tag.Get("yaml"), ",")
		if name == "" {
			continue
		}
		property, known := properties[name].(map[string]any)
		if !known {
			if typ == reflect.TypeFor[fileQuestion]() && path == "overall." {
				continue // the overall judgment has no number
			}
			t.Errorf("schema lacks %s%s", path, name)
			continue
		}
		if typ == reflect.TypeFor[fileQuestion]() && name == "number" {
			continue // one struct reads questions, which have one, and the overall judgment
		}
		if must := ok && option == "required"; must != slices.Contains(required, any(name)) {
			t.Errorf("%s%s: required is %v in the reader", path, name, must)
		}
		compareKeys(t, path+name+".", property, typ.Field(i).Type)
	}
}

// within goes through pointers, lists and mappings to what they hold.
func within(schema map[string]any, typ reflect.Type) (reflect.Type, map[string]any) {
	for {
		items, _ := schema["items"].(map[string]any)
		values, _ := schema["additionalProperties"].(map[string]any)
		switch {
		case typ.Kind() == reflect.Pointer:
			typ = typ.Elem()
		case typ.Kind() == reflect.Slice && items != nil:
			typ, schema = typ.Elem(), items
		case strings.HasPrefix(typ.Name(), "OrderedMap[") && values != nil:
			typ, schema = typ.Field(0).Type.Elem(), values
			value, _ := typ.FieldByName("Value")
			typ = value.Type
		default:
			return typ, schema
		}
	}
}

func hasTag(typ reflect.Type, name string) bool {
	for i := range typ.NumField() {
		if tag, _, _ := strings.Cut(typ.Field(i).Tag.Get("yaml"), ","); tag == name {
			return true
		}
	}
	return false
}
