package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// Exit codes of signals: 128 and the signal's number, as shells say them.
const (
	exitHungUp      = 129
	exitInterrupted = 130
	exitTerminated  = 143
)

// grace is how long a command that was told to stop may take to leave nothing
// half done behind. Whoever sends the signal kills after ten seconds at the
// earliest (Kubernetes thirty, systemd ninety), and asks for five.
const grace = 4 * time.Second

// graceOf is the grace of the command that a command line names: none where it only
// reads, and may be ended wherever it is.
func graceOf(args []string) time.Duration {
	if len(args) > 0 {
		switch args[0] {
		case "cells", "collect", "diff", "plan", "test", "verify", "version":
			return 0
		}
	}
	return grace
}

// signals gives a context that ends with SIGHUP, SIGINT or SIGTERM, and the exit
// code that the signal asked for. Who starts it with nohup, or
// with SIGHUP ignored otherwise, wants it to outlive the terminal. Where the program does not stop by itself within the
// grace, because a computation or a file system does not let go, it is ended: a
// release is renamed into place in one step, and the next run sweeps what a killed
// one left. A second signal does not wait.
func signals(grace time.Duration) (context.Context, func() int) {
	ctx, cancel := context.WithCancelCause(context.Background())
	ch := make(chan os.Signal, 2) // neither the first nor the second is lost
	signal.Notify(ch, os.Interrupt, syscall.SIGTERM)
	if !signal.Ignored(syscall.SIGHUP) {
		signal.Notify(ch, syscall.SIGHUP)
	}
	go func() {
		first := signalled{<-ch}
		cancel(first)
		select {
		case second := <-ch:
			os.Exit(signalled{second}.code())
		case <-time.After(grace):
			fmt.Fprintln(os.Stderr, "assize: stopped where it was; what is in place stands, and the next run clears up")
			os.Exit(first.code())
		}
	}()
	return ctx, func() int {
		var s signalled
		if errors.As(context.Cause(ctx), &s) {
			return s.code()
		}
		return exitInterrupted
	}
}

// signalled is the cause of a context that a signal ended.
type signalled struct{ os.Signal }

func (s signalled) Error() string { return "stopped by " + s.String() }

// code is the exit code that the signal asks for.
func (s signalled) code() int {
	switch s.Signal {
	case syscall.SIGHUP:
		return exitHungUp
	case syscall.SIGTERM:
		return exitTerminated
	default:
		return exitInterrupted
	}
}
