package render

import (
	"encoding/base64"
	"encoding/hex"
	"html"
	"html/template"
	"strings"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
)

// appendJSONLD appends what the page is about in the words of schema.org, as a block of
// data, which no browser executes. A text is a DigitalDocument and not Legislation:
// nothing in the content says that a policy is one. It is known by the address of its
// version, whatever page shows it; how a translation and the prevailing text belong
// together, and how a version and the one before it, is said by these addresses.
func (v *View) appendJSONLD(b []byte) []byte {
	if v.Hidden || v.Kind == site.NotFoundPage {
		return b
	}
	b = append(b, `<script type="application/ld+json">{"@context":"https://schema.org"`...)
	switch {
	case v.Parallel != nil:
		b = v.appendPage(b, "WebPage")
		b = v.appendDocuments(append(b, `,"about":`...), v.Parallel.First, v.Parallel.Second)
	case v.Text != nil:
		b = v.appendDocument(b, v.Text)
	case v.Changes != nil:
		b = v.appendPage(b, "WebPage")
		b = v.appendVersion(append(b, `,"about":[`...), v.Changes.Policy, v.Changes.New)
		b = append(v.appendVersion(append(b, ','), v.Changes.Policy, v.Changes.Old), ']')
	case v.History != nil:
		b = v.appendPage(b, "CollectionPage")
		b = v.appendVersions(b)
	default:
		b = v.appendPage(b, "WebSite")
		b = v.appendPublisher(b, v.Lang)
	}
	return append(b, "}</script>\n"...)
}

// appendPage appends what every page that is no text says of itself.
func (v *View) appendPage(b []byte, kind string) []byte {
	name := v.pageTitle()
	if v.Home != nil || v.Kind == site.LanguagePage {
		name = template.HTML(appendText(nil, v.SiteTitle()))
	}
	b = appendMember(b, "@type", kind)
	b = appendMember(b, "@id", v.Site.URL, v.Canonical)
	b = appendMember(b, "name", html.UnescapeString(string(name)))
	if v.Kind != site.LanguagePage {
		b = appendMember(b, "inLanguage", string(v.Lang))
	}
	return b
}

// appendDocument appends a text with all that is known of it.
func (v *View) appendDocument(b []byte, t *site.Text) []byte {
	l, version := t.Text.Language, t.Version
	b = v.appendIdentity(b, t.Policy, version, l)
	b = appendMember(b, "url", v.Site.URL, v.Canonical)
	b = appendMember(b, "name", t.Title)
	b = appendMember(b, "identifier", t.Identifier)
	b = appendMember(b, "version", version.Name())
	b = appendDate(b, "dateCreated", version.Decided())
	b = appendDate(b, "datePublished", version.Published)
	b = appendDate(b, "dateModified", corrected(version))
	b = appendMember(b, "temporalCoverage", coverage(t.Policy, version))
	b = v.appendPublisher(b, l)
	b = append(appendMember(append(b, `,"isPartOf":{`...), "@id", v.Site.URL, v.HomeIn(l)), '}')
	b = v.appendTranslations(b, t)
	if t.Before != nil {
		b = v.appendVersion(append(b, `,"isBasedOn":`...), t.Policy, t.Before.Version)
		b = append(appendMember(append(b, `,"subjectOf":{"@type":"WebPage"`...), "@id", v.Site.URL, t.Before.Changes), '}')
	}
	b = appendCorrections(b, version, v.Lang)
	return v.appendEncodings(b, t)
}

// appendIdentity appends by what a text is known.
func (v *View) appendIdentity(b []byte, p *policy.Policy, version *policy.Version, l policy.Language) []byte {
	b = appendMember(b, "@type", "DigitalDocument")
	b = appendMember(b, "@id", v.Site.URL, site.VersionAddress(l, p.Name, version.Name()))
	return appendMember(b, "inLanguage", string(l))
}

