package strictyaml

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"

	"assize/report/read/source"
)

// At is the type of a struct field that remembers where the struct stood. It
// needs no tag.
type At = source.Pos

// Problems is the list of faults, for packages that know YAML and nothing else
// that is read.
type Problems = source.Problems

// nodeDecoder is a type that reads itself from a node, such as one written
// either as a word or as a list. It is never called for an empty value.
type nodeDecoder interface {
	DecodeNode(n *Node, ps *source.Problems)
}

// Decode fills the value that into points at and adds every fault to ps. It
// does nothing for a nil node. What was at fault keeps its former value, so the
// result is to be used only when ps refuses nothing.
//
// A mapping fills a struct, whose fields name their keys:
//
//	Title string  `yaml:"title,required"` // absent: refused
//	Level float64 `yaml:"level"`          // absent: left as it is
//	Limit *int    `yaml:"limit"`          // absent: nil, to tell it from 0
//	Base          `yaml:",inline"`        // the keys of an embedded struct
//	At    strictyaml.At                   // file, line and column of the struct
//
// Fields without a tag are not read; keys that no field names are refused with
// the likeliest spelling. Besides structs it reads text, true and false, whole
// numbers, finite numbers, lists, maps by text or whole number, pointers,
// encoding.TextUnmarshaler, nodeDecoder, and Node itself. Text may be a number
// or a date, and is taken as written. An empty value is refused everywhere: to
// leave something out, leave out its key.
func Decode(n *Node, into any, ps *source.Problems) {
	if n == nil {
		return
	}
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		ps.Refuse(n.Pos(), ruleUnsupportedGo, "", "cannot be read into %T", into)
		return
	}
	decode(n, v.Elem(), ps)
}

// decode fills one addressable value.
func decode(n *Node, v reflect.Value, ps *source.Problems) {
	if n.Kind() == None {
		return // refused by Parse
	}
	switch to := v.Addr().Interface().(type) {
	case *Node:
		*to = *n
		return
	case **Node:
		*to = n
		return
	}
	if n.isNull() {
		ps.Refuse(n.Pos(), ruleNull, "write a value or leave out the key", "%s has no value", n.name)
		return
	}
	switch to := v.Addr().Interface().(type) {
	case nodeDecoder:
		to.DecodeNode(n, ps)
		return
	case encoding.TextUnmarshaler:
		if text, ok := textOf(n, ps); ok {
			if err := to.UnmarshalText([]byte(text)); err != nil {
				ps.Refuse(n.Pos(), ruleValue, "", "%s: %v", n.name, err)
			}
		}
		return
	}
	decodeKind(n, v, ps)
}

