package locale

import "strings"

// captions is what a language must know of the words of captions.
type captions interface {
	// CaptionTopics returns of which common topics a caption is, one bit a topic,
	// the same in all languages: 目的 and Purpose.
	CaptionTopics(caption string) uint64
}

// captionTopics are the topics, with the beginnings of words that name them.
var captionTopics = [...]struct{ ja, en []string }{
	{[]string{"目的", "趣旨"}, []string{"Purpose", "Objective", "Aim"}},
	{[]string{"定義", "用語"}, []string{"Definition", "Terms"}},
	{[]string{"適用"}, []string{"Application", "Applicab", "Scope"}},
	{[]string{"禁止"}, []string{"Prohibit"}},
	{[]string{"料金", "利用料", "費用", "手数料", "会費", "支払"}, []string{"Fee", "Charge", "Cost", "Price", "Expense", "Payment", "Due"}},
	{[]string{"免責", "責任", "賠償", "損害", "保証"}, []string{"Disclaim", "Liab", "Exempt", "Damage", "Compensation", "Indemn", "Warrant"}},
	{[]string{"準拠法", "管轄", "裁判"}, []string{"Law", "Jurisdiction", "Court", "Dispute"}},
	{[]string{"秘密", "機密", "守秘"}, []string{"Confiden", "Secre", "Disclosure"}},
	{[]string{"個人情報", "プライバシー"}, []string{"Personal", "Privacy", "Data"}},
	{[]string{"通知", "連絡", "公告", "周知", "公表"}, []string{"Notice", "Notif", "Contact", "Communicat", "Announce", "Public"}},
	{[]string{"変更", "改定", "改正"}, []string{"Change", "Amend", "Modif", "Revis"}},
	{[]string{"解除", "解約", "終了", "退会", "取消", "取り消"}, []string{"Terminat", "Cancel", "Withdraw", "Rescis", "End", "Expir"}},
	{[]string{"停止", "中断", "中止"}, []string{"Suspen", "Interrupt", "Discontinu", "Stop"}},
	{[]string{"登録", "申込", "契約の成立"}, []string{"Regist", "Applicat", "Formation"}},
	{[]string{"委任", "細則"}, []string{"Delegat", "Detailed"}},
	{[]string{"委託"}, []string{"Outsourc", "Entrust", "Subcontract", "Consign"}},
	{[]string{"譲渡", "承継"}, []string{"Assign", "Transfer", "Succession"}},
	{[]string{"反社会", "暴力団"}, []string{"Anti", "Organized Crime", "Crime"}},
	{[]string{"知的財産", "著作権"}, []string{"Intellectual", "Copyright"}},
	{[]string{"開館", "営業時間", "受付"}, []string{"Opening", "Hours"}},
	{[]string{"問合せ", "問い合わせ", "窓口"}, []string{"Inquir", "Contact"}},
	{[]string{"保存", "保管"}, []string{"Retention", "Storage", "Archiv", "Preserv"}},
	{[]string{"安全管理"}, []string{"Security", "Safety"}},
	{[]string{"第三者"}, []string{"Third"}},
	{[]string{"翻訳", "訳文"}, []string{"Translat"}},
	{[]string{"パスワード", "アカウント"}, []string{"Password", "Account", "Credential"}},
}

// DistinctTopics are those topics that no caption but one is about: purpose,
// definitions, prohibited acts, governing law, confidentiality, delegation, assignment
// and antisocial forces.
const DistinctTopics uint64 = 1<<0 | 1<<1 | 1<<3 | 1<<6 | 1<<7 | 1<<14 | 1<<16 | 1<<17

// CaptionTopics looks for the words of topics in Japanese; see [Locale].
func (japanese) CaptionTopics(caption string) uint64 { return jaCaptionWords.in(caption) }

// CaptionTopics looks for the words of topics in English; see [Locale].
func (english) CaptionTopics(caption string) uint64 {
	return enCaptionWords.in(" " + strings.ReplaceAll(strings.ToLower(caption), "-", " "))
}

// captionWords are the words of captionTopics in one language, and the topic of each.
type captionWords struct {
	*phrases
	topics []int
}

// jaCaptionWords are the words in Japanese.
var jaCaptionWords = newCaptionWords(func(topic int) []string { return captionTopics[topic].ja })

// enCaptionWords are the words in English as they stand in a caption in small letters,
// behind a space.
var enCaptionWords = newCaptionWords(func(topic int) (words []string) {
	for _, word := range captionTopics[topic].en {
		words = append(words, " "+strings.ToLower(word))
	}
	return words
})

func newCaptionWords(of func(topic int) []string) (c captionWords) {
	var words []string
	for topic := range captionTopics {
		for _, word := range of(topic) {
			words, c.topics = append(words, word), append(c.topics, topic)
		}
	}
	c.phrases = newPhrases(words...)
	return c
}

// in returns the topics whose words stand in s, one bit a topic.
func (c *captionWords) in(s string) (topics uint64) {
	for at, group := c.next(s, 0); group != nil; at, group = c.next(s, at+1) {
		for _, i := range group {
			if strings.HasPrefix(s[at:], c.words[i]) {
				topics |= 1 << c.topics[i]
			}
		}
	}
	return topics
}
