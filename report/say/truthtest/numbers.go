package truthtest

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"assize/report/say/doc"
)

// printed is a number as a reader takes it.
type printed struct {
	value    float64
	decimals int
	unit     float64 // one in its last figure that says something
	percent  bool
	hedged   bool // a word of size stands before it: over, about, at most
	side     int  // on which side of the number its value lies: 1 above it, -1 below
}

var (
	figure  = regexp.MustCompile(`[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?`)
	million = regexp.MustCompile(`million|miliwn|filiwn`)
	percent = regexp.MustCompile(`percent|per cent|y cant|%`)
	above   = regexp.MustCompile(`(?i)^(?:over|more than|dros|mwy na) `)
	below   = regexp.MustCompile(`(?i)^(?:nearly|almost|fewer than|less than|bron) `)
)

// read is a number of a text that holds exactly one in figures.
func read(text string) (printed, bool) {
	found := figure.FindAllStringIndex(text, -1)
	if len(found) != 1 {
		return printed{}, false
	}
	digits := text[found[0][0]:found[0][1]]
	plain := strings.ReplaceAll(digits, ",", "")
	v, err := strconv.ParseFloat(plain, 64)
	if err != nil {
		return printed{}, false
	}
	p := printed{value: v, percent: percent.MatchString(text)}
	before := strings.TrimSpace(strings.Trim(text[:found[0][0]], " −-("))
	p.hedged = before != "" || strings.Contains(text, "ar y mwyaf")
	switch {
	case above.MatchString(text):
		p.side = 1
	case below.MatchString(text):
		p.side = -1
	}
	_, decimals, _ := strings.Cut(plain, ".")
	p.decimals = len(decimals)
	p.unit = math.Pow10(-p.decimals)
	if p.decimals == 0 {
		for t := plain; strings.HasSuffix(t, "0") && len(t) > 1 && !p.percent; t = t[:len(t)-1] {
			p.unit *= 10
		}
	}
	if strings.Contains(text[:found[0][0]], "−") {
		p.value = -p.value
	}
	if million.MatchString(text) {
		p.value, p.unit = p.value*1e6, p.unit*1e6
	}
	return p, true
}

// near reports whether a number says its value: the nearest, or, after a word of
// size, less than one unit off.
func (p printed) near(value float64) bool {
	beyond := math.Abs(value) - math.Abs(p.value)
	if p.side != 0 && beyond*float64(p.side) <= 0 {
		return false
	}
	off := math.Abs(beyond)
	allowed := p.unit / 2
	if p.hedged {
		allowed = p.unit
	}
	return off <= allowed*(1+1e-9)
}

// key is the cell's row, which a rate shares with its limits.
func key(r doc.Ref) string { return r.Sheet + "!" + r.Row }
