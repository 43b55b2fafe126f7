package locale

import "jobun/generator/internal/policy"

// Linker is [Link] for several texts, such as the versions of a policy. They
// repeat each other almost word by word, and it reads equal words once. The zero
// value is ready. It must not be used by several goroutines at once.
type Linker struct {
	readers map[policy.Language]*linkReader
}

// Forget forgets the words that it has read, so that it may be used for texts that have
// nothing in common with those before. It keeps the memory for them.
func (l *Linker) Forget() {
	for _, r := range l.readers {
		r.forget()
	}
}

// reader returns the reader of a language. Size is about how many blocks the first
// text has.
func (l *Linker) reader(language policy.Language, size int) *linkReader {
	if r := l.readers[language]; r != nil {
		return r
	}
	locale, _ := For(language)
	r := newLinkReader(locale, size)
	if l.readers == nil {
		l.readers = map[policy.Language]*linkReader{}
	}
	l.readers[language] = r
	return r
}

// linkReader finds what there is to link in words of one language.
type linkReader struct {
	locale  Locale
	known   map[string]*linkWords
	nothing [2]linkWords   // is known of words without dates; of the second it is also known that they have no references
	all     []linkWords    // memory for what is known
	free    []linkWords    // what is left of it
	kept    keptReferences // of what is known
	cost    int            // of what is known
	pool    referencePool  // for the words that are read now

	other     linkWords // of words that are not remembered, and
	otherKept keptReferences
}

func newLinkReader(l Locale, size int) *linkReader {
	r := &linkReader{locale: l, known: make(map[string]*linkWords, size)}
	r.nothing[1].hasReferences = true
	return r
}

// linkWords is what there may be to link in some words. It depends on nothing but
// them, and is not changed.
type linkWords struct {
	hasReferences bool // they have been read
	references    []FoundReference
	marks         []mark // where quotations and sentences begin and end, if there are references
	ends          []int  // of sentences
	replaced      [][2]int
	dates         []FoundDate
}

// maxCost bounds what is remembered. No policy has so many references; a text
// that is made of nothing else must not fill the memory.
const maxCost = 20_000

// read finds what there is to link in s: dates, and references if they are asked
// for. What it returns is good until it is called again.
func (r *linkReader) read(s string, references bool) *linkWords {
	if w := r.known[s]; w != nil && (w.hasReferences || !references) {
		return w
	}
	if r.cost >= maxCost {
		w := &r.other
		r.otherKept.reset()
		*w = linkWords{replaced: w.replaced[:0]}
		r.readNew(w, s, references, &r.otherKept)
		return w
	}
	w := r.nextWords()
	r.readNew(w, s, references, &r.kept)
	switch {
	case len(w.references) > 0 || len(w.dates) > 0:
		r.free = r.free[1:]
		r.cost += len(w.references) + len(w.marks) + len(w.dates)
	case references:
		*w = linkWords{}
		w = &r.nothing[1]
	default:
		w = &r.nothing[0]
	}
	r.known[s] = w
	return w
}

// readNew reads words that are not known.
func (r *linkReader) readNew(w *linkWords, s string, references bool, kept *keptReferences) {
	if references {
		w.readReferences(r.locale, s, &r.pool, kept)
	}
	w.readDates(r.locale, s, &r.pool, kept)
}

// nextWords returns the next of the free words, of which nothing has been read. They are
// cut from a larger piece of memory, and stay free if nothing is found.
func (r *linkReader) nextWords() *linkWords {
	if len(r.free) == 0 {
		r.all = make([]linkWords, max(32, 2*len(r.all)))
		r.free = r.all
	}
	return &r.free[0]
}

// mostKnown is of how many words the memory is kept. It takes time to clear it.
const mostKnown = 1 << 12

// forget forgets all words, and keeps nothing of their texts alive.
func (r *linkReader) forget() {
	if len(r.known) > mostKnown || len(r.all) > mostKnown {
		*r = *newLinkReader(r.locale, 0)
		return
	}
	clear(r.known)
	clear(r.all[:len(r.all)-len(r.free)])
	r.free, r.cost, r.other = r.all, 0, linkWords{}
	r.kept.forget()
	r.otherKept.forget()
	r.pool.forget()
}

func (w *linkWords) readReferences(l Locale, s string, pool *referencePool, kept *keptReferences) {
	w.hasReferences = true
	pool.reset()
	pool.found = l.appendReferences(pool.found[:0], s, pool)
	if len(pool.found) == 0 {
		return
	}
	w.references = kept.keep(pool.found)
	replacing := false
	if pool.marks, replacing = l.marks(pool.marks[:0], s); replacing {
		w.replaced = l.replacing(w.replaced, s)
	}
	w.marks = append(take(&kept.marks, len(pool.marks)), pool.marks...)
	w.ends = take(&kept.ends, len(w.marks))
	for _, m := range w.marks {
		if m.kind == sentenceEnds {
			w.ends = append(w.ends, m.at)
		}
	}
}

func (w *linkWords) readDates(l Locale, s string, pool *referencePool, kept *keptReferences) {
	found := pool.dates[:0]
	for from := 0; from < len(s); {
		d, ok := l.NextDate(s, from)
		if !ok || d.End <= from {
			break
		}
		found = append(found, d)
		from = d.End
	}
	pool.dates = found
	w.dates = append(take(&kept.dates, len(found)), found...)
}
