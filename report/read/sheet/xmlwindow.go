package sheet

import "io"

// fill moves what is not yet consumed to the front of the window and reads on.
func (x *xmlReader) fill() error {
	if x.eof {
		return x.malformed("the XML ends in the middle")
	}
	if x.p > 0 {
		x.base += int64(x.p)
		copy(x.buf, x.buf[x.p:x.raw])
		x.n, x.raw, x.p = x.n-x.p, x.raw-x.p, 0
	} else if x.raw == len(x.buf) {
		if len(x.buf) >= x.maxBytes {
			return overLimit("cell-text", "bytes in one tag or text", int64(x.maxBytes))
		}
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	for x.raw < len(x.buf) && !x.eof {
		k, err := x.from.Read(x.buf[x.raw:])
		x.raw += k
		if err == io.EOF {
			x.eof = true
		} else if err != nil {
			return err
		}
	}
	if !x.declared {
		x.declared = true
		if err := x.checkDeclared(x.buf[:x.raw]); err != nil {
			return err
		}
	}
	good, ok := checkCharacters(x.buf[x.n:x.raw])
	x.n += good
	if !ok || x.eof && x.n < x.raw {
		x.p = x.n
		f := x.malformed("a character that is not UTF-8, or not allowed in XML")
		f.rule = ruleEncoding
		return f
	}
	return nil
}