// appendVersion appends the text of a version in the language of the page, or else the
// prevailing one.
func (v *View) appendVersion(b []byte, p *policy.Policy, version *policy.Version) []byte {
	text, _ := p.Text(version, v.Lang)
	return append(v.appendIdentity(append(b, '{'), p, version, text.Language), '}')
}

func (v *View) appendDocuments(b []byte, list ...*site.Text) []byte {
	b = append(b, '[')
	for i, t := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(v.appendIdentity(append(b, '{'), t.Policy, t.Version, t.Text.Language), '}')
	}
	return append(b, ']')
}

// appendTranslations appends of a translation the text that prevails, and of that its
// translations.
func (v *View) appendTranslations(b []byte, t *site.Text) []byte {
	if t.Translated() {
		b = append(b, `,"translationOfWork":{`...)
		return append(v.appendIdentity(b, t.Policy, t.Version, t.Policy.Prevailing), '}')
	}
	if len(t.Languages) < 2 {
		return b
	}
	b = append(b, `,"workTranslation":[`...)
	for i, l := range t.Languages[1:] { // The prevailing one is the first.
		if i > 0 {
			b = append(b, ',')
		}
		b = append(v.appendIdentity(append(b, '{'), t.Policy, t.Version, l), '}')
	}
	return append(b, ']')
}

// appendVersions appends the versions of the history, with the time in which each is
// in force.
func (v *View) appendVersions(b []byte) []byte {
	b = append(b, `,"hasPart":[`...)
	first := true
	for i := range v.History.Versions {
		version := v.History.Versions[i].Version
		if version.Draft() {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		text, _ := v.History.Policy.Text(version, v.Lang)
		b = v.appendIdentity(append(b, '{'), v.History.Policy, version, text.Language)
		b = append(appendMember(b, "temporalCoverage", coverage(v.History.Policy, version)), '}')
	}
	return append(b, ']')
}

func (v *View) appendPublisher(b []byte, l policy.Language) []byte {
	b = append(b, `,"publisher":{"@type":"Organization"`...)
	return append(appendMember(b, "name", v.PublisherIn(l)), '}')
}

func appendCorrections(b []byte, version *policy.Version, l policy.Language) []byte {
	for i := range version.Corrections {
		c := &version.Corrections[i]
		separator := `,"correction":[{"@type":"CorrectionComment"`
		if i > 0 {
			separator = `,{"@type":"CorrectionComment"`
		}
		b = appendDate(append(b, separator...), "datePublished", c.Date)
		b = append(appendMember(b, "text", c.Note[l]), '}')
	}
	if len(version.Corrections) > 0 {
		b = append(b, ']')
	}
	return b
}

// appendEncodings appends the files in which programs find the text, the sealed one with
// the hash of which it has the seal.
func (v *View) appendEncodings(b []byte, t *site.Text) []byte {
	b = append(b, `,"encoding":[{"@type":"MediaObject","encodingFormat":"application/json"`...)
	b = append(appendMember(b, "contentUrl", v.Site.URL, t.VersionAddress+"text.json"), '}')
	if t.Seal != nil {
		sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(t.Seal.Sum, policy.SumPrefix))
		if err == nil {
			b = append(b, `,{"@type":"MediaObject","encodingFormat":"text/plain"`...)
			b = appendMember(b, "contentUrl", v.Site.URL, t.SealedAddress)
			b = append(appendMember(b, "sha256", hex.EncodeToString(sum)), '}')
		}
	}
	return append(b, ']')
}

func appendDate(b []byte, name string, d policy.Date) []byte {
	if d.IsZero() {
		return b
	}
	return appendMember(b, name, d.String())
}

// coverage returns the days on which a version is in force, as an interval of ISO 8601:
// the first one and the last one, which is open if no end is known.
func coverage(p *policy.Policy, v *policy.Version) string {
	until := ".."
	if end := p.Until(v); !end.IsZero() {
		until = end.AddDays(-1).String()
	}
	return v.Effective.String() + "/" + until
}
