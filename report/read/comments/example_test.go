package comments_test

import (
	"fmt"
	"os"
	"path/filepath"

	"assize/report/read/comments"
	"assize/report/read/intake"
	"assize/report/read/sheet"
)

// What came back from a force, and what still waits for the inspectorate's decision.
func ExampleRead() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for name, text := range map[string]string{
		"About.csv": "Item,Value\nForce,Kent Police\n",
		"Comments.csv": "Paragraph,Comment,Evidence,Decision,By,Date\n" +
			"3.10,The unit was renamed.,Order 12,accepted,B. Name,2016-08-20\n" +
			"Table 2,The year is wrong.,,,,\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			fmt.Println(err)
			return
		}
	}
	book, err := sheet.Open(intake.Place{Anchor: dir, Name: "comments/kent"}, sheet.AuditLimits())
	if err != nil {
		fmt.Println(err)
		return
	}
	c, ps := comments.Read(book)
	if err := ps.Err(); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Force, len(c.Comments), c.Comments[0].Decision)
	for _, u := range c.Undecided() {
		fmt.Println("undecided:", u.At, u.Paragraph)
	}
	// Output:
	// Kent Police 2 accepted
	// undecided: comments/kent/Comments.csv:Comments!3 Table 2
}
