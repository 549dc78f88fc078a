package sheet

import (
	"bytes"
	"strings"
	"time"
)

// findDelimiter takes the character that a first line "sep=;" names, or else
// the one of , ; tab and | that stands, outside quotes, in most of the first
// lines, and among equals in the greatest number. Where that is no answer, the
// file is refused.
func (c *csvScan) findDelimiter(head []byte) error {
	if bytes.HasPrefix(head, []byte("sep=")) && len(head) >= 6 && (head[5] == '\n' || head[5] == '\r') {
		c.delimiter = head[4]
		if strings.IndexByte(",;|\t:^~ ", c.delimiter) < 0 {
			return refuse(ruleDelimiter, "the first line names a delimiter that is none")
		}
		if _, err := c.from.Discard(5); err != nil {
			return err
		}
		if head[5] == '\r' && len(head) > 6 && head[6] == '\n' {
			_, _ = c.from.Discard(1) // peeked, so it is there
		}
		_, _ = c.from.Discard(1)
		c.line = 2
		return nil
	}
	const candidates = ",;\t|"
	var lines, total, here [len(candidates)]int
	quoted := false
	for _, b := range head {
		switch {
		case b == '"':
			quoted = !quoted
		case quoted:
		case b == '\n' || b == '\r':
			for i := range here {
				if here[i] > 0 {
					lines[i]++
				}
				total[i] += here[i]
				here[i] = 0
			}
		default:
			if i := strings.IndexByte(candidates, b); i >= 0 {
				here[i]++
			}
		}
	}
	best := 0
	for i := range lines {
		if here[i] > 0 {
			lines[i]++
			total[i] += here[i]
		}
		if lines[i] > lines[best] || lines[i] == lines[best] && total[i] > total[best] {
			best = i
		}
	}
	for i := range lines {
		if i != best && lines[i] == lines[best] && total[i] == total[best] && total[i] > 0 {
			return refuse(ruleDelimiter, "the fields may be parted by %q or by %q", candidates[best], candidates[i]).
				withHint(`make "sep=;" the first line, with the character that is meant`)
		}
	}
	c.delimiter = candidates[best]
	return nil
}

// typeText gives a text of a csv file the type that a spreadsheet program had
// written it from: a plain decimal number of up to fifteen digits, an ISO
// date, TRUE or FALSE, an error code. All else, such as 007 or 1e5, which may
// be a reference, stays a text.
func (c *Cell) typeText() {
	s := c.Text
	c.Kind = Text
	switch s {
	case "TRUE":
		c.Kind, c.Number = Bool, 1
		return
	case "FALSE":
		c.Kind = Bool
		return
	}
	if isErrorCode(s) {
		c.Kind = Error
		return
	}
	if plainDecimal(s) {
		if n, ok := parseNumber([]byte(s)); ok {
			c.Kind, c.Number = Number, n
		}
		return
	}
	if len(s) >= len("2006-01-02") && s[4] == '-' && s[7] == '-' {
		t, _, ok := parseISO(strings.Replace(s, " ", "T", 1))
		if ok && t.Year() >= 1 {
			c.Kind, c.Time = Date, t.In(time.UTC)
		}
	}
}

// plainDecimal reports a number without exponent, sign plus, leading zeros, or
// more digits than a spreadsheet holds.
func plainDecimal(s string) bool {
	s = strings.TrimPrefix(s, "-")
	whole, decimals, point := strings.Cut(s, ".")
	if len(whole) == 0 || len(whole)+len(decimals) > 15 || point && decimals == "" || len(whole) > 1 && whole[0] == '0' {
		return false
	}
	return strings.Trim(whole, "0123456789") == "" && strings.Trim(decimals, "0123456789") == ""
}
