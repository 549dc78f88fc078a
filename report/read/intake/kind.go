// Package intake is the one door for files that somebody names: a job and all that
// it names, what inspectors put into its folders, arguments of commands.
//
// Every such file is opened once, and read whole or refused at once with its name, a
// rule and a hint: a named pipe, a device, a folder where a file is wanted, a file
// that is too big for what it is, one that grows while it is read, one that does not
// answer. No link to a file is followed at all, and none to a folder inside a job's
// own folder, where many people write; a path that the job or a command line spells out
// may lead over links to anywhere.
//
// A Place says where a file is and how it is told. A Folder is a file system in
// which the files of a job stand under the names by which outputs tell them, so that
// no path of the machine can get into an output. A fault of the machine, such as a
// disk that fails, is a MachineError, and the Folder remembers the first one.
package intake

// Kind is what a file is for, and so how big it may be.
type Kind int

// The kinds of file. Workbooks and tables have limits of their own, in read/sheet.
const (
	Settings Kind = iota // job, house style, rulebook, layout, plan, rule cases
	List                 // register, sign-off: a line or more for every force
	Prose                // a section, translations, a template
	Logo
	Font
	Findings // findings.json of one force
	Picture  // picture.json, or the manifest of a release: of every force
)

// limit is how many bytes a file of the kind may have: far above the largest sound
// one. What reads YAML has narrower limits, and says more about them.
func (k Kind) limit() int64 {
	switch k {
	case Settings, Prose:
		return 1 << 20
	case Logo:
		return 8 << 20
	case List, Font:
		return 32 << 20
	case Findings:
		return 64 << 20
	default:
		return 512 << 20
	}
}

// String is the kind's word in messages.
func (k Kind) String() string {
	switch k {
	case Settings:
		return "a file of settings"
	case List:
		return "a list of forces"
	case Prose:
		return "a text"
	case Logo:
		return "a logo"
	case Font:
		return "a font"
	case Findings:
		return "the findings of one force"
	default:
		return "a file of a whole round"
	}
}
