package charttest

import (
	"reflect"

	"assize/report/say/doc"
)

// Estimates are the estimates that a plot of any kind holds, in the order of its
// data, but for those in whose place words stand.
func Estimates(p doc.Plot) []doc.Estimate {
	var out []doc.Estimate
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			if e, ok := v.Interface().(doc.Estimate); ok {
				out = append(out, e)
				return
			}
			if words := v.FieldByName("Missing"); words.IsValid() && words.String() != "" {
				return
			}
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		default: // holds no estimate
		}
	}
	walk(reflect.ValueOf(p))
	return out
}
