package population_test

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"assize/report/read/audit"
	"assize/report/read/intake"
	"assize/report/read/population"
	"assize/report/read/register"
	"assize/report/read/sheet"
	"assize/report/read/workbook"
)

// Between two ends of published 12 months a figure is linear in months, and says what
// it lies between.
func Example() {
	dir, err := os.MkdirTemp("", "")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "crime.csv")
	text := "12 months ending,PFA,Region,Offence,Rolling year total number of offences\n" +
		"31-12-2015,Kent,South East,Violence with injury,300\n31-12-2015,Kent,South East,Sexual offences,90\n31-12-2015,Kent,South East,Robbery,30\n" +
		"31-03-2016,Kent,South East,Violence with injury,360\n31-03-2016,Kent,South East,Sexual offences,96\n31-03-2016,Kent,South East,Robbery,30\n" +
		"31-03-2016,Kent,South East,Fraud offences,900\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		fmt.Println(err)
		return
	}
	config := os.DirFS("../../../config")
	reg, err := register.Load(config, "forces/england-wales.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	layout, ps := workbook.LoadLayout(config, "house")
	if err := ps.Err(); err != nil {
		fmt.Println(err)
		return
	}
	table, ps := population.Load(intake.Typed(file), reg, layout.Groups, sheet.TableLimits())
	if err := ps.Err(); err != nil {
		fmt.Println(err)
		return
	}
	crime, err := table.At("kent", audit.Date{Year: 2016, Month: time.February, Day: 29})
	fmt.Println(crime["violence"].Value, crime["sexual offences"].Value, crime[audit.Total].Value, err)
	fmt.Println(crime["violence"].Between, crime["violence"].Source)
	_, err = table.At("kent", audit.Date{Year: 2017, Month: time.March, Day: 31})
	fmt.Println(err)
	// Output:
	// 340 94 464 <nil>
	// [2015-12-31 2016-03-31] crime.csv
	// crime.csv: recorded crime of this force is there for 12 months to 2015-12-31 until 2016-03-31, not to 2017-03-31
}
