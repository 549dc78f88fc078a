package sheet

import (
	"bytes"
	"encoding/binary"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// decoded gives the text of a part or of a csv file as UTF-8, whatever Unicode
// encoding its first bytes announce: UTF-8 with or without a byte order mark,
// or UTF-16 with one (in XML also without, since the first character is known
// to be a "<"). Marked is true when they announced one. Whether the bytes really
// are UTF-8 is left to the caller.
func decoded(r io.Reader) (text io.Reader, marked bool, err error) {
	head := make([]byte, 4)
	n, err := io.ReadFull(r, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, false, err
	}
	head = head[:n]
	rest := func(skip int) io.Reader { return &prefixed{head: head[skip:], rest: r} }
	starts := func(prefix ...byte) bool { return bytes.HasPrefix(head, prefix) }
	switch {
	case starts(0xFF, 0xFE, 0, 0), starts(0, 0, 0xFE, 0xFF), starts('<', 0, 0, 0), starts(0, 0, 0, '<'):
		return nil, false, refuse(ruleEncoding, "is written in UTF-32").withHint("save it as UTF-8")
	case starts(0xEF, 0xBB, 0xBF):
		return rest(3), true, nil
	case starts(0xFF, 0xFE):
		return &utf16Reader{from: rest(2), order: binary.LittleEndian}, true, nil
	case starts(0xFE, 0xFF):
		return &utf16Reader{from: rest(2), order: binary.BigEndian}, true, nil
	case starts('<', 0):
		return &utf16Reader{from: rest(0), order: binary.LittleEndian}, true, nil
	case starts(0, '<'):
		return &utf16Reader{from: rest(0), order: binary.BigEndian}, true, nil
	}
	return rest(0), false, nil
}

// prefixed gives back the bytes that were read ahead, then the rest.
type prefixed struct {
	head []byte
	rest io.Reader
}

// Read implements io.Reader.
func (p *prefixed) Read(b []byte) (int, error) {
	if len(p.head) > 0 {
		n := copy(b, p.head)
		p.head = p.head[n:]
		return n, nil
	}
	return p.rest.Read(b)
}

// utf16Reader turns UTF-16 into UTF-8 and refuses half a character.
type utf16Reader struct {
	from    io.Reader
	order   binary.ByteOrder
	raw     [4096]byte
	held    int // bytes at the start of raw that await their other half
	out     []byte
	err     error
	scratch []byte
}

// Read implements io.Reader.
func (u *utf16Reader) Read(b []byte) (int, error) {
	for len(u.out) == 0 {
		if u.err != nil {
			return 0, u.err
		}
		u.decode()
	}
	n := copy(b, u.out)
	u.out = u.out[n:]
	return n, nil
}

// decode reads some more of the file.
func (u *utf16Reader) decode() {
	n, err := u.from.Read(u.raw[u.held:])
	raw := u.raw[:u.held+n]
	u.scratch = u.scratch[:0]
	for len(raw) >= 2 {
		r, used := rune(u.order.Uint16(raw)), 2
		if utf16.IsSurrogate(r) {
			if len(raw) < 4 && err == nil {
				break
			}
			used = 4
			if len(raw) >= 4 {
				r = utf16.DecodeRune(r, rune(u.order.Uint16(raw[2:])))
			}
			if len(raw) < 4 || r == utf8.RuneError {
				u.err = refuse(ruleEncoding, "holds half a character of UTF-16")
				u.out = u.scratch
				return
			}
		}
		u.scratch = utf8.AppendRune(u.scratch, r)
		raw = raw[used:]
	}
	u.held = copy(u.raw[:], raw)
	u.out = u.scratch
	if err != nil {
		u.err = err
		if err == io.EOF && u.held > 0 {
			u.err = refuse(ruleEncoding, "ends in half a character of UTF-16")
		}
	}
}
