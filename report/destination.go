package report

import (
	"assize/report/release/publish"
)

// destination is where the files of forces go as they are set.
type destination interface {
	take([]file) error
	carry(release string, files []publish.Placed) (all bool, err error) // of a release in place, as they stand there
	clear() error                                                       // when all are set anew
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

func (s staged) carry(release string, files []publish.Placed) (bool, error) {
	if err := s.halted(); err != nil {
		return false, err
	}
	return s.stage.CarryAll(release, files)
}

func (s staged) clear() error { return s.stage.Clear() }

// discard is for a run that publishes nothing.
type discard struct{}

func (discard) take([]file) error                            { return nil }
func (discard) carry(string, []publish.Placed) (bool, error) { return false, nil }
func (discard) clear() error                                 { return nil }
