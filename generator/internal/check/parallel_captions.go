package check

import (
	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// captions reports two articles of a translation whose captions have changed places:
// each has a caption on what the other is about in the prevailing text, and nothing of
// what it is about itself. Only topics that every language has a usual word for are
// known, so it is silent about most captions.
func (t *translation) captions(pass *Pass) {
	var list, all []captioned
	for i := range t.pairs {
		p := &t.pairs[i]
		q := captioned{pair: p}
		for side := range q.topics {
			if s := &p.sides[side]; len(s.provision.Caption) > 0 && len(s.runs) > 0 {
				q.topics[side] = s.runs[0].captionTopics(t.locales[side])
			}
		}
		if q.topics[0]|q.topics[1] != 0 {
			all = append(all, q)
		}
		if q.topics[0] != 0 && q.topics[1] != 0 && q.topics[0]&q.topics[1] == 0 {
			list = append(list, q)
		}
	}
	for i := range list {
		for j := range list[:i] {
			a, b := &list[j], &list[i]
			if a.topics[0]&b.topics[1] == 0 || b.topics[0]&a.topics[1] == 0 {
				continue
			}
			a.report(pass)
			b.report(pass)
		}
	}
	for topic := uint64(1); topic != 0 && topic <= locale.DistinctTopics; topic <<= 1 {
		if topic&locale.DistinctTopics == 0 {
			continue
		}
		a, b := only(all, 0, topic), only(all, 1, topic)
		if a != nil && b != nil && a.pair != b.pair && a.topics[0]&a.topics[1] == 0 && b.topics[0]&b.topics[1] == 0 && (a.topics[1] == 0 || b.topics[0] == 0) {
			a.report(pass)
			b.report(pass)
		}
	}
}

// only returns the one caption of a side with the topic, or nil if there are more.
func only(list []captioned, side int, topic uint64) (found *captioned) {
	for i := range list {
		if list[i].topics[side]&topic == 0 {
			continue
		}
		if found != nil {
			return nil
		}
		found = &list[i]
	}
	return found
}

func (c *captioned) report(pass *Pass) {
	prevailing, translation := &c.pair.sides[0], &c.pair.sides[1]
	pass.Problems.Warn(translation.text.File.Pos(translation.provision.At), "parallel.captions", "Found", policy.Plain(translation.provision.Caption),
		"Other", policy.Plain(prevailing.provision.Caption), "Place", place(prevailing.text, prevailing.provision))
}

// captioned is a pair with the topics of its captions.
type captioned struct {
	pair   *pair
	topics [2]uint64
}
