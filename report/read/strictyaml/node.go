package strictyaml

import (
	"fmt"

	"gopkg.in/yaml.v3"

	"assize/report/read/source"
)

// Kind is the shape of a node.
type Kind int

// The shapes. None is the kind of a nil node and of one refused by Parse, such
// as an alias.
const (
	None Kind = iota
	Scalar
	List
	Mapping
)

// String is the shape in words, "a mapping of keys to values".
func (k Kind) String() string {
	switch k {
	case Scalar:
		return "a single value"
	case List:
		return "a list"
	case Mapping:
		return "a mapping of keys to values"
	default:
		return "nothing"
	}
}

// Node is a piece of a document that knows where it stands. A nil *Node is an
// absent piece and all its methods may be called.
type Node struct {
	file string
	name string // for messages: `"lower"`, `item 2 of "bands"`
	yaml *yaml.Node
}

// Pos is where the node stands. That of a block mapping is its first key, that
// of a list its first dash.
func (n *Node) Pos() source.Pos {
	if n == nil {
		return source.Pos{}
	}
	return position(n.file, n.yaml)
}

// Kind is the shape of the node.
func (n *Node) Kind() Kind {
	if n == nil {
		return None
	}
	switch n.yaml.Kind {
	case yaml.ScalarNode:
		return Scalar
	case yaml.SequenceNode:
		return List
	case yaml.MappingNode:
		return Mapping
	default:
		return None
	}
}

// text is the text of a single value, with quotes and escapes resolved; "" for
// other shapes. Of a number it is the number as written, "85.0".
func (n *Node) text() string {
	if n.Kind() != Scalar {
		return ""
	}
	return n.yaml.Value
}

// isNull reports a value left empty or written null or ~.
func (n *Node) isNull() bool {
	return n.Kind() == Scalar && isPlain(n.yaml) && n.yaml.Tag == nullTag
}

// items are the items of a list, in order.
func (n *Node) items() []*Node {
	if n.Kind() != List {
		return nil
	}
	items := make([]*Node, len(n.yaml.Content))
	for i, c := range n.yaml.Content {
		items[i] = &Node{n.file, fmt.Sprintf("item %d of %s", i+1, n.name), c}
	}
	return items
}

// member is a key of a mapping with its value.
type member struct {
	Key   string
	At    source.Pos // of the key
	Value *Node
	key   *Node // the key itself, to be decoded like a value
}

// members are the keys and values of a mapping, in order. Of a key that stands
// twice only the first is a member; keys that Parse refused are not.
func (n *Node) members() []member {
	if n.Kind() != Mapping {
		return nil
	}
	seen := make(map[string]bool, len(n.yaml.Content)/2)
	members := make([]member, 0, len(n.yaml.Content)/2)
	for i := 0; i+1 < len(n.yaml.Content); i += 2 {
		key := n.yaml.Content[i]
		if key.Kind != yaml.ScalarNode || key.Value == "" || isMerge(key) || seen[key.Value] {
			continue
		}
		seen[key.Value] = true
		members = append(members, member{
			Key:   key.Value,
			At:    position(n.file, key),
			Value: &Node{n.file, quoted(key.Value), n.yaml.Content[i+1]},
			key:   &Node{n.file, "key " + quoted(key.Value), key},
		})
	}
	return members
}
