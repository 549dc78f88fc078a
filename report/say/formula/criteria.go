package formula

import (
	"strconv"
	"strings"
)

// filtered is SUMIFS (what is summed, then pairs) or COUNTIFS (pairs).
func (f function) filtered(c *calculation) value {
	pairs := f.args
	var summed []value
	if f.name == "SUMIFS" {
		k, ok := f.args[0].(column)
		if !ok {
			return failure(notValue)
		}
		cells, sign := c.cells(k)
		if sign != "" {
			return failure(sign)
		}
		summed, pairs = cells, f.args[1:]
	}
	kept, fault := c.kept(pairs)
	if fault.sort == failed {
		return fault
	}
	if f.name == "SUMIFS" && len(kept) != len(summed) {
		return failure(notValue)
	}
	total := 0.0
	for i, ok := range kept {
		switch {
		case !ok:
		case f.name == "COUNTIFS":
			total++
		case summed[i].sort == failed:
			return summed[i]
		case summed[i].sort == numeric:
			total += summed[i].number
		}
	}
	return num(total)
}

// kept says by row whether all criteria hold.
func (c *calculation) kept(pairs []node) (kept []bool, fault value) {
	for i := 0; i+1 < len(pairs); i += 2 {
		k, ok := pairs[i].(column)
		if !ok {
			return nil, failure(notValue)
		}
		cells, sign := c.cells(k)
		if sign != "" {
			return nil, failure(sign)
		}
		if kept == nil {
			kept = make([]bool, len(cells))
			for row := range kept {
				kept[row] = true
			}
		}
		if len(kept) != len(cells) {
			return nil, failure(notValue)
		}
		with := pairs[i+1].value(c)
		if with.sort == failed {
			return nil, with
		}
		m := matcherOf(with)
		for row := range kept {
			kept[row] = kept[row] && m.matches(cells[row])
		}
	}
	return kept, value{}
}

// matcher is a criterion, read.
type matcher struct {
	op      string
	with    value  // a number or a condition; else
	pattern string // a text that may hold wildcards
	bare    bool   // without an operator: nothing also means an empty text
}

// matcherOf reads a criterion as spreadsheets do: "<=72" compares numbers, "" and
// "=" look for blanks, "v*" for texts that begin so, and a tilde makes the mark
// behind it an ordinary one.
func matcherOf(v value) matcher {
	switch v.sort {
	case numeric, logical:
		return matcher{op: "=", with: v}
	case blank: // a cell without content compares as zero
		return matcher{op: "=", with: num(0)}
	case textual, failed:
	}
	m := matcher{op: "=", pattern: v.text, bare: true}
	for _, op := range []string{"<=", ">=", "<>", "<", ">", "="} {
		if rest, ok := strings.CutPrefix(v.text, op); ok {
			m = matcher{op: op, pattern: rest}
			break
		}
	}
	if x, err := strconv.ParseFloat(m.pattern, 64); err == nil {
		m.with = num(x)
		return m
	}
	switch strings.ToUpper(m.pattern) {
	case "TRUE":
		m.with = truth(true)
	case "FALSE":
		m.with = truth(false)
	}
	return m
}

// matches reports whether a cell meets the criterion.
func (m matcher) matches(v value) bool {
	if m.with.sort != blank {
		same := v.sort == m.with.sort
		if m.op == "<>" {
			return !same || compare(v, m.with) != 0
		}
		return same && holds(m.op, compare(v, m.with))
	}
	switch m.op {
	case "=":
		return m.equals(v)
	case "<>":
		if m.pattern == "" {
			return v.sort != blank
		}
		return !m.equals(v)
	}
	return v.sort == textual && holds(m.op, compare(v, value{sort: textual, text: m.pattern}))
}

func (m matcher) equals(v value) bool {
	if m.pattern == "" {
		return v.sort == blank || m.bare && v.sort == textual && v.text == ""
	}
	return v.sort == textual && like([]rune(strings.ToLower(m.pattern)), []rune(strings.ToLower(v.text)))
}

// like matches a text with a pattern: * is any characters, ? is one, ~ makes the
// next of these three an ordinary character.
func like(pattern, s []rune) bool {
	for len(pattern) > 0 {
		switch p := pattern[0]; {
		case p == '*':
			for i := 0; i <= len(s); i++ {
				if like(pattern[1:], s[i:]) {
					return true
				}
			}
			return false
		case p == '~' && len(pattern) > 1 && strings.ContainsRune("*?~", pattern[1]):
			pattern = pattern[1:]
			if len(s) == 0 || s[0] != pattern[0] {
				return false
			}
		case len(s) == 0 || p != '?' && p != s[0]:
			return false
		}
		pattern, s = pattern[1:], s[1:]
	}
	return len(s) == 0
}
