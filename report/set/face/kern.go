package face

import (
	"math/bits"
	"sort"
)

// pairs is one lookup of the GPOS table that adjusts pairs of glyphs (OpenType
// 1.9, GPOS lookup type 2). Within a lookup the first subtable that matches
// decides.
type pairs struct{ subtables []subtable }

// subtable is format 1 (single pairs) when classes is 0, else format 2.
type subtable struct {
	covered []int32 // coverage index of a left glyph, -1 for none

	single [][]pairValue // by coverage index, sorted by right glyph

	left, right []uint16 // class by glyph
	classes     int      // number of right classes
	values      []int16  // by left class × right class
}

type pairValue struct {
	right uint16
	value int16
}

func (p *pairs) adjust(l, r uint16) (int, bool) {
	for i := range p.subtables {
		s := &p.subtables[i]
		at := s.covered[l]
		if at < 0 {
			continue
		}
		if s.classes > 0 {
			return int(s.values[int(s.left[l])*s.classes+int(s.right[r])]), true
		}
		set := s.single[at]
		k := sort.Search(len(set), func(i int) bool { return set[i].right >= r })
		if k < len(set) && set[k].right == r {
			return int(set[k].value), true
		}
	}
	return 0, false
}

// readKerning finds the kern feature of Latin's default language (or of the
// default script) and reads its pair lookups.
func readKerning(gpos view, glyphs int) []pairs {
	scripts, features, lookups := gpos.from(gpos.u16(4)), gpos.from(gpos.u16(6)), gpos.from(gpos.u16(8))
	var script view
	for i := range scripts.u16(0) {
		at := 2 + 6*i
		tag := tag(scripts, at)
		if tag == "latn" || tag == "DFLT" && script.b == nil {
			script = scripts.from(scripts.u16(at + 4))
		}
	}
	if script.b == nil || script.u16(0) == 0 {
		return nil
	}
	lang := script.from(script.u16(0))
	var out []pairs
	for i := range lang.u16(4) {
		at := 2 + 6*lang.u16(6+2*i)
		if tag(features, at) != "kern" {
			continue
		}
		feature := features.from(features.u16(at + 4))
		for k := range feature.u16(2) {
			if p := readLookup(lookups.from(lookups.u16(2+2*feature.u16(4+2*k))), glyphs); len(p.subtables) > 0 {
				out = append(out, p)
			}
		}
	}
	return out
}

func tag(v view, at int) string {
	if at < 0 || at+4 > len(v.b) {
		*v.fault = true
		return ""
	}
	return string(v.b[at : at+4])
}

const (
	pairAdjustment = 2
	extension      = 9
)

func readLookup(v view, glyphs int) pairs {
	var p pairs
	kind := v.u16(0)
	for i := range v.u16(4) {
		s, k := v.from(v.u16(6+2*i)), kind
		if k == extension {
			k = s.u16(2)
			s = s.from(s.u32(4))
		}
		if k != pairAdjustment {
			continue
		}
		switch s.u16(0) {
		case 1:
			p.subtables = append(p.subtables, readSingle(s, glyphs))
		case 2:
			p.subtables = append(p.subtables, readClasses(s, glyphs))
		}
		if *v.fault {
			return pairs{}
		}
	}
	return p
}

// valueSize is the length of a value record, and where its horizontal advance
// stands in it, -1 when it has none.
func valueSize(format int) (size, advance int) {
	advance = -1
	if format&4 != 0 {
		advance = 2 * bits.OnesCount(uint(format&3))
	}
	return 2 * bits.OnesCount(uint(format)), advance
}

func readSingle(v view, glyphs int) subtable {
	s := subtable{covered: readCoverage(v.from(v.u16(2)), glyphs)}
	size1, adv := valueSize(v.u16(4))
	size2, _ := valueSize(v.u16(6))
	for i := range v.u16(8) {
		set := v.from(v.u16(10 + 2*i))
		n := set.u16(0)
		list := make([]pairValue, 0, n)
		for k := range n {
			at := 2 + k*(2+size1+size2)
			pv := pairValue{right: uint16(set.u16(at))}
			if adv >= 0 {
				pv.value = int16(set.i16(at + 2 + adv))
			}
			list = append(list, pv)
		}
		s.single = append(s.single, list)
	}
	for g, at := range s.covered {
		if int(at) >= len(s.single) {
			s.covered[g] = -1
		}
	}
	return s
}

func readClasses(v view, glyphs int) subtable {
	s := subtable{
		covered: readCoverage(v.from(v.u16(2)), glyphs),
		left:    readClassDef(v.from(v.u16(8)), glyphs),
		right:   readClassDef(v.from(v.u16(10)), glyphs),
		classes: v.u16(14),
	}
	size1, adv := valueSize(v.u16(4))
	size2, _ := valueSize(v.u16(6))
	rows := v.u16(12)
	if (size1+size2)*rows*s.classes > len(v.b) {
		*v.fault = true
		return subtable{}
	}
	s.values = make([]int16, rows*s.classes)
	for i := range s.values {
		if adv >= 0 {
			s.values[i] = int16(v.i16(16 + i*(size1+size2) + adv))
		}
	}
	for g := range glyphs {
		if int(s.left[g]) >= rows || int(s.right[g]) >= s.classes {
			*v.fault = true
			return subtable{}
		}
	}
	return s
}

func readCoverage(v view, glyphs int) []int32 {
	out := make([]int32, glyphs)
	for g := range out {
		out[g] = -1
	}
	put := func(g, at int) {
		if g < glyphs {
			out[g] = int32(at)
		}
	}
	for i := range v.u16(2) {
		if v.u16(0) == 1 {
			put(v.u16(4+2*i), i)
			continue
		}
		first, last, at := v.u16(4+6*i), v.u16(6+6*i), v.u16(8+6*i)
		for g := first; g <= last; g++ {
			put(g, at+g-first)
		}
	}
	return out
}

func readClassDef(v view, glyphs int) []uint16 {
	out := make([]uint16, glyphs)
	put := func(g, class int) {
		if g < glyphs {
			out[g] = uint16(class)
		}
	}
	if v.u16(0) == 1 {
		first := v.u16(2)
		for i := range v.u16(4) {
			put(first+i, v.u16(6+2*i))
		}
		return out
	}
	for i := range v.u16(2) {
		for g := v.u16(4 + 6*i); g <= v.u16(6+6*i); g++ {
			put(g, v.u16(8+6*i))
		}
	}
	return out
}
