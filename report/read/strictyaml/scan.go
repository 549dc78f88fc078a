package strictyaml

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"assize/report/read/source"
)

// scanText refuses what must never reach the YAML library: other encodings
// than UTF-8, byte order marks, tabs, and characters that a reader of the file
// cannot see. Columns count characters, as editors do.
func scanText(file string, data []byte, ps *source.Problems) {
	start := source.Pos{File: file, Line: 1, Column: 1}
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		ps.Refuse(start, ruleEncoding, "save as UTF-8 without byte order mark", "begins with a byte order mark")
		data = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")), looksUTF16(data):
		ps.Refuse(start, ruleEncoding, "save as UTF-8", "is UTF-16 or UTF-32, not UTF-8")
		return
	}
	line, column := 1, 1
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		at := source.Pos{File: file, Line: line, Column: column}
		switch {
		case r == utf8.RuneError && size == 1:
			ps.Refuse(at, ruleEncoding, "save as UTF-8", "byte 0x%02x is not UTF-8", data[i])
			return
		case r == '\n':
			line, column = line+1, 0
		case r == '\r':
			if i+1 == len(data) || data[i+1] != '\n' {
				ps.Refuse(at, ruleCharacter, "end lines with a line feed", "a carriage return stands alone")
			}
		case r == '\t':
			ps.Refuse(at, ruleTab, "indent and separate with spaces", "a tab")
		case refused(r):
			ps.Refuse(at, ruleCharacter, "", "character U+%04X is not allowed: %s", r, whyRefused(r))
		}
		column++
		i += size
		if len(*ps) >= mostCharacterFaults {
			return
		}
	}
}

// mostCharacterFaults ends the list of a file that is not text at all.
const mostCharacterFaults = 100

// looksUTF16 recognises UTF-16 and UTF-32 text without byte order mark by the
// zero byte beside its first letter.
func looksUTF16(data []byte) bool {
	return len(data) >= 2 && (data[0] == 0) != (data[1] == 0)
}

// refused reports characters that must not stand in configuration. Line feeds,
// carriage returns and tabs are judged by the caller.
func refused(r rune) bool {
	return r != '\n' && r != '\r' && r != '\t' && whyRefused(r) != ""
}

// whyRefused is the reason against a character, "" when it is allowed.
// No-break spaces are allowed: texts need them.
func whyRefused(r rune) string {
	switch {
	case r == 0x85, r == 0x2028, r == 0x2029:
		return "another kind of line end"
	case unicode.IsControl(r):
		return "control character"
	case unicode.Is(unicode.Bidi_Control, r):
		return "changes the direction of text"
	case unicode.Is(unicode.Cf, r): // soft hyphen, zero widths, byte order mark, tags
		return "invisible"
	case unicode.Is(unicode.Co, r), r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe:
		return "has no agreed meaning"
	}
	return ""
}
