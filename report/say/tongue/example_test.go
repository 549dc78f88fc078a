package tongue_test

import (
	"fmt"
	"os"
	"path/filepath"

	"assize/report/judge/findings"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/say/tongue"
	"assize/templates"
)

// A job in two languages has the shipped words of both. What an inspector wrote about
// a force in one of them is read with it, and a translation that says another number
// than its text is refused.
func ExampleTongues_About() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	for name, text := range map[string]string{
		"en/summary.md": "Victims come first.\n",
		"cy/terms.yaml": "\"12 of 40\": \"12 o 14\"\n",
	} {
		file := filepath.Join(dir, "prose", "kent", name)
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			fmt.Println(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			fmt.Println(err)
		}
	}
	j := &job.Job{Languages: []string{"en", "cy"}, Narrative: "prose", Files: intake.In(dir)}
	var ps source.Problems
	tongues := tongue.Load(j, &job.House{}, nil, templates.Files, &ps)
	for _, t := range tongues {
		fmt.Println(t.Lang, t.Words.Name)
	}
	said := tongues.About(findings.Force{ID: "kent"}, j, nil, &ps)
	fmt.Print(said["en"].Sections["summary"].Text)
	fmt.Println(said["cy"].Terms)
	fmt.Println(ps)
	// Output:
	// en English
	// cy Cymraeg
	// Victims come first.
	// map[12 of 40:12 o 14]
	// prose/kent/cy/terms.yaml:1:13: a translation with other numbers than its text; write them in figures in both, or in words in both [translation-number]
}
