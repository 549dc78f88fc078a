//go:build unix

package main

import "syscall"

// syscallUmask keeps what the program writes from others.
func syscallUmask() { syscall.Umask(0o027) }
