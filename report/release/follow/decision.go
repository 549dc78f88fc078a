package follow

import (
	"cmp"
	"fmt"

	"assize/report/release/deliver"
)

// DecisionError says why a decision cannot be carried out; nothing was changed.
type DecisionError struct{ Why, Hint string }

// Error is the reason with its hint.
func (e *DecisionError) Error() string {
	if e.Hint == "" {
		return e.Why
	}
	return e.Why + "; " + e.Hint
}

// Unwrap is deliver.ErrDecision.
func (e *DecisionError) Unwrap() error { return deliver.ErrDecision }

// Allow is why a decision, to postpone or to withdraw, cannot be taken; nil where it
// can.
func Allow(s deliver.Standing, what Step) error {
	if transitions()[s.Stands][what] == ok {
		return nil
	}
	id := cmp.Or(s.Release, "nothing")
	switch {
	case s.Stands == deliver.Empty || s.Stands == deliver.Unissued:
		return &DecisionError{"nothing here is public or waits for its instant", "name the output folder with --out"}
	case what == Postpone && s.Stands == deliver.Marked:
		return &DecisionError{fmt.Sprintf("release %s holds no unmarked edition, and nothing in it will be opened", id), "run its job with the new instant"}
	case what == Postpone:
		return &DecisionError{fmt.Sprintf("release %s does not wait for an instant", id), "assize withdraw takes what is public away"}
	case s.Stands == deliver.Withdrawn:
		return &DecisionError{fmt.Sprintf("all was withdrawn already, by release %s", id), ""}
	default:
		return &DecisionError{fmt.Sprintf("release %s is not public", id), "assize postpone moves the instant at which it will be"}
	}
}
