package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// zipFault breaks the package around sound parts.
type zipFault struct {
	name     string
	parts    func([]zipPart) []zipPart // before packing; nil leaves them
	patch    func(*rawZip) []byte      // after packing; nil leaves it
	rule, at string
}

// rawZip is a packed workbook, to be patched byte by byte.
type rawZip struct{ b []byte }

// local is where the local header of an entry starts.
func (z *rawZip) local(name string) int {
	return int(binary.LittleEndian.Uint32(z.b[z.central(name)+42:]))
}

// central is where the directory's record of an entry starts.
func (z *rawZip) central(name string) int {
	for at := z.directory(); binary.LittleEndian.Uint32(z.b[at:]) == sigCentral; {
		n := int(binary.LittleEndian.Uint16(z.b[at+28:]))
		if string(z.b[at+46:at+46+n]) == name {
			return at
		}
		at += 46 + n + int(binary.LittleEndian.Uint16(z.b[at+30:])) + int(binary.LittleEndian.Uint16(z.b[at+32:]))
	}
	panic("no entry " + name) // a fault of the test
}

// end is where the end record starts.
func (z *rawZip) end() int { return bytes.LastIndex(z.b, []byte("PK\x05\x06")) }

// directory is where the directory starts.
func (z *rawZip) directory() int { return int(binary.LittleEndian.Uint32(z.b[z.end()+16:])) }

// data is where the packed bytes of an entry start.
func (z *rawZip) data(name string) int {
	at := z.local(name)
	return at + 30 + int(binary.LittleEndian.Uint16(z.b[at+26:])) + int(binary.LittleEndian.Uint16(z.b[at+28:]))
}

// set16 and set32 write a field and return the package.
func (z *rawZip) set16(at int, v uint16) []byte {
	binary.LittleEndian.PutUint16(z.b[at:], v)
	return z.b
}

func (z *rawZip) set32(at int, v uint32) []byte {
	binary.LittleEndian.PutUint32(z.b[at:], v)
	return z.b
}

// get32 reads a field.
func (z *rawZip) get32(at int) uint32 { return binary.LittleEndian.Uint32(z.b[at:]) }

// addPart is a part more.
func addPart(name, body string) func([]zipPart) []zipPart {
	return func(parts []zipPart) []zipPart { return append(parts, zipPart{name, body}) }
}

