package words_test

import (
	"fmt"
	"os"

	"assize/report/say/words"
)

func Example() {
	p, err := words.Load(os.DirFS("../../../templates"), "words/en.yaml", words.Style{Name: "hmicfrs"})
	if err != nil {
		fmt.Println(err)
		return
	}
	// Greater Manchester, 2016: 85.456 percent recorded, 38,040 crimes a year not.
	over, err := p.OverCount(38040, 100)
	fmt.Println(over.Text, err)
	around, err := p.AroundPercent(0.85456)
	fmt.Println(around.Text, err)
	_, err = p.NearlyPercent(0.85456)
	fmt.Println(err)
	// The number stays below it: "over" needs an interval that does not.
	title, err := p.BestCount(38040, 33100, 1000)
	fmt.Println(title.Text, err)
	// Output:
	// over 38,000 <nil>
	// around 85 percent <nil>
	// "nearly 86 percent" is false of 85.456 percent: the value must lie below the number by at most 0.5
	// around 38,000 <nil>
}
