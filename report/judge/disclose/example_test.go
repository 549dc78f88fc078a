package disclose_test

import (
	"fmt"

	"assize/report/judge/disclose"
)

// A count that is kept back in one table follows from the other tables, until a second
// one of its column is kept back as well.
func Example() {
	child := []disclose.Condition{{Field: "age", Values: []string{"child"}}}
	home := disclose.Condition{Field: "place", Values: []string{"home"}}
	street := disclose.Condition{Field: "place", Values: []string{"street"}}
	all := disclose.Margin{child}
	table, _ := disclose.Cross([]disclose.Margin{
		all, all.And([]disclose.Condition{home}), all.And([]disclose.Condition{street}),
	}, true)
	shown := []disclose.Shown{disclose.Exactly(23), {}, disclose.Exactly(20)}
	fmt.Println(table.Range(1, shown))
	shown[2] = disclose.Shown{}
	fmt.Println(table.Range(1, shown))
	// Output:
	// {3 3} true
	// {0 23} true
}
