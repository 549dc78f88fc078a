package sheet

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"io"
	"math"
	"slices"
	"strings"
	"unicode"
)

// Signatures and sizes of the zip format (APPNOTE.TXT 6.3.10, section 4.3).
const (
	sigLocal     = 0x04034b50
	sigCentral   = 0x02014b50
	sigEnd       = 0x06054b50
	sigEnd64     = 0x06064b50
	sigLocator64 = 0x07064b50

	lenLocal     = 30
	lenCentral   = 46
	lenEnd       = 22
	lenEnd64     = 56
	lenLocator64 = 20

	flagEncrypted = 1 << 0
	flagDescribed = 1 << 3 // sizes and checksum follow the data

	methodStore   = 0
	methodDeflate = 8

	extraZip64 = 0x0001
)

// entry is one file of the package, as the central directory declares it and
// as its local header confirms.
type entry struct {
	name   string
	method uint16
	flags  uint16
	crc    uint32
	packed int64 // bytes in the file
	size   int64 // bytes inflated
	header int64 // where the local header starts
	data   int64 // where the packed bytes start
}

// archive is a zip package whose directory has passed the preflight.
type archive struct {
	file    io.ReaderAt
	entries []entry
	byName  map[string]*entry // by case-folded name
	limits  Limits
}

// openArchive reads and checks the directory of a package: nothing is inflated
// yet, but names, counts, declared sizes and the layout of the file are sound
// when it returns.
func openArchive(file io.ReaderAt, size int64, lim Limits) (*archive, error) {
	dir, err := findDirectory(file, size)
	if err != nil {
		return nil, err
	}
	if dir.count > uint64(lim.Entries) {
		return nil, overLimit("entries", "entries in the package", int64(lim.Entries))
	}
	raw := make([]byte, dir.size)
	if _, err := file.ReadAt(raw, dir.offset); err != nil {
		return nil, unreadable(err)
	}
	a := &archive{file: file, limits: lim, byName: make(map[string]*entry)}
	if a.entries, err = readDirectory(raw, int(dir.count)); err != nil {
		return nil, err
	}
	if err := a.checkNames(); err != nil {
		return nil, err
	}
	if err := a.checkSizes(); err != nil {
		return nil, err
	}
	return a, a.checkLayout(dir.offset)
}

