//go:build !unix

package main

func syscallUmask() {}
