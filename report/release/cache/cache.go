// Package cache is the store at the barrier between the two passes of a run: what
// the first found about one force is written there, and the second reads it back,
// so that a force that is worked off holds no memory. Entries are addressed by their
// content and held to it when they are read. They can hold audited lines: the folder
// and its files are their owner's alone.
package cache

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"sync"
)

// Key is the address of an entry: the SHA-256 of its bytes, in lower-case hex.
type Key string

// errAltered says that an entry is not what was put there.
var errAltered = errors.New("the entry is not what was put there")

// Store keeps entries in a folder, or in memory. Several goroutines may use it.
type Store struct {
	root *os.Root // nil for memory

	mu     sync.Mutex
	memory map[Key][]byte
}

// Open opens a store in a folder, which it makes where it is not there. A link, or
// anything else that is no folder, is refused.
func Open(dir string) (*Store, error) {
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is no folder", dir)
	}
	if err := os.Chmod(dir, 0o700); err != nil { //nolint:gosec // a folder that its owner can enter
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	return &Store{root: root}, err
}

// InMemory is a store that leaves nothing behind, for commands that publish nothing.
func InMemory() *Store { return &Store{memory: map[Key][]byte{}} }

// Close gives up the folder.
func (s *Store) Close() error {
	if s.root == nil {
		return nil
	}
	return s.root.Close()
}

// put keeps an entry and returns its address. The same bytes have the same one.
func (s *Store) put(data []byte) (Key, error) {
	sum := sha256.Sum256(data)
	key := Key(hex.EncodeToString(sum[:]))
	if s.root == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.memory[key] = slices.Clone(data)
		return key, nil
	}
	part := partPrefix + rand.Text()
	f, err := s.root.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = s.root.Mkdir(path.Dir(key.file()), 0o700)
	}
	if err == nil || errors.Is(err, fs.ErrExist) {
		err = s.root.Rename(part, key.file())
	}
	if err != nil {
		return "", errors.Join(err, s.root.Remove(part))
	}
	return key, nil
}

// get reads an entry. The errors are fs.ErrNotExist, errAltered, and those of the
// file system.
func (s *Store) get(key Key) ([]byte, error) {
	if s.root == nil {
		s.mu.Lock()
		defer s.mu.Unlock()
		if data, ok := s.memory[key]; ok {
			return slices.Clone(data), nil
		}
		return nil, fmt.Errorf("entry %s: %w", key, fs.ErrNotExist)
	}
	data, err := s.root.ReadFile(key.file())
	if err != nil {
		return nil, fmt.Errorf("entry %s: %w", key, err)
	}
	if sum := sha256.Sum256(data); Key(hex.EncodeToString(sum[:])) != key {
		return nil, fmt.Errorf("entry %s: %w", key, errAltered)
	}
	return data, nil
}

// KeepOnly removes every entry but those given, and what killed runs left.
func (s *Store) KeepOnly(keys ...Key) error {
	if s.root == nil {
		return nil
	}
	kept := map[string]bool{}
	for _, k := range keys {
		kept[k.file()] = true
	}
	var gone []string
	err := fs.WalkDir(s.root.FS(), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !kept[name] {
			gone = append(gone, name)
		}
		return err
	})
	for _, name := range gone {
		err = errors.Join(err, s.root.Remove(name))
	}
	return err
}

// partPrefix begins the name of an entry that is being written.
const partPrefix = "part-"

// file is where an entry lies in the folder.
func (k Key) file() string {
	if len(k) < 3 {
		return "none/" + string(k)
	}
	return string(k[:2]) + "/" + string(k[2:])
}