// checkNames refuses names that mean two things, or mean harm.
func (a *archive) checkNames() error {
	for i := range a.entries {
		e := &a.entries[i]
		segments := strings.Split(e.name, "/")
		switch {
		case e.name == "":
			return refuse(ruleZipName, "entry %d of the package has no name", i+1)
		case strings.ContainsFunc(e.name, unicode.IsControl):
			return refuse(ruleZipName, "the name of entry %d holds a control character", i+1)
		case strings.Contains(e.name, `\`):
			return refuse(ruleZipName, "the name of entry %d holds a backslash", i+1).withHint(saveAgain)
		case segments[0] == "" || strings.Contains(segments[0], ":"):
			return refuse(ruleZipName, "the name of entry %d is absolute", i+1)
		case slices.Contains(segments, "..") || slices.Contains(segments, "."):
			return refuse(ruleZipName, "the name of entry %d leads out of the package", i+1)
		}
		key := foldName(e.name)
		if _, twice := a.byName[key]; twice {
			return refuse(ruleZipName, "entry %d has the name of an earlier one", i+1).in(e.name)
		}
		a.byName[key] = e
	}
	return nil
}

// foldName makes part names equal that the packaging standard calls
// equivalent: it ignores case.
func foldName(name string) string { return strings.ToLower(name) }

// checkSizes refuses what is declared too large, and what cannot be unpacked.
func (a *archive) checkSizes() error {
	total := int64(0)
	for i := range a.entries {
		e := &a.entries[i]
		if e.flags&flagEncrypted != 0 {
			return refuse(ruleLocked, "the package's parts are encrypted").withHint("remove the password and save again").in(e.name)
		}
		if e.method != methodStore && e.method != methodDeflate {
			return refuse(ruleZip, "packed by method %d, which spreadsheets do not use", e.method).in(e.name)
		}
		if e.size > a.limits.PartSize {
			return overSize("part-megabytes", "in one part", a.limits.PartSize).in(e.name)
		}
		if e.size > 1<<20 && e.packed < e.size/max(a.limits.Ratio, 1) {
			return refuse(ruleLimit, "unpacks to more than %d times its size", a.limits.Ratio).raisable("ratio").in(e.name)
		}
		if total += e.size; total > a.limits.TotalSize {
			return overSize("total-megabytes", "in all parts", a.limits.TotalSize).in(e.name)
		}
	}
	return nil
}

// checkLayout compares every local header with the directory and refuses
// entries that share bytes with one another or with the directory.
func (a *archive) checkLayout(directory int64) error {
	order := make([]*entry, len(a.entries))
	for i := range a.entries {
		order[i] = &a.entries[i]
	}
	slices.SortFunc(order, func(x, y *entry) int { return cmp.Compare(x.header, y.header) })
	for i, e := range order {
		if e.header < 0 || e.header > directory-lenLocal {
			return refuse(ruleZip, "starts outside the package").in(e.name)
		}
		if i > 0 && e.header < order[i-1].data+order[i-1].packed {
			return refuse(ruleZipOverlap, "shares bytes with another entry").in(e.name)
		}
		if err := a.checkLocal(e); err != nil {
			return err
		}
		if e.data > directory || e.packed > directory-e.data {
			return refuse(ruleZip, "reaches beyond the package's data").in(e.name)
		}
	}
	return nil
}

// checkLocal reads an entry's local header, which must say what the directory
// says, and finds its data.
func (a *archive) checkLocal(e *entry) error {
	differs := func(what string) error {
		return refuse(ruleZip, "its own header and the directory differ in %s", what).in(e.name)
	}
	head := make([]byte, lenLocal+len(e.name))
	if _, err := a.file.ReadAt(head, e.header); err != nil {
		if err == io.EOF {
			return refuse(ruleZip, "its header is cut off").in(e.name)
		}
		return unreadable(err)
	}
	if binary.LittleEndian.Uint32(head) != sigLocal {
		return refuse(ruleZip, "has no header of its own").in(e.name)
	}
	nameLen := int(binary.LittleEndian.Uint16(head[26:]))
	extraLen := int(binary.LittleEndian.Uint16(head[28:]))
	flags := binary.LittleEndian.Uint16(head[6:])
	switch {
	case nameLen != len(e.name) || !bytes.Equal(head[lenLocal:], []byte(e.name)):
		return differs("the name")
	case binary.LittleEndian.Uint16(head[8:]) != e.method:
		return differs("the method")
	case flags&flagEncrypted != 0:
		return differs("the encryption")
	}
	e.data = e.header + lenLocal + int64(nameLen+extraLen)
	if flags&flagDescribed != 0 {
		return nil // said after the data; the directory is what counts
	}
	what, err := a.compareSizes(e, head, extraLen)
	if err == nil && what != "" {
		return differs(what)
	}
	return err
}

// compareSizes names what the local header says of the data and the directory
// does not; "" when they agree, or when the header leaves it open.
func (a *archive) compareSizes(e *entry, head []byte, extraLen int) (differs string, err error) {
	crc := binary.LittleEndian.Uint32(head[14:])
	packed, size := int64(binary.LittleEndian.Uint32(head[18:])), int64(binary.LittleEndian.Uint32(head[22:]))
	if crc == 0 && packed == 0 && size == 0 {
		return "", nil
	}
	if size == math.MaxUint32 || packed == math.MaxUint32 {
		extra := make([]byte, extraLen)
		if _, err := a.file.ReadAt(extra, e.data-int64(extraLen)); err != nil {
			return "", unreadable(err)
		}
		if !widen(extra, &size, &packed) {
			return "the size", nil
		}
	}
	switch {
	case crc != e.crc:
		return "the checksum", nil
	case packed != e.packed || size != e.size:
		return "the size", nil
	}
	return "", nil
}

// find is the entry of a part name, which ignores case; nil when there is
// none.
func (a *archive) find(name string) *entry { return a.byName[foldName(name)] }
