package main

import (
	_ "embed"
	"fmt"
	"os"
	"path/filepath"

	"assize/report/read/audit"
	"assize/report/read/strictyaml"
)

//go:embed seed.yaml
var embeddedSeed []byte

// seed is what the demonstration is made from; seed.yaml explains the keys.
type seed struct {
	Sentence        string      `yaml:"sentence,required"`
	Title           string      `yaml:"title,required"`
	Rulebook        string      `yaml:"rulebook,required"`
	PublicationDate audit.Date  `yaml:"publication date,required"`
	JudgedBy        string      `yaml:"judged by,required"`
	JudgedOn        audit.Date  `yaml:"judged on,required"`
	Forces          []forceSeed `yaml:"forces,required"`
}

// forceSeed is one force of the demonstration. Counts are crimes.
type forceSeed struct {
	Force            string                               `yaml:"force,required"`
	File             string                               `yaml:"file,required"`
	Reference        string                               `yaml:"reference,required"` // prefix of the references
	Audit            windowSeed                           `yaml:"audit,required"`
	Fieldwork        audit.Date                           `yaml:"fieldwork"`
	Within24Hours    int                                  `yaml:"within 24 hours,required"` // percent
	Strata           strictyaml.OrderedMap[countSeed]     `yaml:"strata,required"`
	Rape             countSeed                            `yaml:"rape,required"`
	ModernSlavery    countSeed                            `yaml:"modern slavery,required"`
	N100             countSeed                            `yaml:"n100,required"`
	ThirdPartyWeight int                                  `yaml:"third-party weight,required"`
	Cancelled        strictyaml.OrderedMap[cancelledSeed] `yaml:"cancelled"`
	Criteria         map[int]string                       `yaml:"criteria,required"`
	Judgments        []judgmentSeed                       `yaml:"judgments"`
	Observations     []observationSeed                    `yaml:"observations"`
	Previous         []previousSeed                       `yaml:"previous"`
	Recommendations  []recommendationSeed                 `yaml:"recommendations"`
}

type windowSeed struct {
	From audit.Date `yaml:"from,required"`
	To   audit.Date `yaml:"to,required"`
}

type countSeed struct {
	Required int `yaml:"required,required"`
	Recorded int `yaml:"recorded,required"`
}

type cancelledSeed struct {
	Correct int `yaml:"correct,required"`
	Audited int `yaml:"audited,required"`
}

type judgmentSeed struct {
	Rulebook string     `yaml:"rulebook,required"`
	Scope    string     `yaml:"scope,required"`
	Grade    string     `yaml:"grade,required"`
	On       audit.Date `yaml:"on,required"`
}

type observationSeed struct {
	Topic string `yaml:"topic"`
	Kind  string `yaml:"kind,required"`
	Text  string `yaml:"text,required"`
}

type previousSeed struct {
	Date       audit.Date `yaml:"date,required"`
	Rate       float64    `yaml:"rate,required"` // percent, as published
	Comparable string     `yaml:"comparable,required"`
	WhyNot     string     `yaml:"why not"`
	Source     string     `yaml:"source,required"`
}

type recommendationSeed struct {
	Number string     `yaml:"number,required"`
	Text   string     `yaml:"text,required"`
	Made   audit.Date `yaml:"made,required"`
	Due    audit.Date `yaml:"due,required"`
	Status string     `yaml:"status,required"`
	On     audit.Date `yaml:"on,required"`
}

// readSeed reads the seed that the program carries, or another.
func readSeed(path string) (*seed, error) {
	name, data := "seed.yaml", embeddedSeed
	if path != "" {
		var err error
		if data, err = os.ReadFile(path); err != nil {
			return nil, err
		}
		name = filepath.Base(path)
	}
	node, ps := strictyaml.Parse(name, data, strictyaml.Limits{})
	var s seed
	strictyaml.Decode(node, &s, &ps)
	if err := ps.Err(); err != nil {
		return nil, err
	}
	for _, f := range s.Forces {
		if err := f.check(); err != nil {
			return nil, fmt.Errorf("%s: %s: %w", name, f.Force, err)
		}
	}
	return &s, nil
}

// check refuses counts that no audit could have.
func (f *forceSeed) check() error {
	all := map[string]countSeed{"rape": f.Rape, "modern slavery": f.ModernSlavery, "n100": f.N100}
	for _, s := range f.Strata.Entries {
		all[s.Key] = s.Value
	}
	for _, name := range []string{"violence", "sexual offences", "other", "rape", "modern slavery", "n100"} {
		c, ok := all[name]
		if !ok || c.Required <= 0 || c.Recorded < 0 || c.Recorded > c.Required {
			return fmt.Errorf("%s: %d recorded of %d required", name, c.Recorded, c.Required)
		}
	}
	for part, whole := range map[string]string{"rape": "sexual offences", "modern slavery": "violence"} {
		missed := all[part].Required - all[part].Recorded
		if all[part].Required > all[whole].Required || missed > all[whole].Required-all[whole].Recorded {
			return fmt.Errorf("%s does not fit into %s", part, whole)
		}
	}
	return nil
}
