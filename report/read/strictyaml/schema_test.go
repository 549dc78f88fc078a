package strictyaml

import (
	"testing"
)

type sense int

func (sense) UnmarshalText([]byte) error { return nil }

func (sense) YAMLSchema() map[string]any {
	return map[string]any{"enum": []string{"up", "down"}}
}

type rule struct {
	base  `yaml:",inline"`
	At    At
	When  Located[string]       `yaml:"when,required" doc:"condition <of> the rule"`
	Size  *uint8                `yaml:"size"`
	Sense sense                 `yaml:"sense"`
	Grade grade                 `yaml:"grade"`
	Parts []rule                `yaml:"parts"`
	Names OrderedMap[[]float64] `yaml:"names"`
	Flags map[string]bool       `yaml:"flags"`
	Raw   Node                  `yaml:"raw"`
	Many  oneOrMany             `yaml:"many"`
	None  string
}

func TestSchema(t *testing.T) {
	want := `{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "additionalProperties": false,
  "properties": {
    "flags": {
      "additionalProperties": {
        "type": "boolean"
      },
      "type": "object"
    },
    "grade": {
      "type": [
        "string",
        "number"
      ]
    },
    "id": {
      "type": [
        "string",
        "number"
      ]
    },
    "many": {},
    "names": {
      "additionalProperties": {
        "items": {
          "type": "number"
        },
        "type": "array"
      },
      "type": "object"
    },
    "parts": {
      "items": {
        "type": "object"
      },
      "type": "array"
    },
    "raw": {},
    "sense": {
      "enum": [
        "up",
        "down"
      ]
    },
    "size": {
      "minimum": 0,
      "type": "integer"
    },
    "when": {
      "description": "condition <of> the rule",
      "type": [
        "string",
        "number"
      ]
    }
  },
  "required": [
    "id",
    "when"
  ],
  "title": "A rule",
  "type": "object"
}
`
	if got := string(Schema("A rule", rule{})); got != want {
		t.Errorf("got\n%s", got)
	}
}
