package check

import (
	"slices"
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// reading is what the words of a run say to the checks that compare languages.
// The versions of a policy repeat each other almost word by word, so equal words
// are read once a policy, and all lists of a reading are part of longer ones.
type reading struct {
	words       string
	own         wording // of a side that says nothing else
	figures     []locale.Figure
	sentences   []modalSentence // their run is not set
	definitions []locale.Definition
	citing      []span   // words of references
	next        *reading // the one that followed it when it was last asked for; nil if none has
	asked       *asked   // what has been read since; nil if nothing has
	number      int32    // among those of its language
	ends        int32    // sentences that end as sentences do and are long enough to be missed
	modal       bool     // one of the sentences obliges, permits, forbids or denies
	timed       bool     // its periods have been read
	referred    bool     // its references have been
	captioned   bool     // its topics have been
}

// asked is what is read of few words, when it is asked for, and what few of those have
// of which it is.
type asked struct {
	periods    []locale.Figure
	references []locale.FoundReference
	topics     uint64 // of a caption
}

// answers returns where that of a reading is written.
func (r *reading) answers() *asked {
	if r.asked == nil {
		r.asked = &asked{}
	}
	return r.asked
}

// readings is what has been read of the words of one language. Its lists hold
// those of all readings and sides, so that there are few of them.
type readings struct {
	locale  locale.Locale
	typed   *locale.ReferenceReader
	byWords map[string]*reading
	counts  map[string]*termCounts
	last    *reading     // the one that was last asked for
	text    *policy.Text // the one that is read
	cut     []string

	nothing     wording // of what has no words
	wordings    []wording
	agreements  []agreement
	readings    []reading
	runs        []run
	figures     []locale.Figure
	sentences   []modalSentence
	modalities  []locale.Modality
	silent      locale.Modality // of all sentences without words of modality
	definitions []locale.Definition
	citing      []span
}

// readingsOf returns what has been read of the words of the language of a text. The first
// text tells about how many readings there will be.
func (pass *Pass) readingsOf(t *policy.Text) *readings {
	l := t.Language
	if r := pass.readings[l]; r != nil {
		return r
	}
	r := &readings{last: &reading{}, byWords: make(map[string]*reading, t.Len()*3/2), counts: map[string]*termCounts{}}
	r.locale, _ = locale.For(l)
	r.typed = locale.NewReferenceReader(r.locale)
	if pass.readings == nil {
		pass.readings = map[policy.Language]*readings{}
	}
	pass.readings[l] = r
	return r
}

// of returns the reading of the words of inlines. The versions of a policy say the same
// in the same order, so that of what followed the last words before is asked first.
func (r *readings) of(inlines []policy.Inline) *reading {
	found := r.last.next
	if found == nil || !isPlain(found.words, inlines) {
		found = r.find(inlines)
		r.last.next = found
	}
	r.last = found
	return found
}

// isPlain reports whether the plain words of inlines are the given ones.
func isPlain(words string, inlines []policy.Inline) bool {
	rest, ok := cutPlain(words, inlines)
	return ok && rest == ""
}

// cutPlain returns what follows the plain words of inlines, if words begin with them.
func cutPlain(words string, inlines []policy.Inline) (rest string, ok bool) {
	for i := range inlines {
		in := &inlines[i]
		text := in.Text
		if in.Kind == policy.LineBreak {
			text = "\n"
		}
		if words, ok = strings.CutPrefix(words, text); !ok {
			return words, false
		}
		if words, ok = cutPlain(words, in.Children); !ok {
			return words, false
		}
	}
	return words, true
}

// find returns the reading of the words of inlines, wherever they have been read.
func (r *readings) find(inlines []policy.Inline) *reading {
	words := r.text.Plain(inlines)
	if found := r.byWords[words]; found != nil {
		return found
	}
	return r.read(words)
}

// atOnce is how many of what is small are allocated together.
const atOnce = 64

// room returns list with room for n more. What is in a full list stays where it is, and
// the new one begins empty: its parts are held by those who need them.
func room[T any](list []T, n int) []T {
	if cap(list)-len(list) >= n {
		return list
	}
	return make([]T, 0, max(n, atOnce))
}

// termCounts is how often a term stands in the words that have been read. The versions of
// a policy look for the same terms in the same words.
type termCounts struct {
	locale locale.Locale
	term   string
	known  []int32 // by the numbers of the readings, one more; 0 if nobody has counted; nil if it is not kept
}

// countsOf returns how often a term stands where. It is kept for so many terms as are
// followed through a text.
func (r *readings) countsOf(term string) *termCounts {
	c := r.counts[term]
	switch {
	case c == nil && len(r.counts) >= maxTerms:
		return &termCounts{locale: r.locale, term: term}
	case c == nil:
		c = &termCounts{locale: r.locale, term: term, known: make([]int32, len(r.byWords))}
		r.counts[term] = c
	}
	return c
}

// in returns how often the term stands in the words of a reading.
func (c *termCounts) in(found *reading) int {
	if int(found.number) >= len(c.known) {
		return c.locale.CountTerm(found.words, c.term)
	}
	if c.known[found.number] == 0 {
		c.known[found.number] = 1 + int32(c.locale.CountTerm(found.words, c.term))
	}
	return int(c.known[found.number]) - 1
}

// typedIn returns the typed references in the words of a reading. Few words must be asked.
func (r *readings) typedIn(words *reading) []locale.FoundReference {
	if !words.referred {
		words.referred = true
		if list := r.typed.Read(words.words); len(list) > 0 {
			words.answers().references = list
		}
	}
	if words.asked == nil {
		return nil
	}
	return words.asked.references
}

// often returns how often something is done or paid, as the words say.
func (r *reading) often(l locale.Locale) []locale.Figure {
	if !r.timed {
		r.timed = true
		if l.MayHavePeriods(r.words) {
			if list := l.AppendPeriods(nil, r.words); len(list) > 0 {
				r.answers().periods = list
			}
		}
	}
	if r.asked == nil {
		return nil
	}
	return r.asked.periods
}

// captionTopics returns the topics of the words, which are a caption.
func (r *reading) captionTopics(l locale.Locale) uint64 {
	if !r.captioned {
		r.captioned = true
		if topics := l.CaptionTopics(r.words); topics != 0 {
			r.answers().topics = topics
		}
	}
	if r.asked == nil {
		return 0
	}
	return r.asked.topics
}

// read reads words that have not been read yet.
func (r *readings) read(words string) *reading {
	r.readings = append(room(r.readings, 1), reading{words: words, number: int32(len(r.byWords))})
	found := &r.readings[len(r.readings)-1]
	found.own.last = found
	r.byWords[words] = found

	r.figures = room(r.figures, atOnce/8)
	first := len(r.figures)
	r.figures = r.locale.AppendFigures(r.figures, words)
	found.figures = slices.Clip(r.figures[first:])

	first = len(r.definitions)
	r.definitions = r.locale.AppendDefinitions(r.definitions, words)
	found.definitions = slices.Clip(r.definitions[first:])

	r.citing = room(r.citing, atOnce/8)
	first = len(r.citing)
	r.citing = appendCiting(r.citing, words)
	found.citing = slices.Clip(r.citing[first:])

	r.cut = r.locale.AppendSentences(r.cut[:0], words)
	r.sentences = room(r.sentences, len(r.cut))
	first = len(r.sentences)
	at := 0
	for _, sentence := range r.cut {
		m, denying := r.modality(sentence)
		if denying.Capitals {
			sentence = r.locale.Lowered(sentence)
			m, denying = r.modality(sentence)
		}
		modal := m != &r.silent
		found.modal = found.modal || denying.Hint || modal
		if endsSentence(sentence) {
			found.ends++
		}
		r.sentences = append(r.sentences, modalSentence{words: sentence, at: at, denying: denying, modal: modal, Modality: m})
		at += len(sentence)
	}
	found.sentences = slices.Clip(r.sentences[first:])
	return found
}

// modality returns the modality of a sentence. Most sentences have none, and one for all.
func (r *readings) modality(sentence string) (*locale.Modality, locale.Denying) {
	m, denying := r.locale.Modality(sentence)
	if m == r.silent {
		return &r.silent, denying
	}
	r.modalities = append(room(r.modalities, 1), m)
	return &r.modalities[len(r.modalities)-1], denying
}
