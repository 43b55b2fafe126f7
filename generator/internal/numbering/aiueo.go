package numbering

const aiueoOrder = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"

// Aiueo writes ア, イ, ウ, as ordinances and company rules have them, without ヰ
// and ヱ (so that 45 is ヲ), and stops after the 46th, ン (conventions 0.3 and
// 2.3, R-N4).
var Aiueo = kana(aiueoOrder).once("aiueo")

// AiueoExtended is [Aiueo] for those who opt in to a continuation: アア is 47,
// アイ is 48.
var AiueoExtended = kana(aiueoOrder).extended("extended aiueo")
