package report

import (
	"assize/report/release/publish"
)

// destination is where the files of forces go as they are set.
type destination interface {
	take([]file) error
	clear() error // when all are set anew
}

// staged is the stage of a release, which takes no more once the run is stopped.
type staged struct {
	stage  *publish.Stage
	halted func() error // why the run is stopped; nil while it goes on
}

func (s staged) take(files []file) error {
	for _, f := range files {
		if err := s.halted(); err != nil {
			return err
		}
		if err := f.stage(s.stage); err != nil {
			return err
		}
	}
	return nil
}

func (s staged) clear() error { return s.stage.Clear() }

// discard is for a run that publishes nothing.
type discard struct{}

func (discard) take([]file) error { return nil }
func (discard) clear() error      { return nil }
