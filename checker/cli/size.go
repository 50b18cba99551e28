package cli

import (
	"errors"
	"math"
	"strconv"
	"strings"
)

// size is a flag for a number of bytes: "64MiB", "10 MB", "1000000".
type size int64

func (s *size) Type() string { return "SIZE" }

// String writes a size in the largest unit that loses nothing.
func (s *size) String() string {
	n := int64(*s)
	for _, u := range []struct {
		name string
		n    int64
	}{{"GiB", 1 << 30}, {"MiB", 1 << 20}, {"KiB", 1 << 10}} {
		if n > 0 && n%u.n == 0 {
			return strconv.FormatInt(n/u.n, 10) + u.name
		}
	}
	return strconv.FormatInt(n, 10)
}

var errSize = errors.New("must be a number of bytes such as 64MiB, 10MB or 1000000")

func (s *size) Set(text string) error {
	t := strings.ToLower(strings.TrimSpace(text))
	digits := strings.TrimRight(t, "bgikmt ")
	unit := strings.TrimSuffix(strings.TrimSpace(t[len(digits):]), "b")
	var factor float64
	switch unit {
	case "":
		factor = 1
	case "k":
		factor = 1e3
	case "m":
		factor = 1e6
	case "g":
		factor = 1e9
	case "ki":
		factor = 1 << 10
	case "mi":
		factor = 1 << 20
	case "gi":
		factor = 1 << 30
	default:
		return errSize
	}
	if strings.Trim(digits, "0123456789.") != "" {
		return errSize
	}
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil || n*factor < 1 || n*factor >= math.MaxInt64 {
		return errSize
	}
	*s = size(n * factor)
	return nil
}
