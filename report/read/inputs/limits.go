package inputs

import (
	"cmp"
	"time"

	"assize/report/read/confine"
	"assize/report/read/job"
	"assize/report/read/sheet"
	"assize/report/read/workbook"
)

// Reader reads the job's workbooks by a worker's command line, within the job's
// limits; csv files in the encoding that their layout declares, else in the job's. No
// worker reads in this process.
func (d *Desk) Reader(worker []string, layout *workbook.Layout) confine.Reader {
	r := confine.Reader{Worker: worker, Sheet: sheetLimits(d.Job.Limits), Encoding: d.Job.Encoding, Child: childLimits(d.Job.Limits)}
	if layout != nil {
		r.Encoding = cmp.Or(layout.Encoding, r.Encoding)
	}
	return r
}

// sheetLimits are the reader's limits with the job's in their place.
func sheetLimits(l job.Limits) sheet.Limits {
	out := sheet.AuditLimits()
	setLimits(&out, l, func(_, of int64) int64 { return of })
	return out
}

// tableLimits are the limits of a recorded-crime table, where the job's are
// wider these.
func tableLimits(l job.Limits) sheet.Limits {
	out := sheet.TableLimits()
	setLimits(&out, l, func(own, of int64) int64 { return max(own, of) })
	return out
}

// setLimits has choose decide between a limit and the one that the job states
// for it.
func setLimits(out *sheet.Limits, l job.Limits, choose func(own, of int64) int64) {
	for _, n := range []struct {
		limit  *int
		stated int
	}{
		{&out.Entries, l.Entries},
		{&out.Sheets, l.Sheets},
		{&out.Rows, l.Rows},
		{&out.Columns, l.Columns},
		{&out.Cells, l.Cells},
		{&out.Strings, l.Strings},
		{&out.CellText, l.CellText},
		{&out.Depth, l.Depth},
	} {
		if n.stated > 0 {
			*n.limit = int(choose(int64(*n.limit), int64(n.stated)))
		}
	}
	for _, n := range []struct {
		limit  *int64
		stated int64
	}{
		{&out.FileSize, int64(l.Megabytes) << 20},
		{&out.PartSize, int64(l.PartMegabytes) << 20},
		{&out.TotalSize, int64(l.TotalMegabytes) << 20},
		{&out.Ratio, int64(l.Ratio)},
		{&out.StringBytes, int64(l.StringMegabytes) << 20},
	} {
		if n.stated > 0 {
			*n.limit = choose(*n.limit, n.stated)
		}
	}
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
