package sheet

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
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
		return nil, overLimit("entries in the package", int64(lim.Entries))
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

// directory is where the central directory stands.
type directory struct {
	offset, size int64
	count        uint64
}

// findDirectory reads the records at the end of the file.
func findDirectory(file io.ReaderAt, size int64) (directory, error) {
	broken := func(format string, args ...any) (directory, error) {
		return directory{}, refuse(ruleZip, format, args...).withHint("the file may have been cut short; ask for it again")
	}
	tail := make([]byte, min(size, lenEnd+math.MaxUint16))
	tailStart := size - int64(len(tail))
	if _, err := file.ReadAt(tail, tailStart); err != nil && err != io.EOF {
		return directory{}, unreadable(err)
	}
	at := -1
	for i := len(tail) - lenEnd; i >= 0; i-- {
		if binary.LittleEndian.Uint32(tail[i:]) == sigEnd && i+lenEnd+int(binary.LittleEndian.Uint16(tail[i+20:])) == len(tail) {
			at = i
			break
		}
	}
	if at < 0 {
		return broken("the package has no directory at its end")
	}
	end := tail[at:]
	disk, dirDisk := binary.LittleEndian.Uint16(end[4:]), binary.LittleEndian.Uint16(end[6:])
	here, total := binary.LittleEndian.Uint16(end[8:]), binary.LittleEndian.Uint16(end[10:])
	dir := directory{
		count:  uint64(total),
		size:   int64(binary.LittleEndian.Uint32(end[12:])),
		offset: int64(binary.LittleEndian.Uint32(end[16:])),
	}
	stop := tailStart + int64(at) // where the directory must end
	large := total == math.MaxUint16 || dir.size == math.MaxUint32 || dir.offset == math.MaxUint32
	dir64, found, err := findDirectory64(file, stop)
	if err != nil {
		return directory{}, err
	}
	switch {
	case found:
		if !large && (dir64.directory != dir) {
			return broken("the package's two end records differ")
		}
		dir, stop = dir64.directory, dir64.start
	case large && (dir.size == math.MaxUint32 || dir.offset == math.MaxUint32):
		return broken("the package's 64-bit end record is missing")
	case disk != 0 || dirDisk != 0 || here != total:
		return broken("the package is one volume of several")
	}
	if dir.offset < 0 || dir.size < 0 || dir.offset+dir.size != stop {
		return broken("the package's directory is not where its end record says")
	}
	if dir.count > uint64(dir.size)/lenCentral {
		return broken("the package's directory is too short for %d entries", dir.count)
	}
	return dir, nil
}

// directory64 is what a 64-bit end record says, and where it starts.
type directory64 struct {
	directory
	start int64
}

// findDirectory64 reads the 64-bit end record, when its locator stands before
// the end record.
func findDirectory64(file io.ReaderAt, end int64) (directory64, bool, error) {
	none := directory64{}
	if end < lenLocator64+lenEnd64 {
		return none, false, nil
	}
	var loc [lenLocator64]byte
	if _, err := file.ReadAt(loc[:], end-lenLocator64); err != nil {
		return none, false, unreadable(err)
	}
	if binary.LittleEndian.Uint32(loc[:]) != sigLocator64 {
		return none, false, nil
	}
	start := int64(binary.LittleEndian.Uint64(loc[8:]))
	bad := refuse(ruleZip, "the package's 64-bit end record is broken")
	if start < 0 || start > end-lenLocator64-lenEnd64 {
		return none, false, bad
	}
	var rec [lenEnd64]byte
	if _, err := file.ReadAt(rec[:], start); err != nil {
		return none, false, unreadable(err)
	}
	here, total := binary.LittleEndian.Uint64(rec[24:]), binary.LittleEndian.Uint64(rec[32:])
	recordSize := binary.LittleEndian.Uint64(rec[4:])
	if binary.LittleEndian.Uint32(rec[:]) != sigEnd64 || here != total ||
		recordSize != uint64(end-lenLocator64-start-12) {
		return none, false, bad
	}
	return directory64{
		directory: directory{
			count:  total,
			size:   int64(binary.LittleEndian.Uint64(rec[40:])),
			offset: int64(binary.LittleEndian.Uint64(rec[48:])),
		},
		start: start,
	}, true, nil
}

