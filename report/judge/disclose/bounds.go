package disclose

import "math"

// Shown is what is published of a margin: its count, or that it lies between two
// numbers where it was rounded. The zero value publishes nothing.
type Shown struct {
	Published bool
	Low, High float64
}

// Exactly publishes a count as it is.
func Exactly(count int) Shown { return Shown{true, float64(count), float64(count)} }

// Rounded publishes a count as a multiple of a number.
func Rounded(count, to int) Shown {
	half := float64(to) / 2
	return Shown{true, max(0, float64(count)-half), float64(count) + half}
}

// Range is where a count can lie.
type Range struct{ Low, High float64 }

// Width is how far apart the ends are.
func (r Range) Width() float64 { return r.High - r.Low }

// And is where both can lie.
func (r Range) And(o Range) Range { return Range{max(r.Low, o.Low), min(r.High, o.High)} }

// Plus is where the sum of the two can lie.
func (r Range) Plus(o Range) Range { return Range{r.Low + o.Low, r.High + o.High} }

// Range is where the count of a margin can lie, by what is published of the others:
// no count of a cell is below zero. It is false where what is published contradicts
// itself, so that cells are missing from the table.
func (t Table) Range(margin int, shown []Shown) (Range, bool) {
	p := newProgram(t, shown)
	if !p.feasible() {
		return Range{}, false
	}
	goal := t.row(margin)
	high := p.maximum(goal)
	for k := range goal {
		goal[k] = -goal[k]
	}
	low := -p.maximum(goal)
	return Range{max(0, low), high}, true
}

// program is a linear program in a tableau: the counts of cells, what is left to the
// ends of what is published, and one helper a row to begin with.
type program struct {
	cells, columns int         // of the cells; of all but the right side
	rows           [][]float64 // the last column is the right side
	basis          []int
	helpers        int // the first of the helpers' columns
}

func newProgram(t Table, shown []Shown) *program {
	var lines [][]float64 // coefficients, then slack (+1, −1, 0), then right side
	for i, s := range shown {
		switch {
		case !s.Published:
		case s.Low == s.High:
			lines = append(lines, append(t.row(i), 0, s.High))
		default:
			lines = append(lines, append(t.row(i), 1, s.High), append(t.row(i), -1, s.Low))
		}
	}
	p := &program{cells: t.cells, helpers: t.cells + len(lines)}
	p.columns = p.helpers + len(lines)
	for i, line := range lines {
		row := make([]float64, p.columns+1)
		copy(row, line[:t.cells])
		row[t.cells+i] = line[t.cells]
		row[p.helpers+i] = 1
		row[p.columns] = line[t.cells+1]
		p.rows = append(p.rows, row)
		p.basis = append(p.basis, p.helpers+i)
	}
	return p
}

// feasible drives the helpers out; false where they cannot be.
func (p *program) feasible() bool {
	goal := make([]float64, p.columns)
	for k := p.helpers; k < p.columns; k++ {
		goal[k] = -1
	}
	if p.solve(goal, p.columns) < -epsilon {
		return false
	}
	for i := 0; i < len(p.basis); i++ { // a helper left in the basis is zero
		if p.basis[i] < p.helpers {
			continue
		}
		k := 0
		for k < p.helpers && abs(p.rows[i][k]) < epsilon {
			k++
		}
		if k < p.helpers {
			p.pivot(i, k)
			continue
		}
		p.rows, p.basis = append(p.rows[:i], p.rows[i+1:]...), append(p.basis[:i], p.basis[i+1:]...) // says nothing
		i--
	}
	return true
}

// maximum is the largest value of a sum over the cells; +Inf where there is none.
func (p *program) maximum(cells []float64) float64 {
	goal := make([]float64, p.columns)
	copy(goal, cells)
	return p.solve(goal, p.helpers)
}

// solve is the simplex method by Bland's rule, which never goes in a circle. Columns
// from the limit on may not enter.
func (p *program) solve(goal []float64, limit int) float64 {
	for {
		enter := -1
		for k := 0; k < limit && enter < 0; k++ {
			gain := goal[k]
			for i, b := range p.basis {
				gain -= goal[b] * p.rows[i][k]
			}
			if gain > epsilon {
				enter = k
			}
		}
		if enter < 0 {
			break
		}
		leave, least := -1, math.Inf(1)
		for i, row := range p.rows {
			if row[enter] <= epsilon {
				continue
			}
			ratio := row[p.columns] / row[enter]
			if ratio < least-epsilon || ratio < least+epsilon && (leave < 0 || p.basis[i] < p.basis[leave]) {
				leave, least = i, ratio
			}
		}
		if leave < 0 {
			return math.Inf(1)
		}
		p.pivot(leave, enter)
	}
	sum := 0.0
	for i, b := range p.basis {
		sum += goal[b] * p.rows[i][p.columns]
	}
	return sum
}

// pivot brings a column into the basis in the place of a row's.
func (p *program) pivot(row, column int) {
	by := p.rows[row][column]
	for k := range p.rows[row] {
		p.rows[row][k] /= by
	}
	for i, r := range p.rows {
		if i == row || r[column] == 0 {
			continue
		}
		factor := r[column]
		for k := range r {
			r[k] -= factor * p.rows[row][k]
		}
	}
	p.basis[row] = column
}
