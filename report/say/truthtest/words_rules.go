package truthtest

import (
	"fmt"
	"iter"
	"regexp"
	"strings"
)

// nearAll is the rate from which on nothing is "only" so.
const nearAll = 95

var only = regexp.MustCompile(`(?i)\b(?:only|never|dim ond|byth)\b`)

// notOnly: nobody says "only" of what is nearly all.
func (c *check) notOnly(p passage) string {
	for _, sentence := range sentences(p) {
		for _, n := range rates(sentence) {
			said, _ := read(n.Text)
			if said.near(n.Value) && n.Value >= nearAll && only.MatchString(sentence.text()) {
				return fmt.Sprintf("a word of little is said of %q", n.Text)
			}
		}
	}
	return ""
}

// fragments are traces of a sentence of which a part is missing.
var fragments = regexp.MustCompile(`  | [,.;:)]|\( |\(\)|,\.|\.\.|,,|;;|: ?\.|\{\{|<no value>|%!|NaN|\[[a-z-]+: |\bnull\b|“”|‘’`)

// little are words that nobody says twice in a row.
const little = " the an of and to in is was yr ar "

// doubled is a little word that is said twice in a row, "" for none.
func doubled(text string) string {
	words := strings.Fields(strings.ToLower(text))
	for i := 1; i < len(words); i++ {
		if words[i] == words[i-1] && strings.Contains(little, " "+words[i]+" ") {
			return words[i]
		}
	}
	return ""
}

// article is "a" where "an" is said, or the other way round.
var article = regexp.MustCompile(`(?i)\b(?:a (?:8[0-9]*|11|18)(?:[^0-9,]|$)|an (?:[1-79]|10|12)[^0-9,.])`)

// whole: no sentence lacks a piece.
func (c *check) whole(p passage) string {
	text := p.text()
	if m := fragments.FindString(text); m != "" {
		return fmt.Sprintf("a fragment, %q", m)
	}
	if m := doubled(text); m != "" {
		return fmt.Sprintf("%q is said twice in a row", m)
	}
	if c.English && article.MatchString(text) {
		return "the wrong article"
	}
	if p.whole && strings.TrimSpace(text) != "" && len(strings.Fields(text)) > 8 && !strings.ContainsAny(text[len(text)-1:], ".:?!”’)") {
		return "a sentence without an end"
	}
	return ""
}

const countedNouns = `crime|report|record|force|recommendation|criterion|question|month|day|hour|finding|part|group|incident|agency`

var (
	onePlural   = regexp.MustCompile(`(?i)(?:^|[^0-9A-Za-z.,])(?:1|one) (?:crimes|reports|records|forces|recommendations|criteria|questions|months|days|hours|findings|parts|groups|incidents|agencies)\b`)
	manySingle  = regexp.MustCompile(`(?i)(?:\b(?:zero|two|three|four|five|six|seven|eight|nine)|(?:^|[^0-9A-Za-z.,–-])(?:[02-9]|[0-9]{2,}|[0-9]{1,3}(?:,[0-9]{3})+)) (?:` + countedNouns + `)\b(?:$|[^- ]| [^t]| t[^y])`)
	ofOnePlural = regexp.MustCompile(`(?i)\b(?:all|both) (?:1|one)\b`)
)

// plural: a noun agrees with its number.
func (c *check) plural(p passage) string {
	if !c.English {
		return ""
	}
	for _, re := range []*regexp.Regexp{onePlural, manySingle, ofOnePlural} {
		if m := re.FindString(p.text()); m != "" {
			return fmt.Sprintf("%q does not agree", strings.TrimSpace(m))
		}
	}
	return ""
}

// foreign: nothing is called by the words of another country.
func (c *check) foreign(p passage) string {
	if c.Foreign == nil {
		return ""
	}
	text := p.text()
	for _, name := range c.Names {
		text = strings.ReplaceAll(text, name, "")
	}
	if c.Annex != nil {
		for _, s := range c.Annex.Sheets { // whose names are addresses
			if text == s.Name {
				return ""
			}
			text = strings.NewReplacer("sheet "+s.Name, "", "daflen "+s.Name, "").Replace(text)
		}
	}
	if m := c.Foreign.FindString(text); m != "" {
		return fmt.Sprintf("%q is a word of other rules", m)
	}
	return ""
}

// leastWords is how long a sentence is that is noticed when it comes again.
const leastWords = 6

// twice are the sentences that a document says again.
func twice(all []passage) iter.Seq2[passage, string] {
	return func(yield func(passage, string) bool) {
		said := map[string]string{}
		for _, p := range all {
			if !p.prose {
				continue
			}
			for _, s := range sentences(p) {
				text := strings.TrimSpace(s.text())
				if len(strings.Fields(text)) < leastWords {
					continue
				}
				if at, before := said[text]; before && !yield(s, "said before at "+at) {
					return
				}
				said[text] = p.place
			}
		}
	}
}

var sentenceEnd = regexp.MustCompile(`[.?!]\s+`)

// sentences cuts a passage where sentences of its plain words end.
func sentences(p passage) []passage {
	out := []passage{{place: p.place, prose: p.prose, percent: p.percent}}
	for _, q := range p.pieces {
		if q.number != nil {
			out[len(out)-1].pieces = append(out[len(out)-1].pieces, q)
			continue
		}
		rest := q.text
		for {
			at := sentenceEnd.FindStringIndex(rest)
			if at == nil {
				break
			}
			last := &out[len(out)-1]
			last.pieces = append(last.pieces, piece{text: rest[:at[0]+1]})
			out, rest = append(out, passage{place: p.place, prose: p.prose, percent: p.percent}), rest[at[1]:]
		}
		out[len(out)-1].pieces = append(out[len(out)-1].pieces, piece{text: rest})
	}
	return out
}
