package strictyaml

import (
	"gopkg.in/yaml.v3"

	"assize/report/read/source"
)

// checker walks the tree once and refuses what the tree must not hold. Its cost
// is linear in the number of nodes.
type checker struct {
	file     string
	limits   Limits
	nodes    int
	problems *source.Problems
}

// check looks at a node and all below it; false means that the tree is not to
// be used at all.
func (c *checker) check(n *yaml.Node, depth int) bool {
	at := position(c.file, n)
	if c.nodes++; c.nodes > c.limits.Nodes {
		c.problems.Refuse(at, ruleTooManyNodes, "split the file", "more than %d keys and values", c.limits.Nodes)
		return false
	}
	if depth > c.limits.Depth {
		c.problems.Refuse(at, ruleTooDeep, "", "nested deeper than %d levels", c.limits.Depth)
		return false
	}
	if n.Anchor != "" {
		c.problems.Refuse(at, ruleAnchor, "write the value where it is needed", "anchor %s", quoted("&"+n.Anchor))
	}
	if n.Kind == yaml.AliasNode {
		c.problems.Refuse(at, ruleAlias, "write the value out", "alias %s", quoted("*"+n.Value))
		return true // what it points at is checked where it stands
	}
	if n.Style&yaml.TaggedStyle != 0 {
		c.problems.Refuse(at, ruleTag, "write the value without it", "tag %s", quoted(n.Tag))
	}
	switch n.Kind {
	case yaml.ScalarNode:
		c.checkText(n, at)
	case yaml.SequenceNode:
		for _, item := range n.Content {
			if !c.check(item, depth+1) {
				return false
			}
		}
	case yaml.MappingNode:
		return c.checkMapping(n, depth)
	case yaml.DocumentNode, yaml.AliasNode: // the caller's, and refused above
	}
	return true
}

// checkMapping checks keys, and that none stands twice.
func (c *checker) checkMapping(n *yaml.Node, depth int) bool {
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if !c.check(key, depth+1) || !c.check(value, depth+1) {
			return false
		}
		at := position(c.file, key)
		switch {
		case key.Kind == yaml.AliasNode: // refused already
		case key.Kind != yaml.ScalarNode:
			c.problems.Refuse(at, ruleKey, "", "a key must be a word or a number, not a list or a mapping")
		case isMerge(key):
			c.problems.Refuse(at, ruleMerge, "write the keys out", "merge key %q", key.Value)
		case key.Value == "", isPlain(key) && key.Tag == nullTag:
			c.problems.Refuse(at, ruleKey, "", "a key is empty")
		default:
			if line, twice := seen[key.Value]; twice {
				c.problems.Refuse(at, ruleDuplicateKey, "", "key %s stands already in line %d", quoted(key.Value), line)
				continue
			}
			seen[key.Value] = at.Line
		}
	}
	return true
}

// checkText refuses characters that came in through escapes.
func (c *checker) checkText(n *yaml.Node, at source.Pos) {
	for _, r := range n.Value {
		if refused(r) {
			c.problems.Refuse(at, ruleCharacter, "", "an escape makes the character U+%04X: %s", r, whyRefused(r))
			return
		}
	}
}

// The tags that the library gives to plain scalars.
const (
	nullTag  = "!!null"
	boolTag  = "!!bool"
	mergeTag = "!!merge"
)

// isMerge reports the key "<<" without quotes.
func isMerge(key *yaml.Node) bool { return isPlain(key) && key.Tag == mergeTag }

// isPlain reports a scalar written without quotes and not as a block of text.
func isPlain(n *yaml.Node) bool {
	const notPlain = yaml.DoubleQuotedStyle | yaml.SingleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	return n.Kind == yaml.ScalarNode && n.Style&notPlain == 0
}
