package pdf

import (
	"fmt"
	"sort"
	"strings"
)

func (f *finisher) writeInfo(n int) {
	f.set(n, "<</Title %s /Author %s /Subject %s /Keywords %s /Creator %s /Producer %s /CreationDate (%s) /ModDate (%s)>>",
		textString(f.pub.Title), textString(f.pub.Author), textString(f.pub.Subject), textString(keywords(f.pub)),
		textString(creator), textString(producer), pdfDate(f.pub.Date), pdfDate(f.pub.Date))
}

func (f *finisher) writeCatalog(n, root int, id [16]byte) {
	meta := f.reserve()
	f.body[meta] = plainStream("/Type /Metadata /Subtype /XML", xmp(f.pub, id))
	profile := f.reserve()
	f.body[profile] = f.stream("/N 3", srgb())
	f.set(n, "<</Type /Catalog /Pages 1 0 R /Lang %s /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>"+
		" /StructTreeRoot %d 0 R /Metadata %d 0 R /OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1"+
		" /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) /DestOutputProfile %d 0 R>>]"+
		" /PageLabels <</Nums [0 <</S /D>>]>>%s%s>>",
		textString(f.pub.Lang), root, meta, profile, f.names(), f.outline())
}

// names lets others link into the document: report.pdf#nameddest=rates.
func (f *finisher) names() string {
	var ids []string
	for id := range f.dests {
		if textString(id) == literal(id) { // ASCII: order of names is order of bytes
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return ""
	}
	sort.Strings(ids)
	var b strings.Builder
	fmt.Fprintf(&b, "<</Limits [%s %s] /Names [", literal(ids[0]), literal(ids[len(ids)-1]))
	for _, id := range ids {
		b.WriteString(literal(id) + " " + destination(f.dests[id]) + " ")
	}
	b.WriteString("]>>")
	return fmt.Sprintf(" /Names <</Dests <</Kids [%d 0 R]>>>>", f.add(b.String()))
}

// node is a bookmark in the tree of the outline.
type node struct {
	bookmark
	num    int
	parent *node
	kids   []*node
}

// outline writes the bookmarks, the top level open, and returns the catalog's
// entries for it. A bookmark's level is at most one more than that of the one
// before it.
func (f *finisher) outline() string {
	if len(f.bookmarks) == 0 {
		return ""
	}
	top := &node{num: f.reserve()}
	path := []*node{top}
	var all []*node
	for _, b := range f.bookmarks {
		path = path[:b.level+1]
		n := &node{bookmark: b, num: f.reserve(), parent: path[b.level]}
		n.parent.kids = append(n.parent.kids, n)
		path = append(path, n)
		all = append(all, n)
	}
	for _, n := range all {
		var b strings.Builder
		fmt.Fprintf(&b, "<</Title %s /Parent %d 0 R /Dest %s", textString(n.text), n.parent.num, destination(f.dests[n.anchor]))
		kids := n.parent.kids
		for i, k := range kids {
			if k == n && i > 0 {
				fmt.Fprintf(&b, " /Prev %d 0 R", kids[i-1].num)
			}
			if k == n && i+1 < len(kids) {
				fmt.Fprintf(&b, " /Next %d 0 R", kids[i+1].num)
			}
		}
		if k := len(n.kids); k > 0 {
			fmt.Fprintf(&b, " /First %d 0 R /Last %d 0 R /Count -%d", n.kids[0].num, n.kids[k-1].num, k)
		}
		f.set(n.num, "%s>>", b.String())
	}
	k := len(top.kids)
	f.set(top.num, "<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", top.kids[0].num, top.kids[k-1].num, k)
	return fmt.Sprintf(" /Outlines %d 0 R /PageMode /UseOutlines", top.num)
}
