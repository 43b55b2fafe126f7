package check

import (
	"strings"

	"jobun/generator/internal/locale"
	"jobun/generator/internal/policy"
)

// referenceCaption reports references behind which the caption of another
// provision stands in brackets: 第9条（表明保証）, where 表明保証 is 第10条. What stands in
// brackets and is no caption of the text is left alone (第9条（同条第2項を除く。）),
// unless captions of the same text are written behind other references.
func referenceCaption(pass *Pass) {
	var text *policy.Text
	var captions map[string]*policy.Provision
	list := pass.references()
	for i := range list {
		r := &list[i]
		bracket := bracketBehind(r.next)
		if bracket == "" || len(r.inline.Target.IDs) != 1 {
			continue
		}
		if text != r.text {
			text, captions = r.text, captionsOf(r.text)
		}
		target := r.text.ByID(r.inline.Target.IDs[0])
		for target != nil && target.Kind > policy.Article && target.Kind <= policy.Item {
			target = target.Parent
		}
		if target == nil || len(target.Caption) == 0 {
			continue
		}
		own, found := normalCaption(policy.Plain(target.Caption)), normalCaption(bracket)
		switch other := captions[found]; {
		case own == found:
		case other != nil:
			pass.Problems.Error(r.text.File.Pos(r.inline.At), "reference-caption.another",
				"Found", policy.Plain(r.inline.Children), "Caption", bracket, "Own", policy.Plain(target.Caption), "Other", name(other))
		case isStrangeCaption(r.text, own, found):
			pass.Problems.Warn(r.text.File.Pos(r.inline.At), "reference-caption.unknown",
				"Found", policy.Plain(r.inline.Children), "Caption", bracket, "Own", policy.Plain(target.Caption))
		}
	}
}

// bracketBehind returns what stands in brackets directly behind a reference; ""
// if nothing does.
func bracketBehind(next []policy.Inline) string {
	if len(next) == 0 || next[0].Kind != policy.PlainText {
		return ""
	}
	for _, pair := range [...][2]string{{"（", "）"}, {"(", ")"}, {" (", ")"}, {"「", "」"}, {"【", "】"}} {
		if rest, ok := strings.CutPrefix(next[0].Text, pair[0]); ok {
			inner, _, ok := strings.Cut(rest, pair[1])
			if !ok || len(inner) > 120 {
				return ""
			}
			return inner
		}
	}
	return ""
}

// captionsOf returns the captions of the articles of t; those that two of them
// have are left out.
func captionsOf(t *policy.Text) map[string]*policy.Provision {
	captions := map[string]*policy.Provision{}
	t.Walk(func(p *policy.Provision) {
		if p.Kind != policy.Article || len(p.Caption) == 0 {
			return
		}
		c := normalCaption(policy.Plain(p.Caption))
		if _, twice := captions[c]; twice {
			p = nil
		}
		captions[c] = p
	})
	return captions
}

// normalCaption makes captions equal that differ in case, spaces and quotation
// marks only.
func normalCaption(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.Trim(s, "「」『』\"“” 　")), " "))
}

// isStrangeCaption reports whether found is written like a caption and is none:
// a noun of the language, without a word in common with the caption own.
func isStrangeCaption(t *policy.Text, own, found string) bool {
	if l, _ := locale.For(t.Language); len(l.AppendReferences(nil, found)) > 0 {
		return false
	}
	if t.Language != "ja" {
		return false
	}
	last := before(found, len(found))
	if len(found) < 9 || len(found) > 45 || !isHan(last) && !isKatakana(last) || containsAny(found, notCaptions) {
		return false
	}
	for _, r := range found {
		if isHan(r) && strings.ContainsRune(own, r) || !isHan(r) && !isKatakana(r) && !strings.ContainsRune("のとをにはへ及び又・等", r) {
			return false
		}
	}
	return true
}

// notCaptions stand in brackets behind references and say something of them.
var notCaptions = []string{"以下", "除", "含", "限", "準用", "同", "本", "前", "次", "上記", "下記", "後記", "参照", "関係", "同じ", "改正", "削除", "新設", "施行", "抄", "号", "項", "条", "別", "場合", "法", "令"}
