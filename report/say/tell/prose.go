package tell

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"text/template"
	"text/template/parse"

	"assize/report/say/doc"
	"assize/report/say/words"
)

// Templates are the sentences of one language. They choose words and never
// compute: whatever they print that is not plain words comes from a function
// and is a mark, which prose turns into a run that knows its value and cell.
type Templates struct {
	root     *template.Template
	dir      string
	digest   string
	subjects []Subject
}

// Digest is of the sentences as they are written, in hex: two releases of the same
// were told with the same words.
func (t *Templates) Digest() string { return t.digest }

// A mark is a private-use character pair around the index of a run.
const (
	markOpen  = '\uE000'
	markClose = '\uE001'
)

// terms may hold digits in the literal text of a template: names of the field,
// not numbers of a report.
var terms = regexp.MustCompile(`\b(?:N100|SHA-256)\b`)

var digits = regexp.MustCompile(`[0-9]`)

// LoadTemplates parses every .tmpl file of a folder. It refuses a digit in literal
// text, so that no number can be typed where it ought to be computed, a piece that
// calls what the subjects it is told of cannot say, a kind of statement without its
// wordings, and words beside a number that no predicate vouches for: those that the
// pack guards. A nil pack guards none. Where the pack speaks of other matters than the
// templates do, its words stand in them, and are held to the same.
func LoadTemplates(fsys fs.FS, dir string, pack *words.Pack, subjects ...Subject) (*Templates, error) {
	root := template.New(dir).Option("missingkey=error").Funcs(stubs(subjects))
	files, err := fs.Glob(fsys, path.Join(dir, "*.tmpl"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s: no templates (*.tmpl) found", dir)
	}
	var faults []error
	sum := sha256.New()
	for _, name := range files {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(sum, "%s %d\n%s", path.Base(name), len(b), b)
		if strings.ContainsRune(string(b), markOpen) || strings.ContainsRune(string(b), markClose) {
			faults = append(faults, fmt.Errorf("%s: private-use characters are not allowed [template-character]", name))
			continue
		}
		if _, err := root.New(name).Parse(string(b)); err != nil {
			faults = append(faults, fmt.Errorf("%w [template-syntax]", err))
		}
	}
	for _, t := range root.Templates() {
		if t.Tree != nil && t.Root != nil {
			reword(t.Root, pack)
			faults = append(faults, literalDigits(t.Tree, t.Root)...)
		}
	}
	faults = append(faults, unsayable(root, subjects)...)
	faults = append(faults, misworded(dir, root, subjects)...)
	if pack != nil {
		faults = append(faults, unvouched(root, pack, subjects)...)
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	return &Templates{root: root, dir: dir, digest: hex.EncodeToString(sum.Sum(nil)), subjects: subjects}, nil
}

// Has reports whether a named piece of prose is defined.
func (t *Templates) Has(name string) bool { return t.root.Lookup(name) != nil }

// literalDigits walks the parsed template for digits in plain text and for
// number literals that would be printed.
func literalDigits(tree *parse.Tree, n parse.Node) []error {
	var faults []error
	at := func(n parse.Node, what string) {
		loc, _ := tree.ErrorContext(n)
		faults = append(faults, fmt.Errorf("%s: %s; numbers come from functions such as rate and count [template-number]", loc, what))
	}
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return nil
		}
		for _, c := range n.Nodes {
			faults = append(faults, literalDigits(tree, c)...)
		}
	case *parse.TextNode:
		if digits.MatchString(terms.ReplaceAllString(string(n.Text), "")) {
			at(n, "a digit in literal text")
		}
	case *parse.ActionNode:
		for _, c := range n.Pipe.Cmds {
			if _, ok := c.Args[0].(*parse.NumberNode); ok {
				at(n, "a number literal is printed")
			}
		}
	case *parse.IfNode:
		faults = append(faults, literalDigits(tree, n.List)...)
		faults = append(faults, literalDigits(tree, n.ElseList)...)
	case *parse.RangeNode:
		faults = append(faults, literalDigits(tree, n.List)...)
		faults = append(faults, literalDigits(tree, n.ElseList)...)
	case *parse.WithNode:
		faults = append(faults, literalDigits(tree, n.List)...)
		faults = append(faults, literalDigits(tree, n.ElseList)...)
	}
	return faults
}

// limitedBuilder stops a template that never ends.
type limitedBuilder struct {
	strings.Builder
	left int
}

func (b *limitedBuilder) Write(p []byte) (int, error) {
	if b.left -= len(p); b.left < 0 {
		return 0, errors.New("prints more than 64 KiB")
	}
	return b.Builder.Write(p)
}

// text executes one piece of prose with dot as its data.
func (t *Kernel) tellText(name string, dot any) (string, error) {
	if !t.Templates.Has(name) {
		return "", fmt.Errorf("%s: no template %q [template-missing]", t.Templates.dir, name)
	}
	if t.subject.Tells != nil && !t.subject.Tells(name) {
		return "", fmt.Errorf("%s: piece %q is not told of %s [template-subject]", t.Templates.dir, name, t.subject.Name)
	}
	if t.bound == nil {
		clone, err := t.Templates.root.Clone()
		if err != nil {
			return "", err
		}
		if err := t.inUnits(clone); err != nil {
			return "", err
		}
		t.bound = clone.Funcs(stubs(t.Templates.subjects)).Funcs(t.funcs)
	}
	out := limitedBuilder{left: 64 << 10}
	if err := t.bound.ExecuteTemplate(&out, name, dot); err != nil {
		return "", fmt.Errorf("%w [template]", err)
	}
	return out.String(), nil
}

