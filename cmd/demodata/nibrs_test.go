package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The committed example of another country is what the generator makes.
func TestCommittedExampleIsRegenerated(t *testing.T) {
	const example = "../../testdata/nibrs"
	files, err := generateNIBRS()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		committed, err := os.ReadFile(filepath.Join(example, f.name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(committed, f.data) {
			t.Errorf("%s differs from what the generator makes; run go run ./cmd/demodata", f.name)
		}
	}
}
