package schema_test

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/redline-check/redline/checker/policy"
	"github.com/redline-check/redline/schema"
)

// The METADATA of every rule fits its schema: at least three examples that it
// flags and three that it leaves alone.
func TestRuleMetadata(t *testing.T) {
	rules, err := policy.Describe(os.DirFS("../policies"))
	if err != nil {
		t.Fatal(err)
	}
	if len(rules) == 0 {
		t.Fatal("no rules")
	}
	for _, r := range rules {
		data, err := json.Marshal(r.Meta)
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.ValidateJSON("RuleMetadata", data); err != nil {
			t.Errorf("%s:\n%v", r.ID, err)
		}
	}
}
