package rulebook

import (
	"assize/report/judge/estimate"
	"assize/report/read/audit"
	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// The shapes of the YAML file. config/rulebooks/README.md explains every key, and
// config/schema/rulebook.schema.json completes them in an editor.

type fileRulebook struct {
	ID      string   `yaml:"id,required"`
	Version string   `yaml:"version,required"`
	Title   string   `yaml:"title,required"`
	Note    string   `yaml:"note"`
	Kind    string   `yaml:"kind"`
	Names   []string `yaml:"names"`
	Body    string   `yaml:"body"`
	Dates   fileSpan `yaml:"effective"`
	Publish struct {
		Criteria  bool `yaml:"criteria"`
		Questions bool `yaml:"questions"`
		// Probabilities lets grade probabilities of measures be public.
		Probabilities bool `yaml:"probabilities"`
		At            strictyaml.At
	} `yaml:"publish,required"`
	Grades   []strictyaml.Located[string] `yaml:"grades,required"`
	Defaults struct {
		Interval    estimate.Method `yaml:"interval"`
		Level       *float64        `yaml:"level"`
		Minimum     *int            `yaml:"minimum_audited"`
		CountsBelow *int            `yaml:"counts_below"`
		GradedFrom  *int            `yaml:"graded_from"`
		Difference  string          `yaml:"difference"`
		Unit        Unit            `yaml:"unit"`
		Better      Better          `yaml:"better"`
		At          strictyaml.At
	} `yaml:"defaults"`
	Bands      strictyaml.OrderedMap[fileBands]      `yaml:"bands"`
	Measures   strictyaml.OrderedMap[fileMeasure]    `yaml:"measures,required"`
	Criteria   []fileCriterion                       `yaml:"criteria"`
	Questions  []fileQuestion                        `yaml:"questions"`
	Overall    fileQuestion                          `yaml:"overall,required"`
	Triggers   strictyaml.OrderedMap[fileTrigger]    `yaml:"triggers"`
	Disclosure strictyaml.OrderedMap[fileDisclosure] `yaml:"disclosure"`
	At         strictyaml.At
}

type fileSpan struct {
	From audit.Date `yaml:"from"`
	To   audit.Date `yaml:"to"`
	At   strictyaml.At
}

type fileBands struct {
	Compare Compare    `yaml:"compare,required"`
	Gaps    string     `yaml:"gaps"`
	Steps   []fileStep `yaml:"steps,required"`
}

type fileStep struct {
	Grade  string   `yaml:"grade,required"`
	From   *float64 `yaml:"from"`
	Above  *float64 `yaml:"above"`
	To     *float64 `yaml:"to"`
	Status Status   `yaml:"status,required"`
	Source string   `yaml:"source,required"`
	At     strictyaml.At
}

type fileMeasure struct {
	Label       string                           `yaml:"label,required"`
	Role        Role                             `yaml:"role,required"`
	Rows        string                           `yaml:"rows"`
	Where       strictyaml.OrderedMap[oneOrMany] `yaml:"where"`
	Required    string                           `yaml:"required"`
	Recorded    string                           `yaml:"recorded"`
	WithinHours int                              `yaml:"within_hours"`
	Interval    estimate.Method                  `yaml:"interval"`
	Level       *float64                         `yaml:"level"`
	Combine     *struct {
		How    estimate.Combination           `yaml:"how,required"`
		Strata []string                       `yaml:"strata,required"`
		Shares strictyaml.OrderedMap[float64] `yaml:"shares"`
		At     strictyaml.At
	} `yaml:"combine"`
	Domain       string   `yaml:"domain_of"`
	Population   string   `yaml:"population"`
	List         string   `yaml:"list"`
	Minimum      *int     `yaml:"minimum_audited"`
	CountsBelow  *int     `yaml:"counts_below"`
	GradedFrom   *int     `yaml:"graded_from"`
	DesignEffect *float64 `yaml:"design_effect"`
	PlanningICC  *float64 `yaml:"planning_icc"`
	Unit         Unit     `yaml:"unit"`
	Better       Better   `yaml:"better"`
	Bands        string   `yaml:"bands"`
	Disclosure   string   `yaml:"disclosure"`
	At           strictyaml.At
}

type fileCriterion struct {
	Number   int    `yaml:"number,required"`
	Label    string `yaml:"label,required"`
	Question int    `yaml:"question,required"`
	Measure  string `yaml:"measure"`
	Judged   bool   `yaml:"judged"`
	At       strictyaml.At
}

type fileQuestion struct {
	Number  int             `yaml:"number"`
	Label   string          `yaml:"label,required"`
	Combine fileCombination `yaml:"combine,required"`
	At      strictyaml.At
}

type fileCombination struct {
	Method  Method `yaml:"method,required"`
	Of      Input  `yaml:"of"`
	Minimum *int   `yaml:"minimum_graded"`
	Rows    []struct {
		When      *strictyaml.Located[string] `yaml:"when"`
		Otherwise bool                        `yaml:"otherwise"`
		Grade     strictyaml.Located[string]  `yaml:"grade,required"`
		At        strictyaml.At
	} `yaml:"rows"`
	Limits []struct {
		When   strictyaml.Located[string] `yaml:"when,required"`
		AtMost strictyaml.Located[string] `yaml:"at_most,required"`
		At     strictyaml.At
	} `yaml:"limits"`
	At strictyaml.At
}

type fileTrigger struct {
	Kind            FindingKind                               `yaml:"kind,required"`
	When            strictyaml.Located[string]                `yaml:"when,required"`
	Template        string                                    `yaml:"template"`
	Measure         string                                    `yaml:"measure"`
	Status          Status                                    `yaml:"status"`
	Source          string                                    `yaml:"source"`
	Recommendations strictyaml.OrderedMap[fileRecommendation] `yaml:"recommendations"`
}

type fileRecommendation struct {
	Template string `yaml:"template"`
	Months   int    `yaml:"months,required"`
	At       strictyaml.At
}

type fileDisclosure struct {
	Threshold int    `yaml:"threshold"`
	Secondary bool   `yaml:"secondary"`
	RoundTo   int    `yaml:"round_to"`
	Why       string `yaml:"why,required"`
	At        strictyaml.At
}

// oneOrMany is a word, or a list of words.
type oneOrMany []string

// DecodeNode reads either.
func (w *oneOrMany) DecodeNode(n *strictyaml.Node, ps *source.Problems) {
	if n.Kind() == strictyaml.Scalar {
		var one string
		strictyaml.Decode(n, &one, ps)
		*w = oneOrMany{one}
		return
	}
	var many []string
	strictyaml.Decode(n, &many, ps)
	*w = many
}
