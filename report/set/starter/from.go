package starter

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"assize/report/read/audit"
	"assize/report/read/inputs"
	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/population"
	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/source"
	"assize/report/read/workbook"
)

// From are the files of others that a job is to be made for.
type From struct {
	Files    []string       // workbooks, csv files or folders of them, and tables of recorded crime
	Encoding sheet.Encoding // of csv files without a mark
	Rulebook string         // "" for the one that the files suit
	Day      time.Time      // proposed as the day of publication
}

// Started is a job that was made for files of others.
type Started struct {
	Wrote  []string // paths of the files
	Layout workbook.Proposal
	Next   []string // what to do next, in order
}

// errSeveral is returned for several workbooks that do not say of which force they are.
var errSeveral = errors.New("none of the workbooks has a sheet Inspection, so one layout cannot say of which force each is: make a job for each, or put the months of one force into one folder, as workbooks or csv files, and name that")

// firstOf reads the workbooks, each for what is wrong with it, and keeps the first.
func firstOf(ctx context.Context, read func(context.Context, intake.Place) (*sheet.Book, source.Problems, error), files []string) (first *sheet.Book, ps source.Problems, err error) {
	for _, file := range files {
		book, found, err := read(ctx, intake.Typed(file))
		if ps = append(ps, found...); err != nil {
			return nil, ps, err
		}
		if first == nil {
			first = book
		}
	}
	return first, ps, nil
}

// WriteFrom looks at files of others and writes a job with a layout for them into a
// folder. It overwrites nothing, and writes nothing where a file is refused.
func WriteFrom(ctx context.Context, config fs.FS, worker []string, dir string, from From) (*Started, source.Problems, error) {
	base, ps := workbook.LoadLayout(config, "house")
	if base == nil {
		return nil, ps, errShipped
	}
	reg, err := register.Load(config, "forces/england-wales.yaml", "forces/uk-other.yaml")
	if err != nil {
		return nil, ps, err
	}
	var books, tables []string
	for _, file := range from.Files {
		if isRecordedCrime(file, reg, base, from.Encoding) {
			tables = append(tables, file)
		} else {
			books = append(books, file)
		}
	}
	reader := (&inputs.Desk{Job: &job.Job{Encoding: from.Encoding}}).Reader(worker, nil)
	first, found, err := firstOf(ctx, reader.Read, books)
	if ps = append(ps, found...); err != nil {
		return nil, ps, err
	}
	switch {
	case ps.Refused():
		return nil, ps, nil
	case first == nil:
		return nil, ps, errors.New("none of the files is an audit workbook")
	}
	day := audit.DateOf(from.Day)
	proposed := workbook.Propose(first, base, workbook.Around{Register: reg, Published: day, Encoding: from.Encoding, Own: from.Rulebook == "" || ownAudit(from.Rulebook)})
	if len(books) > 1 && len(proposed.Tables[audit.Inspection]) == 0 {
		return nil, ps, errSeveral
	}
	if from.Rulebook == "" {
		from.Rulebook = rulebookFor(proposed, len(tables) > 0)
	}
	text, err := jobFor(dir, from, books, tables)
	if err != nil {
		return nil, ps, err
	}
	files, err := filesFrom(config, from.Rulebook)
	if err != nil {
		return nil, ps, err
	}
	files = append([]newFile{{"job.yaml", text}, {"layout.yaml", proposed.YAML}}, files...)
	s := &Started{Layout: proposed}
	s.Wrote, err = writeNew(dir, files)
	s.Next = nextSteps(dir, from.Rulebook, proposed, len(tables) > 0)
	return s, ps, err
}

// filesFrom are the files that such a job has from the shipped ones.
func filesFrom(config fs.FS, rulebook string) (files []newFile, err error) {
	for _, name := range []string{"house.yaml", "schema/job.schema.json", "schema/layout.schema.json", "schema/house.schema.json"} {
		data, err := fs.ReadFile(config, name)
		if err != nil {
			return nil, err
		}
		if name == "house.yaml" && ownAudit(rulebook) {
			data = ownHouse(data)
		}
		files = append(files, newFile{name, data})
	}
	return files, nil
}

