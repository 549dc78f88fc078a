package annex

import (
	"archive/zip"
	"io"

	"github.com/klauspost/compress/flate"
)

// newZip is a zip writer with the faster deflate, one compressor for all parts.
func newZip(out io.Writer) *zip.Writer {
	z := zip.NewWriter(out)
	var deflate *flate.Writer
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		if deflate != nil {
			deflate.Reset(w)
			return deflate, nil
		}
		var err error
		deflate, err = flate.NewWriter(w, 5)
		return deflate, err
	})
	return z
}

// zipEntry heads an entry, dated with the first day a zip can hold. The field
// Modified would add an extra field, which OpenDocument forbids its first entry.
func zipEntry(name string, method uint16) *zip.FileHeader {
	const firstDay = 1<<5 | 1
	return &zip.FileHeader{Name: name, Method: method, ModifiedDate: firstDay} //nolint:staticcheck // see above
}