// zipFaults are the ways in which the package is wrong.
func zipFaults() []zipFault {
	const s = sheetPart
	faults := []zipFault{
		{name: "cut in the middle", patch: func(z *rawZip) []byte { return z.b[:len(z.b)/2] }, rule: ruleZip},
		{name: "cut by one byte", patch: func(z *rawZip) []byte { return z.b[:len(z.b)-1] }, rule: ruleZip},
		{name: "only the first bytes", patch: func(z *rawZip) []byte { return z.b[:8] }, rule: ruleZip},
		{name: "bytes after the end", patch: func(z *rawZip) []byte { return append(z.b, "tail"...) }, rule: ruleZip},
		{name: "bytes inserted before the directory", patch: func(z *rawZip) []byte {
			d := z.directory()
			return append(append(append([]byte{}, z.b[:d]...), "xxxx"...), z.b[d:]...)
		}, rule: ruleZip},
		{name: "directory of fewer entries", patch: func(z *rawZip) []byte { z.set16(z.end()+8, 6); return z.set16(z.end()+10, 6) }, rule: ruleZip},
		{name: "directory of more entries", patch: func(z *rawZip) []byte { z.set16(z.end()+8, 8); return z.set16(z.end()+10, 8) }, rule: ruleZip},
		{name: "one volume of several", patch: func(z *rawZip) []byte { return z.set16(z.end()+4, 1) }, rule: ruleZip},
		{name: "directory record broken", patch: func(z *rawZip) []byte { return z.set32(z.central(s), 0) }, rule: ruleZip},
		{name: "directory elsewhere", patch: func(z *rawZip) []byte { return z.set32(z.end()+16, 10) }, rule: ruleZip},
		{name: "64-bit sizes without the sizes", patch: func(z *rawZip) []byte { return z.set32(z.central(s)+24, 0xFFFFFFFF) }, rule: ruleZip},
		{name: "entry without a header", patch: func(z *rawZip) []byte { return z.set32(z.local(s), 0) }, rule: ruleZip, at: s},
		{name: "entry outside the package", patch: func(z *rawZip) []byte { return z.set32(z.central(s)+42, 1<<30) }, rule: ruleZip, at: s},
		{name: "entry reaching into the directory", patch: func(z *rawZip) []byte { return z.set32(z.central(s)+20, 1<<20) }, rule: ruleZip, at: s},
		{name: "two entries over the same bytes", patch: func(z *rawZip) []byte { return z.set32(z.central(s)+42, z.get32(z.central(stylesPart)+42)) }, rule: ruleZipOverlap, at: s},
		{name: "header with another name", patch: func(z *rawZip) []byte { z.b[z.local(s)+30] = 'y'; return z.b }, rule: ruleZip, at: s},
		{name: "header with another method", patch: func(z *rawZip) []byte { return z.set16(z.local(s)+8, methodStore) }, rule: ruleZip, at: s},
		{name: "header with another checksum", patch: func(z *rawZip) []byte {
			z.set16(z.local(s)+6, 0)
			return z.set32(z.local(s)+14, 1)
		}, rule: ruleZip, at: s},
		{name: "header with another size", patch: func(z *rawZip) []byte {
			z.set16(z.local(s)+6, 0)
			z.set32(z.local(s)+14, z.get32(z.central(s)+16))
			return z.set32(z.local(s)+18, 7)
		}, rule: ruleZip, at: s},
		{name: "entry encrypted", patch: func(z *rawZip) []byte { return z.set16(z.central(s)+8, 9) }, rule: ruleLocked, at: s},
		{name: "entry encrypted by its header only", patch: func(z *rawZip) []byte { return z.set16(z.local(s)+6, 9) }, rule: ruleZip, at: s},
		{name: "method that no spreadsheet uses", patch: func(z *rawZip) []byte { return z.set16(z.central(s)+10, 14) }, rule: ruleZip, at: s},
		{name: "checksum wrong", patch: func(z *rawZip) []byte { return z.set32(z.central(s)+16, 1) }, rule: ruleZipSum, at: s},
		{name: "checksum of an unused part wrong", parts: addPart("xl/media/logo.png", "picture"), patch: func(z *rawZip) []byte { return z.set32(z.central("xl/media/logo.png")+16, 1) }, rule: ruleZipSum, at: "xl/media/logo.png"},
		{name: "longer than declared", patch: func(z *rawZip) []byte { return z.set32(z.central(s)+24, z.get32(z.central(s)+24)-1) }, rule: ruleZipSize, at: s},
		{name: "shorter than declared", patch: func(z *rawZip) []byte { return z.set32(z.central(s)+24, z.get32(z.central(s)+24)+1) }, rule: ruleZipSize, at: s},
		{name: "declared empty", patch: func(z *rawZip) []byte { return z.set32(z.central(s)+24, 0) }, rule: ruleZipSize, at: s},
		{name: "declared as four gigabytes", patch: func(z *rawZip) []byte { return z.set32(z.central(s)+24, 0xFFFFFFF0) }, rule: ruleLimit, at: s},
		{name: "packed bytes damaged", patch: func(z *rawZip) []byte {
			copy(z.b[z.data(s):], "\xFF\xFF\xFF\xFF")
			return z.b
		}, rule: ruleZipData, at: s},
		{name: "packed bytes cut", patch: func(z *rawZip) []byte { return z.set32(z.central(s)+20, z.get32(z.central(s)+20)-9) }, rule: ruleZipData, at: s},
	}
	return append(faults, nameFaults()...)
}

// nameFaults are entries that no spreadsheet has.
func nameFaults() []zipFault {
	return []zipFault{
		{name: "name twice", parts: addPart(sheetPart, partSheet), rule: ruleZipName, at: sheetPart},
		{name: "name twice but for case", parts: addPart("XL/Worksheets/SHEET1.xml", partSheet), rule: ruleZipName, at: "XL/Worksheets/SHEET1.xml"},
		{name: "name that leads out", parts: addPart("../../.profile", "x"), rule: ruleZipName},
		{name: "name that is absolute", parts: addPart("/etc/passwd", "x"), rule: ruleZipName},
		{name: "name on a drive", parts: addPart("C:/x", "x"), rule: ruleZipName},
		{name: "name with a backslash", parts: addPart(`xl\x.xml`, "x"), rule: ruleZipName},
		{name: "name with a control character", parts: addPart("xl/\x00.xml", "x"), rule: ruleZipName},
		{name: "macros in an .xlsx", parts: addPart("xl/vbaProject.bin", "x"), rule: ruleMacros, at: "xl/vbaProject.bin"},
		{name: "bomb", parts: addPart("xl/media/a.bin", strings.Repeat("\x00", 8<<20)), rule: ruleLimit, at: "xl/media/a.bin"},
		{name: "too many entries", parts: func(parts []zipPart) []zipPart {
			for range 2000 {
				parts = append(parts, zipPart{"xl/media/" + itoa64(int64(len(parts))), ""})
			}
			return parts
		}, rule: ruleLimit},
	}
}

