package main

// Exit codes, after sysexits.h.
const (
	exitOK       = 0
	exitPartial  = 1  // some forces refused, a document of the round lacking, or a test or diff that differs
	exitUsage    = 64 // the command line
	exitData     = 65 // input, check or verify faults
	exitDelivery = 69 // delivery failed or unknown; the release stands
	exitBug      = 70
	exitIO       = 74
	exitLocked   = 75
	exitConfig   = 78 // the job, its rules, layout, house style or tables
)

// exit is what an exit code means, and what the person who is paged by it does.
type exit struct {
	code        int
	means, todo string
}

// exitCodes are all exit codes. Whatever ends a run, what is public stands.
func exitCodes() []exit {
	return []exit{
		{exitOK, "done", "nothing"},
		{exitPartial, "some forces were refused and the others published; or a test or diff that differs", "read the lines above or restricted/problems.csv, mend the inputs, run again"},
		{exitUsage, "the command line", "see assize help COMMAND"},
		{exitData, "faults of inputs, or a release that does not verify; nothing was published", "mend what the lines name, run again; restore an altered release from a copy"},
		{exitDelivery, "delivery failed or is unknown; the release stands", "see what the line says of the clock, the ledger or the missing edition; run deliver again"},
		{exitBug, "a fault of the program; it says whether anything was published", "report it with the version and the stack of --log; a draft went out without the force concerned"},
		{exitIO, "the machine: no disk, memory, process or descriptor; the release in place stands", "make room, run again"},
		{exitLocked, "another run is at work in the output folder", "wait; cron's next run will do"},
		{exitConfig, "the job, its rules, layout, house style or tables; nothing was read", "mend the file at the line named, try with assize check"},
		{exitHungUp, "hung up", "run again"},
		{exitInterrupted, "interrupted", "run again"},
		{exitTerminated, "terminated", "run again; nothing is half done"},
	}
}