// decodeKind fills a value by its Go kind.
func decodeKind(n *Node, v reflect.Value, ps *source.Problems) {
	switch v.Kind() {
	case reflect.String:
		if text, ok := textOf(n, ps); ok {
			v.SetString(text)
		}
	case reflect.Bool:
		if b, ok := boolOf(n, ps); ok {
			v.SetBool(b)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		decodeWhole(n, v, ps)
	case reflect.Float64, reflect.Float32:
		if f, ok := floatOf(n, v.Type().Bits(), ps); ok {
			v.SetFloat(f)
		}
	case reflect.Pointer:
		to := reflect.New(v.Type().Elem())
		decode(n, to.Elem(), ps)
		v.Set(to)
	case reflect.Slice:
		decodeList(n, v, ps)
	case reflect.Map:
		decodeMap(n, v, ps)
	case reflect.Struct:
		decodeStruct(n, v, ps)
	default:
		ps.Refuse(n.Pos(), ruleUnsupportedGo, "", "%s cannot be read into %s", n.name, v.Type())
	}
}

// wants refuses a node of another shape.
func wants(n *Node, kind Kind, ps *source.Problems) bool {
	if n.Kind() == kind {
		return true
	}
	hint := ""
	if kind == List && n.Kind() == Scalar {
		hint = "write it as [" + n.text() + "]"
		if len(n.text()) > 20 {
			hint = "begin each item with a dash"
		}
	}
	ps.Refuse(n.Pos(), ruleType, hint, "%s must be %v, not %v", n.name, kind, n.Kind())
	return false
}

func decodeList(n *Node, v reflect.Value, ps *source.Problems) {
	if !wants(n, List, ps) {
		return
	}
	items := n.items()
	out := reflect.MakeSlice(v.Type(), len(items), len(items))
	for i, item := range items {
		decode(item, out.Index(i), ps)
	}
	v.Set(out)
}

func decodeMap(n *Node, v reflect.Value, ps *source.Problems) {
	if !wants(n, Mapping, ps) {
		return
	}
	t := v.Type()
	out := reflect.MakeMapWithSize(t, len(n.yaml.Content)/2)
	for _, m := range n.members() {
		key := reflect.New(t.Key()).Elem()
		faults := len(*ps)
		decode(m.key, key, ps)
		value := reflect.New(t.Elem()).Elem()
		decode(m.Value, value, ps)
		if len(*ps) > faults {
			continue
		}
		if out.MapIndex(key).IsValid() { // "1" and 1 as whole numbers, or what UnmarshalText folds
			ps.Refuse(m.At, ruleDuplicateKey, "", "key %s means the same as an earlier one", quoted(m.Key))
			continue
		}
		out.SetMapIndex(key, value)
	}
	v.Set(out)
}

func decodeStruct(n *Node, v reflect.Value, ps *source.Problems) {
	if !wants(n, Mapping, ps) {
		return
	}
	fields, positions := structFields(v.Type())
	for _, index := range positions {
		v.FieldByIndex(index).Set(reflect.ValueOf(n.Pos()))
	}
	known := make([]string, len(fields))
	byKey := make(map[string]structField, len(fields))
	for i, f := range fields {
		known[i], byKey[f.key] = f.key, f
	}
	present := make(map[string]bool, len(fields))
	for _, m := range n.members() {
		f, ok := byKey[m.Key]
		if !ok {
			ps.Refuse(m.At, ruleUnknownKey, keyHint(m.Key, known), "unknown key %s", quoted(m.Key))
			continue
		}
		present[m.Key] = true
		decode(m.Value, v.FieldByIndex(f.index), ps)
	}
	for _, f := range fields {
		if f.required && !present[f.key] {
			ps.Refuse(n.Pos(), ruleMissingKey, "", "%s lacks the key %q", n.name, f.key)
		}
	}
}

// keyHint proposes the spelling that was probably meant, else what there is.
func keyHint(key string, known []string) string {
	for _, k := range known {
		if strings.EqualFold(k, key) {
			return fmt.Sprintf("did you mean %q?", k)
		}
	}
	near := source.Nearest(key, known)
	switch {
	case len(near) > 0:
		for i := range near {
			near[i] = fmt.Sprintf("%q", near[i])
		}
		return "did you mean " + strings.Join(near, " or ") + "?"
	case len(known) == 0:
		return "no keys are known here"
	default:
		return "known keys: " + strings.Join(known, ", ")
	}
}

// structField is a field that a key fills.
type structField struct {
	key      string
	index    []int
	required bool
}

// structFields lists the fields with keys, and those that take the position.
func structFields(t reflect.Type) (fields []structField, positions [][]int) {
	for i := range t.NumField() {
		f := t.Field(i)
		tag, tagged := f.Tag.Lookup("yaml")
		key, options, _ := strings.Cut(tag, ",")
		switch {
		case options == "inline" && f.Type.Kind() == reflect.Struct:
			inner, at := structFields(f.Type)
			for _, in := range inner {
				in.index = append([]int{i}, in.index...)
				fields = append(fields, in)
			}
			for _, index := range at {
				positions = append(positions, append([]int{i}, index...))
			}
		case !f.IsExported(), key == "-":
		case f.Type == reflect.TypeFor[source.Pos]() && key == "":
			positions = append(positions, []int{i})
		case tagged && key != "":
			fields = append(fields, structField{key: key, index: []int{i}, required: options == "required"})
		}
	}
	return fields, positions
}
