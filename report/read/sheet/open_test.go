package sheet

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
)

// failingDisk reads well up to an offset, and fails beyond.
type failingDisk struct {
	*bytes.Reader
	good int64
}

// ReadAt implements io.ReaderAt.
func (d failingDisk) ReadAt(b []byte, at int64) (int, error) {
	if at+int64(len(b)) > d.good {
		return 0, &fs.PathError{Op: "read", Path: "/secret/path", Err: errors.New("input/output error")}
	}
	return d.Reader.ReadAt(b, at)
}

// TestDiskErrorsAreNoFaultOfTheFile fails the disk at every offset: the file
// must neither be read, nor be called damaged, nor its real path be told.
func TestDiskErrorsAreNoFaultOfTheFile(t *testing.T) {
	for name, b := range map[string][]byte{
		".xlsx": packed(t, soundParts()),
		".ods":  packed(t, soundODS(odsSheet)),
		".csv":  []byte(strings.Repeat("a,b\n1,2\n", 2000)),
	} {
		t.Run(name, func(t *testing.T) {
			for good := int64(0); good < int64(len(b)); good += 7 {
				book := &Book{Name: "book" + name}
				err := scanOpened(failingDisk{bytes.NewReader(b), good}, int64(len(b)), name, book, AuditLimits(), nil)
				var disk *diskError
				if !errors.As(err, &disk) || strings.Contains(err.Error(), "secret") {
					t.Fatalf("failing at %d: %v", good, err)
				}
			}
		})
	}
}
