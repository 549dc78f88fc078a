package sheet

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"path/filepath"
	"strings"

	"assize/report/read/intake"
	"assize/report/read/source"
)

// inFolder reports a file that is read as a part of its folder: a csv file, or a workbook
// of several that are one, such as those of the months.
func inFolder(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".xlsx", ".xlsm", ".ods":
		return !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "~$") // of a program that has it open
	}
	return false
}

// scanFolder reads a folder of csv files, or of workbooks, as one book with the sheets of
// all of them, in the order of their names. Sheets of one name in several files stay
// apart: each says of which file it is.
func scanFolder(folder intake.Place, book *Book, lim Limits, want wanted) error {
	book.Format = "csv"
	files, err := folder.ReadDir()
	if err != nil {
		return err
	}
	if len(files) > lim.Entries {
		return overLimit("entries", "files in a folder", int64(lim.Entries))
	}
	total := int64(0)
	sum := sha256.New()
	names := make(map[string]bool)
	for _, f := range files {
		name := path.Join(book.Name, f.Name())
		if !inFolder(f.Name()) {
			book.notice(source.Pos{File: name}, ruleIgnoredFile, "is no csv file and no workbook; passed over")
			continue
		}
		if key := strings.ToLower(f.Name()); names[key] {
			return placeInFile(refuse(ruleSheetName, "two sheets have one name"), name, csvPlace{})
		} else {
			names[key] = true
		}
		one, err := scanFolderFile(folder.In(f.Name()), book, lim, want)
		if err != nil {
			return placeInFile(err, name, csvPlace{})
		}
		if total += one.size; total > lim.TotalSize {
			return overSize("total-megabytes", "in all files", lim.TotalSize)
		}
		fmt.Fprintf(sum, "%s\x00%s\n", f.Name(), one.sum)
		if len(book.Sheets) > lim.Sheets {
			return overLimit("sheets", "sheets", int64(lim.Sheets))
		}
	}
	if len(book.Sheets) == 0 {
		return refuse(ruleKind, "is a folder without csv files or workbooks")
	}
	book.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return nil
}

// folderFile is what the book keeps of one file of its folder.
type folderFile struct {
	sum  string
	size int64
}

// scanFolderFile reads one file of a folder into the book.
func scanFolderFile(file intake.Place, book *Book, lim Limits, want wanted) (folderFile, error) {
	one := &Book{Name: file.Name, cells: book.cells, encoding: book.encoding}
	size, err := scanFile(file, one, lim, want)
	if err != nil {
		return folderFile{}, err
	}
	book.cells = one.cells
	book.Date1904 = book.Date1904 || one.Date1904
	if one.Format != "csv" {
		book.Format = one.Format
	}
	book.Sheets = append(book.Sheets, one.Sheets...)
	book.Notices = append(book.Notices, one.Notices...)
	return folderFile{sum: one.SHA256, size: size}, nil
}
