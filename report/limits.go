package report

import (
	"time"

	"assize/report/read/confine"
	"assize/report/read/job"
	"assize/report/read/sheet"
)

// readerOf reads a job's workbooks by the program's worker, within the job's limits.
func readerOf(p Program, l job.Limits) confine.Reader {
	return confine.Reader{Worker: p.Worker, Sheet: sheetLimits(l), Child: childLimits(l)}
}

// sheetLimits are the reader's limits with the job's in their place.
func sheetLimits(l job.Limits) sheet.Limits {
	out := sheet.AuditLimits()
	if l.Megabytes > 0 {
		out.FileSize = int64(l.Megabytes) << 20
	}
	if l.Rows > 0 {
		out.Rows = l.Rows
	}
	if l.Cells > 0 {
		out.Cells = l.Cells
	}
	return out
}

// childLimits are the reading child's limits with the job's in their place.
func childLimits(l job.Limits) confine.Limits {
	out := confine.ForWorkbook()
	if l.MemoryMegabytes > 0 {
		out.Memory = uint64(l.MemoryMegabytes) << 20
	}
	if l.Seconds > 0 {
		out.Wall = time.Duration(l.Seconds) * time.Second
		out.CPU = min(out.CPU, out.Wall)
	}
	return out
}
