package chart

import "assize/report/say/doc"

// Over reports whether a figure holds more than its kind draws.
func Over(p doc.Plot) bool { return over(kindOf(p).loads()) }