func TestBrokenPackagesAreRefused(t *testing.T) {
	for _, f := range zipFaults() {
		t.Run(f.name, func(t *testing.T) {
			parts := soundParts()
			if f.parts != nil {
				parts = f.parts(parts)
			}
			file := writeParts(t, "book.xlsx", parts)
			if f.patch != nil {
				b, err := os.ReadFile(file)
				must(t, err)
				must(t, os.WriteFile(file, f.patch(&rawZip{b}), 0o600))
			}
			mustRefuse(t, file, f.rule, f.at)
		})
	}
}

// TestOddButSoundPackages holds packages that are rare and right.
func TestOddButSoundPackages(t *testing.T) {
	want, err := Open(named(writeParts(t, "book.xlsx", soundParts()), "book.xlsx"), AuditLimits())
	must(t, err)
	odd := map[string]func(*zip.Writer){
		"stored": func(z *zip.Writer) {
			for _, p := range soundParts() {
				w, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Store})
				must(t, err)
				_, err = io.WriteString(w, p.body)
				must(t, err)
			}
		},
		"folders of their own and a comment": func(z *zip.Writer) {
			must(t, z.SetComment("made by hand"))
			_, err := z.Create("xl/")
			must(t, err)
			fillParts(t, z, soundParts())
		},
		"names in capitals": func(z *zip.Writer) {
			parts := soundParts()
			for i := range parts {
				if strings.HasPrefix(parts[i].name, "xl/w") {
					parts[i].name = strings.ToUpper(parts[i].name)
				}
			}
			fillParts(t, z, parts)
		},
		"parts in reverse": func(z *zip.Writer) {
			parts := soundParts()
			for i := range parts {
				fillParts(t, z, parts[len(parts)-1-i:len(parts)-i])
			}
		},
		"sizes in the header": func(z *zip.Writer) {
			for _, p := range soundParts() {
				writeKnown(t, z, p)
			}
		},
	}
	odd["64-bit sizes"] = odd["parts in reverse"]
	for name, fill := range odd {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "book.xlsx")
			writeZip(t, file, fill)
			if name == "64-bit sizes" {
				widenZip(t, file)
			}
			got, err := Open(named(file, "book.xlsx"), AuditLimits())
			must(t, err)
			sameSheets(t, got, want)
		})
	}
}

// widenZip rewrites a package with the 64-bit records that programs which
// cannot know the sizes in advance write: in every directory record, and at the
// end.
func widenZip(t *testing.T, file string) {
	t.Helper()
	b, err := os.ReadFile(file)
	must(t, err)
	z := &rawZip{b}
	start, end := z.directory(), z.end()
	out := append([]byte{}, b[:start]...)
	le := binary.LittleEndian
	count := uint64(0)
	for at := start; at < end; count++ {
		n := int(le.Uint16(b[at+28:]))
		record := append([]byte{}, b[at:at+46+n]...)
		var extra []byte
		extra = le.AppendUint16(extra, extraZip64)
		extra = le.AppendUint16(extra, 24)
		extra = le.AppendUint64(extra, uint64(le.Uint32(record[24:])))
		extra = le.AppendUint64(extra, uint64(le.Uint32(record[20:])))
		extra = le.AppendUint64(extra, uint64(le.Uint32(record[42:])))
		for _, field := range []int{20, 24, 42} {
			le.PutUint32(record[field:], 0xFFFFFFFF)
		}
		le.PutUint16(record[30:], uint16(len(extra)))
		le.PutUint16(record[32:], 0)
		out = append(append(out, record...), extra...)
		at += 46 + n + int(le.Uint16(b[at+30:])) + int(le.Uint16(b[at+32:]))
	}
	wide := len(out)
	out = le.AppendUint32(out, sigEnd64)
	out = le.AppendUint64(out, 44)
	out = append(out, 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	out = le.AppendUint64(out, count)
	out = le.AppendUint64(out, count)
	out = le.AppendUint64(out, uint64(wide-start))
	out = le.AppendUint64(out, uint64(start))
	out = le.AppendUint32(out, sigLocator64)
	out = le.AppendUint32(out, 0)
	out = le.AppendUint64(out, uint64(wide))
	out = le.AppendUint32(out, 1)
	out = le.AppendUint32(out, sigEnd)
	out = append(out, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0)
	must(t, os.WriteFile(file, out, 0o600))
}
