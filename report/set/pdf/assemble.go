package pdf

import (
	"bytes"
	"fmt"
	"image/png"
	"slices"
	"time"

	"github.com/go-pdf/fpdf"
)

// assemble has fpdf write pages, cut fonts to the runes used, and the logo. The
// last page is a scratch page: fpdf learns from it which runes each font needs.
// finish leaves it out.
func (s *setter) assemble() ([]byte, error) {
	p := fpdf.New("P", "pt", "A4", "")
	p.SetCatalogSort(true)
	p.SetCompression(false) // finish compresses, with one writer
	epoch := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	p.SetCreationDate(epoch) // replaced by finish
	p.SetModificationDate(epoch)
	p.SetAutoPageBreak(false, 0)
	p.SetMargins(0, 0, 0)
	for id, f := range s.ink.faces {
		if len(s.ink.used[id]) > 0 {
			p.AddUTF8FontFromBytes(family(faceID(id)), "", f.Bytes())
		}
	}
	for _, content := range s.ink.pages {
		p.AddPage()
		p.RawWriteBuf(bytes.NewReader(content))
	}
	p.AddPage()
	for id := range s.ink.faces {
		if runes := s.ink.runes(faceID(id)); len(runes) > 0 {
			p.SetFont(family(faceID(id)), "", 10)
			p.Text(0, 20, string(runes))
		}
	}
	if s.ink.logo {
		if err := s.addLogo(p); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	if err := p.Output(&out); err != nil {
		return nil, fmt.Errorf("%s: %w [pdf]", s.pub.ID, err)
	}
	return out.Bytes(), nil
}

func (s *setter) addLogo(p *fpdf.Fpdf) error {
	m, err := readLogo(s.theme.Logo, nil)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m.Raster); err != nil {
		return fmt.Errorf("theme: logo: %w [logo]", err)
	}
	opt := fpdf.ImageOptions{ImageType: "PNG"}
	p.RegisterImageOptionsReader("logo", opt, &b)
	p.ImageOptions("logo", 0, 0, 10, 10, false, opt, 0, "")
	return p.Error()
}

// family is fpdf's name of a face; finish finds its objects by it.
func family(id faceID) string { return string(rune('a' + id)) }

// runes lists, sorted, what a face was used for.
func (c *ink) runes(id faceID) []rune {
	out := make([]rune, 0, len(c.used[id]))
	for r := range c.used[id] {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}
