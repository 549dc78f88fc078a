package register_test

import (
	"fmt"
	"testing/fstest"

	"assize/report/read/register"
)

func Example() {
	fsys := fstest.MapFS{"forces.yaml": {Data: []byte(`title: Two forces
languages: [en-GB]
forces:
  - {id: devon-and-cornwall, code: E23000035, name: Devon and Cornwall Police, aliases: [Devon and Cornwall]}
  - {id: kent, code: E23000032, name: Kent Police, aliases: [Kent]}
`)}}
	r, err := register.Load(fsys, "forces.yaml")
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := r.Resolve("DEVON & CORNWALL ")
	fmt.Println(f.Name, f.Code, err)
	_, err = r.Resolve("Knet")
	fmt.Println(err)
	// Output:
	// Devon and Cornwall Police E23000035 <nil>
	// no force of this name; did you mean "Kent Police"?
}
