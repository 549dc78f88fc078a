package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

func TestSamplesConform(t *testing.T) {
	env := testEnv(t)
	for name, p := range samples() {
		t.Run(name, func(t *testing.T) {
			b, err := Render(p, env)
			if err != nil {
				t.Fatal(err)
			}
			for i, fault := range check(mustRead(t, b)) {
				if t.Error(fault); i > 10 {
					break
				}
			}
		})
	}
}

// pdfcpu is a reader by other hands.
func TestPdfcpuAgrees(t *testing.T) {
	b, err := Render(inspection("Sussex Police", "good", 3, 1), testEnv(t))
	if err != nil {
		t.Fatal(err)
	}
	api.DisableConfigDir()
	conf := model.NewDefaultConfiguration()
	conf.ValidationMode = model.ValidationStrict
	if err := api.Validate(bytes.NewReader(b), conf); err != nil {
		t.Error(err)
	}
}

// find returns the first element of a role, in the order of numbers.
func find(f *file, role string) dict {
	for n := range len(f.objs) + 1 {
		if d, ok := f.objs[n].(dict); ok && d["Type"] == name("StructElem") && d["S"] == name(role) {
			return d
		}
	}
	return nil
}

func page1(f *file) dict { return f.dict(f.list(f.dict(f.catalog()["Pages"])["Kids"])[0]) }

func annotation(f *file) dict {
	for n := range len(f.objs) + 1 {
		if d, ok := f.objs[n].(dict); ok && d["Type"] == name("Annot") {
			return d
		}
	}
	return nil
}

// rewrite changes the content of the third page.
func rewrite(from, to string) func(*file) {
	return func(f *file) {
		r := f.dict(f.list(f.dict(f.catalog()["Pages"])["Kids"])[2])["Contents"].(ref)
		s := f.objs[int(r)].(streamObj)
		s.data = []byte(strings.Replace(string(s.data), from, to, 1))
		f.objs[int(r)] = s
	}
}

func metadata(from, to string) func(*file) {
	return func(f *file) {
		r := f.catalog()["Metadata"].(ref)
		s := f.objs[int(r)].(streamObj)
		s.data = []byte(strings.Replace(string(s.data), from, to, 1))
		f.objs[int(r)] = s
	}
}

