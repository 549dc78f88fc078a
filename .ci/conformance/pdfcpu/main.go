// Command pdfcpu reads PDFs with pdfcpu in strict mode, a reader by other hands
// than the writer's.
//
//	go run ./.ci/conformance/pdfcpu FILE.pdf...
package main

import (
	"fmt"
	"os"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: pdfcpu FILE.pdf...")
		os.Exit(64)
	}
	api.DisableConfigDir() // nothing of the user's configuration, nothing written
	faulty := 0
	for _, name := range os.Args[1:] {
		conf := model.NewDefaultConfiguration()
		conf.ValidationMode = model.ValidationStrict
		if err := api.ValidateFile(name, conf); err != nil {
			fmt.Fprintf(os.Stderr, "%s: pdfcpu: %v\n", name, err)
			faulty = 1
		}
	}
	os.Exit(faulty)
}
