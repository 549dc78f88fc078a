package pdf

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// checker asserts the machine-checkable conditions of PDF/UA-1 (Matterhorn
// Protocol 1.02) and PDF/A-2a that a writer can break, and the scope of table
// heads, which veraPDF does not look at.
type checker struct {
	f      *file
	faults []string
	pages  map[ref]int // 0-based
	kids   []ref
	marks  [][]ref          // owner of each marked-content id by page, from the structure
	used   map[string][]int // codes shown by font resource
	parent map[int]any      // parent tree
	notes  map[string]bool
	ids    map[string]ref
	levels []int
	annots map[ref]bool // annotations a Link element owns
}

// check returns what is wrong with a file.
func check(f *file) []string {
	c := &checker{f: f, pages: map[ref]int{}, used: map[string][]int{}, parent: map[int]any{}, notes: map[string]bool{}, ids: map[string]ref{}, annots: map[ref]bool{}}
	c.document()
	c.metadata()
	c.pageTree()
	c.structure()
	c.contents()
	c.links()
	c.fonts()
	c.outline(f.dict(f.catalog()["Outlines"]), 0)
	c.forbidden()
	return c.faults
}

func (c *checker) need(ok bool, format string, args ...any) bool {
	if !ok {
		c.faults = append(c.faults, fmt.Sprintf(format, args...))
	}
	return ok
}

func (c *checker) document() {
	cat := c.f.catalog()
	c.need(strings.HasPrefix(string(c.f.head), "%PDF-1.7\n%") && c.f.head[10] > 127 && c.f.head[11] > 127, "06.1.2 header")
	id := c.f.list(c.f.trailer["ID"])
	c.need(len(id) == 2 && len(id[0].(str)) == 16, "06.1.3 file identifier")
	c.need(c.f.trailer["Encrypt"] == nil, "26 encryption")
	c.need(regexp.MustCompile(`^[a-z]{2,3}(-[A-Z]{2})?$`).MatchString(plain(cat["Lang"])), "11 language of the document")
	c.need(c.f.dict(cat["MarkInfo"])["Marked"] == true, "06 marked")
	c.need(c.f.dict(cat["ViewerPreferences"])["DisplayDocTitle"] == true, "07 title is not shown")
	c.need(c.f.dict(cat["PageLabels"]) != nil, "27 page labels")
	intents := c.f.list(cat["OutputIntents"])
	if c.need(len(intents) == 1, "A output intent") {
		profile, ok := c.f.get(c.f.dict(intents[0])["DestOutputProfile"]).(streamObj)
		c.need(ok && profile.dict["N"] == 3.0 && len(profile.data) > 200 && string(profile.data[36:40]) == "acsp", "A colour profile")
	}
}

var xmpNames = []struct{ info, open, shut string }{
	{"Title", `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">`, "</rdf:li>"},
	{"Author", "<dc:creator><rdf:Seq><rdf:li>", "</rdf:li>"},
	{"Subject", `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">`, "</rdf:li>"},
	{"Keywords", "<pdf:Keywords>", "<"},
	{"Producer", "<pdf:Producer>", "<"},
	{"Creator", "<xmp:CreatorTool>", "<"},
}

func between(s, open, shut string) string {
	_, rest, _ := strings.Cut(s, open)
	in, _, _ := strings.Cut(rest, shut)
	return strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&#39;", "'", "&#34;", `"`).Replace(in)
}

func (c *checker) metadata() {
	m, ok := c.f.get(c.f.catalog()["Metadata"]).(streamObj)
	if !c.need(ok && m.dict["Filter"] == nil && m.dict["Subtype"] == name("XML"), "06 metadata stream") {
		return
	}
	x, info := string(m.data), c.f.dict(c.f.trailer["Info"])
	c.need(strings.Contains(x, "<pdfuaid:part>1</pdfuaid:part>"), "06 pdfuaid")
	c.need(strings.Contains(x, "<pdfaid:part>2</pdfaid:part>") && strings.Contains(x, "<pdfaid:conformance>A</"), "A pdfaid")
	c.need(plain(info["Title"]) != "", "06 title")
	for _, n := range xmpNames {
		c.need(plain(info[n.info]) == between(x, n.open, n.shut), "A %s differs between Info and XMP", n.info)
	}
	digits := regexp.MustCompile(`\D`)
	for _, d := range [][2]string{{"CreationDate", "<xmp:CreateDate>"}, {"ModDate", "<xmp:ModifyDate>"}} {
		a, b := digits.ReplaceAllString(plain(info[d[0]]), ""), digits.ReplaceAllString(between(x, d[1], "<"), "")
		c.need(len(a) == 18 && strings.TrimSuffix(a, "0000") == b, "A %s differs between Info and XMP", d[0])
	}
}

