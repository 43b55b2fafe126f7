package locale

import "slices"

// Levels returns the names of the levels that [Style.Override] can set, from the
// outermost in.
func Levels() []string { return slices.Clone(levelNames[:]) }
