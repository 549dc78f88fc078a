package job

import (
	"net/url"
	"strings"

	"assize/report/read/source"
)

// ruleBaseURL is broken by an address that documents cannot be found under.
const ruleBaseURL = "job-base-url"

// takeBaseURL takes the address under which the public part of the release will stand,
// with a slash at its end. Notices add the names of files to it, and strangers read
// them: it has no name or password, no query and no anchor.
func (j *Job) takeBaseURL(file *jobFile, ps *source.Problems) {
	if file.BaseURL == nil {
		return
	}
	at, base := file.BaseURL.At, file.BaseURL.Value
	u, err := url.Parse(base)
	switch {
	case err != nil, u.Scheme != "https" && u.Scheme != "http", u.Hostname() == "", strings.ContainsAny(base, " \t\r\n\\"):
		ps.Refuse(at, ruleBaseURL, "write it as https://www.example.org/reports/", "the base address is no web address")
	case u.User != nil:
		ps.Refuse(at, ruleBaseURL, "leave the part before the @ out; notices print the address", "the base address holds a name or a password")
	case u.RawQuery != "", u.Fragment != "", strings.ContainsAny(base, "?#"):
		ps.Refuse(at, ruleBaseURL, "leave out what follows ? or #; names of files are added to it", "the base address has a query or an anchor")
	default:
		j.BaseURL = strings.TrimSuffix(u.String(), "/") + "/"
	}
}
