package pdf

import (
	"bytes"
	"crypto/md5" //nolint:gosec // a file identifier, no secret: ISO 32000-1, 14.4 recommends MD5
	"fmt"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"assize/report/set/face"
)

// finish turns fpdf's file into a tagged one: structure tree, links bound to
// it, bookmarks, metadata, output intent, true character maps.
func (s *setter) finish() ([]byte, error) {
	raw, err := s.assemble()
	if err != nil {
		return nil, err
	}
	o, err := split(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.pub.ID, err)
	}
	f := finisher{setter: s, objects: o, pageCount: len(s.ink.pages)}
	scratch := pageObject(f.pageCount + 1)
	if scratch+1 >= len(o.body) || !bytes.Contains(o.body[scratch], []byte("/Type /Page\n")) {
		return nil, fmt.Errorf("%s: %w", s.pub.ID, errShape)
	}
	o.free = []int{scratch, scratch + 1}
	if err := f.fonts(); err != nil {
		return nil, fmt.Errorf("%s: %w", s.pub.ID, err)
	}
	annots, err := f.links()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.pub.ID, err)
	}
	f.writePages(annots)
	root := f.structure()
	id := f.identifier(raw)
	// fpdf's last two objects are its catalog and, before it, its info.
	info, catalog := f.trailer, f.trailer+1
	f.writeInfo(info)
	f.writeCatalog(catalog, root, id)
	return o.write(catalog, info, id), nil
}

// finisher holds the objects while they are finished.
type finisher struct {
	*setter
	*objects
	pageCount int
	trailer   int // fpdf's info object
	linkNum   []int
}

// pageObject is the number of a page's object; fpdf numbers pages 3, 5, 7, …
// and their contents one higher.
func pageObject(page int) int { return 1 + 2*page }

func (f *finisher) identifier(raw []byte) [16]byte {
	h := md5.New() //nolint:gosec // see the import
	h.Write(raw)
	fmt.Fprintf(h, "%s\x00%s\x00%s\x00%s", f.pub.ID, f.pub.Title, f.pub.Lang, f.pub.Date.UTC())
	var id [16]byte
	copy(id[:], h.Sum(nil))
	return id
}

// fonts gives fonts their real names and a map from codes to characters, and
// rewrites the resources by our own short names. fpdf's map is one range over
// all codes, which is not legal (only the last byte of a range may vary).
func (f *finisher) fonts() error {
	f.trailer = len(f.body) - 2
	base := regexp.MustCompile(`/utf8([a-d])\b`)
	uni := regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	var names, images strings.Builder
	for n, b := range f.body {
		if bytes.HasPrefix(b, []byte("<</Type /XObject")) {
			fmt.Fprintf(&images, "/Logo %d 0 R", n)
		}
		if bytes.Contains(b, []byte("stream\n")) {
			continue
		}
		m := base.FindSubmatch(b)
		if m == nil {
			continue
		}
		id := faceID(m[1][0] - 'a')
		f.body[n] = base.ReplaceAll(b, []byte("/"+subsetName(f.ink.faces[id])))
		if u := uni.FindSubmatch(b); u != nil {
			num, err := strconv.Atoi(string(u[1]))
			if err != nil || num >= len(f.body) {
				return errShape
			}
			f.body[num] = f.stream("", toUnicode(f.ink.runes(id)))
			fmt.Fprintf(&names, "/F%d %d 0 R ", id, n)
		}
	}
	if names.Len() == 0 || (images.Len() > 0) != f.ink.logo {
		return errShape
	}
	f.set(2, "<</Font <<%s>> /XObject <<%s>>>>", names.String(), images.String())
	return nil
}

// subsetName is a font's name with the tag of a subset.
func subsetName(f *face.Face) string {
	h := md5.Sum([]byte(f.Name)) //nolint:gosec // six letters, no secret
	for i := range h[:6] {
		h[i] = 'A' + h[i]%26
	}
	return string(h[:6]) + "+" + f.Name
}

// toUnicode maps the two-byte codes used, which equal the code points.
func toUnicode(runes []rune) []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for len(runes) > 0 {
		k := min(100, len(runes)) // the most a block may hold
		fmt.Fprintf(&b, "%d beginbfchar\n", k)
		for _, r := range runes[:k] {
			fmt.Fprintf(&b, "<%04X> <%04X>\n", r, r)
		}
		b.WriteString("endbfchar\n")
		runes = runes[k:]
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.Bytes()
}

// links writes the link annotations and lists them by page.
func (f *finisher) links() ([][]string, error) {
	annots := make([][]string, f.pageCount)
	f.linkNum = make([]int, len(f.tree.links))
	for i, l := range f.tree.links {
		var act string
		if to, ok := strings.CutPrefix(l.to, "#"); ok {
			d, ok := f.dests[to]
			if !ok {
				return nil, fmt.Errorf("page %d: link to %q leads nowhere [link]", l.page, l.to)
			}
			act = "/Dest " + destination(d)
		} else {
			act = "/A <</Type /Action /S /URI /URI " + literal(asciiURI(l.to)) + ">>"
		}
		f.linkNum[i] = f.add(fmt.Sprintf(
			"<</Type /Annot /Subtype /Link /Rect [%s %s %s %s] /Border [0 0 0] /F 4 /StructParent %d /Contents %s %s>>",
			number(l.x0), number(l.y0), number(l.x1), number(l.y1), f.pageCount+i, textString(l.contents), act))
		annots[l.page-1] = append(annots[l.page-1], fmt.Sprintf("%d 0 R", f.linkNum[i]))
	}
	return annots, nil
}

