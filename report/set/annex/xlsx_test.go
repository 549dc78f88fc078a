package annex

import (
	"assize/report/say/doc"
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// keep writes a workbook where a person, or a validator, can look at it, when
// ASSIZE_ANNEX_OUT names a folder.
func keep(t *testing.T, name string, data []byte) {
	t.Helper()
	dir := os.Getenv("ASSIZE_ANNEX_OUT")
	if dir == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestXLSXSameBytes(t *testing.T) {
	for name, make := range map[string]func() *doc.Workbook{
		"input":       inputWorkbook,
		"analyst":     func() *doc.Workbook { return annexWorkbook(true) },
		"publication": func() *doc.Workbook { return annexWorkbook(false) },
	} {
		t.Run(name, func(t *testing.T) {
			var first []byte
			for range 10 {
				got, err := XLSX(make(), Env{})
				if err != nil {
					t.Fatal(err)
				}
				if first == nil {
					first = got
					keep(t, name+".xlsx", got)
				}
				if !bytes.Equal(first, got) {
					t.Fatal("two writings of one workbook differ")
				}
			}
		})
	}
}