// Every breakage of a good file must be seen, each by its own condition.
func TestCheckerSeesBreakages(t *testing.T) {
	p := inspection("Sussex Police", "good", 3, 1)
	p.Body = slices.Delete(p.Body, 4, 5) // the annex's long table adds nothing but time
	b, err := Render(p, testEnv(t))
	if err != nil {
		t.Fatal(err)
	}
	attr := func(f *file, role, key string, v any) {
		d := find(f, role)["A"].(dict)
		if v == nil {
			delete(d, key)
		} else {
			d[key] = v
		}
	}
	type0 := func(f *file) dict {
		for n := range len(f.objs) + 1 {
			if d, ok := f.objs[n].(dict); ok && d["Subtype"] == name("Type0") {
				return d
			}
		}
		return nil
	}
	for _, c := range []struct {
		name   string
		change func(f *file)
		want   string
	}{
		{"no alternative text", func(f *file) { delete(find(f, "Figure"), "Alt") }, "13 figure without alternative"},
		{"no bounding box", func(f *file) { attr(f, "Figure", "BBox", nil) }, "13 figure without bounding"},
		{"heading skips", func(f *file) { find(f, "H3")["S"] = name("H5") }, "14 heading H5 after H2"},
		{"no first heading", func(f *file) { find(f, "H1")["S"] = name("P") }, "14 first heading"},
		{"head without scope", func(f *file) { attr(f, "TH", "Scope", nil) }, "15 head cell without scope"},
		{"row short of a cell", func(f *file) {
			tr := find(f, "TR")
			tr["K"] = tr["K"].([]any)[1:]
		}, "15 row of 6 cells in a table of 5"},
		{"row header as data", func(f *file) {
			for n := range len(f.objs) + 1 {
				if d, ok := f.objs[n].(dict); ok && d["S"] == name("TH") && f.dict(d["A"])["Scope"] == name("Row") {
					d["S"] = name("TD")
					return
				}
			}
		}, "15 row without a header"},
		{"head group as body role", func(f *file) { find(f, "THead")["S"] = name("Div") }, "15 Div in a table"},
		{"list without numbering", func(f *file) { attr(f, "L", "ListNumbering", nil) }, "16 list"},
		{"item outside a list", func(f *file) { find(f, "L")["S"] = name("Div") }, "09 LI inside Div"},
		{"note without ID", func(f *file) { delete(find(f, "Note"), "ID") }, "19 note"},
		{"unknown role", func(f *file) { find(f, "BlockQuote")["S"] = name("Quotation") }, "02 role"},
		{"link without words", func(f *file) { delete(annotation(f), "Contents") }, "28 page 2: link without words"},
		{"link leads back elsewhere", func(f *file) { annotation(f)["StructParent"] = 0.0 }, "28 annotation does not lead back"},
		{"link hidden", func(f *file) { annotation(f)["F"] = 2.0 }, "28 page 2: annotation kind or flags"},
		{"annotation off the tree", func(f *file) { find(f, "Link")["K"] = []any{0.0} }, "28 "},
		{"tab order", func(f *file) { delete(page1(f), "Tabs") }, "28 page 1: tab order"},
		{"StructParents", func(f *file) { page1(f)["StructParents"] = 7.0 }, "StructParents"},
		{"title not shown", func(f *file) { f.catalog()["ViewerPreferences"] = dict{} }, "07 title"},
		{"not marked", func(f *file) { delete(f.catalog(), "MarkInfo") }, "06 marked"},
		{"no language", func(f *file) { delete(f.catalog(), "Lang") }, "11 language of the document"},
		{"bad language of a part", func(f *file) { find(f, "P")["Lang"] = str("Welsh") }, "11 language of P"},
		{"no output intent", func(f *file) { delete(f.catalog(), "OutputIntents") }, "A output intent"},
		{"no PDF/UA identifier", metadata("<pdfuaid:part>1", "<pdfuaid:part>3"), "06 pdfuaid"},
		{"XMP title differs", metadata("Sussex", "Essex"), "A Title differs"},
		{"XMP date differs", metadata("<xmp:ModifyDate>2016", "<xmp:ModifyDate>2017"), "A ModDate differs"},
		{"text outside marks", rewrite("/P <</MCID 1>> BDC", ""), "01 page 3"},
		{"artifact not closed", rewrite("EMC", ""), "01 page 3"},
		{"content id used twice", rewrite("MCID 1>>", "MCID 0>>"), "09 page 3: content id"},
		{"content under another role", rewrite("/P <</MCID 1>>", "/H2 <</MCID 1>>"), "09 page 3: content 1 is marked H2"},
		{"parent tree names another owner", func(f *file) {
			nums := f.dict(f.dict(f.catalog()["StructTreeRoot"])["ParentTree"])["Nums"].([]any)
			owners := nums[1].([]any)
			owners[0], owners[1] = owners[1], owners[0]
		}, "09 page 1: content 0 is owned by another element"},
		{"element names another parent", func(f *file) { find(f, "H2")["P"] = ref(1) }, "09 H2 does not name its parent"},
		{"glyph missing", func(f *file) {
			cid := f.dict(f.list(type0(f)["DescendantFonts"])[0])
			s := f.get(cid["CIDToGIDMap"]).(streamObj)
			copy(s.data[2*'e':], "\x00\x00")
		}, "31 font"},
		{"wrong map to Unicode", func(f *file) {
			s := f.get(type0(f)["ToUnicode"]).(streamObj)
			copy(s.data[bytes.Index(s.data, []byte("<0065> <0065>"))+8:], "<0066>")
		}, "10 font"},
		{"font not embedded", func(f *file) {
			cid := f.dict(f.list(type0(f)["DescendantFonts"])[0])
			delete(f.dict(cid["FontDescriptor"]), "FontFile2")
		}, "31 font"},
		{"bookmark leads nowhere", func(f *file) { f.dict(f.dict(f.catalog()["Outlines"])["First"])["Dest"] = []any{ref(1)} }, "27 bookmark"},
		{"script", func(f *file) { f.catalog()["OpenAction"] = dict{"S": name("JavaScript")} }, "OpenAction"},
		{"encrypted", func(f *file) { f.trailer["Encrypt"] = ref(1) }, "26 encryption"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := mustRead(t, b)
			if faults := check(f); len(faults) > 0 {
				t.Fatalf("good file: %v", faults)
			}
			c.change(f)
			for _, fault := range check(f) {
				if strings.Contains(fault, c.want) {
					return
				}
			}
			t.Errorf("not seen; faults: %v", check(f))
		})
	}
}
