// Command redline checks drafts of resolutions for words that cross a red line.
package main

import (
	"os"
	"runtime/debug"

	"github.com/redline-check/redline/checker/cli"
)

func main() {
	// A run is short and its heap small: collecting less often saves a third of
	// the time of a folder of drafts. The limit keeps a very large file from
	// taking five times its share.
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(1 << 30)
	}
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}
