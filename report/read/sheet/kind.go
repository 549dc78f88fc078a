package sheet

import (
	"bytes"
	"io"
	"unicode/utf8"
)

// sniff names what a file is by its first bytes: "zip", "compound" (the
// container of encrypted and of old Office files), "xls", "html", "xml", "pdf", "rtf", "image", "binary", or "text".
func sniff(head []byte) string {
	starts := func(prefix string) bool { return bytes.HasPrefix(head, []byte(prefix)) }
	switch {
	case starts("PK\x03\x04"), starts("PK\x05\x06"), starts("PK\x07\x08"):
		return "zip"
	case starts("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"):
		return "compound"
	case starts("%PDF"):
		return "pdf"
	case starts(`{\rtf`):
		return "rtf"
	case starts("\x89PNG"), starts("\xFF\xD8\xFF"), starts("GIF8"):
		return "image"
	case starts("\xFF\xFE"), starts("\xFE\xFF"), starts("\xEF\xBB\xBF"):
		return markup(head, "text")
	case starts("\x09\x08"), starts("\x09\x04"), starts("\x09\x02"), starts("\x09\x00"):
		return "xls" // a workbook of the early nineties, without a container
	case starts("\x1F\x8B"), starts("7z\xBC\xAF"), starts("Rar!"):
		return "binary"
	case bytes.IndexByte(head, 0) >= 0:
		return "binary"
	}
	return markup(head, "text")
}

// compoundKind tells the encrypted from the old, by the streams that the
// container's directory names.
func compoundKind(file io.ReaderAt, size int64) (string, error) {
	stream := []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e")
	buf := make([]byte, 64<<10)
	for at := int64(0); at < size; at += int64(len(buf) - len(stream)) {
		n, err := file.ReadAt(buf, at)
		if err != nil && err != io.EOF {
			return "", unreadable(err)
		}
		if bytes.Contains(buf[:n], stream) {
			return "encrypted", nil
		}
	}
	return "xls", nil
}

// markup tells html and xml from other text.
func markup(head []byte, otherwise string) string {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	text = bytes.ToLower(bytes.ReplaceAll(text[:min(len(text), 512)], []byte{0}, nil))
	if bytes.HasPrefix(text, []byte("\xFF\xFE")) || bytes.HasPrefix(text, []byte("\xFE\xFF")) {
		text = text[2:]
	}
	switch {
	case !utf8.FullRune(text):
		return otherwise
	case bytes.HasPrefix(text, []byte("<!doctype html")), bytes.HasPrefix(text, []byte("<html")),
		bytes.HasPrefix(text, []byte("<table")), bytes.HasPrefix(text, []byte("<meta")):
		return "html"
	case bytes.HasPrefix(text, []byte("<?xml")):
		return "xml"
	}
	return otherwise
}

// misnamed refuses a file that is not what its name says, by the name of what
// it is.
func misnamed(found, extension string) *fault {
	const saveAs = "open it in a spreadsheet program and save it as .xlsx, without a password"
	switch found {
	case "encrypted":
		return refuse(ruleLocked, "is protected by a password").withHint(saveAs)
	case "xls":
		return refuse(ruleKind, "is a workbook of the old format (.xls)").withHint(saveAs)
	case "html":
		return refuse(ruleKind, "is a web page (HTML) named %s", extension).withHint(saveAs)
	case "xml":
		return refuse(ruleKind, "is an XML document named %s", extension).withHint(saveAs)
	case "pdf":
		return refuse(ruleKind, "is a PDF document named %s", extension).withHint("ask for the workbook it was made from")
	case "rtf", "image", "binary", "compound":
		return refuse(ruleKind, "is no spreadsheet").withHint("ask for a .xlsx, .ods or .csv file")
	case "text":
		if extension == ".xlsx" || extension == ".xlsm" || extension == ".ods" {
			return refuse(ruleKind, "is plain text named %s", extension).withHint("name it .csv if it is one, or save it as .xlsx")
		}
	case "zip":
		if extension == ".csv" || extension == ".tsv" {
			return refuse(ruleKind, "is a zip package, perhaps a workbook, named %s", extension).withHint("name it by what it is")
		}
	}
	return refuse(ruleKind, "a name that ends in %q is not read", extension).withHint("use .xlsx, .xlsm, .ods, .csv, or a folder of them")
}

// scanPackage tells the workbooks among zip packages apart.
func scanPackage(a *archive, extension string, book *Book, want wanted) error {
	openDocument := (a.find("mimetype") != nil || a.find("content.xml") != nil) && a.find("[Content_Types].xml") == nil
	named := extension == ".ods" || extension == ".ots"
	switch {
	case openDocument && !named:
		return refuse(ruleKind, "is an OpenDocument file named %s", extension).withHint("name it .ods")
	case openDocument:
		book.Format = "ods"
		return scanODS(a, book, want)
	case a.find("[Content_Types].xml") == nil:
		return refuse(ruleKind, "is a zip package, but no workbook").withHint("unpack it and give the workbook inside")
	case named:
		return refuse(ruleKind, "is an Office Open XML file named %s", extension).withHint("name it .xlsx")
	}
	book.Format = "xlsx"
	return scanXLSX(a, extension, book, want)
}
