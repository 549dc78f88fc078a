package pdf

import "fmt"

// tracer records the placed text, for golden files: what changed on which page
// reads better there than in a PDF's bytes.
type tracer struct{ b []byte }

func (t *tracer) text(c *ink, x, y, width, size float64, s string) {
	owner := "artifact"
	switch {
	case c.owner != nil:
		owner = string(c.owner.role)
	case c.again:
		owner = "again"
	}
	t.b = fmt.Appendf(t.b, "%d\t%s\t%s\t%s\t%s\t%s\t%s\n", c.page, number(x), number(y), number(width), number(size), owner, s)
}

// page records how much of a page is filled, and whether it had to end where it does.
func (t *tracer) page(n int, full float64, forced bool) {
	end := "full"
	if forced {
		end = "ends"
	}
	t.b = fmt.Appendf(t.b, "%d\t%s\t%.2f\n", n, end, full)
}

func number(v float64) string { return string(appendNumber(nil, v)) }
