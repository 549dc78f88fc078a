package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// PDF_OUT names a folder to write the samples to, to look at them.
func TestRenderSamples(t *testing.T) {
	env := testEnv(t)
	out := os.Getenv("PDF_OUT")
	for name, p := range samples() {
		t.Run(name, func(t *testing.T) {
			b, err := Render(p, env)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Render(p, env)
			if err != nil || !bytes.Equal(b, again) {
				t.Errorf("second run differs: %v", err)
			}
			if out != "" {
				if err := os.WriteFile(filepath.Join(out, name+".pdf"), b, 0o600); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
