package nation

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// Freeze writes the picture under a name, the same bytes for the same picture.
func (p Picture) Freeze(name string) ([]byte, error) {
	if name == "" {
		return nil, errors.New("a frozen picture needs a name")
	}
	p.Name = name
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(p); err != nil {
		return nil, fmt.Errorf("picture %q: %w", name, err)
	}
	return out.Bytes(), nil
}

// Thaw reads a frozen picture and refuses what is none: another schema, unknown
// fields, no name, a force that stands in it twice.
func Thaw(data []byte) (Picture, error) {
	var p Picture
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&p); err != nil {
		return Picture{}, fmt.Errorf("frozen picture: %w", err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return Picture{}, errors.New("frozen picture: something follows the value")
	}
	if p.Schema != Schema {
		return Picture{}, fmt.Errorf("frozen picture: schema is %q, not %q", p.Schema, Schema)
	}
	if p.Name == "" {
		return Picture{}, errors.New("frozen picture: it has no name")
	}
	seen := make(map[string]bool, len(p.Forces))
	for _, e := range p.Forces {
		if e.Force.ID == "" || seen[e.Force.ID] {
			return Picture{}, fmt.Errorf("frozen picture: force %q stands in it twice or has no id", e.Force.ID)
		}
		seen[e.Force.ID] = true
	}
	return p, nil
}
