package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// tolerance is the largest difference of a channel, of 255, that rasterising the
// same strokes in another order may make.
const tolerance = 4

// pictures compares two PNG files by their pixels.
func pictures(a, b []byte) (verdict, string) {
	was, err := png.Decode(bytes.NewReader(a))
	if err != nil {
		return differs, "it was no PNG: " + err.Error()
	}
	is, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return differs, "it is no PNG: " + err.Error()
	}
	if detail := saidOtherwise(a, b); detail != "" {
		return differs, detail
	}
	if was.Bounds() != is.Bounds() {
		return differs, fmt.Sprintf("size was %v, is %v", was.Bounds().Size(), is.Bounds().Size())
	}
	beyond, largest := distance(was, is)
	if beyond == 0 {
		return close, ""
	}
	return differs, fmt.Sprintf("%d pixels by more than %d of 255, the worst by %d", beyond, tolerance, largest)
}

// distance counts the pixels with a channel beyond the tolerance, and gives the
// largest difference of a channel.
func distance(a, b image.Image) (beyond, largest int) {
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			p, q := nrgba(a.At(x, y)), nrgba(b.At(x, y))
			worst := 0
			for i := range p {
				worst = max(worst, p[i]-q[i], q[i]-p[i])
			}
			if worst > tolerance {
				beyond++
			}
			largest = max(largest, worst)
		}
	}
	return beyond, largest
}

func nrgba(c color.Color) [4]int {
	n, _ := color.NRGBAModel.Convert(c).(color.NRGBA)
	return [4]int{int(n.R), int(n.G), int(n.B), int(n.A)}
}

// saidOtherwise tells whether two PNG files say other things beside their pixels:
// resolution, title, alternative text, source, the mark of invented data.
func saidOtherwise(a, b []byte) string {
	was, is := chunks(a), chunks(b)
	for i := range max(len(was), len(is)) {
		switch {
		case i >= len(is):
			return "no longer says " + excerptOf(was[i])
		case i >= len(was):
			return "says besides " + excerptOf(is[i])
		case was[i] != is[i]:
			return fmt.Sprintf("said %s, says %s", excerptOf(was[i]), excerptOf(is[i]))
		}
	}
	return ""
}

// excerptOf is the beginning of a chunk's text.
func excerptOf(chunk string) string {
	return fmt.Sprintf("%q", chunk[:min(len(chunk), 80)])
}

// chunks are the ancillary chunks of a PNG file: type and data of those whose type
// begins in lower case (third edition of the specification, 5.4).
func chunks(data []byte) (out []string) {
	const signature, head, tail = 8, 8, 4
	for at := signature; at+head <= len(data); {
		n := int(binary.BigEndian.Uint32(data[at:]))
		if n > len(data)-at-head {
			return out // png.Decode has already read it whole
		}
		if kind := data[at+4]; kind >= 'a' && kind <= 'z' {
			out = append(out, string(data[at+4:at+head+n]))
		}
		at += head + n + tail
	}
	return out
}
