package policy

import "testing"

func TestMaySeal(t *testing.T) {
	seal := func(corrections int) *Seal { return &Seal{Corrections: corrections} }
	type seals = map[Language]*Seal
	kinds := map[rune]CorrectionKind{'e': Erratum, 't': TranslationFixed}
	for _, test := range []struct {
		name        string
		first, last seals  // of two versions
		corrections string // of the first, a letter each
		ja, en      bool   // whether its texts may be sealed; ja prevails
	}{
		{"new", nil, nil, "", true, true},
		{"sealed", seals{"ja": seal(0), "en": seal(0)}, nil, "", false, false},
		{"erratum", seals{"ja": seal(0), "en": seal(0)}, nil, "e", true, true},
		{"translation", seals{"ja": seal(0), "en": seal(0)}, nil, "t", false, true},
		{"used", seals{"ja": seal(1), "en": seal(1)}, nil, "e", false, false},
		{"another", seals{"ja": seal(1), "en": seal(1)}, nil, "et", false, true},
		{"translation added", seals{"ja": seal(0)}, nil, "", false, false},
		{"translation added and declared", seals{"ja": seal(0)}, nil, "t", false, true},
		{"line taken away", nil, seals{"ja": seal(0)}, "", false, false},
		{"older version added and declared", nil, seals{"ja": seal(0)}, "e", true, true},
	} {
		v := &Version{Effective: Date{2020, 1, 1}, Seals: test.first}
		p := &Policy{Prevailing: "ja", Versions: []*Version{v, {Effective: Date{2021, 1, 1}, Seals: test.last}}}
		for _, k := range test.corrections {
			v.Corrections = append(v.Corrections, Correction{Kind: kinds[k]})
		}
		if ja, en := p.MaySeal(v, "ja"), p.MaySeal(v, "en"); ja != test.ja || en != test.en {
			t.Errorf("%s: ja %v, en %v, want %v, %v", test.name, ja, en, test.ja, test.en)
		}
	}
}
