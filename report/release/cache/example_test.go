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

	type found struct {
		Force string
		Rate  float64
	}
	kent, err := store.Keep(found{"Kent", 0.921})
	fmt.Println(len(kent), err)
	again, err := store.Keep(found{"Kent", 0.921})
	fmt.Println(again == kent, err)
	sussex, err := store.Keep(found{"Sussex", 0.947})
	fmt.Println(sussex == kent, err)

	fmt.Println(store.KeepOnly(sussex))
	var back found
	fmt.Println(store.Recall(sussex, &back), back)
	fmt.Println(errors.Is(store.Recall(kent, &back), fs.ErrNotExist))
	// Output:
	// 64 <nil>
	// true <nil>
	// false <nil>
	// <nil>
	// <nil> {Sussex 0.947}
	// true
}
