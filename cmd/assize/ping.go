package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// pings are addresses that are asked for when a run begins, ends well, or ends otherwise,
// by which a watchman learns of a run that did not come. Nothing of the run goes with them.
type pings struct{ start, success, failure string }

// pingTime is how long one may take. A run does not wait for its watchman.
const pingTime = 3 * time.Second

func (p *pings) register(fs *flag.FlagSet) {
	fs.StringVar(&p.start, "ping-start", "", "ask for this `URL` when the run begins")
	fs.StringVar(&p.success, "ping-success", "", "ask for this `URL` when it ended with 0")
	fs.StringVar(&p.failure, "ping-failure", "", "ask for this `URL` when it ended with any other code")
}

// check refuses what is no address. It does not repeat it: who knows it can pretend that
// a run went well.
func (p *pings) check() error {
	for name, given := range map[string]string{"start": p.start, "success": p.success, "failure": p.failure} {
		u, err := url.Parse(given)
		if given != "" && (err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http") {
			return fmt.Errorf("--ping-%s is no http or https address", name)
		}
	}
	return nil
}

// ended is the address for an exit code.
func (p *pings) ended(code int) (name, address string) {
	if code == exitOK {
		return "success", p.success
	}
	return "failure", p.failure
}

// ping asks for an address, where there is one. That it could not be reached is told, and
// is no fault of the run: what is published is published.
func (a *app) ping(name, address string) {
	if address == "" {
		return
	}
	// The run's own context may have been ended by the signal that is to be told.
	ctx, cancel := context.WithTimeout(context.Background(), pingTime)
	defer cancel()
	if err := get(ctx, address); err != nil {
		fmt.Fprintf(a.stderr, "assize: --ping-%s: %v; nothing else depends on it\n", name, err)
	}
}

// get asks for an address. The error does not name it.
func get(ctx context.Context, address string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return errors.New("no address")
	}
	res, err := http.DefaultClient.Do(req)
	var asked *url.Error
	if errors.As(err, &asked) {
		return asked.Err
	}
	if err != nil {
		return err
	}
	if err := res.Body.Close(); err != nil {
		return err
	}
	if res.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("answered %d", res.StatusCode)
	}
	return nil
}
