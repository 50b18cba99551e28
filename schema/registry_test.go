package schema

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// The shapes of the registry as JSON, no more than the tests need.
type conference struct {
	ID, Body, Name, Place string
	Names, Aliases        []string
	Year                  int
	Verified              bool
}

type adoption struct {
	Place    string
	Year     int
	Verified bool
}

type registered struct {
	ID, Body, Type, Text, Title, Successor string
	Number                                 int
	Adopted                                *adoption
	Revisions                              []adoption
	Verified                               bool
}

type group struct {
	ID, Sector, Title, Successor string
	Number, Since                int
	Names, Words, Merged         []string
	Period                       []int
	Verified                     bool
}

type registry struct {
	Conferences  map[string]conference
	Resolutions  map[string]registered
	Study_groups map[string]group
	Retired      map[string]group
}

func loadRegistry(t *testing.T) registry {
	t.Helper()
	data, err := Export("Registry", readDir(t, "../policies/registry"))
	if err != nil {
		t.Fatalf("the registry does not fit its schema:\n%v", err)
	}
	if err := ValidateJSON("Registry", data); err != nil {
		t.Fatalf("the registry as JSON does not fit its schema:\n%v", err)
	}
	var r registry
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

func TestRegistryConferences(t *testing.T) {
	r := loadRegistry(t)
	seen := map[string]string{}
	for id, c := range r.Conferences {
		if c.ID != id {
			t.Errorf("conference %s calls itself %s", id, c.ID)
		}
		if c.Place == "" && c.Body != "Council" {
			t.Errorf("%s has no place", id)
		}
		key := fmt.Sprint(c.Body, c.Year)
		if other, ok := seen[key]; ok {
			t.Errorf("%s and %s are the same meeting", id, other)
		}
		seen[key] = id
		for _, a := range c.Aliases {
			if strings.EqualFold(a, c.Place) {
				t.Errorf("%s: alias %q is its place", id, a)
			}
		}
	}
	for _, want := range []string{"PP 2022 Bucharest", "WTSA 2022 Geneva", "WTSA 2024 New Delhi", "WTDC 2017 Buenos Aires", "WCIT 2012 Dubai", "WSIS 2005 Tunis"} {
		found := false
		for _, c := range r.Conferences {
			found = found || fmt.Sprint(c.Body, " ", c.Year, " ", c.Place) == want && c.Verified
		}
		if !found {
			t.Errorf("no verified conference %s", want)
		}
	}
}

func TestRegistryResolutions(t *testing.T) {
	r := loadRegistry(t)
	seen := map[string]string{}
	for id, s := range r.Resolutions {
		if s.ID != id {
			t.Errorf("resolution %s calls itself %s", id, s.ID)
		}
		if s.Number != 0 && s.Text != fmt.Sprint(s.Number) {
			t.Errorf("%s: number %d is cited as %q", id, s.Number, s.Text)
		}
		key := fmt.Sprint(s.Body, s.Type, s.Text)
		if other, ok := seen[key]; ok {
			t.Errorf("%s and %s are the same text", id, other)
		}
		seen[key] = id
		if s.Successor != "" && r.Resolutions[s.Successor].ID == "" {
			t.Errorf("%s: successor %s does not exist", id, s.Successor)
		}
		all := s.Revisions
		if s.Adopted != nil {
			all = append([]adoption{*s.Adopted}, all...)
		}
		for i, a := range all {
			if i > 0 && a.Year <= all[i-1].Year {
				t.Errorf("%s: %s, %d stands after %s, %d", id, a.Place, a.Year, all[i-1].Place, all[i-1].Year)
			}
			if a.Verified && !s.Verified {
				t.Errorf("%s: %s, %d is verified, the resolution is not", id, a.Place, a.Year)
			}
			if s.Body == "Council" || s.Body == "UNGA" {
				continue // they meet every year
			}
			met := false
			for _, c := range r.Conferences {
				met = met || c.Body == s.Body && c.Place == a.Place && c.Year == a.Year
			}
			if !met {
				t.Errorf("%s: no %s met at %s in %d", id, s.Body, a.Place, a.Year)
			}
		}
	}
}

// What rules lean on: the last verified revision of each text.
func TestRegistryLatest(t *testing.T) {
	r := loadRegistry(t)
	latest := func(id string) string {
		out := "none"
		for _, a := range r.Resolutions[id].Revisions {
			if a.Verified {
				out = fmt.Sprint(a.Place, ", ", a.Year)
			}
		}
		return out
	}
	for id, want := range map[string]string{
		"wtsa-2":  "Hammamet, 2016",
		"wtsa-47": "Dubai, 2012",
		"wtsa-48": "New Delhi, 2024",
		"wtsa-64": "New Delhi, 2024",
		"wtsa-75": "Hammamet, 2016", // Geneva, 2022 is not verified
		"pp-102":  "Bucharest, 2022",
		"pp-206":  "none",
		"wtdc-63": "Dubai, 2014",
	} {
		if got := latest(id); got != want {
			t.Errorf("last verified revision of %s: %s, want %s", id, got, want)
		}
	}
	if v := r.Resolutions["wtsa-75"].Revisions; v[len(v)-1] != (adoption{Place: "Geneva", Year: 2022}) {
		t.Errorf("last revision of wtsa-75: %v", v[len(v)-1])
	}
}

func TestRegistryGroups(t *testing.T) {
	r := loadRegistry(t)
	type number struct {
		sector string
		n      int
	}
	alive := map[number]string{}
	for id, g := range r.Study_groups {
		if g.ID != id {
			t.Errorf("group %s calls itself %s", id, g.ID)
		}
		if g.Period[0] > g.Period[1] {
			t.Errorf("%s: period %v", id, g.Period)
		}
		alive[number{g.Sector, g.Number}] = id
		for _, w := range g.Words {
			if w != strings.ToLower(w) {
				t.Errorf("%s: %q is not in lower case", id, w)
			}
		}
		for _, m := range g.Merged {
			if r.Retired[m].Successor != id {
				t.Errorf("%s took in %s, which went to %q", id, m, r.Retired[m].Successor)
			}
		}
	}
	for id, g := range r.Retired {
		if other, ok := alive[number{g.Sector, g.Number}]; ok {
			t.Errorf("%s is retired, but %s has its number", id, other)
		}
		if _, ok := r.Study_groups[g.Successor]; !ok {
			t.Errorf("%s: successor %q does not exist", id, g.Successor)
		}
	}
	for _, id := range []string{"sg-9", "sg-16"} {
		if g := r.Retired[id]; !g.Verified || g.Since != 2024 || g.Successor != "sg-21" {
			t.Errorf("%s: %+v", id, g)
		}
	}
}

// No entry names an address: sources are short notes.
func TestRegistrySources(t *testing.T) {
	for name, data := range readDir(t, "../policies/registry") {
		for _, s := range []string{"http:", "https:", "www."} {
			if strings.Contains(string(data), s) {
				t.Errorf("%s holds %q", name, s)
			}
		}
	}
}
