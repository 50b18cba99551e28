package cli

import "testing"

// TestFindings runs sessions with the built-in policies.
func TestFindings(t *testing.T) { runScripts(t, "testdata/findings") }
