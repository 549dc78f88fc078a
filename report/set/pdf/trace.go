package pdf

import "fmt"

// tracer records the placed text, for golden files: what changed on which page
// reads better there than in a PDF's bytes.
type tracer struct{ b []byte }

func (t *tracer) text(c *ink, x, y, width, size float64, s string) {
	owner := "artifact"
	if c.owner != nil {
		owner = string(c.owner.role)
	}
	t.b = fmt.Appendf(t.b, "%d\t%s\t%s\t%s\t%s\t%s\t%s\n", c.page, number(x), number(y), number(width), number(size), owner, s)
}

func number(v float64) string { return string(appendNumber(nil, v)) }