// TellRuns is a one-paragraph piece of prose: a title, a sentence, a cell.
func (t *Kernel) TellRuns(name string, dot any) ([]doc.Run, error) {
	s, err := t.tellText(name, dot)
	if err != nil {
		return nil, err
	}
	return t.Parse(name, strings.Join(strings.Fields(s), " "))
}

// TellBlocks is a piece of prose with paragraphs parted by blank lines and list
// items that begin with "- ".
func (t *Kernel) TellBlocks(name string, dot any) ([]doc.Block, error) {
	s, err := t.tellText(name, dot)
	if err != nil {
		return nil, err
	}
	return t.TellBlocksOf(name, s, false)
}

// TellBlocksOf parts executed text into blocks. free lets it hold digits that no
// mark carries: the inspectors' own prose.
func (t *Kernel) TellBlocksOf(name, s string, free bool) ([]doc.Block, error) {
	var out []doc.Block
	for para := range strings.SplitSeq(s, "\n\n") {
		items, isList := listItems(para)
		if isList {
			var list doc.List
			for _, it := range items {
				runs, err := t.parseText(name, it, free)
				if err != nil {
					return nil, err
				}
				list.Items = append(list.Items, runs)
			}
			out = append(out, list)
			continue
		}
		if flat := strings.Join(strings.Fields(para), " "); flat != "" {
			runs, err := t.parseText(name, flat, free)
			if err != nil {
				return nil, err
			}
			out = append(out, doc.Paragraph{Runs: runs})
		}
	}
	return out, nil
}

// listItems parts a paragraph whose every item begins with "- ".
func listItems(para string) ([]string, bool) {
	var items []string
	var words []string // of the item that is being read
	end := func() {
		if items != nil {
			items[len(items)-1] = strings.Join(words, " ")
		}
		words = nil
	}
	for line := range strings.Lines(para) {
		line = strings.TrimSpace(line)
		rest, isItem := strings.CutPrefix(line, "- ")
		switch {
		case line == "":
			continue
		case isItem:
			end()
			items = append(items, "")
		case items == nil:
			return nil, false
		}
		words = append(words, strings.Fields(rest)...)
	}
	end()
	return items, items != nil
}

// Parse turns text with marks and **strong** spans into runs, and refuses a
// digit that no mark carries.
func (t *Kernel) Parse(name, s string) ([]doc.Run, error) { return t.parseText(name, s, false) }

// parseText is parse; free text may hold digits of its own.
func (t *Kernel) parseText(name, s string, free bool) ([]doc.Run, error) {
	var out []doc.Run
	strong := false
	for s != "" {
		i := strings.IndexRune(s, markOpen)
		plain := s
		if i >= 0 {
			plain = s[:i]
		}
		if !free && digits.MatchString(terms.ReplaceAllString(plain, "")) {
			return nil, fmt.Errorf("%s: template %q prints a number that no function vouches for [template-number]", t.Templates.dir, name)
		}
		for j, part := range strings.Split(plain, "**") {
			if j > 0 {
				strong = !strong
			}
			if part != "" {
				out = append(out, doc.Text{Text: part, Strong: strong})
			}
		}
		if i < 0 {
			break
		}
		runs, rest, err := t.behind(s[i:])
		if err != nil {
			return nil, fmt.Errorf("template %q: %w", name, err)
		}
		for _, r := range runs {
			out = append(out, emphasise(r, strong))
		}
		s = rest
	}
	return out, nil
}

// behind are the runs behind the mark that a text begins with, and what follows it.
func (t *Kernel) behind(s string) (runs []doc.Run, rest string, err error) {
	s = s[len(string(markOpen)):]
	end := strings.IndexRune(s, markClose)
	if end < 0 {
		return nil, "", errBrokenMark
	}
	k, err := strconv.Atoi(s[:end])
	if err != nil || k < 0 || k >= len(t.marks) {
		return nil, "", errBrokenMark
	}
	return t.marks[k], s[end+len(string(markClose)):], nil
}

var errBrokenMark = errors.New("broken mark")

func emphasise(r doc.Run, strong bool) doc.Run {
	if !strong {
		return r
	}
	switch r := r.(type) {
	case doc.Text:
		r.Strong = true
		return r
	case doc.Number:
		r.Strong = true
		return r
	default:
		return r
	}
}

// Fixed is a text that no force's findings enter, defined as "phrase.KEY"; ""
// when it is not defined or needs more.
func (t *Templates) Fixed(key string) string {
	k := New(nil, t, House{}, Edition{}, Foreign{})
	s, err := k.tellText("phrase."+key, nil)
	if err != nil {
		return ""
	}
	return strings.Join(strings.Fields(s), " ")
}
