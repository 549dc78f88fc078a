package sheet

func scanODS(a *archive, book *Book, want wanted) error {
	return refuse(ruleKind, "is an OpenDocument spreadsheet, which is not read yet")
}
