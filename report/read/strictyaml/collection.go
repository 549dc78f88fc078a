package strictyaml

import "assize/report/read/source"

// OrderedMap is a mapping of free keys that keeps the order of the file, for
// keys that are data, such as the ids of measures.
type OrderedMap[T any] struct {
	Entries []Entry[T]
}

// Entry is a key with its value.
type Entry[T any] struct {
	Key   string
	At    source.Pos // of the key
	Value T
}

// DecodeNode reads a mapping.
func (m *OrderedMap[T]) DecodeNode(n *Node, ps *source.Problems) {
	if !wants(n, Mapping, ps) {
		return
	}
	members := n.members()
	m.Entries = make([]Entry[T], len(members))
	for i, member := range members {
		m.Entries[i].Key, m.Entries[i].At = member.Key, member.At
		Decode(member.Value, &m.Entries[i].Value, ps)
	}
}

// Keys are the keys in the order of the file.
func (m OrderedMap[T]) Keys() []string {
	keys := make([]string, len(m.Entries))
	for i, e := range m.Entries {
		keys[i] = e.Key
	}
	return keys
}

// Get is the value of a key.
func (m OrderedMap[T]) Get(key string) (T, bool) {
	for _, e := range m.Entries {
		if e.Key == key {
			return e.Value, true
		}
	}
	var zero T
	return zero, false
}

// Located is a value that remembers where it stood, such as an expression
// whose compiler counts columns from its beginning.
type Located[T any] struct {
	Value T
	At    source.Pos
}

// DecodeNode reads the value.
func (l *Located[T]) DecodeNode(n *Node, ps *source.Problems) {
	l.At = n.Pos()
	Decode(n, &l.Value, ps)
}
