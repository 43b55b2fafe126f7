package main

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"jobun/generator/internal/check"
	"jobun/generator/internal/policy"
	"jobun/generator/internal/site"
	"jobun/generator/internal/source"
)

// comparing are the checks that compare languages.
var comparing = []string{"citations", "figures", "modality", "parallel", "terms"}

// BenchmarkComparing measures the checks that compare the languages of a site of
// made documents, and prints their time a document and its ratio to a whole build,
// of which they are a part. Both are of one processor.
func BenchmarkComparing(b *testing.B) {
	const documents = 200
	dir := makeCorpus(b, documents)
	type loaded struct {
		site   *policy.Site
		policy *policy.Policy
	}
	var policies []loaded
	eachPolicy(b, dir, func(s *policy.Site, p *policy.Policy, _ []source.Problem) {
		policies = append(policies, loaded{s, p})
	})
	var build, checks time.Duration
	for b.Loop() {
		start := time.Now()
		for _, p := range policies {
			var problems source.Problems
			pass := &check.Pass{Site: p.site, Policy: p.policy, Problems: &problems}
			for _, c := range check.Checks {
				if slices.Contains(comparing, c.Name) {
					c.Run(pass)
				}
			}
		}
		checks += time.Since(start)
		b.StopTimer()
		start = time.Now()
		buildOnce(b, dir, filepath.Join(b.TempDir(), "public"), site.PolicyPages)
		build += time.Since(start)
		b.StartTimer()
	}
	n := float64(documents * b.N)
	b.ReportMetric(checks.Seconds()*1000/n, "checks-ms/document")
	b.ReportMetric(checks.Seconds()/(build-checks).Seconds(), "×build")
}
