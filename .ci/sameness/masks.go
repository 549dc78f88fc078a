package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"reflect"
	"regexp"
	"slices"
)

// manifestName is the file that lists an area's files with digests and sizes.
const manifestName = "MANIFEST.json"

// withoutPictureSizes takes the sizes of PNG files out of an index.
func withoutPictureSizes(page []byte) []byte {
	return regexp.MustCompile(`([>(]PNG), [^<)]*([<)])`).ReplaceAll(page, []byte("$1$2"))
}

// withoutDigests takes SHA-256 digests out of a text.
func withoutDigests(text []byte) []byte {
	return regexp.MustCompile(`\b[0-9a-f]{64}\b`).ReplaceAll(text, []byte("…"))
}

// manifests compares two manifests as data, but for the name and digest of the
// release and for what they say of files that are equal within tolerance only.
func (c *comparison) manifests(p string, a, b []byte) (verdict, string) {
	was, err := c.maskedManifest(p, a)
	if err != nil {
		return differs, err.Error()
	}
	is, err := c.maskedManifest(p, b)
	if err != nil {
		return differs, err.Error()
	}
	if reflect.DeepEqual(was, is) {
		return close, ""
	}
	for key, value := range was {
		if !reflect.DeepEqual(value, is[key]) {
			return differs, fmt.Sprintf("%s differs: %s", key, inside(value, is[key]))
		}
	}
	return differs, "it has keys that it had not"
}

// maskedManifest is a manifest without what follows from pictures.
func (c *comparison) maskedManifest(p string, data []byte) (map[string]any, error) {
	var m map[string]any
	if err := json.Unmarshal(unnamed(data), &m); err != nil {
		return nil, err
	}
	if _, ok := m["content"]; !ok {
		return nil, fmt.Errorf("%s: no digest of the content", manifestName)
	}
	m["content"] = "…"
	files, ok := m["files"].([]any)
	if !ok {
		return nil, fmt.Errorf("%s: no files", manifestName)
	}
	for _, f := range files {
		file, ok := f.(map[string]any)
		if !ok {
			return nil, fmt.Errorf("%s: a file that is no object", manifestName)
		}
		if name, _ := file["path"].(string); c.closely[path.Join(path.Dir(p), name)] {
			delete(file, "sha256")
			delete(file, "size")
		}
	}
	return m, nil
}

// inside names the first element in which two lists differ.
func inside(a, b any) string {
	was, ok1 := a.([]any)
	is, ok2 := b.([]any)
	if !ok1 || !ok2 {
		return fmt.Sprintf("was %v, is %v", a, b)
	}
	for i := range min(len(was), len(is)) {
		if reflect.DeepEqual(was[i], is[i]) {
			continue
		}
		w, isObject := was[i].(map[string]any)
		n, also := is[i].(map[string]any)
		if !isObject || !also {
			return fmt.Sprintf("was %v, is %v", was[i], is[i])
		}
		for _, m := range []map[string]any{w, n} {
			for _, key := range slices.Sorted(maps.Keys(m)) {
				if !reflect.DeepEqual(w[key], n[key]) {
					return fmt.Sprintf("%s of %v was %v, is %v", key, n["path"], w[key], n[key])
				}
			}
		}
	}
	return fmt.Sprintf("it had %d, has %d", len(was), len(is))
}