// readDirectory parses the central directory.
func readDirectory(raw []byte, count int) ([]entry, error) {
	entries := make([]entry, 0, count)
	for len(raw) > 0 {
		if len(raw) < lenCentral || binary.LittleEndian.Uint32(raw) != sigCentral {
			return nil, refuse(ruleZip, "entry %d of the package's directory is broken", len(entries)+1)
		}
		nameLen := int(binary.LittleEndian.Uint16(raw[28:]))
		extraLen := int(binary.LittleEndian.Uint16(raw[30:]))
		commentLen := int(binary.LittleEndian.Uint16(raw[32:]))
		if lenCentral+nameLen+extraLen+commentLen > len(raw) || len(entries) == count {
			return nil, refuse(ruleZip, "entry %d of the package's directory is broken", len(entries)+1)
		}
		e := entry{
			flags:  binary.LittleEndian.Uint16(raw[8:]),
			method: binary.LittleEndian.Uint16(raw[10:]),
			crc:    binary.LittleEndian.Uint32(raw[16:]),
			packed: int64(binary.LittleEndian.Uint32(raw[20:])),
			size:   int64(binary.LittleEndian.Uint32(raw[24:])),
			header: int64(binary.LittleEndian.Uint32(raw[42:])),
			name:   string(raw[lenCentral : lenCentral+nameLen]),
		}
		extra := raw[lenCentral+nameLen : lenCentral+nameLen+extraLen]
		if !widen(extra, &e.size, &e.packed, &e.header) {
			return nil, refuse(ruleZip, "entry %d of the package's directory lacks its 64-bit sizes", len(entries)+1)
		}
		entries = append(entries, e)
		raw = raw[lenCentral+nameLen+extraLen+commentLen:]
	}
	if len(entries) != count {
		return nil, refuse(ruleZip, "the package's directory holds %d entries and says %d", len(entries), count)
	}
	return entries, nil
}

// widen replaces fields that are at their 32-bit limit by those of the 64-bit
// extra field, which holds just these, in order.
func widen(extra []byte, fields ...*int64) bool {
	var wide []byte
	for len(extra) >= 4 {
		id, n := binary.LittleEndian.Uint16(extra), int(binary.LittleEndian.Uint16(extra[2:]))
		if 4+n > len(extra) {
			break
		}
		if id == extraZip64 {
			wide = extra[4 : 4+n]
		}
		extra = extra[4+n:]
	}
	for _, f := range fields {
		if *f != math.MaxUint32 {
			continue
		}
		if len(wide) < 8 {
			return false
		}
		*f = int64(binary.LittleEndian.Uint64(wide))
		if *f < 0 {
			return false
		}
		wide = wide[8:]
	}
	return true
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
			return refuse(ruleZipName, "the name of entry %d holds a backslash", i+1).withHint("save the file again in a spreadsheet program")
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
			return overLimit("bytes in one part", a.limits.PartSize).in(e.name)
		}
		if e.size > 1<<20 && e.packed < e.size/max(a.limits.Ratio, 1) {
			return refuse(ruleLimit, "unpacks to more than %d times its size", a.limits.Ratio).in(e.name)
		}
		if total += e.size; total > a.limits.TotalSize {
			return overLimit("bytes in all parts", a.limits.TotalSize).in(e.name)
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
	if nameLen != len(e.name) || !bytes.Equal(head[lenLocal:], []byte(e.name)) {
		return differs("the name")
	}
	if binary.LittleEndian.Uint16(head[8:]) != e.method {
		return differs("the method")
	}
	flags := binary.LittleEndian.Uint16(head[6:])
	if flags&flagEncrypted != 0 {
		return differs("the encryption")
	}
	e.data = e.header + lenLocal + int64(nameLen+extraLen)
	crc := binary.LittleEndian.Uint32(head[14:])
	packed, size := int64(binary.LittleEndian.Uint32(head[18:])), int64(binary.LittleEndian.Uint32(head[22:]))
	if flags&flagDescribed != 0 || crc == 0 && packed == 0 && size == 0 {
		return nil // said after the data; the directory is what counts
	}
	if size == math.MaxUint32 || packed == math.MaxUint32 {
		extra := make([]byte, extraLen)
		if _, err := a.file.ReadAt(extra, e.data-int64(extraLen)); err != nil {
			return unreadable(err)
		}
		if !widen(extra, &size, &packed) {
			return differs("the size")
		}
	}
	if crc != e.crc {
		return differs("the checksum")
	}
	if packed != e.packed || size != e.size {
		return differs("the size")
	}
	return nil
}

// find is the entry of a part name, which ignores case; nil when there is
// none.
func (a *archive) find(name string) *entry { return a.byName[foldName(name)] }

// unreadable is an error of the disk, not a fault of the file.
func unreadable(err error) error { return fmt.Errorf("read: %w", err) }
