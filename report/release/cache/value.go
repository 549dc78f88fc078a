package cache

import (
	"bytes"
	"crypto/rand"
	"encoding/gob"
	"fmt"
	"io/fs"
)

// Keep keeps a value and returns its address. Equal values have the same one, if those
// of their types that hold maps encode themselves in order.
func (s *Store) Keep(value any) (Key, error) {
	var out bytes.Buffer
	if err := gob.NewEncoder(&out).Encode(value); err != nil {
		return "", fmt.Errorf("%T: %w", value, err)
	}
	return s.put(out.Bytes())
}

// Label gives a value a name, by which a later run finds it. The name is a word.
func (s *Store) Label(name string, value any) error {
	key, err := s.Keep(value)
	if err != nil || s.root == nil {
		return err
	}
	part := partPrefix + rand.Text()
	if err := s.root.WriteFile(part, []byte(key), 0o600); err != nil {
		return err
	}
	return s.root.Rename(part, name)
}

// Labelled reads the value with a name, as Recall does. Where there is none, or one
// that cannot be read, the error is fs.ErrNotExist or another; either is a reason to
// make the value anew.
func (s *Store) Labelled(name string, into any) error {
	if s.root == nil {
		return fs.ErrNotExist
	}
	key, err := s.root.ReadFile(name)
	if err != nil {
		return err
	}
	return s.Recall(Key(key), into)
}

// Recall reads a value back into one of its type that is zero. The errors are
// fs.ErrNotExist, those of an entry that is not what was kept, and those of the file
// system.
func (s *Store) Recall(key Key, into any) error {
	data, err := s.get(key)
	if err != nil {
		return err
	}
	if err := gob.NewDecoder(bytes.NewReader(data)).Decode(into); err != nil {
		return fmt.Errorf("entry %s: %w", key, err)
	}
	return nil
}
