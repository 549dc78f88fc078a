package pdf

// piece is the smallest thing that is never split: a line, a table row, a
// chart. Blocks measure themselves into pieces; pieces are placed on pages; only
// then, when every page number is known, are they drawn.
type piece struct {
	height   float64
	before   float64 // space above, dropped at the top of a page
	after    float64 // space below, of which and the next one's the larger counts
	keepNext bool    // must not be the last on a page
	whole    bool    // nor may it, unless the page were left half empty
	newPage  bool    // begins a page
	yields   bool    // but not where that would leave what is before it on a page nearly its own
	barrier  bool    // a figure moves past it only to spare a quarter of a page
	moves    float   // text that follows may come before it, to fill a page
	notes    []*footnote
	anchor   string
	again    *piece // drawn first when the piece opens a page: a table's head; nil but where something goes on
	where    string // for errors
	draw     func(c *ink, at spot)
}

// float is a kind of piece that may move down. Pieces of a kind keep their order,
// for they are numbered.
type float int

const (
	fixed float = iota
	floatingFigure
	floatingTable
)

// spot is where a piece stands. Gap is the space left above it, 0 at the top of
// a page; boxes fill it with their ground.
type spot struct{ x, y, gap float64 }

type placed struct {
	*piece
	y, gap float64
}

type page struct {
	items      []placed
	notes      []*footnote
	noteHeight float64
	used       float64 // depth of the text
	extra      float64 // depth beyond the regular foot
}

// keep cuts the flow into runs that stay together, those that are whole too if asked.
func keep(flow []*piece, whole bool) [][]*piece {
	var out [][]*piece
	for i := 0; i < len(flow); {
		j := i
		for j+1 < len(flow) && (flow[j].keepNext || whole && flow[j].whole) && !flow[j+1].newPage {
			j++
		}
		out = append(out, flow[i:j+1])
		i = j + 1
	}
	return out
}
