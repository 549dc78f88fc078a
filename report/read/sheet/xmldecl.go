package sheet

import "bytes"

// checkDeclared refuses a document whose XML declaration names an encoding
// that the document does not have: before any character is looked at, so that
// a file in Latin-1 is called that, and not broken.
func (x *xmlReader) checkDeclared(start []byte) error {
	const open = "<?xml"
	if len(start) <= len(open) || string(start[:len(open)]) != open || !isBlank(start[len(open)]) {
		return nil
	}
	end := bytes.Index(start, []byte("?>"))
	if end < 0 {
		return nil // the parser tells
	}
	declaration := start[:end]
	i := bytes.Index(declaration, []byte("encoding"))
	if i < 0 {
		return nil
	}
	value := bytes.TrimLeft(declaration[i+len("encoding"):], " \t\r\n=")
	if len(value) < 2 || value[0] != '"' && value[0] != '\'' || bytes.IndexByte(value[1:], value[0]) < 0 {
		return x.malformed("an XML declaration that cannot be read")
	}
	return x.checkEncoding(value[1 : 1+bytes.IndexByte(value[1:], value[0])])
}

// checkEncoding refuses an encoding other than the two that the formats allow
// (ECMA-376 part 2, 8.1.4), and one that the bytes contradict.
func (x *xmlReader) checkEncoding(name []byte) error {
	wide, known := false, true
	switch string(bytes.ToLower(name)) {
	case "utf-16", "utf-16le", "utf-16be":
		wide = true
	case "utf-8", "utf8", "us-ascii", "ascii":
	default:
		known = false
	}
	switch {
	case !known && len(name) <= 40 && nameLength(name) == len(name):
		return refuse(ruleEncoding, "declares the character encoding %s; the format allows UTF-8 and UTF-16", name).withHint(saveAgain)
	case !known:
		return refuse(ruleEncoding, "declares a character encoding that is none").withHint(saveAgain)
	case wide != x.wide:
		return refuse(ruleEncoding, "declares the character encoding %s and is written in another", name).withHint(saveAgain)
	}
	return nil
}
