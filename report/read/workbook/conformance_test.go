package workbook_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/sheet"
	"assize/report/read/workbook"
)

// The demonstration's workbook, saved by LibreOffice as OpenDocument and as
// xlsx, gives the same dataset.
func TestLibreOfficeSavesTheSameAudit(t *testing.T) {
	if os.Getenv("ASSIZE_CONFORMANCE") == "" {
		t.Skip("skipped: ASSIZE_CONFORMANCE is not set; needs LibreOffice")
	}
	layout := house(t)
	want, ps := workbook.Read(openDemo(t), layout, workbook.Options{Register: forces(t)})
	if len(ps) > 0 {
		t.Fatal(ps)
	}
	for _, format := range []string{"ods", "xlsx"} {
		t.Run(format, func(t *testing.T) {
			dir := t.TempDir()
			cmd := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", format, "--outdir", dir, demo)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			name := "greater-manchester." + format
			book, ps, err := workbook.Open(intake.Place{Anchor: filepath.Join(dir, name), Name: name}, sheet.AuditLimits())
			if err != nil || len(ps) > 0 {
				t.Fatal(err, ps)
			}
			got, ps := workbook.Read(book, layout, workbook.Options{Register: forces(t)})
			if len(ps) > 0 {
				t.Fatal(ps)
			}
			if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(audit.Dataset{}, "File", "SHA256"),
				cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })); diff != "" {
				t.Errorf("(-ours +LibreOffice's):\n%s", diff)
			}
		})
	}
}
