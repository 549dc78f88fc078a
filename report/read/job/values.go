package job

import (
	"errors"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // an embargo is checked against London's clocks everywhere

	"assize/report/read/intake"
	"assize/report/read/source"
)

// takeWorkbooks finds the files of the paths and patterns of a job. What is wrong
// with one of them besides that it is not there is told when it is read, and costs
// its own force alone.
func (j *Job) takeWorkbooks(entries []workbookFile, ps *source.Problems) {
	for _, e := range entries {
		if strings.ContainsAny(e.Path, "*?[") {
			j.takePattern(e, ps)
			continue
		}
		name, err := j.Files.Take(j.File, e.Path)
		if err == nil {
			_, err = j.Files.Stat(name)
		}
		if err != nil {
			intake.Refuse(ps, e.At, rulePath, err)
		}
		j.addWorkbook(Workbook{Path: name, Force: e.Force, At: e.At}, ps)
	}
	if len(entries) == 0 {
		ps.Refuse(source.Pos{File: j.File}, ruleNoFiles, "list the audit workbooks", "no workbooks")
	}
}

// takePattern finds the workbooks of a pattern, in order of name. Lock files
// and hidden files are passed over.
func (j *Job) takePattern(e workbookFile, ps *source.Problems) {
	if e.Force != "" {
		ps.Refuse(e.At, rulePath, "name the file", "a pattern cannot stand for one force")
		return
	}
	found, err := j.Files.Find(e.Path)
	switch {
	case errors.Is(err, path.ErrBadPattern):
		ps.Refuse(e.At, rulePath, "use * and ? alone", "pattern %q cannot be understood", intake.NameOf(e.Path))
		return
	case err != nil:
		intake.Refuse(ps, e.At, rulePath, err)
		return
	}
	slices.Sort(found)
	n := 0
	for _, name := range found {
		if base := path.Base(name); strings.HasPrefix(base, "~$") || strings.HasPrefix(base, ".") {
			continue
		}
		j.addWorkbook(Workbook{Path: name, At: e.At}, ps)
		n++
	}
	if n == 0 {
		ps.Refuse(e.At, ruleNoFiles, "patterns are relative to the job, and no link is followed in its folder", "no file matches %q", intake.NameOf(e.Path))
	}
}

func (j *Job) addWorkbook(w Workbook, ps *source.Problems) {
	if i := slices.IndexFunc(j.Workbooks, func(o Workbook) bool { return o.Path == w.Path }); i >= 0 {
		ps.Refuse(w.At, ruleTwice, "name it once", "workbook %q is listed already in line %d", w.Path, j.Workbooks[i].At.Line)
		return
	}
	j.Workbooks = append(j.Workbooks, w)
}

var languageTag = regexp.MustCompile(`^[a-z]{2,3}(-[A-Z]{2})?$`)

func (j *Job) takeLanguages(tags []located, ps *source.Problems) {
	for _, t := range tags {
		switch {
		case !languageTag.MatchString(t.Value):
			ps.Refuse(t.At, ruleLanguage, "write it as en or cy", "%q is no language", t.Value)
		case slices.Contains(j.Languages, t.Value):
			ps.Refuse(t.At, ruleLanguage, "", "language %q stands twice", t.Value)
		default:
			j.Languages = append(j.Languages, t.Value)
		}
	}
	if len(tags) == 0 {
		j.Languages = []string{"en"}
	}
}

// takeEmbargo reads the instant of an embargo, which a job of that status must
// have. It is written with its offset, and that offset must be London's of the
// day: whoever writes +00:00 in July is an hour off.
func (j *Job) takeEmbargo(file *jobFile, ps *source.Problems) {
	if file.Embargo == nil {
		if j.Status == Embargoed {
			ps.Refuse(file.At, ruleEmbargo, "add embargo: 2016-08-25T00:01+01:00", "an embargoed job needs the instant of its embargo")
		}
		return
	}
	at := file.Embargo.At
	t, err := time.Parse("2006-01-02T15:04Z07:00", file.Embargo.Value)
	if err != nil {
		t, err = time.Parse(time.RFC3339, file.Embargo.Value)
	}
	if err != nil {
		ps.Refuse(at, ruleEmbargo, "write it with its offset, 2016-08-25T00:01+01:00", "the embargo is no instant")
		return
	}
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		ps.Refuse(at, ruleEmbargo, "", "the time zone Europe/London is not known here")
		return
	}
	if want := t.In(london).Format("-07:00"); t.Format("-07:00") != want {
		ps.Refuse(at, ruleEmbargo, "London's clocks are then at "+want, "the embargo's offset %s is not London's of that day", t.Format("-07:00"))
	}
	j.Embargo, j.EmbargoAt = t, at
}

// Bounds of the numbers of a job.
const (
	mostDays     = 100 * 366
	mostReleases = 100_000
	mostSeconds  = 3600
	mostMemory   = 64 << 10 // megabytes
	mostCells    = 1 << 30
	mostDepth    = 10_000
)

func (j *Job) checkNumbers(at source.Pos, ps *source.Problems) {
	for _, n := range []struct {
		rule, name  string
		value, most int
	}{
		{ruleRetention, "retention: releases", j.Retention.Releases, mostReleases},
		{ruleRetention, "retention: days", j.Retention.Days, mostDays},
		{ruleLimit, "limits: megabytes", j.Limits.Megabytes, mostMemory},
		{ruleLimit, "limits: sheets", j.Limits.Sheets, mostCells},
		{ruleLimit, "limits: rows", j.Limits.Rows, 1 << 20},
		{ruleLimit, "limits: columns", j.Limits.Columns, 1 << 14},
		{ruleLimit, "limits: cells", j.Limits.Cells, mostCells},
		{ruleLimit, "limits: cell-text", j.Limits.CellText, mostCells},
		{ruleLimit, "limits: strings", j.Limits.Strings, mostCells},
		{ruleLimit, "limits: string-megabytes", j.Limits.StringMegabytes, mostMemory},
		{ruleLimit, "limits: entries", j.Limits.Entries, mostCells},
		{ruleLimit, "limits: part-megabytes", j.Limits.PartMegabytes, mostMemory},
		{ruleLimit, "limits: total-megabytes", j.Limits.TotalMegabytes, mostMemory},
		{ruleLimit, "limits: ratio", j.Limits.Ratio, mostCells},
		{ruleLimit, "limits: depth", j.Limits.Depth, mostDepth},
		{ruleLimit, "limits: memory-megabytes", j.Limits.MemoryMegabytes, mostMemory},
		{ruleLimit, "limits: seconds", j.Limits.Seconds, mostSeconds},
	} {
		if n.value < 0 || n.value > n.most {
			ps.Refuse(at, n.rule, "", "%s must be from 0 to %d", n.name, n.most)
		}
	}
}
