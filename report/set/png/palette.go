package png

import (
	"cmp"
	"encoding/binary"
	"image"
	"image/color"
	"slices"
)

// mostColours is what a palette of one byte a pixel holds.
const mostColours = 256

// fewColours is the picture with a palette, a quarter of its bytes: a figure has few
// colours, and between them the shades of smooth edges, which no eye tells apart to
// the last bit. The colours that cover most keep their value; the others are rounded
// as little as makes them few enough. One that still has too many stays as it is.
func fewColours(m *image.RGBA) image.Image {
	counts := map[uint32]int{}
	last, run := pixel(m, 0), 0
	for i := 0; i < len(m.Pix); i += 4 {
		if c := pixel(m, i); c != last {
			counts[last] += run
			last, run = c, 0
		}
		run++
	}
	counts[last] += run
	for step := 0; step <= 5; step++ {
		if to, colours := rounded(counts, step); len(colours) <= mostColours {
			return paletted(m, to, colours)
		}
	}
	return m
}

func pixel(m *image.RGBA, i int) uint32 { return binary.LittleEndian.Uint32(m.Pix[i:]) }

// kept is how many of the most frequent colours keep their value.
const kept = 48

// rounded gives every colour its index among the colours that are left when all but
// the most frequent lose their last bits. More frequent colours come first.
func rounded(counts map[uint32]int, bits int) (to map[uint32]byte, colours []uint32) {
	all := make([]uint32, 0, len(counts))
	for c := range counts {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b uint32) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	index := map[uint32]int{}
	to = map[uint32]byte{}
	for i, c := range all {
		r := c
		if i >= kept {
			r = withoutBits(c, bits)
		}
		at, known := index[r]
		if !known {
			at = len(colours)
			index[r] = at
			colours = append(colours, r)
		}
		to[c] = byte(at) // one of more than fit is not used
	}
	return to, colours
}

// withoutBits rounds each of red, green and blue to the middle of those that differ in
// their last bits only.
func withoutBits(c uint32, bits int) uint32 {
	if bits == 0 {
		return c
	}
	mask := uint32(0xFF>>bits<<bits) * 0x010101
	return c&(mask|0xFF000000) | uint32(1<<(bits-1))*0x010101
}

func paletted(m *image.RGBA, to map[uint32]byte, colours []uint32) *image.Paletted {
	p := image.NewPaletted(m.Rect, nil)
	for _, c := range colours {
		p.Palette = append(p.Palette, color.RGBA{R: uint8(c), G: uint8(c >> 8), B: uint8(c >> 16), A: uint8(c >> 24)})
	}
	last, at := pixel(m, 0), to[pixel(m, 0)]
	for i := range p.Pix {
		if c := pixel(m, 4*i); c != last {
			last, at = c, to[c]
		}
		p.Pix[i] = at
	}
	return p
}
