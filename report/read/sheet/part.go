package sheet

import (
	"bufio"
	"errors"
	"hash/crc32"
	"io"

	"github.com/klauspost/compress/flate"
)

// inflater unpacks parts one after another with one set of tables.
type inflater struct {
	packed *bufio.Reader
	flate  io.ReadCloser
}

// part reads one entry of the package, inflated, and checks it on the way: no
// more than the declared size, and at the end just that size and the declared
// checksum.
type part struct {
	entry *entry
	from  io.Reader
	left  int64
	crc   uint32
	done  bool
}

// open starts reading an entry. The part must be read to its end before the
// next one is opened.
func (in *inflater) open(a *archive, e *entry) (*part, error) {
	section := io.NewSectionReader(a.file, e.data, e.packed)
	p := &part{entry: e, from: section, left: e.size}
	if e.method == methodStore {
		if e.packed != e.size {
			return nil, refuse(ruleZipSize, "is stored as it is, but in a different size").in(e.name)
		}
		return p, nil
	}
	if in.flate == nil {
		in.packed = bufio.NewReaderSize(section, 32<<10)
		in.flate = flate.NewReader(in.packed)
	} else {
		in.packed.Reset(section)
		if err := in.flate.(flate.Resetter).Reset(in.packed, nil); err != nil {
			return nil, unreadable(err)
		}
	}
	p.from = in.flate
	return p, nil
}

// Read implements io.Reader; io.EOF means that size and checksum were right.
func (p *part) Read(b []byte) (int, error) {
	if p.done {
		return 0, io.EOF
	}
	n, err := p.from.Read(b)
	if int64(n) > p.left {
		return 0, refuse(ruleZipSize, "is longer than declared").in(p.entry.name)
	}
	p.left -= int64(n)
	p.crc = crc32.Update(p.crc, crc32.IEEETable, b[:n])
	switch {
	case err == nil:
		return n, nil
	case err != io.EOF:
		return n, p.broken(err)
	case p.left > 0:
		return n, refuse(ruleZipSize, "is shorter than declared").in(p.entry.name)
	case p.crc != p.entry.crc:
		return n, refuse(ruleZipSum, "its bytes are not those that were written (checksum)").
			withHint("the file was damaged on its way; ask for it again").in(p.entry.name)
	}
	p.done = true
	return n, io.EOF
}

// broken tells damaged data from a disk that failed.
func (p *part) broken(err error) error {
	var corrupt flate.CorruptInputError
	if errors.As(err, &corrupt) || errors.Is(err, io.ErrUnexpectedEOF) {
		return refuse(ruleZipData, "cannot be unpacked").withHint("the file was damaged on its way; ask for it again").in(p.entry.name)
	}
	var fault *fault
	if errors.As(err, &fault) {
		return fault
	}
	return unreadable(err)
}

// drain reads the part to its end, for the sake of the checks.
func (p *part) drain(buf []byte) error {
	for {
		if _, err := p.Read(buf); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}