// isRecordedCrime reports a file in which the loader of recorded crime finds a table.
func isRecordedCrime(file string, reg *register.Register, base *workbook.Layout, declared sheet.Encoding) bool {
	table, ps := population.Load(intake.Typed(file), reg, base.Groups, sheet.TableLimits(), declared)
	return table != nil && !ps.Refused()
}

// rulebookFor is the rulebook that suits what was found: an inspection's where criteria
// are judged, else that of a force's own audits.
func rulebookFor(proposed workbook.Proposal, recordedCrime bool) string {
	switch {
	case len(proposed.Tables[audit.Criteria]) > 0:
		return rulesID
	case recordedCrime:
		return "force-internal-2014"
	default:
		return "force-internal"
	}
}

// ownAudit reports a shipped rulebook of a force's own audits.
func ownAudit(rulebook string) bool { return strings.HasPrefix(rulebook, "force-internal") }

// ownHouse is the shipped house style in the name of a force's own auditors.
func ownHouse(style []byte) []byte {
	for _, key := range []struct{ name, value string }{{"inspectorate", "Internal Audit of Crime Recording"}, {"short", "the audit team"}} {
		line := regexp.MustCompile(`(?m)^` + key.name + `: .*$`)
		style = line.ReplaceAll(style, []byte(key.name+": "+key.value))
	}
	return style
}

// jobFor is the text of a job in a folder for files elsewhere.
func jobFor(dir string, from From, books, tables []string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("# yaml-language-server: $schema=schema/job.schema.json\n#\n# A job for workbooks with headings of their own: layout.yaml says how they are read.\n# The shipped config/job.yaml explains every key.\n")
	fmt.Fprintf(&b, "title: Audit of crime recording\nstatus: draft\nworkbooks:\n")
	if err := listFiles(&b, dir, books); err != nil {
		return nil, err
	}
	if len(tables) > 0 {
		b.WriteString("recorded-crime:\n")
	}
	if err := listFiles(&b, dir, tables); err != nil {
		return nil, err
	}
	fmt.Fprintf(&b, "rulebook: %s\nlayout: layout.yaml\nhouse: house.yaml\n", from.Rulebook)
	if ownAudit(from.Rulebook) {
		b.WriteString("# A force's own audit has no press notice and no round of forces.\noutputs: [report, html, annex, analyst-annex, tables, charts]\n")
	}
	if from.Encoding != "" && from.Encoding != sheet.UTF8 {
		fmt.Fprintf(&b, "encoding: %s\n", from.Encoding)
	}
	return b.Bytes(), nil
}

// listFiles writes files as a list of a job.
func listFiles(b *bytes.Buffer, dir string, files []string) error {
	for _, file := range files {
		name, err := fromFolder(dir, file)
		if err != nil {
			return err
		}
		fmt.Fprintf(b, "  - %q\n", name)
	}
	return nil
}

// fromFolder is a file's path from a folder, as a job writes it.
func fromFolder(dir, file string) (string, error) {
	full, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	of, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	name, err := filepath.Rel(of, full)
	if err != nil {
		name = full // on another drive
	}
	return filepath.ToSlash(name), nil
}

// nextSteps says what to do next, in order.
func nextSteps(dir, rulebook string, proposed workbook.Proposal, recordedCrime bool) []string {
	jobFile, layout := filepath.Join(dir, "job.yaml"), filepath.Join(dir, "layout.yaml")
	var steps []string
	if proposed.Blanks > 0 {
		steps = append(steps, fmt.Sprintf("in %s, fill in the lines marked \"fill in\" (%d)", layout, proposed.Blanks))
	}
	if proposed.Guesses > 0 {
		steps = append(steps, fmt.Sprintf("in %s, look at the lines marked \"a guess\" (%d), and correct those that are wrong", layout, proposed.Guesses))
	}
	steps = append(steps, "assize check --preview "+jobFile+", which shows the first rows as they are understood, and what is wrong",
		"assize run "+jobFile+" --summary, which says where the report is")
	later := "later: your own name in " + filepath.Join(dir, "house.yaml")
	if !recordedCrime {
		later += "; a table of recorded crime in the job, where the report is to say how many crimes a year are not recorded"
	}
	if ownAudit(rulebook) {
		later += "; another rulebook in the job, now " + rulebook
	}
	return append(steps, later)
}
