package sheet

import (
	"encoding/binary"
	"io"
	"math"
)

// directory is where the central directory stands.
type directory struct {
	offset, size int64
	count        uint64
}

// findDirectory reads the records at the end of the file.
func findDirectory(file io.ReaderAt, size int64) (directory, error) {
	end, err := findEnd(file, size)
	if err != nil {
		return directory{}, err
	}
	dir64, found, err := findDirectory64(file, end.start)
	if err != nil {
		return directory{}, err
	}
	dir, stop := end.directory, end.start // where the directory must end
	switch {
	case found:
		if !end.large() && dir64.directory != dir {
			return directory{}, broken("the package's two end records differ")
		}
		dir, stop = dir64.directory, dir64.start
	case dir.size == math.MaxUint32 || dir.offset == math.MaxUint32:
		return directory{}, broken("the package's 64-bit end record is missing")
	case end.volumes:
		return directory{}, broken("the package is one volume of several")
	}
	if dir.offset < 0 || dir.size < 0 || dir.offset+dir.size != stop {
		return directory{}, broken("the package's directory is not where its end record says")
	}
	if dir.count > uint64(dir.size)/lenCentral {
		return directory{}, broken("the package's directory is too short for %d entries", dir.count)
	}
	return dir, nil
}

// broken is the fault of a package that may have been cut.
func broken(format string, args ...any) *fault {
	return refuse(ruleZip, format, args...).withHint("the file may have been cut short; ask for it again")
}

// endRecord is what the record at the end of the file says, and where it starts.
type endRecord struct {
	directory
	start   int64
	volumes bool // it speaks of several
}

// large reports whether a field is at its limit, so that the 64-bit record
// counts.
func (e endRecord) large() bool {
	return e.count == math.MaxUint16 || e.size == math.MaxUint32 || e.offset == math.MaxUint32
}

// findEnd reads the record at the end of the file, which a comment may follow.
func findEnd(file io.ReaderAt, size int64) (endRecord, error) {
	tail := make([]byte, min(size, lenEnd+math.MaxUint16))
	tailStart := size - int64(len(tail))
	if _, err := file.ReadAt(tail, tailStart); err != nil && err != io.EOF {
		return endRecord{}, unreadable(err)
	}
	for i := len(tail) - lenEnd; i >= 0; i-- {
		end := tail[i:]
		if binary.LittleEndian.Uint32(end) != sigEnd || lenEnd+int(binary.LittleEndian.Uint16(end[20:])) != len(end) {
			continue
		}
		disk, dirDisk := binary.LittleEndian.Uint16(end[4:]), binary.LittleEndian.Uint16(end[6:])
		here, total := binary.LittleEndian.Uint16(end[8:]), binary.LittleEndian.Uint16(end[10:])
		return endRecord{
			directory: directory{
				count:  uint64(total),
				size:   int64(binary.LittleEndian.Uint32(end[12:])),
				offset: int64(binary.LittleEndian.Uint32(end[16:])),
			},
			start:   tailStart + int64(i),
			volumes: disk != 0 || dirDisk != 0 || here != total,
		}, nil
	}
	return endRecord{}, broken("the package has no directory at its end")
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
