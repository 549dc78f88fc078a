package report

import (
	"context"
	"slices"

	"assize/report/read/job"
	"assize/report/read/register"
	"assize/report/read/source"
	"assize/report/read/workbook"
)

// spread makes of the job's workbooks those that are read: of one that holds many
// forces, as the layout says, one for each of them. What in it is of no force is a row
// of its own, which is refused: nothing is lost in silence, and the forces that are
// known go on.
func (b *bench) spread(ctx context.Context) (books []job.Workbook, nobodys []finished) {
	if !b.layout.Parted() {
		return b.job.Workbooks, nil
	}
	for _, w := range b.job.Workbooks {
		book, ps := b.books.Read(ctx, w.Path)
		if book == nil || ps.Refused() {
			books = append(books, w) // it is refused when it is read
			continue
		}
		forces, ps := workbook.Shares(book, b.layout, b.asks(w))
		expected := b.books.Expected(w)
		for _, f := range forces {
			if w.Force == "" || f.ID == expected.ID {
				books = append(books, w.Share(f.ID))
			}
		}
		if len(forces) == 0 && !ps.Refused() {
			ps.Refuse(source.Pos{File: w.Path}, "no-force", "see what the layout says under forces", "no row of the workbook is of a force")
		}
		if len(ps) > 0 {
			nobodys = append(nobodys, finished{Workbook: w.Path, Refused: ps.Refused(), Problems: ps})
		}
	}
	return books, nobodys
}

// nameShare says whose share a problem is about that is of no single row: the workbook's
// name alone does not tell.
func nameShare(w job.Workbook, of register.Force, ps source.Problems) {
	if w.Of == "" {
		return
	}
	for i := range ps {
		if ps[i].Pos.Cell == "" && ps[i].Pos.Line == 0 {
			ps[i].Message = of.Name + ": " + ps[i].Message
		}
	}
}

// toldOnce drops what several shares of one workbook tell in the same words of the same
// place.
func toldOnce(ps source.Problems) source.Problems {
	return slices.CompactFunc(ps, func(a, b source.Problem) bool { return a.Error() == b.Error() && a.Rule == b.Rule })
}
