package edition

import (
	"assize/report/read/job"
	"assize/report/say/doc"
)

// share tells a document's page which picture stands for it where a link to it is shared.
// Such a link needs an address, which the job gives; path is that of the document's
// files, without kind and format.
func (e Edition) share(pub *doc.Publication, path string, c *doc.Card) {
	if e.Job.BaseURL == "" || !e.Job.Wants(job.Charts) {
		return
	}
	pub.Card, pub.CardAlt = e.Job.BaseURL+path+"-"+string(doc.CardFile)+".png", c.Alt()
}
