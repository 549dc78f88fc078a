package pdf

// role is a standard structure type of PDF 1.7 (ISO 32000-1, 14.8.4). The list
// is closed, so that no role map is needed.
type role string

const (
	roleDocument  role = "Document"
	roleSect      role = "Sect"
	roleDiv       role = "Div"
	roleP         role = "P"
	roleQuote     role = "BlockQuote"
	roleList      role = "L"
	roleItem      role = "LI"
	roleLabel     role = "Lbl"
	roleItemBody  role = "LBody"
	roleTable     role = "Table"
	roleTHead     role = "THead"
	roleTBody     role = "TBody"
	roleTR        role = "TR"
	roleTH        role = "TH"
	roleTD        role = "TD"
	roleCaption   role = "Caption"
	roleFigure    role = "Figure"
	roleTOC       role = "TOC"
	roleTOCItem   role = "TOCI"
	roleReference role = "Reference"
	roleLink      role = "Link"
	roleNote      role = "Note"
	roleSpan      role = "Span"
)

// heading is the role of a heading of a level, 1 to 6.
func heading(level int) role { return role("H" + string(rune('0'+level))) }

// elem is one structure element.
type elem struct {
	role  role
	title string // T
	alt   string // Alt
	lang  string // Lang
	id    string // ID, for notes
	attr  string // body of the attribute dictionary: "/O /Table /Scope /Column"
	kids  []kid
	num   int // object number, given when written
}

// kid is a child element, a marked-content sequence, or a link annotation.
type kid struct {
	elem *elem
	page int // 1-based, of a mark or link
	mcid int
	link int // 1-based index into tree.links
}

// add appends a child element.
func (e *elem) add(r role) *elem {
	c := &elem{role: r}
	e.kids = append(e.kids, kid{elem: c})
	return c
}

// link is a link annotation, to a URI or to an anchor of this document.
type link struct {
	page           int
	x0, y0, x1, y1 float64 // PDF space: origin at the bottom left
	to             string  // "#anchor" or a URI
	contents       string  // read aloud
	elem           *elem
}

// tree is the structure tree with the bookkeeping that ties it to pages.
type tree struct {
	root  *elem
	marks [][]*elem // marks[page-1][mcid] owns that sequence
	links []link
}

func newTree() *tree { return &tree{root: &elem{role: roleDocument}} }

// mark gives e the next marked-content id on a page.
func (t *tree) mark(e *elem, page int) int {
	for len(t.marks) < page {
		t.marks = append(t.marks, nil)
	}
	id := len(t.marks[page-1])
	t.marks[page-1] = append(t.marks[page-1], e)
	e.kids = append(e.kids, kid{page: page, mcid: id})
	return id
}

// addLink ties an annotation to its Link element.
func (t *tree) addLink(e *elem, l link) {
	l.elem = e
	t.links = append(t.links, l)
	e.kids = append(e.kids, kid{page: l.page, link: len(t.links)})
}

// dest is a place in the document: a page and a height on it (PDF space).
type dest struct {
	page int
	y    float64
}

// bookmark is one entry of the outline; level 0 is the top.
type bookmark struct {
	level  int
	text   string
	anchor string
}
