package strictyaml_test

import (
	"fmt"

	"assize/report/read/strictyaml"
)

func Example() {
	type band struct {
		Grade string `yaml:"grade,required"`
		Lower *int   `yaml:"lower,required"`
		At    strictyaml.At
	}
	var rules struct {
		Title string `yaml:"title,required"`
		Bands []band `yaml:"bands"`
	}
	file := `titel: crime data integrity
bands:
  - {grade: good, lower: 085}
  - {grade: inadequate, lower: }
`
	n, ps := strictyaml.Parse("rules.yaml", []byte(file), strictyaml.Limits{})
	strictyaml.Decode(n, &rules, &ps)
	fmt.Println(ps.Err())
	// Output:
	// rules.yaml:1:1: the document lacks the key "title" [yaml-missing-key]
	// rules.yaml:1:1: unknown key "titel"; did you mean "title"? [yaml-unknown-key]
	// rules.yaml:3:26: "lower" looks octal, "085"; write it in decimals without leading zero [yaml-octal]
	// rules.yaml:4:32: "lower" has no value; write a value or leave out the key [yaml-null]
}