// asciiURI percent-encodes what may not stand in a URI (RFC 3986).
func asciiURI(to string) string {
	var b strings.Builder
	for i := range len(to) {
		if c := to[i]; c <= ' ' || c >= 0x7f || strings.IndexByte(`"<>\^{|}`+"`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func destination(d dest) string {
	return fmt.Sprintf("[%d 0 R /XYZ null %s null]", pageObject(d.page), number(d.y))
}

func (f *finisher) writePages(annots [][]string) {
	var kids strings.Builder
	for p := 1; p <= f.pageCount; p++ {
		fmt.Fprintf(&kids, "%d 0 R ", pageObject(p))
		extra := ""
		if a := annots[p-1]; a != nil {
			extra = " /Annots [" + strings.Join(a, " ") + "]"
		}
		f.set(pageObject(p), "<</Type /Page /Parent 1 0 R /Resources 2 0 R /Contents %d 0 R /StructParents %d /Tabs /S%s>>",
			pageObject(p)+1, p-1, extra)
		content := f.body[pageObject(p)+1]
		i := bytes.Index(content, []byte("stream\n")) + len("stream\n")
		j := bytes.LastIndex(content, []byte("endstream"))
		f.body[pageObject(p)+1] = f.stream("", content[i:j])
	}
	f.set(1, "<</Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 %s %s]>>",
		kids.String(), f.pageCount, number(f.st.width), number(f.st.height))
}

// structure writes the structure tree with its parent tree and returns the
// number of its root.
func (f *finisher) structure() int {
	root := f.reserve()
	var ids []*elem
	var give func(e *elem)
	give = func(e *elem) {
		e.num = f.reserve()
		if e.id != "" {
			ids = append(ids, e)
		}
		for _, k := range e.kids {
			if k.elem != nil {
				give(k.elem)
			}
		}
	}
	give(f.tree.root)
	f.element(f.tree.root, root)

	var parents bytes.Buffer
	parents.WriteString("<</Nums [")
	for p, marks := range f.tree.marks {
		fmt.Fprintf(&parents, "%d [", p)
		for _, e := range marks {
			fmt.Fprintf(&parents, "%d 0 R ", e.num)
		}
		parents.WriteString("] ")
	}
	for i, l := range f.tree.links {
		fmt.Fprintf(&parents, "%d %d 0 R ", f.pageCount+i, l.elem.num)
	}
	parents.WriteString("]>>")
	f.set(root, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d%s>>",
		f.tree.root.num, f.add(parents.String()), f.pageCount+len(f.tree.links), f.idTree(ids))
	return root
}

func (f *finisher) idTree(ids []*elem) string {
	if len(ids) == 0 {
		return ""
	}
	sort.Slice(ids, func(i, j int) bool { return ids[i].id < ids[j].id })
	var b strings.Builder
	fmt.Fprintf(&b, "<</Limits [%s %s] /Names [", literal(ids[0].id), literal(ids[len(ids)-1].id))
	for _, e := range ids {
		fmt.Fprintf(&b, "%s %d 0 R ", literal(e.id), e.num)
	}
	b.WriteString("]>>")
	return fmt.Sprintf(" /IDTree <</Kids [%d 0 R]>>", f.add(b.String()))
}

// element writes a structure element and those under it.
func (f *finisher) element(e *elem, parent int) {
	var b strings.Builder
	fmt.Fprintf(&b, "<</Type /StructElem /S /%s /P %d 0 R", e.role, parent)
	for _, v := range [][2]string{{"T", e.title}, {"Alt", e.alt}, {"Lang", e.lang}} {
		if v[1] != "" {
			b.WriteString(" /" + v[0] + " " + textString(v[1]))
		}
	}
	if e.id != "" {
		b.WriteString(" /ID " + literal(e.id))
	}
	if e.attr != "" {
		b.WriteString(" /A <<" + e.attr + ">>")
	}
	page := 0
	for _, k := range e.kids {
		if k.page > 0 && page == 0 {
			page = k.page
			fmt.Fprintf(&b, " /Pg %d 0 R", pageObject(page))
		}
	}
	b.WriteString(" /K [")
	for i, k := range e.kids {
		if i > 0 {
			b.WriteByte(' ')
		}
		switch {
		case k.elem != nil:
			fmt.Fprintf(&b, "%d 0 R", k.elem.num)
		case k.link > 0:
			fmt.Fprintf(&b, "<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>", pageObject(k.page), f.linkNum[k.link-1])
		case k.page == page:
			b.WriteString(strconv.Itoa(k.mcid))
		default:
			fmt.Fprintf(&b, "<</Type /MCR /Pg %d 0 R /MCID %d>>", pageObject(k.page), k.mcid)
		}
	}
	b.WriteString("]>>")
	f.body[e.num] = []byte(b.String())
	for _, k := range e.kids {
		if k.elem != nil {
			f.element(k.elem, e.num)
		}
	}
}
