package locale

// ReferenceReader finds the references in many words of one language, as
// AppendReferences does; see [Locale]. It takes memory for those of many words at once.
type ReferenceReader struct {
	locale Locale
	pool   referencePool // for the words that are read now
	kept   keptReferences
}

// NewReferenceReader returns the reader of a language.
func NewReferenceReader(l Locale) *ReferenceReader { return &ReferenceReader{locale: l} }

// Read returns the references in s.
func (r *ReferenceReader) Read(s string) []FoundReference {
	r.pool.reset()
	r.pool.found = r.locale.appendReferences(r.pool.found[:0], s, &r.pool)
	return r.kept.keep(r.pool.found)
}
