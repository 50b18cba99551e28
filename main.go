// Command redline checks drafts of resolutions for words that cross a red line.
package main

import (
	"os"

	"github.com/redline-check/redline/checker/cli"
)

func main() {
	os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}
