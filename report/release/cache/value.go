package cache

import (
	"bytes"
	"encoding/gob"
	"fmt"
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
