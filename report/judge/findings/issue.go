package findings

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"assize/report/read/audit"
)

// firstVersion is the version of documents that no issue says another of.
const firstVersion = "1.0"

// Issue says which issue of its documents a correction is.
type Issue struct {
	Version  string     `json:"version"`  // "1.1"; what was first published is firstVersion
	Date     audit.Date `json:"date"`     // the day of the correction
	Corrects string     `json:"corrects"` // id of the release that it corrects
	Reason   string     `json:"reason"`   // why it was made, in the words of the job
}

// Version is the version of the documents made from the findings.
func (f Findings) Version() string {
	if f.Issue == nil {
		return firstVersion
	}
	return f.Issue.Version
}

// Digest is what a person signs off: the SHA-256, in hexadecimal digits, of the
// findings with their words and the hashes of their inputs. It is free of the
// stage and the issue that the findings leave in, so that what was approved as a
// draft is what is published.
func (f Findings) Digest() (string, error) {
	f.Status, f.Issue = "", nil
	f.fillLists()
	data, err := json.Marshal(f)
	if err != nil {
		return "", fmt.Errorf("findings of %s: %w", f.Force.ID, err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}