func (c *checker) pageTree() {
	for i, k := range c.f.list(c.f.dict(c.f.catalog()["Pages"])["Kids"]) {
		r, _ := k.(ref)
		c.pages[r] = i
		c.kids = append(c.kids, r)
		p := c.f.dict(r)
		c.need(p["StructParents"] == float64(i), "09 page %d: StructParents", i+1)
		c.need(p["Tabs"] == name("S"), "28 page %d: tab order", i+1)
		c.need(p["Group"] == nil, "A page %d: transparency", i+1)
	}
	c.need(c.f.dict(c.f.catalog()["Pages"])["Count"] == float64(len(c.kids)), "page count")
	c.marks = make([][]ref, len(c.kids))
}

var roles = strings.Fields("Document Sect Div P BlockQuote L LI Lbl LBody Table THead TBody TR TH TD Caption Figure TOC TOCI Reference Link Note Span H1 H2 H3 H4 H5 H6")

func (c *checker) structure() {
	root := c.f.dict(c.f.catalog()["StructTreeRoot"])
	if !c.need(root != nil, "09 structure tree") {
		return
	}
	nums := c.f.list(c.f.dict(root["ParentTree"])["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		c.parent[int(nums[i].(float64))] = nums[i+1]
	}
	for _, k := range c.f.list(c.f.dict(root["IDTree"])["Kids"]) {
		names := c.f.list(c.f.dict(k)["Names"])
		for i := 0; i+1 < len(names); i += 2 {
			c.ids[plain(names[i])] = names[i+1].(ref)
		}
	}
	top := c.f.list(root["K"])
	if c.need(len(top) == 1, "09 one root element") {
		r, _ := top[0].(ref)
		c.need(c.f.dict(r)["S"] == name("Document"), "09 root is not Document")
		c.element(r, c.f.catalog()["StructTreeRoot"])
	}
	c.need(len(c.levels) > 0 && c.levels[0] == 1, "14 first heading is not H1")
	c.need(slices.Index(c.levels[min(1, len(c.levels)):], 1) < 0, "14 second H1")
	for i := 1; i < len(c.levels); i++ {
		c.need(c.levels[i] <= c.levels[i-1]+1, "14 heading H%d after H%d", c.levels[i], c.levels[i-1])
	}
}

var within = map[string]string{
	"LI": "L", "LBody": "LI", "THead": "Table", "TBody": "Table", "TR": "THead TBody", "TH": "TR", "TD": "TR",
	"TOCI": "TOC", "Caption": "Table Figure",
}

func (c *checker) role(r any) string { s, _ := c.f.dict(r)["S"].(name); return string(s) }

func (c *checker) element(r ref, up any) {
	e := c.f.dict(r)
	role := c.role(r)
	c.need(slices.Contains(roles, role), "02 role %q is not standard", role)
	c.need(e["P"] == up, "09 %s does not name its parent", role)
	if w, ok := within[role]; ok {
		c.need(slices.Contains(strings.Fields(w), c.role(up)), "09 %s inside %s", role, c.role(up))
	}
	if len(role) == 2 && role[0] == 'H' && role[1] >= '1' && role[1] <= '6' {
		c.levels = append(c.levels, int(role[1]-'0'))
	}
	if l, ok := e["Lang"]; ok {
		c.need(regexp.MustCompile(`^[a-z]{2,3}(-[A-Z]{2})?$`).MatchString(plain(l)), "11 language of %s", role)
	}
	switch role {
	case "Figure":
		c.need(strings.TrimSpace(plain(e["Alt"])) != "", "13 figure without alternative text")
		box := c.f.list(c.f.dict(e["A"])["BBox"])
		if c.need(len(box) == 4, "13 figure without bounding box") {
			c.need(box[0].(float64) < box[2].(float64) && box[1].(float64) < box[3].(float64), "13 figure with empty bounding box")
		}
	case "Table":
		c.table(e)
	case "TH":
		scope := c.f.dict(e["A"])["Scope"]
		c.need(scope == name("Row") || scope == name("Column"), "15 head cell without scope")
	case "L":
		c.need(c.f.dict(e["A"])["ListNumbering"] != nil, "16 list without numbering")
	case "Note":
		id := plain(e["ID"])
		c.need(id != "" && !c.notes[id] && c.ids[id] == r, "19 note without an ID of its own")
		c.notes[id] = true
	}
	c.kidsOf(r, e, role)
}

func (c *checker) kidsOf(r ref, e dict, role string) {
	page, _ := e["Pg"].(ref)
	objects := 0
	for _, k := range c.f.list(e["K"]) {
		switch k := k.(type) {
		case float64:
			c.owns(r, page, int(k), role)
		case ref:
			c.element(k, r)
		case dict:
			p, _ := k["Pg"].(ref)
			if k["Type"] == name("MCR") {
				c.owns(r, p, int(k["MCID"].(float64)), role)
				continue
			}
			objects++
			a, _ := k["Obj"].(ref)
			c.annots[a] = true
			key, ok := c.f.dict(a)["StructParent"].(float64)
			c.need(ok && c.parent[int(key)] == r, "28 annotation does not lead back to its Link")
			c.need(slices.Contains(c.f.list(c.f.dict(p)["Annots"]), any(a)), "28 annotation is not on its page")
		}
	}
	c.need((role == "Link") == (objects > 0), "28 %s with %d annotations", role, objects)
}

// owns notes that an element claims a marked-content sequence.
func (c *checker) owns(r, page ref, mcid int, role string) {
	p, ok := c.pages[page]
	if !c.need(ok, "09 %s has content on no page", role) {
		return
	}
	for len(c.marks[p]) <= mcid {
		c.marks[p] = append(c.marks[p], 0)
	}
	c.need(c.marks[p][mcid] == 0, "09 page %d: content %d has two owners", p+1, mcid)
	c.marks[p][mcid] = r
}

func (c *checker) table(e dict) {
	width := -1
	heads := 0
	for _, part := range c.f.list(e["K"]) {
		role := c.role(part)
		c.need(role == "Caption" || role == "THead" || role == "TBody", "15 %s in a table", role)
		if role == "Caption" {
			continue
		}
		for _, tr := range c.f.list(c.f.dict(part)["K"]) {
			n := 0
			for i, cell := range c.f.list(c.f.dict(tr)["K"]) {
				span, ok := c.f.dict(c.f.dict(cell)["A"])["ColSpan"].(float64)
				if !ok {
					span = 1
				}
				n += int(span)
				if role == "THead" {
					heads++
				}
				c.need(i > 0 || c.role(cell) == "TH", "15 row without a header")
			}
			c.need(width < 0 || n == width, "15 row of %d cells in a table of %d", n, width)
			width = n
		}
	}
	c.need(heads > 0, "15 table without heads")
}

var painting = strings.Fields("f F f* B B* b b* S s n Tj TJ ' \" Do sh BI re m l c v y h")

func (c *checker) contents() {
	for p, r := range c.kids {
		content, ok := c.f.get(c.f.dict(r)["Contents"]).(streamObj)
		if !c.need(ok, "page %d without content", p+1) {
			continue
		}
		c.content(p, content.data)
		owners := c.f.list(c.parent[p])
		c.need(len(owners) == len(c.marks[p]), "09 page %d: parent tree names %d owners, structure has %d", p+1, len(owners), len(c.marks[p]))
		for i, o := range owners {
			c.need(i < len(c.marks[p]) && o == c.marks[p][i], "09 page %d: content %d is owned by another element", p+1, i)
		}
	}
}

func (c *checker) content(p int, b []byte) {
	l := &lexer{b: b}
	var args []any
	open, next, font := "", 0, ""
	for {
		v := l.next()
		if v == nil {
			break
		}
		op, ok := v.(word)
		if !ok {
			args = append(args, v)
			continue
		}
		switch op {
		case "BDC", "BMC":
			tag := string(args[0].(name))
			c.need(open == "", "01 page %d: %s inside %s", p+1, tag, open)
			open = tag
			if props, ok := args[len(args)-1].(dict); ok && tag != "Artifact" {
				id, _ := props["MCID"].(float64)
				c.need(int(id) == next, "09 page %d: content id %v, need %d", p+1, id, next)
				if next < len(c.marks[p]) {
					c.need(c.role(c.marks[p][next]) == tag, "09 page %d: content %d is marked %s, owned by %s", p+1, next, tag, c.role(c.marks[p][next]))
				}
				next++
			}
		case "EMC":
			c.need(open != "", "01 page %d: end of nothing", p+1)
			open = ""
		case "Tf":
			font = string(args[0].(name))
		case "TJ", "Tj":
			c.shown(font, args[0])
		}
		if slices.Contains(painting, string(op)) {
			c.need(open != "", "01 page %d: %s is neither tagged nor an artifact", p+1, op)
		}
		args = args[:0]
	}
	c.need(open == "", "01 page %d: %s is not closed", p+1, open)
	c.need(next == len(c.marks[p]), "09 page %d: %d contents, structure owns %d", p+1, next, len(c.marks[p]))
}

func (c *checker) shown(font string, v any) {
	for _, part := range c.f.list(v) {
		s, _ := part.(str)
		for i := 0; i+1 < len(s); i += 2 {
			c.used[font] = append(c.used[font], int(s[i])<<8|int(s[i+1]))
		}
	}
}

func (c *checker) links() {
	for p, r := range c.kids {
		for _, a := range c.f.list(c.f.dict(r)["Annots"]) {
			d := c.f.dict(a)
			ar, _ := a.(ref)
			c.need(c.annots[ar], "28 page %d: annotation outside the structure", p+1)
			c.need(d["Subtype"] == name("Link") && d["F"] == 4.0, "28 page %d: annotation kind or flags", p+1)
			c.need(strings.TrimSpace(plain(d["Contents"])) != "", "28 page %d: link without words", p+1)
			rect := c.f.list(d["Rect"])
			c.need(len(rect) == 4 && rect[0].(float64) < rect[2].(float64) && rect[1].(float64) < rect[3].(float64), "28 page %d: link without area", p+1)
			if act := c.f.dict(d["A"]); act != nil {
				c.need(act["S"] == name("URI") && len(plain(act["URI"])) > 5, "29 page %d: action", p+1)
				continue
			}
			c.destination(d["Dest"], "link")
		}
	}
}

func (c *checker) destination(v any, what string) {
	d := c.f.list(v)
	if !c.need(len(d) == 5, "27 %s leads nowhere", what) {
		return
	}
	r, _ := d[0].(ref)
	_, ok := c.pages[r]
	c.need(ok, "27 %s leads to no page", what)
}

func (c *checker) outline(o dict, depth int) {
	if o == nil {
		c.need(depth > 0, "27 no bookmarks")
		return
	}
	n := 0
	for item := c.f.dict(o["First"]); item != nil; item = c.f.dict(item["Next"]) {
		n++
		c.need(plain(item["Title"]) != "", "27 bookmark without words")
		c.destination(item["Dest"], "bookmark")
		if item["First"] != nil {
			c.outline(item, depth+1)
		}
	}
	count, _ := o["Count"].(float64)
	c.need(int(max(count, -count)) == n, "27 bookmarks counted wrong")
}

func (c *checker) fonts() {
	fonts := c.f.dict(c.f.dict(c.f.dict(c.kids[0])["Resources"])["Font"])
	for res, codes := range c.used {
		font := c.f.dict(fonts[res])
		if !c.need(font["Subtype"] == name("Type0") && font["Encoding"] == name("Identity-H"), "31 font %s", res) {
			continue
		}
		base, _ := font["BaseFont"].(name)
		c.need(regexp.MustCompile(`^[A-Z]{6}\+\w`).MatchString(string(base)), "31 font %s: no subset name", base)
		cid := c.f.dict(c.f.list(font["DescendantFonts"])[0])
		desc := c.f.dict(cid["FontDescriptor"])
		c.need(cid["BaseFont"] == base && desc["FontName"] == base, "31 font %s: names differ", base)
		program, ok := c.f.get(desc["FontFile2"]).(streamObj)
		c.need(ok && len(program.data) > 1000, "31 font %s: not embedded", base)
		gids, ok := c.f.get(cid["CIDToGIDMap"]).(streamObj)
		if !c.need(ok && len(gids.data) == 1<<17, "31 font %s: no glyph map", base) {
			continue
		}
		uni := c.unicodes(font["ToUnicode"], string(base))
		for _, code := range codes {
			if gids.data[2*code] == 0 && gids.data[2*code+1] == 0 {
				c.need(false, "31 font %s: no glyph for %U", base, code)
			}
			if uni[code] != code {
				c.need(false, "10 font %s: code %04X means %04X", base, code, uni[code])
			}
		}
	}
}

func (c *checker) unicodes(v any, font string) map[int]int {
	m, ok := c.f.get(v).(streamObj)
	out := map[int]int{}
	if !c.need(ok, "10 font %s: no map to Unicode", font) {
		return out
	}
	c.need(!strings.Contains(string(m.data), "beginbfrange"), "10 font %s: range in the map to Unicode", font)
	for _, row := range regexp.MustCompile(`(?m)^<([0-9A-F]{4})> <([0-9A-F]{4})>$`).FindAllStringSubmatch(string(m.data), -1) {
		if row[1] == "0000" {
			continue
		}
		var code, u int
		fmt.Sscanf(row[1], "%X", &code)
		fmt.Sscanf(row[2], "%X", &u)
		out[code] = u
	}
	return out
}

// forbidden looks for what neither standard allows, anywhere.
func (c *checker) forbidden() {
	for num, o := range c.f.objs {
		d := c.f.dict(o)
		for _, k := range []string{"JS", "JavaScript", "EmbeddedFiles", "AA", "OpenAction", "SMask", "ExtGState", "AcroForm", "OCProperties"} {
			c.need(d[k] == nil, "object %d: %s", num, k)
		}
	}
}
