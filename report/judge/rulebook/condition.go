package rulebook

import (
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/vm"

	"assize/report/read/source"
)

// Condition is a compiled condition.
type Condition struct {
	Text string // as written
	At   source.Pos
	// Measures are the ids of the measures it asks for, Criteria the numbers of
	// the criteria, each once, in the order of the text.
	Measures []string
	Criteria []int
	// Questions are the numbers of the questions it asks for.
	Questions []int
	// Alternatives are the ways in which it can hold, where there are several: what
	// "or" joins. Any one suffices.
	Alternatives []*Condition

	// counts: it asks for observations, overdue recommendations or the kind of
	// inspection.
	counts bool
	// hasThreshold: it compares an estimate with a number of the rulebook's own,
	// whose status must be told.
	hasThreshold bool

	rulebook *Rulebook
	scope    scope
	program  *vm.Program
}

// Holds evaluates the condition. It is false where it compares a rate that is
// not reportable: what cannot be told does not hold.
func (c *Condition) Holds(f *Facts) (bool, error) {
	out, err := expr.Run(c.program, f.environment(c.rulebook, c.scope))
	if err != nil {
		return false, fmt.Errorf("%s: condition failed: %w", c.At, err)
	}
	held, ok := out.(bool)
	if !ok {
		return false, fmt.Errorf("%s: condition gave %T, not true or false", c.At, out)
	}
	return held, nil
}

// maxNodes bounds the size of one condition.
const maxNodes = 300

// compiler compiles the conditions of one rulebook.
type compiler struct {
	rulebook *Rulebook
	text     []byte // of the YAML file, to place faults
	problems *source.Problems
}

// compile is nil after a fault.
func (k *compiler) compile(written located, s scope) *Condition {
	if written.At.Line == 0 {
		return nil // absent: told by the reader of the file
	}
	if strings.TrimSpace(written.Value) == "" {
		k.problems.Refuse(written.At, "condition-empty", "", "the condition is empty")
		return nil
	}
	place := newPlacer(k.text, written.Value, written.At)
	none := Facts{Criteria: map[int]string{}, Questions: map[int]string{}}
	program, err := expr.Compile(written.Value,
		expr.Env(none.environment(k.rulebook, s)),
		expr.AsBool(), expr.DisableAllBuiltins(), expr.Optimize(false), expr.MaxNodes(maxNodes))
	if err != nil {
		k.refuse(err, place, s)
		return nil
	}
	c := &Condition{Text: written.Value, At: written.At, rulebook: k.rulebook, scope: s, program: program}
	before := len(*k.problems)
	r := reader{rulebook: k.rulebook, condition: c, place: place, problems: k.problems}
	r.read(program.Node())
	if len(*k.problems) > before {
		return nil
	}
	if !satisfiable(k.rulebook, program.Node()) {
		k.problems.Refuse(written.At, "condition-never-holds", neverHint(program.Node()), "the condition can never hold")
		return nil
	}
	c.Alternatives = k.alternatives(c)
	return c
}

// refuse tells a fault of the compiler at its place in the file.
func (k *compiler) refuse(err error, place placer, s scope) {
	var fault *file.Error
	if !errors.As(err, &fault) {
		k.problems.Refuse(place.at(0), "condition", "", "%s", firstLine(err.Error()))
		return
	}
	message, hint := fault.Message, ""
	if name, ok := strings.CutPrefix(message, "unknown name "); ok {
		hint = k.unknownNameHint(name, s)
		message = fmt.Sprintf("%q is neither a measure nor a word of conditions", name)
	}
	if m := missingField.FindStringSubmatch(message); m != nil {
		hint = nearestHint(m[2], factNames(m[1]))
		message = fmt.Sprintf("a %s has no %q", strings.ToLower(m[1]), m[2])
	}
	k.problems.Refuse(place.at(fault.From), "condition", hint, "%s", firstLine(message))
}

// missingField is what the compiler says of a fact that is not there.
var missingField = regexp.MustCompile(`^type rulebook\.(Measure|Change)Facts has no field (\w+)`)

// factNames are the facts of a measure or of a change.
func factNames(of string) []string {
	t := reflect.TypeFor[MeasureFacts]()
	if of == "Change" {
		t = reflect.TypeFor[ChangeFacts]()
	}
	names := make([]string, t.NumField())
	for i := range names {
		names[i] = t.Field(i).Tag.Get("expr")
	}
	return names
}

// unknownNameHint explains a name that a condition may not use.
func (k *compiler) unknownNameHint(name string, s scope) string {
	switch {
	case name == "overall" && s < withOverall, name == "questions" && s < withQuestions:
		return "it is not known yet where this rule applies"
	}
	known := make([]string, 0, len(k.rulebook.Measures))
	for _, m := range k.rulebook.Measures {
		if strings.HasPrefix(m.ID, name+"-") {
			return fmt.Sprintf("write measure(%q)", m.ID)
		}
		known = append(known, m.ID)
	}
	return nearestHint(name, append(known, reservedNames()...))
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// located is a text with its place in the file.
type located struct {
	Value string
	At    source.Pos
}

func addOnce[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}

func measureIDs(rb *Rulebook) []string {
	ids := make([]string, len(rb.Measures))
	for i, m := range rb.Measures {
		ids[i] = m.ID
	}
	return ids
}

// nearestHint suggests the likeliest spelling.
func nearestHint(name string, known []string) string {
	near := source.Nearest(name, known)
	if len(near) == 0 {
		return ""
	}
	return fmt.Sprintf("did you mean %q?", near[0])
}
