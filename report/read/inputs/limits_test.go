package inputs

import (
	"reflect"
	"strings"
	"testing"

	"assize/report/read/job"
)

// TestEveryLimitCanBeRaised: each key of the job moves a limit of its own, of
// workbooks and of tables, and no limit of the reader is without a key.
func TestEveryLimitCanBeRaised(t *testing.T) {
	keys := reflect.TypeFor[job.Limits]()
	moved := map[string]string{}
	for i := range keys.NumField() {
		key, _, _ := strings.Cut(keys.Field(i).Tag.Get("yaml"), ",")
		var stated job.Limits
		reflect.ValueOf(&stated).Elem().Field(i).SetInt(1_234_567)
		if childLimits(stated) != childLimits(job.Limits{}) {
			continue
		}
		before, after := reflect.ValueOf(sheetLimits(job.Limits{})), reflect.ValueOf(sheetLimits(stated))
		for n := range before.NumField() {
			if !before.Field(n).Equal(after.Field(n)) {
				moved[before.Type().Field(n).Name] += key
			}
		}
	}
	limits := reflect.ValueOf(sheetLimits(job.Limits{}))
	for n := range limits.NumField() {
		if name := limits.Type().Field(n).Name; moved[name] == "" {
			t.Errorf("%s is moved by %q", name, moved[name])
		}
	}
	if narrow := (job.Limits{Rows: 10, Columns: 20_000}); tableLimits(narrow).Rows != tableLimits(job.Limits{}).Rows || tableLimits(narrow).Columns != 20_000 {
		t.Error("a table's limits are not just raised")
	}
}
