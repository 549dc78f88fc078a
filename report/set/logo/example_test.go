package logo_test

import (
	"fmt"

	"assize/report/set/logo"
)

// A mark of one square; its letters would need the fonts.
func ExampleRead() {
	m, err := logo.Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><rect width="10" height="10" fill="#12436d"/></svg>`), nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%g by %g, %d shape of %d steps in %v\n", m.W, m.H, len(m.Shapes), len(m.Shapes[0].Path), *m.Shapes[0].Fill)
	_, err = logo.Read([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><image href="x"/></svg>`), nil)
	fmt.Println(err)
	// Output:
	// 20 by 10, 1 shape of 5 steps in {18 67 109}
	// logo: svg: <image>: is not drawn: a logo is made of plain shapes and text [logo]
}
