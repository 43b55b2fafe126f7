package locale

import "jobun/generator/internal/policy"

// Linker is [Link] for several texts, such as the versions of a policy. They
// repeat each other almost word by word, and it reads equal words once. The zero
// value is ready. It must not be used by several goroutines at once.
type Linker struct {
	readers map[policy.Language]*linkReader
}

// reader returns the reader of a language. Size is about how many blocks the first
// text has.
func (l *Linker) reader(language policy.Language, size int) *linkReader {
	if r := l.readers[language]; r != nil {
		return r
	}
	r := &linkReader{known: make(map[string]*linkWords, size)}
	r.locale, _ = For(language)
	if l.readers == nil {
		l.readers = map[policy.Language]*linkReader{}
	}
	l.readers[language] = r
	return r
}

// linkReader finds what there is to link in words of one language.
type linkReader struct {
	locale Locale
	known  map[string]*linkWords
	free   []linkWords   // memory for what is known
	pool   referencePool // for what is known, so it is never reset
	cost   int           // of what is known

	other     linkWords // of words that are not remembered, and
	otherPool referencePool
}

// linkWords is what there may be to link in some words. It depends on nothing but
// them, and is not changed.
type linkWords struct {
	hasReferences, hasDates bool // they have been read
	references              []FoundReference
	marks                   []mark // where quotations and sentences begin and end, if there are references
	ends                    []int  // of sentences
	replaced                [][2]int
	dates                   []FoundDate
}

// maxCost bounds what is remembered. No policy has so many references; a text
// that is made of nothing else must not fill the memory.
const maxCost = 20_000

// read finds what there is to link in s: dates, and references if they are asked
// for. What it returns is good until it is called again.
func (r *linkReader) read(s string, references bool) *linkWords {
	w, pool := r.known[s], &r.pool
	switch {
	case w != nil:
	case r.cost < maxCost:
		w = r.newWords()
		r.known[s] = w
	default:
		w, pool = &r.other, &r.otherPool
		pool.reset()
		*w = linkWords{marks: w.marks[:0], ends: w.ends[:0], replaced: w.replaced[:0], dates: w.dates[:0]}
	}
	if references && !w.hasReferences {
		w.readReferences(r.locale, s, pool)
		r.cost += len(w.references) + len(w.marks)
	}
	if !w.hasDates {
		w.readDates(r.locale, s)
		r.cost += len(w.dates)
	}
	return w
}

// newWords returns words of which nothing has been read, cut from a larger piece of
// memory.
func (r *linkReader) newWords() *linkWords {
	if len(r.free) == 0 {
		r.free = make([]linkWords, 32)
	}
	w := &r.free[0]
	r.free = r.free[1:]
	return w
}

func (w *linkWords) readReferences(l Locale, s string, pool *referencePool) {
	w.hasReferences = true
	pool.found = l.appendReferences(pool.found[:0], s, pool)
	if len(pool.found) == 0 {
		return
	}
	w.references = append(take(&pool.members, len(pool.found)), pool.found...)
	w.replaced = l.replacing(w.replaced, s)
	w.marks = l.marks(w.marks, s)
	for _, m := range w.marks {
		if m.kind == sentenceEnds {
			w.ends = append(w.ends, m.at)
		}
	}
}

func (w *linkWords) readDates(l Locale, s string) {
	w.hasDates = true
	for from := 0; from < len(s); {
		d, ok := l.NextDate(s, from)
		if !ok || d.End <= from {
			return
		}
		w.dates = append(w.dates, d)
		from = d.End
	}
}
