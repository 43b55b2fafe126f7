package render

import (
	"encoding/base64"
	"encoding/hex"
	"html/template"
	"strings"

	"jobun/generator/internal/policy"
)

// correctionMessages are the words for the kinds of corrections.
var correctionMessages = map[policy.CorrectionKind]string{
	policy.Erratum:          "correction-erratum",
	policy.Editorial:        "correction-editorial",
	policy.TranslationFixed: "correction-translation",
}

// correctionKind returns the word for a kind of correction.
func (v *View) correctionKind(k policy.CorrectionKind) template.HTML {
	return v.message(correctionMessages[k])
}

// Corrections returns the corrections of a version, oldest first, as
// <ul class="corrections">; "" if there are none.
func (v *View) Corrections(version *policy.Version) template.HTML {
	if len(version.Corrections) == 0 {
		return ""
	}
	b := []byte(`<ul class="corrections">`)
	for i := range version.Corrections {
		c := &version.Corrections[i]
		b = append(append(append(b, "\n<li><strong>"...), v.correctionKind(c.Kind)...), "</strong> "...)
		b = append(append(b, v.Date(c.Date)...), " <span>"...)
		b = append(appendText(b, c.Note[v.Lang]), "</span></li>"...)
	}
	return template.HTML(append(b, "\n</ul>"...))
}

// Seal returns the seal of the text and how to verify it, as <div class="seal">; ""
// if the text is not sealed. What it says works with nothing but the tools of any
// system, on the file that it names.
func (v *View) Seal() template.HTML {
	t := v.Text
	if t.Seal == nil {
		return ""
	}
	base := strings.TrimPrefix(t.Seal.Sum, policy.SumPrefix)
	sum, err := base64.StdEncoding.DecodeString(base)
	if err != nil {
		return "" // A seal that cannot be read is a problem of policy.sum.
	}
	file := v.anchor(t.SealedAddress, `type="text/plain"`, "text.txt")
	b := append([]byte(`<div class="seal">`+"\n<p>"), v.message("seal")...)
	b = appendText(append(b, " <code>"...), t.Seal.Sum)
	b = append(append(b, "</code></p>\n<details>\n<summary>"...), v.message("seal-verify")...)
	b = append(append(b, "</summary>\n<p>"...), v.message("seal-explain", "File", file)...)
	b = append(b, "</p>\n<dl>"...)
	for _, line := range [...][2]string{
		{"openssl dgst -sha256 -binary text.txt | openssl base64", base},
		{"sha256sum text.txt", hex.EncodeToString(sum)},
	} {
		b = appendText(append(b, "\n<div><dt><code>"...), line[0])
		b = appendText(append(b, "</code></dt><dd><code>"...), line[1])
		b = append(b, "</code></dd></div>"...)
	}
	return template.HTML(append(b, "\n</dl>\n</details>\n</div>"...))
}
