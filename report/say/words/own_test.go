package words

import (
	"testing"

	"assize/report/read/strictyaml"
)

// Whole words give way, in their own case, and the longest phrase that fits; what only
// holds such a word stays.
func TestOwnAuditWords(t *testing.T) {
	f := packFile{}
	for _, e := range [][2]string{{"inspection", "audit"}, {"re-inspection", "further audit"}, {"arolygiaeth", "tîm archwilio"}, {"yr arolygiaeth", "y tîm archwilio"}} {
		f.OwnAudit.Entries = append(f.OwnAudit.Entries, strictyaml.Entry[string]{Key: e[0], Value: e[1]})
	}
	p := &Pack{ownAudit: f.ownAudit()}
	for _, c := range [][2]string{
		{"An inspection, this inspection’s; Inspection", "An audit, this audit’s; Audit"},
		{"a re-inspection and a Re-inspection", "a further audit and a Further audit"},
		{"inspections preinspection inspection_2 inspectioné", "inspections preinspection inspection_2 inspectioné"},
		{"Mae’r arolygiaeth, yr arolygiaeth. Yr arolygiaeth", "Mae’r tîm archwilio, y tîm archwilio. Y tîm archwilio"},
		{"inspection", "audit"},
		{"", ""},
	} {
		if got := p.OwnAudit(c[0]); got != c[1] {
			t.Errorf("%q became %q, not %q", c[0], got, c[1])
		}
	}
}
