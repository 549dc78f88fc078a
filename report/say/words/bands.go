package words

import (
	"strconv"
	"strings"
)

// WithStatus is the name of a grade band with its status said beside it, unless the band
// is as published. A status of another name is in the language already.
func (p *Pack) WithStatus(name, status string) string {
	switch status {
	case "", "published", "seen":
		return name
	case "illustrative":
		return p.Label(LabelIllustrative, name)
	}
	return name + " (" + status + ")"
}

// AxisNumber is a number as an axis prints it, with no more decimals than it has, up to
// two; percent says that it is a percentage.
func (p *Pack) AxisNumber(v float64, percent bool) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	text := p.Decimal(v, len(strings.TrimRight(s[len(s)-2:], "0")))
	if percent {
		return p.Label(LabelPercentAxis, text)
	}
	return text
}

// BandBounds are the bounds of a grade band, "80% to 90%".
func (p *Pack) BandBounds(from, to float64) string {
	return p.Label(LabelTo, p.AxisNumber(from, true), p.AxisNumber(to, true))
}
