package nation

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"assize/report/judge/findings"
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

// Digest is a digest of all that stands in the picture, of its numbers to the last bit: a
// frozen picture has them in fewer digits.
func (p Picture) Digest() string {
	sum := sha256.New()
	write := func(part any) { fmt.Fprintf(sum, "%#v\n", part) }
	if p.Ranking != nil {
		write(*p.Ranking)
	}
	if p.Funnel != nil {
		write(*p.Funnel)
	}
	if p.Total != nil {
		write(*p.Total)
	}
	p.Ranking, p.Funnel, p.Total = nil, nil, nil // where they are, the memory says, and differently each time
	write(p)
	return hex.EncodeToString(sum.Sum(nil))
}

// Thaw reads a frozen picture and refuses what is none: another schema, unknown
// fields, no name, a force that stands in it twice, impossible numbers.
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
	if p.Schema == firstSchema {
		p.Schema = schema
		for i := range p.Forces {
			p.Forces[i].AtMost, p.Forces[i].Confidence = findings.None(), findings.None()
		}
	}
	return p, p.check()
}

// rounding is how far numbers of 12 significant digits may be out of order.
const rounding = 1e-9

// check refuses a frozen picture that cannot be one.
func (p Picture) check() error {
	switch {
	case p.Schema != schema:
		return fmt.Errorf("frozen picture: schema is %q, not %q", p.Schema, schema)
	case p.Name == "":
		return errors.New("frozen picture: it has no name")
	case len(p.Forces) > p.Listed:
		return fmt.Errorf("frozen picture: %d forces of %d listed", len(p.Forces), p.Listed)
	}
	known := make(map[string]bool, len(p.Forces))
	for _, e := range p.Forces {
		if e.Force.ID == "" || known[e.Force.ID] {
			return fmt.Errorf("frozen picture: force %q stands in it twice or has no id", e.Force.ID)
		}
		if err := e.check(); err != nil {
			return err
		}
		known[e.Force.ID] = true
	}
	if err := p.Funnel.check(known); err != nil {
		return err
	}
	return p.Ranking.check(known)
}

// check refuses a row whose rate is none.
func (e Entry) check() error {
	if e.Reportable && !(0 <= e.Lower && e.Lower <= e.Rate+rounding && e.Rate <= e.Upper+rounding && e.Upper <= 1) {
		return fmt.Errorf("frozen picture: force %q: rate and limits are not in order between 0 and 1", e.Force.ID)
	}
	if e.AtMost.Known() && (e.Reportable || e.AtMost < 0 || e.AtMost > 1) {
		return fmt.Errorf("frozen picture: force %q: what its rate is at most is impossible", e.Force.ID)
	}
	return nil
}

// check refuses a funnel that a late force could not be set in.
func (f *Funnel) check(known map[string]bool) error {
	if f == nil {
		return nil
	}
	if !(f.Rate > 0 && f.Rate < 1 && f.Between >= 0) {
		return errors.New("frozen picture: the common rate or the spread of the funnel is impossible")
	}
	for _, q := range f.Points {
		if !known[q.Force.ID] || !(q.Size >= 1) || !(q.P >= 0 && q.P <= 1) {
			return fmt.Errorf("frozen picture: force %q of the funnel is not listed, or impossible", q.Force.ID)
		}
	}
	return nil
}

// check refuses a ranking that a late force could not be set in.
func (r *Ranking) check(known map[string]bool) error {
	if r == nil {
		return nil
	}
	if !(r.Each > 0 && r.Each < 1) {
		return errors.New("frozen picture: the level of the ranks is not between 0 and 1")
	}
	for _, q := range r.Forces {
		if !known[q.Force.ID] || !(q.WideLower <= q.WideUpper) || q.Best < 1 || q.Best > q.Worst {
			return fmt.Errorf("frozen picture: force %q of the ranking is not listed, or impossible", q.Force.ID)
		}
	}
	return nil
}
