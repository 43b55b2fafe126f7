package content

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"jobun/generator/internal/policy"
	"jobun/generator/internal/source"
)

// days returns the days under the key, written as 30d; 0 if the key is missing.
func (m mapping) days(key string) int {
	n := m.values[key]
	if n == nil {
		return 0
	}
	s := m.scalar(n)
	if s == "" {
		return 0
	}
	digits, ok := strings.CutSuffix(s, "d")
	days, err := strconv.Atoi(digits)
	if !ok || err != nil || days < 1 || days > 3650 || digits != strconv.Itoa(days) {
		m.error(n, "yaml.type", "Found", s, "Want", "30d")
		return 0
	}
	return days
}

// lowerings reads what makes problems of checks less grave. Whether there is a
// check of the name is asked by package check, which knows them.
func (m mapping) lowerings(key string) []policy.Lowering {
	var list []policy.Lowering
	for _, p := range m.pairs(key) {
		if l, ok := m.lowering(p.name, p.value); ok {
			list = append(list, l)
		}
	}
	return list
}

// lowering reads what is said of one check. Ok is false if it is incomplete, so
// that nothing is lowered by half a sentence.
func (m mapping) lowering(name, value *yaml.Node) (l policy.Lowering, ok bool) {
	inner, ok := m.reader.mapping(value, "severity", "reason", "versions")
	if !ok {
		return l, false
	}
	inner.required("severity", "reason")
	l = policy.Lowering{Check: name.Value, Reason: strings.TrimSpace(inner.text("reason")), Pos: m.pos(name)}
	if n := inner.values["reason"]; n != nil && l.Reason == "" && n.Kind == yaml.ScalarNode && n.Tag != "!!null" {
		m.error(n, "checks.reason", "Check", name.Value)
	}
	if inner.values["severity"] == nil || l.Reason == "" {
		return l, false
	}
	word := inner.oneOf("severity", "warning", "note")
	l.Severity, ok = source.ParseSeverity(word)
	ok = ok && word == inner.values["severity"].Value
	for _, v := range inner.sequence("versions") {
		s := m.scalar(v)
		if s != "" && !isVersionName(s) {
			m.error(v, "yaml.date", "Key", "versions", "Found", s)
			continue
		}
		l.Versions = append(l.Versions, s)
	}
	return l, ok
}
