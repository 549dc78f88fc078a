package rulebook_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"assize/report/judge/rulebook"
	"assize/report/read/source"
)

func sound(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("testdata/sound.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestFaults breaks a sound rulebook in one place and expects exactly the faults
// listed, each at its line and column.
func TestFaults(t *testing.T) {
	tests := []struct {
		name     string
		old, new string
		want     []string // "line:column: … [rule]", the message abridged by …
	}{
		{"unknown key", "title: A sound", "colour: red\ntitle: A sound", []string{"3:1: … [yaml-unknown-key]"}},
		{"probabilities of illustrative grades", "publish: {criteria: true, questions: true}", "publish: {criteria: true, questions: true, probabilities: true}", []string{"5:10: … while a threshold is illustrative … [probabilities-illustrative]"}},
		{"unknown method of differences", "title: A sound", "defaults: {difference: wald}\ntitle: A sound", []string{"3:11: … \"wald\" … [difference]"}},
		{"duplicate key", `version: "1"`, "version: \"1\"\nversion: \"2\"", []string{"3:1: … [yaml-duplicate-key]"}},
		{"missing title", "title: A sound rulebook\n", "", []string{"1:1: … [yaml-missing-key]"}},
		{"null bound", "from: 0.8,", "from: ,", []string{"12:29: … [yaml-null]"}},
		{"octal-looking months", "months: 3", "months: 03", []string{"63:24: … [yaml-octal]"}},
		{"fractional months", "months: 3", "months: 2.5", []string{"63:24: … [yaml-fraction]"}},
		{"no months", "months: 3", "months: 0", []string{"63:15: … [recommendation-months]"}},
		{"infinite bound", "from: 0.9,", "from: .inf,", []string{"13:29: … [yaml-not-finite]"}},
		{"second document", "disclosure:", "---\ndisclosure:", []string{"64:1: … [yaml-second-document]"}},
		{"anchor", "label: violence\n", "label: &v violence\n", []string{"21:12: … [yaml-anchor]"}},
		{"bands unsorted", "from: 0.9,", "from: 0.7,", []string{"13:9: … begins below that of \"fair\" … [bands-unsorted]"}},
		{"band no value can reach", "from: 0.8,", "from: 0.9,", []string{"13:9: … none can be in the first [band-unreachable]"}},
		{"band in percent", "from: 0.9,", "from: 90,", []string{"13:9: … no rate can reach the band of \"good\" … [band-unreachable]"}},
		{"gap below", "from: 0,", "from: 0.1,", []string{"11:9: … below 0.1 have no band … [band-gap]"}},
		{"gap between", "from: 0.8,", "from: 0.8, to: 0.85,", []string{"13:9: … between 0.85 and 0.9 … [band-gap]"}},
		{"overlap", "from: 0.8,", "from: 0.8, to: 0.95,", []string{"13:9: … overlap … [band-overlap]"}},
		{"higher rate lower grade", "{grade: good, from: 0.9", "{grade: poor, from: 0.9", []string{"13:9: … lower grade … [bands-unsorted]"}},
		{"lower is better of rising grades", "label: violence\n", "label: violence\n    better: lower\n", []string{"21:5: … do not run as those of \"violence\" … [bands-unsorted]", "21:5: … [measure-better]"}},
		{"no such direction", "label: violence\n", "label: violence\n    better: high\n", []string{"21:5: … did you mean \"higher\"? [value]"}},
		{"what was missed of errors", "label: other crime", "label: other crime\n    better: lower", []string{"27:5: … what was missed cannot be estimated … [measure-better]"}},
		{"no such unit", "label: violence\n", "label: violence\n    unit: crimes\n", []string{"21:5: … did you mean \"crime\"? [value]"}},
		{"band of an unknown grade", "{grade: good, from: 0.9", "{grade: god, from: 0.9", []string{"13:9: … did you mean \"good\"? [unknown-grade]"}},
		{"gaps said and none left", "compare: point", "compare: point\n    gaps: as in the source", []string{"8:3: … leave no gap … [band-gap]"}},
		{"both bounds", "from: 0.9,", "from: 0.9, above: 0.9,", []string{"13:9: … [band-bound]"}},
		{"unknown status", "from: 0.9, status: illustrative", "from: 0.9, status: illustrativ", []string{"13:9: … did you mean \"illustrative\"? [value]"}},
		{"unknown bands", "population: violence\n    bands: rate", "population: violence\n    bands: rates", []string{"21:5: … did you mean \"rate\"? [unknown-bands]"}},
		{"criterion without bands", "population: violence\n    bands: rate", "population: violence", []string{"20:3: … has no bands … [measure-without-bands]"}},
		{"unknown measure of a criterion", "label: violence, measure: violence", "label: violence, measure: vilence", []string{"38:5: … did you mean \"violence\"? [unknown-measure]"}},
		{"criterion neither measured nor judged", "label: culture, judged: true", "label: culture", []string{"39:5: … [criterion]"}},
		{"criterion twice", "{number: 3, question: 1, label: culture", "{number: 2, question: 1, label: culture", []string{"39:5: … twice [criterion]"}},
		{"criterion of no question", "{number: 3, question: 1, label: culture", "{number: 3, question: 2, label: culture", []string{"39:5: … [criterion]"}},
		{"unknown stratum", "strata: [violence, other]", "strata: [violence, others]", []string{"18:14: … did you mean \"other\"? [unknown-measure]"}},
		{"stratum without population", "    population: other\n", "", []string{"18:14: … no population … [measure-combine]"}},
		{"domain of itself", "population: other", "domain_of: other", []string{"18:14: … [measure-combine]", "27:5: … cannot be a domain … [measure-domain]"}},
		{"level in percent", "label: other crime", "label: other crime\n    level: 95", []string{"27:5: … [measure-level]"}},
		{"unknown disclosure rule", "label: other crime", "label: other crime\n    disclosure: ages", []string{"27:5: … did you mean \"age\"? [unknown-disclosure]"}},
		{"unknown interval", "label: other crime", "label: other crime\n    interval: wilsen", []string{"27:5: … did you mean \"wilson\"? [value]"}},
		{"reserved name", "  cancelled-rape:\n", "  causes:\n", []string{"31:3: … cannot name a measure [id]", "59:15: … no measure is called \"cancelled-rape\" … [condition]"}},
		{"misspelt measure in a condition", "violence.upper < 0.8 or", "vilence.upper < 0.8 or", []string{"58:11: … did you mean \"violence\"? [condition]"}},
		{"fault in the second line of a condition", `measure("cancelled-rape").upper`, `measure("cancelled-rap").upper`, []string{"59:15: … did you mean \"cancelled-rape\"? [condition]"}},
		{"hyphened measure as a word", `measure("cancelled-rape").upper < 0.7`, "cancelled.upper < 0.7", []string{"59:7: … write measure(\"cancelled-rape\") [condition]"}},
		{"unknown field of a measure", "violence.upper", "violence.uper", []string{"58:20: … has no \"uper\"; did you mean \"upper\"? [condition]"}},
		{"percent in a condition", "violence.upper < 0.8 or", "violence.lower > 80 and", []string{"58:11: … never hold; rates are fractions: … [condition-never-holds]"}},
		{"contradiction", "violence.upper < 0.8 or", "violence.upper < 0.8 and violence.lower > 0.85 and", []string{"58:11: … [condition-never-holds]"}},
		{"contradiction of grades", `'criteria[1] == "poor"'`, `'criteria[1] == "poor" and criteria[1] == "fair"'`, []string{"46:18: … [condition-never-holds]"}},
		{"below the lowest grade", `'criteria[1] == "poor"'`, `'below(criteria[1], "poor")'`, []string{"46:18: … [condition-never-holds]"}},
		{"not a truth value", `'questions[1] == "poor"'`, "'questions[1]'", []string{"52:17: … [condition]"}},
		{"compared with a word", "violence.upper < 0.8 or", `violence.upper < "0.8" or`, []string{"58:26: … [condition]"}},
		{"grades ordered by the alphabet", `'criteria[1] == "poor"'`, `'criteria[1] < "good"'`, []string{"46:31: … below(grade, \"good\") … [condition]"}},
		{"misspelt grade in a condition", `'criteria[1] == "poor"'`, `'criteria[1] == "por"'`, []string{"46:34: … did you mean \"poor\"? [condition]"}},
		{"no such criterion", `'criteria[1] == "poor"'`, `'criteria[9] == "poor"'`, []string{"46:28: … no criterion 9 … [condition]"}},
		{"no such question", `'questions[1] == "poor"'`, `'questions[2] == "poor"'`, []string{"52:27: … no question 2 [condition]"}},
		{"question that asks for the overall grade", `'criteria[1] == "poor"'`, `'overall == "poor"'`, []string{"46:19: … not known yet … [condition]"}},
		{"negated comparison", "violence.upper < 0.8 or", "not (violence.upper >= 0.8) or", []string{"58:11: … may not be negated … [condition]"}},
		{"clock", "violence.upper < 0.8 or", "now().Year() > 0 or", []string{"58:11: … [condition]"}},
		{"syntax of a condition", "violence.upper < 0.8 or", "violence.upper < < 0.8 or", []string{"58:28: … [condition]"}},
		{"threshold without status", "    status: illustrative\n    source: invented\n", "", []string{"55:3: … [trigger-status]"}},
		{"cause without recommendation", "    recommendations:\n      review: {months: 3}\n", "", []string{"55:3: … has no recommendation [cause-without-recommendation]"}},
		{"unknown kind", "kind: cause-of-concern", "kind: cause-for-concern", []string{"55:3: … did you mean \"cause-of-concern\"? [value]"}},
		{"table without end", "      - {otherwise: true, grade: good}\n", "", []string{"50:5: … [table-open]"}},
		{"row after otherwise", "      - {otherwise: true, grade: good}\n", "      - {otherwise: true, grade: good}\n      - {when: 'causes > 0', grade: fair}\n", []string{"54:9: … [row-unreachable]"}},
		{
			"row that the rows above leave nothing", "      - {otherwise: true, grade: good}\n",
			"      - {when: 'reaches(questions[1], \"fair\")', grade: fair}\n      - {when: 'questions[1] == \"good\"', grade: good}\n      - {otherwise: true, grade: not graded}\n",
			[]string{"54:9: … the rows above it take them all [row-unreachable]"},
		},
		{"limit that limits nothing", "at_most: poor", "at_most: good", []string{"46:52: … limits nothing [limit-unreachable]"}},
		{"rows without table", "method: majority", "method: majority\n      rows: [{otherwise: true, grade: good}]", []string{"44:7: … [combination]"}},
		{"grade twice", "[poor, fair, good]", "[poor, fair, good, good]", []string{"6:28: … twice [grade]"}},
		{"grade that is none", "[poor, fair, good]", "[not graded, poor, fair, good]", []string{"6:10: … [grade]"}},
		{"dates reversed", "to: 2020-12-31", "to: 2019-12-31", []string{"4:12: … [effective-dates]"}},
		{"threshold of one", "threshold: 5", "threshold: 1", []string{"65:8: … withholds nothing … [disclosure]"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := sound(t)
			if !strings.Contains(text, tt.old) {
				t.Fatalf("%q is not in the sound rulebook", tt.old)
			}
			rb, ps := parse(strings.Replace(text, tt.old, tt.new, 1))
			if rb != nil {
				t.Fatal("accepted")
			}
			got := strings.Split(ps.Error(), "\n")
			if len(got) != len(tt.want) {
				t.Fatalf("%d faults, want %d:\n%s", len(got), len(tt.want), ps)
			}
			for i, want := range tt.want {
				pattern := strings.NewReplacer(" … ", ".*", "…", ".*").Replace(regexp.QuoteMeta(want))
				if !regexp.MustCompile(`^r\.yaml:` + pattern + "$").MatchString(got[i]) {
					t.Errorf("want %s\ngot  %s", want, got[i])
				}
			}
		})
	}
}

func TestSound(t *testing.T) {
	rb, ps := parse(sound(t))
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	if !rb.Illustrative() || rb.Level("good") != 3 {
		t.Errorf("illustrative %v, level of good %d", rb.Illustrative(), rb.Level("good"))
	}
	// Two strata with a column each to pick by, and two to count; cancelled records
	// have one to count.
	if uses := rb.Fields(); len(uses) != 7 || uses[2].Field != "stratum" || uses[2].Equals[0] != "violence" || uses[2].At.Line != 20 {
		t.Errorf("columns read: %+v", uses)
	}
	if got := rb.Triggers[0].When.Measures; len(got) != 2 || got[0] != "violence" || got[1] != "cancelled-rape" {
		t.Errorf("the condition asks for %v", got)
	}
}

// TestAllFaultsAtOnce: one run tells everything.
func TestAllFaultsAtOnce(t *testing.T) {
	text := sound(t)
	for _, change := range [][2]string{
		{"from: 0.9,", "from: 0.7,"}, {"vioence", ""}, {"violence.upper < 0.8", "vilence.upper < 0.8"}, {"months: 3", "months: 03"}, {"role: force", "role: farce"},
	} {
		text = strings.Replace(text, change[0], change[1], 1)
	}
	_, ps := parse(text)
	for _, rule := range []string{"bands-unsorted", "condition", "yaml-octal", "value"} {
		if !strings.Contains(ps.Error(), "["+rule+"]") {
			t.Errorf("%s is not told:\n%s", rule, ps)
		}
	}
}

// parse loads a rulebook from its text.
func parse(text string) (*rulebook.Rulebook, source.Problems) {
	return rulebook.Load(fstest.MapFS{"r.yaml": {Data: []byte(text)}}, "r.yaml")
}
