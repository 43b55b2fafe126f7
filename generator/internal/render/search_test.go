package render

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"jobun/generator/internal/policy"
)

// searchedFile is what layouts/search.js reads.
type searchedFile struct {
	Parameter int
	Texts     []struct {
		Policy, Version, Language, Title, Effective, State, From, Until, Set string

		Repealed bool
		Grams    int
	}
}

// TestSearched checks what the script is told about texts in every state, one of
// them without a translation.
func TestSearched(t *testing.T) {
	s, p := trial()
	pages := pagesAt(s, p, policy.Date{Year: 2020, Month: 1, Day: 1})
	for address, want := range map[string]string{
		"en/search/texts.json": "2030-04-01 en trial: Effective April 1, 2030, not-yet 2030-04-01T00:00:00Z–\n" +
			"2019-04-01 ja trial: Effective April 1, 2019, in-force –2030-04-01T00:00:00Z\n",
		"en/search/older.json": "2018-04-01 en trial: Effective April 1, 2018, superseded –\n",
		"ja/search/older.json": "2018-04-01 ja trial: 2018年4月1日施行, superseded –\n",
	} {
		b, err := newRenderer(t).Page(nil, pages[address])
		if err != nil {
			t.Fatal(err)
		}
		var file searchedFile
		if err := json.Unmarshal(b, &file); err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		got := ""
		for _, text := range file.Texts {
			got += text.Version + " " + text.Language + " " + text.Title + ": " + text.Effective + ", " + text.State + " " + text.From + "–" + text.Until + "\n"
			if set, err := base64.StdEncoding.DecodeString(text.Set); err != nil || 8*len(set) < file.Parameter*text.Grams {
				t.Errorf("%s: a set of %d bytes for %d grams: %v", address, len(set), text.Grams, err)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: -want +got\n%s", address, diff)
		}
	}
}

// TestSearchedBytes pins a set to the byte, for the script must read it.
func TestSearchedBytes(t *testing.T) {
	text := &policy.Text{Language: "ja", Title: []policy.Inline{{Text: "規約"}}, Provisions: []*policy.Provision{{
		Kind: policy.Article, Number: "1", ID: "art_1", Label: "第1条", Caption: []policy.Inline{{Text: "目的"}},
		Blocks: []policy.Block{{Kind: policy.Words, Inlines: []policy.Inline{{Text: "この規約は、Cookieの利用を定める。"}}}},
	}}}
	s, p := sample("company", text)
	b, err := newRenderer(t).Page(nil, pagesAt(s, p, day)["ja/search/texts.json"])
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"parameter":4,"texts":[{"policy":"sample","version":"2020-09-01","language":"ja","title":"規約","effective":"令和2年9月1日施行","state":"in-force","grams":17,"set":"TD0CNG0wThwuxkCA"}]}` + "\n"
	if diff := cmp.Diff(want, string(b)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestBrowse checks that all provisions are there to choose from without a script,
// linked and escaped, those of a text without a translation in its own language.
func TestBrowse(t *testing.T) {
	text := &policy.Text{Language: "ja", Title: []policy.Inline{{Text: "規約"}}, Provisions: []*policy.Provision{
		{Kind: policy.Chapter, Number: "1", ID: "chp_1", Label: "第1章", Caption: []policy.Inline{{Text: "総則"}}, Children: []*policy.Provision{
			{Kind: policy.Article, Number: "1", ID: "art_1", Label: "第1条", Caption: []policy.Inline{{Text: "<目的>"}}, Children: []*policy.Provision{
				{Kind: policy.Paragraph, Number: "1", ID: "art_1__para_1"},
			}},
		}},
		{Kind: policy.Supplementary, ID: "suppl_1", Label: "附則", Note: []policy.Inline{{Text: "抄"}}},
	}}
	s, p := sample("company", text)
	b, err := newRenderer(t).Page(nil, pagesAt(s, p, day)["en/search/"])
	if err != nil {
		t.Fatal(err)
	}
	const want = `<details lang="ja">
<summary>規約</summary>
<p class="more" lang="en"><a href="../sample/">Read the text</a> <a href="../sample/history/" aria-label="規約: History">History</a></p>
<ul>
<li><a href="../sample/#chp_1"><span class="label">第1章</span> 総則</a></li>
<li><a href="../sample/#art_1"><span class="label">第1条</span> &lt;目的&gt;</a></li>
<li><a href="../sample/#suppl_1"><span class="label">附則</span> 抄</a></li>
</ul>
</details>
`
	if !strings.Contains(string(b), want) {
		t.Errorf("no\n%sin\n%s", want, b)
	}
}
