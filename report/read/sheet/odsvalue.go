package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// odsValue is what the attributes of a cell say of its value.
type odsValue struct {
	kind    string // office:value-type; empty when there is none
	value   string // the attribute that belongs to the type
	stated  bool   // the attribute is there
	formula bool
	struck  bool // shown struck through
	amount  bool // a time that is an amount, not a time of day
	day     bool // a date that is written or shown without a time of day
	error   bool // the type is an error's, in LibreOffice's own words
}

// attributes reads the value of the cell as far as its attributes hold it.
func (s *odsScan) attributes() (odsValue, error) {
	var v odsValue
	_, v.formula = s.x.attr(spaceTable, "formula")
	kind, _ := s.x.attr(spaceOffice, "value-type")
	v.kind = string(kind)
	own, _ := s.x.attr(spaceCalcExt, "value-type")
	v.error = string(own) == "error"
	attribute := ""
	switch v.kind {
	case "", "void":
		return v, nil
	case "float", "percentage", "currency":
		attribute = "value"
	case "date", "time", "boolean", "string":
		attribute = v.kind + "-value"
	default:
		return v, refuse(ruleType, "the cell's type is none that the format knows").withHint(lookAgain)
	}
	v.struck = s.styles.struck(s.style())
	v.amount = v.kind == "time" && s.styles.amount(s.style())
	value, stated := s.x.attr(spaceOffice, attribute)
	v.value, v.stated = string(value), stated
	if v.kind == "date" {
		var known bool
		if v.day, known = s.styles.day(s.style()); !known {
			v.day = len(v.value) == len(time.DateOnly)
		}
	}
	if !stated && v.kind != "string" {
		return v, refuse(ruleType, "the cell has a type and no value")
	}
	return v, nil
}

// cell makes the value a cell; false when there is none. Text is what the cell
// shows.
func (v odsValue) cell(text []byte) (c Cell, ok bool, err error) {
	c.Formula = v.formula
	shown := string(text)
	if v.error || v.formula && (strings.HasPrefix(shown, "Err:") || isErrorCode(shown)) {
		c.Kind, c.Text = Error, shown
		return c, true, nil
	}
	switch v.kind {
	case "", "void":
		if shown != "" && !v.formula {
			c.Kind, c.Text = Text, shown
			return c, true, nil
		}
		return c, v.formula, nil
	case "string":
		c.Kind, c.Text = Text, shown
		if v.stated {
			c.Text = v.value
		}
		return c, true, nil
	}
	return c, true, v.set(&c)
}

// set gives the cell a value that its attributes hold.
func (v odsValue) set(c *Cell) error {
	switch v.kind {
	case "boolean":
		c.Kind = Bool
		switch v.value {
		case "true":
			c.Number = 1
		case "false":
		default:
			return refuse(ruleBool, "the cell's boolean is neither true nor false")
		}
	case "date":
		var ok bool
		c.Kind = Date
		if c.Time, c.Clock, ok = parseISO(v.value); !ok || c.Clock {
			return refuse(ruleDate, "the cell's date is not one of ISO 8601").withHint(lookAgain)
		}
		c.DayOnly = v.day && c.Time.Equal(c.Time.Truncate(24*time.Hour))
	case "time":
		return v.setTime(c)
	default:
		n, ok := parseNumber([]byte(v.value))
		if !ok {
			return refuse(ruleNumber, "the cell's number is not a finite decimal number").withHint(lookAgain)
		}
		c.Kind, c.Number, c.Percent = Number, n, v.kind == "percentage"
	}
	return nil
}

// setTime makes the cell a time of day, or a number of days when its style
// counts them or it is more than one.
func (v odsValue) setTime(c *Cell) error {
	days, ok := parseDuration(v.value)
	if !ok {
		return refuse(ruleDate, "the cell's time is not one of ISO 8601")
	}
	c.Kind, c.Number = Number, days
	if days >= 0 && days < 1 && !v.amount {
		c.Kind = Date
		c.Time, c.Clock, _ = serialTime(days, false)
	}
	return nil
}

// isErrorCode knows the error values of spreadsheet programs (ECMA-376 part 1,
// 18.17.3, and those that Excel has had since).
func isErrorCode(s string) bool {
	switch s {
	case "#N/A", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!",
		"#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#BUSY!", "#EXTERNAL!", "#PYTHON!", "#TIMEOUT!":
		return true
	}
	return false
}

// parseDuration reads an ISO 8601 duration of days, hours, minutes and
// seconds, such as PT13H45M00S, as days.
func parseDuration(s string) (days float64, ok bool) {
	s, negative := strings.CutPrefix(s, "-")
	s, ok = strings.CutPrefix(s, "P")
	if !ok || s == "" || strings.HasSuffix(s, "T") {
		return 0, false
	}
	date, clock, _ := strings.Cut(s, "T")
	var seconds float64
	for _, unit := range []struct {
		from    *string
		letter  string
		seconds float64
	}{{&date, "D", 86400}, {&clock, "H", 3600}, {&clock, "M", 60}, {&clock, "S", 1}} {
		digits, rest, found := strings.Cut(*unit.from, unit.letter)
		if !found {
			continue
		}
		n, err := strconv.ParseFloat(digits, 64)
		if err != nil || strings.Trim(digits, "0123456789.") != "" {
			return 0, false
		}
		seconds += n * unit.seconds
		*unit.from = rest
	}
	if date != "" || clock != "" || math.IsInf(seconds, 0) {
		return 0, false
	}
	if negative {
		seconds = -seconds
	}
	return seconds / (24 * time.Hour).Seconds(), true
}
