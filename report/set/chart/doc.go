// Package chart draws the figure kinds of doc on a Canvas and writes their
// text alternatives from the same numbers.
package chart
