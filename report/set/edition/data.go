package edition

import (
	"assize/report/judge/findings"
	"assize/report/read/job"
	"assize/report/say/doc"
	"assize/report/say/tidy"
	"assize/report/set/annex"
	"assize/report/set/bind"
)

// data puts the table of what was found, for programs, and its metadata beside the
// overview. They are written once, in the main language. id names the round for programs.
func (e Edition) data(b *bind.Binder, id string, members []Member, invented bool) error {
	if !e.First() || !e.Job.Wants(job.Tables) {
		return nil
	}
	var table tidy.Table
	for _, m := range members {
		out, err := m.Outcome()
		if err != nil {
			return err
		}
		table.Add(e.published(out.Findings))
	}
	about := tidy.About{
		ID: id, Title: e.Job.Title, File: tidy.Name, Columns: tidy.Columns(), Key: tidy.Key(),
		Status: string(e.Status), Language: e.Lang, Program: e.Program, Publish: e.House.Inspectorate, Sample: e.marks(invented).Sample,
	}
	file := func(name string, kind doc.FileKind, make func() ([]byte, error)) {
		b.Put(doc.File{Path: name, Kind: kind}, make)
	}
	file(tidy.Name, doc.MeasuresFile, func() ([]byte, error) { return bind.CSV(table.Rows()) })
	file(tidy.Name+tidy.MetadataSuffix, doc.CSVWFile, func() ([]byte, error) { return tidy.CSVW(about) })
	file(tidy.PackageName, doc.DataPackageFile, func() ([]byte, error) { return tidy.Package(about) })
	return nil
}

// published are the findings as the edition publishes them.
func (e Edition) published(f findings.Findings) findings.Findings {
	f.Status = string(e.Status)
	return f.Public()
}

// alone is what a csv of a force says of itself, in every row.
func (e Edition) alone(f findings.Findings) []annex.Alone {
	out := []annex.Alone{
		{Head: e.Templates.Fixed("alone-about"), Value: e.nameOf(f.Force)},
		{Head: e.Templates.Fixed("alone-code"), Value: f.Force.Code},
		{Head: e.Templates.Fixed("alone-from"), Value: f.Audit.From.String()},
		{Head: e.Templates.Fixed("alone-to"), Value: f.Audit.To.String()},
		{Head: e.Templates.Fixed("alone-status"), Value: e.Templates.Fixed("status-" + string(e.Status))},
	}
	if f.Invented() {
		out = append(out, annex.Alone{Head: e.Templates.Fixed("alone-sample"), Value: e.Templates.Fixed("sample-sentence")})
	}
	return out
}

// aloneOfRound is what the numbers of a round's figure say of themselves.
func (e Edition) aloneOfRound(invented bool) []annex.Alone {
	out := []annex.Alone{
		{Head: e.Templates.Fixed("alone-about"), Value: e.Job.Title},
		{Head: e.Templates.Fixed("alone-status"), Value: e.Templates.Fixed("status-" + string(e.Status))},
	}
	if invented {
		out = append(out, annex.Alone{Head: e.Templates.Fixed("alone-sample"), Value: e.Templates.Fixed("sample-sentence")})
	}
	return out
}

// nameOf is the name of a force in the edition's language.
func (e Edition) nameOf(f findings.Force) string {
	if name := e.forceNames()[f.ID]; name != "" {
		return name
	}
	return f.Name
}
