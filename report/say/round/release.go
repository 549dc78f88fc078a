package round

import (
	"assize/report/judge/findings"
	"assize/report/say/ledger"
	"assize/report/say/tell"
)

// releaseTeller tells what is about a release as a whole: its index, the log of its
// checks, and what stands in the place of a withdrawn document.
type releaseTeller struct{ ledger.Book }

func newReleaseTeller(k *tell.Kernel) *releaseTeller {
	t := &releaseTeller{ledger.NewBook(k, findings.Findings{})}
	t.Register(t.AnnexFuncs())
	t.About(ReleaseSubject())
	return t
}
