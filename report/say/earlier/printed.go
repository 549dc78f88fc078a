package earlier

import (
	"errors"
	"fmt"
	"io/fs"

	"assize/report/say/printed"
)

// PrintedFile is the name of the record of what documents in a language print, in the
// folder of what they are about.
func PrintedFile(lang string) string { return "printed-" + lang + ".json" }

// Printed is what the release printed in a language about what lies in a folder,
// "forces/sussex" or "national"; nil where it kept no record of it, or one of another
// schema: the documents then say what could not be compared.
func (r *Release) Printed(folder, lang string) (*printed.Record, error) {
	if r == nil {
		return nil, nil
	}
	name := "restricted/" + folder + "/" + PrintedFile(lang)
	data, err := r.folder.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	record, err := printed.Decode(data)
	if errors.Is(err, printed.ErrSchema) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &record, nil
}
