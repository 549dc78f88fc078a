package bind

import (
	"io/fs"

	"assize/report/read/intake"
	"assize/report/read/job"
	"assize/report/read/source"
	"assize/report/set/face"
	"assize/report/set/pdf"
)

// ruleTheme is broken by a look that cannot be set.
const ruleTheme = "house-theme"

// Look is how a house's documents look.
type Look struct {
	Faces *face.Set
	Theme *pdf.Theme
}

// Fonts are a house's own, where its style names a folder beside it, else those shipped.
func Fonts(h *job.House, beside, shipped fs.FS) (*face.Set, error) {
	if h.Fonts != "" {
		return face.Load(ofKind(beside, intake.Font), h.Fonts)
	}
	return face.Load(shipped, "fonts")
}

// LookOf lays a house's colours and logo, which lies beside the file of its style,
// over the shipped look, and refuses there what cannot be set: faint text, a logo that
// is no picture, or whose letters the faces do not have. Nil faces are refused
// elsewhere.
func LookOf(h *job.House, beside fs.FS, file string, faces *face.Set, ps *source.Problems) Look {
	return Look{faces, themeOf(h, ofKind(beside, intake.Logo), file, faces, ps)}
}

// ofKind is a file system for files of a kind, where it is a job's folder.
func ofKind(fsys fs.FS, k intake.Kind) fs.FS {
	if f, ok := fsys.(*intake.Folder); ok {
		return f.For(k)
	}
	return fsys
}

// themeOf is the theme of a look.
func themeOf(h *job.House, fsys fs.FS, file string, faces *face.Set, ps *source.Problems) *pdf.Theme {
	t := pdf.DefaultTheme()
	at := source.Pos{File: file}
	set := func(to *pdf.Color, value string) {
		if value == "" {
			return
		}
		c, err := pdf.ParseColor(value)
		if err != nil {
			ps.Refuse(at, ruleTheme, "", "%v", err)
			return
		}
		*to = c
	}
	for _, c := range []struct {
		to    *pdf.Color
		value string
	}{
		{&t.Ink, h.Colours.Ink},
		{&t.Quiet, h.Colours.Quiet},
		{&t.Link, h.Colours.Link},
		{&t.Brand, h.Colours.Brand},
		{&t.Accent, h.Colours.Accent},
		{&t.Rule, h.Colours.Rule},
		{&t.Pale, h.Colours.Pale},
		{&t.Cause, h.Colours.Cause},
		{&t.Improve, h.Colours.Improve},
		{&t.Recommend, h.Colours.Recommend},
		{&t.Positive, h.Colours.Positive},
		{&t.Notice, h.Colours.Notice},
		{&t.Watermark, h.Colours.Watermark},
	} {
		set(c.to, c.value)
	}
	if len(h.Colours.Grades) > 0 {
		t.Grades = make([]pdf.Color, len(h.Colours.Grades))
		for i, v := range h.Colours.Grades {
			set(&t.Grades[i], v)
		}
	}
	if h.Logo != "" {
		logo, err := fs.ReadFile(fsys, h.Logo)
		if err != nil {
			intake.Refuse(ps, at, ruleTheme, err)
		}
		t.Logo, t.LogoAlt = logo, h.LogoAlt
	}
	t.Chart = t.ForFigures()
	if err := (pdf.Env{Faces: faces, Theme: t}).Check(); err != nil {
		ps.Refuse(at, ruleTheme, "", "%v", err)
	}
	return t
}
