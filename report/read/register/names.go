package register

import (
	"time"

	"assize/report/read/source"
	"assize/report/read/strictyaml"
)

// Earlier is what a force was called before it was renamed.
type Earlier struct {
	Name  string            // as it was printed
	Names map[string]string // in other languages, by BCP 47 tag
	Until time.Time         // last day of the name, midnight UTC
}

// earlierEntry is an earlier name as written.
type earlierEntry struct {
	Name  string                        `yaml:"name,required" doc:"as it was printed"`
	Names strictyaml.OrderedMap[string] `yaml:"names" doc:"as it was printed in other languages, by BCP 47 tag"`
	Until string                        `yaml:"until,required" doc:"last day on which it was the name, 2022-11-15"`
	At    strictyaml.At
}

// On is the force under the name that it bore on a day; a zero day is today's name.
// Documents print a force's name of the day on which they were published.
func (f Force) On(day time.Time) Force {
	if day.IsZero() {
		return f
	}
	for _, e := range f.Earlier {
		if !day.After(e.Until) {
			f.Name, f.Names = e.Name, e.Names
			return f
		}
	}
	return f
}

// NameIn is the force's name in a language, its main name when it has no other.
func (f Force) NameIn(lang string) string {
	if name, ok := f.Names[lang]; ok {
		return name
	}
	return f.Name
}

// spellings are all names by which a force is found, those of earlier days among them.
func (f Force) spellings() []string {
	all := []string{f.Name, f.ID}
	all = append(all, f.Aliases...)
	names := []map[string]string{f.Names}
	for _, e := range f.Earlier {
		all = append(all, e.Name)
		names = append(names, e.Names)
	}
	for _, lang := range f.Languages {
		for _, in := range names {
			if name, ok := in[lang]; ok {
				all = append(all, name)
			}
		}
	}
	return all
}

// earlier reads the earlier names of a force, the first of them first.
func (l *loader) earlier(entries []earlierEntry) []Earlier {
	var out []Earlier
	for _, e := range entries {
		day, err := time.Parse(time.DateOnly, e.Until)
		switch {
		case err != nil:
			l.problems.Refuse(source.Pos(e.At), ruleEarlier, "write it as 2022-11-15", "the last day of an earlier name is no day")
			continue
		case len(out) > 0 && !day.After(out[len(out)-1].Until):
			l.problems.Refuse(source.Pos(e.At), ruleEarlier, "list earlier names in the order of their last days", "an earlier name that ends before the one listed before it")
		}
		out = append(out, Earlier{Name: e.Name, Names: byTag(e.Names), Until: day})
	}
	return out
}

// byTag are names by language, nil for none.
func byTag(names strictyaml.OrderedMap[string]) map[string]string {
	var out map[string]string
	for _, name := range names.Entries {
		if out == nil {
			out = make(map[string]string, len(names.Entries))
		}
		out[name.Key] = name.Value
	}
	return out
}
