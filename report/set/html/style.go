package html

import (
	"strings"

	"assize/report/set/chart"
)

// css is the style of a page in the colours of the theme.
func (s *setter) css() string {
	t := chart.DefaultTheme()
	if s.env.Theme != nil {
		t = *s.env.Theme
	}
	return strings.NewReplacer(
		"$ink", t.Ink.Hex(), "$quiet", t.Quiet.Hex(), "$edge", t.Edge.Hex(), "$tint", t.Tint.Hex(),
		"$paper", t.Paper.Hex(), "$mark", t.Mark.Hex(), "$wrong", t.Wrong.Hex(), "$strong", t.Strong.Hex(),
	).Replace(stylesheet)
}

// stylesheet keeps lines at about 75 characters, figures of equal width, and
// says nothing by colour alone. Sizes follow the reader's own.
const stylesheet = `*,*::before,*::after{box-sizing:border-box}
html{font-size:106.25%;-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0 auto;padding:0 1rem 3rem;max-width:44rem;color:$ink;background:$paper;font-family:"Source Sans 3","Source Sans Pro",Arial,Helvetica,sans-serif;line-height:1.5;overflow-wrap:break-word}
body.index{max-width:72rem}.index p:not(.notice),.index ul{max-width:44rem}
h1,h2,h3,h4,h5,h6{line-height:1.2;margin:2.2em 0 .6em;text-wrap:balance}
h1{font-size:2.1rem;margin-top:.6em}h2{font-size:1.6rem}h3{font-size:1.25rem}h4,h5,h6{font-size:1.05rem}
p,ul,ol,dl,blockquote{margin:.7em 0}
a{color:$mark;text-underline-offset:.15em}a:hover{text-decoration-thickness:.15em}
:focus-visible{outline:3px solid $wrong;outline-offset:2px}
.skip{position:absolute;left:-200vw;background:$ink;color:$paper;padding:.6em 1em;z-index:2}.skip:focus{left:0;top:0}
main:focus{outline:none}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header{border-bottom:4px solid $mark;padding-bottom:1.2rem}
.notice{margin:0 -1rem;padding:.5em 1rem;background:$ink;color:$paper;font-weight:600}.notice+.notice{border-top:1px solid $paper}
.publisher{font-weight:600;margin-top:1.6em}.subtitle{color:$quiet;font-size:1.15rem}
.lead{font-size:1.2rem}.small{font-size:.88rem;color:$quiet}
.number{font-weight:600;font-style:normal;color:$quiet;white-space:nowrap}.numbered .number{display:inline-block;text-indent:0}
p.numbered{padding-left:3.2rem;text-indent:-3.2rem}p.numbered .number{min-width:2.9rem}
ul.numbered,ol.numbered{padding-left:7.2rem}.numbered>li{margin:.35em 0;text-indent:-4rem}li>.number{min-width:3.7rem}
@media (max-width:30rem){ul.numbered,ol.numbered{padding-left:4rem}}
data{white-space:nowrap}sup{line-height:0;font-size:.75em}
blockquote{margin-left:0;padding-left:1rem;border-left:4px solid $edge;font-style:italic}
.panel{border:2px solid $mark;padding:.6rem 1rem;margin:1.4rem 0}
.panel .label,.callout .label{margin:0;font-weight:600;color:$quiet}.panel .grade{margin:.1em 0 .4em;font-size:1.7rem;font-weight:700}
.panel .grade::first-letter,.scale li::first-letter{text-transform:uppercase}
nav ol{list-style:none;padding-left:0}nav ol ol{padding-left:1.5rem}
.scale{display:flex;flex-wrap:wrap;gap:2px;list-style:none;margin:.4em 0 .8em;padding:0;font-size:.88rem}
.scale li{flex:1 1 auto;padding:.25em .5em;border:1px solid $edge;text-align:center}
.scale .here{background:$mark;color:$paper;font-weight:700;outline:2px solid $mark}
.callout{border-left:8px solid $edge;background:$tint;padding:.7rem 1rem;margin:1.4rem 0}
.callout .title{margin:.1em 0 .4em;font-size:1.15rem;font-weight:700}
.cause-of-concern{border-left-color:$strong}.area-for-improvement{border-left-color:$wrong}.positive,.recommendation{border-left-color:$mark}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr));gap:1rem}
.facts div{border-top:3px solid $mark;padding-top:.4rem}.facts dt{font-weight:600}.facts dd{margin:0;color:$quiet}
.facts .value{font-size:2rem;font-weight:700;line-height:1.2;color:$ink}
.glossary dt{font-weight:600}.glossary dd{margin:0 0 .7em}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums lining-nums;margin:1rem 0 .4rem}
caption{text-align:left;font-weight:400;padding-bottom:.4em}
th,td{text-align:left;vertical-align:top;padding:.3em .8em .3em 0;border-bottom:1px solid $edge}
tbody th{font-weight:400}thead th{vertical-align:bottom;border-bottom:2px solid $ink}
th:last-child,td:last-child{padding-right:0}
.group th{font-weight:700;padding-top:1em}.total th,.total td{font-weight:700;border-top:2px solid $ink}
.figures{text-align:right;white-space:nowrap}thead .figures{white-space:normal}.unit{font-weight:400;color:$quiet}
.pad::after{content:attr(data-pad);visibility:hidden}.mark{letter-spacing:.1em;white-space:nowrap}
figure{margin:2rem 0}figcaption{margin-bottom:.6em}figcaption .subtitle{display:block;font-size:1rem}
figure svg{display:block;width:100%;min-width:30rem;height:auto}.narrow{display:none}
@media screen and (max-width:34rem){table,caption,tbody,tr,th,td{display:block}thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{border-bottom:1px solid $edge;padding:.4em 0}th,td{border:0;padding:.1em 0}tbody th{font-weight:600}.figures{text-align:left;white-space:normal}
td::before{content:attr(data-head) ": ";color:$quiet}td:empty,.pad{display:none}data{white-space:normal}
.wide{display:none}.narrow{display:block}.narrow svg{min-width:0}ul,ol{padding-left:1.4rem}}
details{margin:.6em 0}summary h2,summary h3{display:inline;font-size:1rem;margin:0}.drawn{vertical-align:middle}summary{cursor:pointer;color:$mark;text-decoration:underline;text-underline-offset:.15em}
.notes{font-size:.92rem;border-top:1px solid $edge;margin-top:3rem}
footer{border-top:4px solid $mark;margin-top:3rem;padding-top:.6rem;font-size:.92rem}
.watermark{position:fixed;inset:0;display:flex;align-items:center;justify-content:center;font-size:min(11vw,6rem);white-space:nowrap;font-weight:700;color:$ink;opacity:.05;transform:rotate(-30deg);pointer-events:none;z-index:1}
@media print{@page{size:A4;margin:20mm 18mm}
html{font-size:11pt}body{max-width:none;padding:0}.skip,details{display:none}
.break{break-before:page}h1,h2,h3,h4,h5,h6,caption,figcaption,thead{break-after:avoid}
figure,tr,.panel,.callout,.facts div{break-inside:avoid}.scroll{overflow:visible}figure svg{min-width:0}
p,li{orphans:2;widows:2}a{color:inherit}a[href^="http"]::after{content:" (" attr(href) ")"}
.notice{margin:0}.notice,.scale .here{background:none;color:$ink;border:2px solid $ink}}
@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media (forced-colors:active){.callout,.panel,.scale li{border:2px solid CanvasText}.scale .here{outline:4px solid Highlight}}
`
