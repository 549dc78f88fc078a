package strictyaml

import (
	"errors"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"assize/report/read/source"
)

// The only ways to write a number. YAML knows more (0x1f, 0o17, 1_000, .5, 017
// as octal), each of which somebody reads otherwise.
var (
	wholeNumber   = regexp.MustCompile(`^[-+]?(0|[1-9][0-9]*)$`)
	decimalNumber = regexp.MustCompile(`^[-+]?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$`)
	leadingZero   = regexp.MustCompile(`^[-+]?0[0-9_]+(\.[0-9]*)?$|^[-+]?0[oOxXbB]`)
	notFinite     = regexp.MustCompile(`(?i)^[-+]?\.?(nan|inf|infinity)$`)
)

// textOf is the text of a single value. Numbers and dates are text as written;
// true and false are not.
func textOf(n *Node, ps *source.Problems) (string, bool) {
	if !wants(n, Scalar, ps) {
		return "", false
	}
	if isPlain(n.yaml) && n.yaml.Tag == boolTag {
		ps.Refuse(n.Pos(), ruleType, "write "+quoted(n.text())+" in quotes", "%s must be text, not true or false", n.name)
		return "", false
	}
	return n.text(), true
}

// boolOf takes true and false alone.
func boolOf(n *Node, ps *source.Problems) (value, ok bool) {
	if !wants(n, Scalar, ps) {
		return false, false
	}
	if isPlain(n.yaml) {
		switch n.text() {
		case "true":
			return true, true
		case "false":
			return false, true
		}
	}
	ps.Refuse(n.Pos(), ruleBoolean, "write true or false", "%s must be true or false, not %s", n.name, quoted(n.text()))
	return false, false
}

// decodeWhole fills a whole number of any size.
func decodeWhole(n *Node, v reflect.Value, ps *source.Problems) {
	const what = "a whole number"
	if !numeric(n, what, ps) {
		return
	}
	text := n.text()
	if !wholeNumber.MatchString(text) {
		rule, hint := ruleNumber, ""
		if decimalNumber.MatchString(text) {
			rule = ruleFraction
			hint = "write it without decimals or exponent"
		}
		ps.Refuse(n.Pos(), rule, hint, "%s must be %s, not %s", n.name, what, quoted(text))
		return
	}
	bits := v.Type().Bits()
	var err error
	if v.CanInt() {
		var i int64
		if i, err = strconv.ParseInt(text, 10, bits); err == nil {
			v.SetInt(i)
		}
	} else {
		if strings.HasPrefix(text, "-") {
			ps.Refuse(n.Pos(), ruleNumber, "", "%s must not be negative, %s", n.name, quoted(text))
			return
		}
		var u uint64
		if u, err = strconv.ParseUint(strings.TrimPrefix(text, "+"), 10, bits); err == nil {
			v.SetUint(u)
		}
	}
	if err != nil {
		ps.Refuse(n.Pos(), ruleNumber, "", "%s is out of range, %s", n.name, quoted(text))
	}
}

// floatOf takes finite numbers in plain decimal writing.
func floatOf(n *Node, bits int, ps *source.Problems) (float64, bool) {
	const what = "a number"
	if !numeric(n, what, ps) {
		return 0, false
	}
	text := n.text()
	if !decimalNumber.MatchString(text) {
		ps.Refuse(n.Pos(), ruleNumber, numberHint(text), "%s must be %s, not %s", n.name, what, quoted(text))
		return 0, false
	}
	f, err := strconv.ParseFloat(text, bits)
	if errors.Is(err, strconv.ErrRange) {
		ps.Refuse(n.Pos(), ruleNumber, "", "%s is out of range, %s", n.name, quoted(text))
		return 0, false
	}
	return f, err == nil
}

// numeric refuses what cannot be a number whatever its kind.
func numeric(n *Node, what string, ps *source.Problems) bool {
	if !wants(n, Scalar, ps) {
		return false
	}
	text := n.text()
	switch {
	case !isPlain(n.yaml):
		ps.Refuse(n.Pos(), ruleType, "write it without quotes", "%s must be %s, not text", n.name, what)
	case notFinite.MatchString(text):
		ps.Refuse(n.Pos(), ruleNotFinite, "", "%s must be a finite number, not %s", n.name, quoted(text))
	case leadingZero.MatchString(text):
		ps.Refuse(n.Pos(), ruleOctal, "write it in decimals without leading zero", "%s looks octal, %s", n.name, quoted(text))
	default:
		return true
	}
	return false
}

// numberHint explains a number that is not written plainly.
func numberHint(text string) string {
	switch {
	case strings.HasSuffix(text, "%"):
		return "write it without the percent sign"
	case strings.ContainsAny(text, ",_"):
		return "write it without separators"
	case strings.HasPrefix(strings.TrimLeft(text, "+-"), "."):
		return "write a 0 before the point"
	}
	return ""
}
