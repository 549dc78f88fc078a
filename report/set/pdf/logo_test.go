package pdf

import (
	"strings"
	"testing"
)

const mark = `<?xml version="1.0"?><!-- drawn by hand -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="urn:editor" viewBox="10 20 100 50">
<title>Mark</title><i:notes><i:x/></i:notes>
<g fill="#12436d" transform="translate(10,20)">
<rect width="100" height="50"/><circle cx="25" cy="25" r="10" fill="#fff"/>
<path d="M50 10h20v20H50z m5,5 l10 0 0-10" style="fill:none; stroke:#28A197; stroke-width:2"/>
<path fill-rule="evenodd" d="M80 10 q5 0 5 5 t-5 5 s-5 0 -5-5 a5 5 0 01 5-5z"/>
<polygon points="0,0 5,5 0,5"/></g></svg>`

const wordmark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60"><circle cx="30" cy="30" r="28" fill="#12436d"/>
<text x="30" y="38" text-anchor="middle" font-size="22" font-weight="700" fill="#fff">IPR</text>
<text x="66" y="27" font-size="18" font-weight="600" fill="#12436d">Inspectorate<tspan x="66" dy="1.2em" font-weight="400">of Police Records</tspan></text></svg>`

func TestSVGLogoOnTheCover(t *testing.T) {
	env := testEnv(t)
	env.Theme = DefaultTheme()
	env.Theme.Logo, env.Theme.LogoAlt = []byte(mark), "Assize Inspectorate"
	if err := env.Theme.check(); err != nil {
		t.Fatal(err)
	}
	b, err := Render(inspection("Sussex Police", "good", 3, 0), env)
	if err != nil {
		t.Fatal(err)
	}
	keepFile(t, "logo-svg", b)
	f := mustRead(t, b)
	for _, fault := range check(f) {
		t.Error(fault)
	}
	content := f.get(page1(f)["Contents"]).(streamObj)
	if !strings.Contains(string(content.data), "0.157 0.631 0.592 RG") {
		t.Error("the mark's green line is not on the cover")
	}
}

// The words of a logo are shapes of a figure that has a name: they bring no font
// to the page and nothing that is read twice.
func TestSVGTextLogoOnTheCover(t *testing.T) {
	env := testEnv(t)
	env.Theme = DefaultTheme()
	env.Theme.Logo, env.Theme.LogoAlt = []byte(wordmark), "Inspectorate of Police Records"
	if err := env.Check(); err != nil {
		t.Fatal(err)
	}
	b, err := Render(inspection("Sussex Police", "good", 3, 0), env)
	if err != nil {
		t.Fatal(err)
	}
	keepFile(t, "logo-text", b)
	f := mustRead(t, b)
	for _, fault := range check(f) {
		t.Error(fault)
	}
	if alt := plain(find(f, "Figure")["Alt"]); alt != env.Theme.LogoAlt {
		t.Errorf("the first figure is %q", alt)
	}
	trace, err := Trace(inspection("Sussex Police", "good", 3, 0), env)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(trace), "IPR") {
		t.Error("the logo's words are set as text")
	}
}

// What the fonts cannot draw is told before the first publication.
func TestCheckHoldsALogoAgainstTheFonts(t *testing.T) {
	env := testEnv(t)
	env.Theme = DefaultTheme()
	env.Theme.Logo, env.Theme.LogoAlt = []byte(strings.Replace(wordmark, "IPR", "سر", 1)), "x"
	if err := env.Theme.check(); err != nil {
		t.Errorf("without fonts: %v", err)
	}
	if err := env.Check(); err == nil || !strings.Contains(err.Error(), "theme: logo: svg: <text>: character U+0633") {
		t.Errorf("error %v", err)
	}
	if _, err := Render(inspection("Sussex Police", "good", 3, 0), env); err == nil || !strings.Contains(err.Error(), "U+0633") {
		t.Errorf("set all the same: %v", err)
	}
	env.Theme.Logo = nil
	if err := env.Check(); err != nil {
		t.Error(err)
	}
}
