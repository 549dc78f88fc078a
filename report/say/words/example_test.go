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
	around, err := p.PercentClaim(words.Around, 0.85456, 0)
	fmt.Println(around.Text, err)
	_, err = p.PercentClaim(words.Nearly, 0.85456, 0)
	fmt.Println(err)
	// Output:
	// over 38,000 <nil>
	// around 85 percent <nil>
	// "nearly 86 percent" is false of 85.456 percent: the value must lie below the number by at most 0.5
}
