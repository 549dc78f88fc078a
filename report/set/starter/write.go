package starter

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"assize/report/judge/rulebook"
	"assize/report/say/sheets"
	"assize/report/set/annex"
)

// The recorded-crime table of a starter job has the Home Office's headings and
// no rows yet: the sample states its crimes itself.
const crimeHeadings = "12 months ending,PFA,Region,Offence,Rolling year total number of offences\n"

// Write writes a starter job into a folder, which runs at once on a small sample of
// invented rows: job, house style, their schemas, the sample, an empty audit workbook,
// and an empty recorded-crime table. It overwrites nothing, and says what to replace.
func Write(config fs.FS, dir string) (*Started, error) {
	empty, _, err := Workbook(config, "house", false)
	if err != nil {
		return nil, err
	}
	sample, err := sampleWorkbook(config)
	if err != nil {
		return nil, err
	}
	job, err := starterJob(config)
	if err != nil {
		return nil, err
	}
	files := []newFile{{"job.yaml", job}}
	for _, name := range []string{"house.yaml", "schema/job.schema.json", "schema/house.schema.json"} {
		data, err := fs.ReadFile(config, name)
		if err != nil {
			return nil, err
		}
		files = append(files, newFile{name, data})
	}
	files = append(files, newFile{"workbooks/sample.xlsx", sample}, newFile{"audit-workbook.xlsx", empty}, newFile{"recorded-crime.csv", []byte(crimeHeadings)})
	wrote, err := writeNew(dir, files)
	file := filepath.Join(dir, "job.yaml")
	return &Started{Wrote: wrote, Next: []string{
		"assize run " + file + " --summary, which sets the sample at once and says where its report is",
		"replace " + filepath.Join(dir, "workbooks", "sample.xlsx") + " by your audit workbooks, filled in from audit-workbook.xlsx; of lists in a form of your own, assize init --from makes a job",
		"replace the empty " + filepath.Join(dir, "recorded-crime.csv") + " by a table of recorded crime, and take the mark off recorded-crime and attribution in the job",
		"replace the name in " + filepath.Join(dir, "house.yaml") + " by your own",
	}}, err
}

// starterJob is the shipped job without what the sample does not have: a table of
// recorded crime, and the notice of its licence.
func starterJob(config fs.FS) ([]byte, error) {
	text, err := fs.ReadFile(config, "job.yaml")
	if err != nil {
		return nil, err
	}
	for _, key := range []string{"recorded-crime: [", "attribution:\n  - "} {
		i := bytes.Index(text, []byte("\n"+key))
		if i < 0 {
			return nil, fmt.Errorf("the shipped job has no %q", key)
		}
		off := "\n# " + key
		if key != "recorded-crime: [" {
			off = "\n# attribution:\n#   - "
		}
		text = append(append(text[:i:i], off...), text[i+1+len(key):]...)
	}
	return text, nil
}

// sampleWorkbook is the sample of a starter job, under its rulebook.
func sampleWorkbook(config fs.FS) ([]byte, error) {
	forms, _, ps := formsOf(config, "house")
	rules, found := rulebook.Load(config, "rulebooks/"+rulesID+".yaml")
	if ps = append(ps, found...); ps.Refused() {
		return nil, ps.Err()
	}
	judged := map[int]string{}
	var criteria []int
	for _, c := range rules.Criteria {
		criteria = append(criteria, c.Number)
		if c.Measure == "" {
			judged[c.Number] = "good"
		}
	}
	return annex.XLSX(sheets.Sample(forms, criteria, func(n int) string { return judged[n] }), annex.Env{})
}

// newFile is a file that is not there yet.
type newFile struct {
	name string
	data []byte
}

// writeNew writes files into a folder, all or none of them, and overwrites nothing. It
// returns the paths of those that were written.
func writeNew(dir string, files []newFile) (wrote []string, err error) {
	for _, f := range files {
		if _, err := os.Lstat(filepath.Join(dir, f.name)); err == nil {
			return nil, fmt.Errorf("%s is there already; nothing was written", filepath.Join(dir, f.name))
		}
	}
	for _, f := range files {
		full := filepath.Join(dir, f.name)
		if err := os.MkdirAll(filepath.Join(dir, path.Dir(f.name)), 0o750); err != nil {
			return wrote, err
		}
		if err := os.WriteFile(full, f.data, 0o640); err != nil {
			return wrote, err
		}
		wrote = append(wrote, full)
	}
	return wrote, nil
}
