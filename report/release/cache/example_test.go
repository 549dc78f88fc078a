package cache_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"assize/report/release/cache"
)

// The first pass of a run keeps what it found about each force, the second reads it
// back; what is not wanted any more is removed.
func Example() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	store, err := cache.Open(filepath.Join(dir, ".cache"))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer store.Close()

	kent, err := store.Put([]byte("what was found about Kent"))
	fmt.Println(kent[:8], err)
	again, err := store.Put([]byte("what was found about Kent"))
	fmt.Println(again == kent, err)
	sussex, err := store.Put([]byte("what was found about Sussex"))
	fmt.Println(sussex[:8], err)

	fmt.Println(store.KeepOnly(sussex))
	data, err := store.Get(sussex)
	fmt.Println(string(data), err)
	_, err = store.Get(kent)
	fmt.Println(errors.Is(err, fs.ErrNotExist))
	// Output:
	// ed150dcb <nil>
	// true <nil>
	// 90483db6 <nil>
	// <nil>
	// what was found about Sussex <nil>
	// true
}
