package draft

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sample is "aé -b", "c" on the next line with gaps between the columns.
var sample = NewText(
	Run{Text: "aé ", At: Pos{1, 3}},
	Run{Text: ""},
	Run{Text: "-b", At: Pos{1, 9}, State: Struck, Bracket: 2},
	Run{Text: "c", At: Pos{2, 1}, State: Inserted},
)

func TestTextPlaces(t *testing.T) {
	if got, want := sample.String(), "aé -bc"; got != want || sample.Len() != len(want) {
		t.Fatalf("String, Len = %q, %d", got, sample.Len())
	}
	at := []Pos{{1, 3}, {1, 4}, {}, {1, 5}, {1, 9}, {1, 10}, {2, 1}, {2, 2}}
	end := []Pos{{1, 3}, {1, 4}, {}, {1, 5}, {1, 6}, {1, 10}, {1, 11}, {2, 2}}
	for i := range at {
		if at[i] == (Pos{}) {
			continue // within é
		}
		if got := sample.At(i); got != at[i] {
			t.Errorf("At(%d) = %v, want %v", i, got, at[i])
		}
		if got := sample.End(i); got != end[i] {
			t.Errorf("End(%d) = %v, want %v", i, got, end[i])
		}
	}
	if sample.At(-1) != (Pos{1, 3}) || sample.At(99) != (Pos{2, 2}) || sample.End(-1) != (Pos{1, 3}) || sample.End(99) != (Pos{2, 2}) {
		t.Errorf("out of range: At %v %v, End %v %v", sample.At(-1), sample.At(99), sample.End(-1), sample.End(99))
	}
	for i, want := range map[int]State{0: Kept, 4: Struck, 5: Struck, 6: Inserted, -1: Kept, 99: Inserted} {
		if got := sample.State(i); got != want {
			t.Errorf("State(%d) = %v, want %v", i, got, want)
		}
	}
	for i, want := range map[int]int{0: 0, 4: 2, 5: 2, 6: 0} {
		if got := sample.Bracket(i); got != want {
			t.Errorf("Bracket(%d) = %d, want %d", i, got, want)
		}
	}
	var zero Text
	if zero.String() != "" || zero.At(0) != (Pos{}) || zero.End(0) != (Pos{}) || zero.State(0) != Kept || zero.Bracket(0) != 0 {
		t.Error("the zero Text is not empty")
	}
}

// TestTextSlice holds every slice against the text that it is part of.
func TestTextSlice(t *testing.T) {
	s := sample.String()
	for i := -1; i <= len(s)+1; i++ {
		for j := i - 1; j <= len(s)+1; j++ {
			a, b := max(i, 0), min(j, len(s))
			if a == 2 || b == 2 {
				continue // within é
			}
			got := sample.Slice(i, j)
			want := ""
			if a < b {
				want = s[a:b]
			}
			if got.String() != want {
				t.Fatalf("Slice(%d, %d) = %q, want %q", i, j, got, want)
			}
			for k := range want {
				if got.At(k) != sample.At(a+k) || got.State(k) != sample.State(a+k) || got.Bracket(k) != sample.Bracket(a+k) {
					t.Errorf("Slice(%d, %d) differs at %d", i, j, k)
				}
			}
			if a < b && got.End(got.Len()) != sample.End(b) {
				t.Errorf("Slice(%d, %d).End = %v, want %v", i, j, got.End(got.Len()), sample.End(b))
			}
		}
	}
}

func TestTextConcatTrim(t *testing.T) {
	got := Concat(sample.Slice(0, 4), Text{}, sample.Slice(4, 7))
	if diff := cmp.Diff(sample.Runs(), got.Runs()); diff != "" || got.String() != sample.String() {
		t.Errorf("Concat of the parts (-want +got):\n%s", diff)
	}
	trimmed := NewText(Run{Text: " \t", At: Pos{1, 1}}, Run{Text: " a b ", At: Pos{1, 5}}, Run{Text: "\n", At: Pos{1, 12}}).TrimSpace()
	if diff := cmp.Diff([]Run{{Text: "a b", At: Pos{1, 6}}}, trimmed.Runs()); diff != "" {
		t.Errorf("TrimSpace (-want +got):\n%s", diff)
	}
	if got := NewText(Run{Text: "  ", At: Pos{1, 1}}).TrimSpace(); got.Len() != 0 {
		t.Errorf("TrimSpace of spaces = %q", got)
	}
}

func TestNames(t *testing.T) {
	if Kept.String() != "kept" || Inserted.String() != "inserted" || Struck.String() != "struck" || Proposed.String() != "proposed" || Current.String() != "current" {
		t.Error("a state or view has lost its name")
	}
	if !(Pos{1, 9}).Before(Pos{2, 1}) || !(Pos{1, 1}).Before(Pos{1, 2}) || (Pos{1, 2}).Before(Pos{1, 2}) || (Pos{2, 1}).Before(Pos{1, 9}) {
		t.Error("Before does not order places")
	}
}
