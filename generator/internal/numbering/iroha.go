package numbering

const irohaOrder = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"

// Iroha writes イ, ロ, ハ, as the sub-items of statutes have them, and stops
// after the 47th, ス: no source says how a statute would go on (conventions
// 2.3, R-N4).
var Iroha = kana(irohaOrder).once("iroha")

// IrohaExtended is [Iroha] for those who opt in to the reported continuation:
// ン is 48, イイ is 49, イロ is 50.
var IrohaExtended = kana(irohaOrder + "ン").extended("extended iroha")
