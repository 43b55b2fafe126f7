package main

import (
	"testing"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
	"jobun/generator/internal/source"
)

// BenchmarkSummaries makes the summaries of made policies, which is mostly finding the
// grams of their texts for the search, and prints the time of a processor a document.
func BenchmarkSummaries(b *testing.B) {
	const documents = 200
	var policies []*policy.Policy
	eachPolicy(b, makeCorpus(b, documents), func(_ *policy.Site, p *policy.Policy, _ []source.Problem) {
		policies = append(policies, p)
	})
	day := policy.Date{Year: 2026, Month: 11, Day: 23}
	var z site.Summarizer
	b.ReportAllocs()
	start := processorTime(b)
	for b.Loop() {
		for _, p := range policies {
			z.Summarize(p, day)
		}
	}
	b.ReportMetric((processorTime(b)-start).Seconds()*1000/float64(documents*b.N), "ms/document")
}
