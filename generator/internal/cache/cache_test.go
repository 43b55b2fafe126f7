package cache

import (
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"

	"jobun/generator/internal/search"
)

// fill gives every field that can be set a value of its own, so that a field which
// is not coded is missed.
func fill(v reflect.Value, r *rand.Rand) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[search.Set]() {
			return // It is not kept here.
		}
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i), r)
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), r)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			fill(v.Index(i), r)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range 2 {
			key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			fill(key, r)
			fill(value, r)
			v.SetMapIndex(key, value)
		}
	case reflect.String:
		v.SetString("words " + strconv.Itoa(r.IntN(1e9)))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(1 + r.Int64N(1e9))
	case reflect.Uint8, reflect.Uint64:
		v.SetUint(1 + r.Uint64N(255))
	default:
		panic("a value of a kind that the test does not know: " + v.Kind().String())
	}
}

func filled(seed uint64) *Build {
	b := &Build{}
	fill(reflect.ValueOf(b).Elem(), rand.New(rand.NewPCG(seed, 0)))
	return b
}

// withoutCoded forgets what was read, which is no field of a policy's own.
func withoutCoded(b *Build) *Build {
	for i := range b.Policies {
		b.Policies[i].Changed()
	}
	return b
}

func TestEveryFieldComesBack(t *testing.T) {
	want := filled(1)
	data := want.Append(nil)
	got, err := Decode(string(data))
	if err != nil {
		t.Fatal(err)
	}
	if again := got.Append(nil); string(again) != string(data) {
		t.Error("what was read is written in another way")
	}
	if !reflect.DeepEqual(withoutCoded(got), want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	if mark, sum, ok := ProgramOf(string(data)); !ok || mark != want.Program || sum != want.ProgramSum {
		t.Errorf("it is said to be written by %v, %v, %t", mark, sum, ok)
	}
	if empty, err := Decode(string((&Build{}).Append(nil))); err != nil || !reflect.DeepEqual(empty, &Build{}) {
		t.Errorf("an empty build becomes %+v, %v", empty, err)
	}
}

// TestChangedPolicyIsWritten checks that a policy is not written as it was when it has
// changed.
func TestChangedPolicyIsWritten(t *testing.T) {
	b, err := Decode(string(filled(1).Append(nil)))
	if err != nil {
		t.Fatal(err)
	}
	b.Policies[0].Inputs[0].Mark++
	b.Policies[0].Changed()
	again, err := Decode(string(b.Append(nil)))
	if err != nil || again.Policies[0].Inputs[0].Mark != b.Policies[0].Inputs[0].Mark {
		t.Errorf("%+v, %v", again, err)
	}
}

// TestDamage changes, cuts and adds bytes; nothing of that is read.
func TestDamage(t *testing.T) {
	data := filled(2).Append(nil)
	r := rand.New(rand.NewPCG(2, 2))
	for range 2000 {
		bad := append([]byte{}, data...)
		switch at := r.IntN(len(bad)); r.IntN(3) {
		case 0:
			bad[at] ^= 1 << r.IntN(8)
		case 1:
			bad = bad[:at]
		default:
			bad = append(bad[:at], append([]byte{byte(r.IntN(256))}, bad[at:]...)...)
		}
		if _, err := Decode(string(bad)); err == nil {
			t.Fatalf("%d bytes of %d were read although they are damaged", len(bad), len(data))
		}
	}
}

// FuzzDecode reads any bytes behind a checksum that is right: nothing crashes or
// takes much memory.
func FuzzDecode(f *testing.F) {
	f.Add(filled(3).Append(nil)[len(head)+4:])
	f.Fuzz(func(t *testing.T, body []byte) {
		var b Build
		c := coder{in: string(body)}
		c.build(&b)
		if c.bad && c.in != "" {
			t.Error("it reads on after something that cannot be read")
		}
	})
}

func TestSameSummary(t *testing.T) {
	a, b := filled(4).Policies[0].Summary, filled(4).Policies[0].Summary
	if !SameSummary(&a, &b) {
		t.Error("a summary is not the same as itself")
	}
	b.Versions[0].Texts[1].Headings += "more"
	if SameSummary(&a, &b) || !SameButHeadings(&a, &b) {
		t.Error("a heading is taken for more or less than a heading")
	}
	b.Versions[1].Texts[0].Title += "more"
	if SameButHeadings(&a, &b) {
		t.Error("a title is taken for a heading")
	}
}
