// Package schematest holds the schemas that editors use to the readers they are made
// from. Only tests know it.
package schematest

import (
	"bytes"
	"os"
	"testing"
)

// UpToDate fails where a schema file is not what its reader gives. Update writes it
// anew instead.
func UpToDate(t testing.TB, file string, schema []byte, update bool) {
	t.Helper()
	if update {
		if err := os.WriteFile(file, schema, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if stored, err := os.ReadFile(file); err != nil || !bytes.Equal(stored, schema) {
		t.Errorf("%s is not the reader's (%v): run go test -update", file, err)
	}
}
