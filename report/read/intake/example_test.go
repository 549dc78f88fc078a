package intake_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"assize/report/read/intake"
	"assize/report/read/source"
)

// What a job names is found beside it, and told without any path of the machine. A
// folder in the place of a file is refused with a hint.
func ExampleBeside() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "job.yaml")
	if err := os.WriteFile(file, []byte("title: Round\n"), 0o600); err != nil {
		fmt.Println(err)
		return
	}
	if err := os.Mkdir(filepath.Join(dir, "rules.yaml"), 0o700); err != nil {
		fmt.Println(err)
		return
	}

	folder, name := intake.Beside(file)
	data, err := fs.ReadFile(folder.For(intake.Settings), name)
	fmt.Printf("%s: %q %v\n", name, data, err)

	var ps source.Problems
	for _, written := range []string{"rules.yaml", "house.yaml", "./job.yaml"} {
		if _, err := intake.Take(folder, name, written, false); err != nil {
			intake.Refuse(&ps, source.Pos{File: name, Line: 1}, "file-unreadable", err)
		}
	}
	for _, p := range ps {
		fmt.Println(p)
	}
	// Output:
	// job.yaml: "title: Round\n" <nil>
	// job.yaml:1: "rules.yaml" is a folder, and not a file; name the file itself [file-kind]
	// job.yaml:1: "house.yaml" is not there; paths are relative to the file that names them [file-missing]
	// job.yaml:1: "./job.yaml" is not a path written plainly; write it relative to the file that names it, with forward slashes, or absolute [file-path]
}
