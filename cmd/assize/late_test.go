package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"assize/report/release/publish"
)

// publicTree are the files of the public part that stands, by their path.
func publicTree(t *testing.T, out string) map[string]string {
	t.Helper()
	tree := map[string]string{}
	m, err := publish.ReadManifest(filepath.Join(out, "current", "public"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range m.Files {
		data, err := os.ReadFile(filepath.Join(out, "current", "public", f.Path))
		if err != nil {
			t.Fatal(err)
		}
		tree[f.Path] = string(data)
	}
	return tree
}

// TestALateForceJoinsItsRound: what was public stays, byte for byte, and the index
// lists all.
func TestALateForceJoinsItsRound(t *testing.T) {
	r := newSmallRound(t)
	r.published(pastDay)
	r.sign()
	out := filepath.Join(r.dir, "made")
	byRun("final", signed)(r, out)
	before := publicTree(t, out)
	r.at(wasDay(), r.late(out, other)...)
	after := publicTree(t, out)
	for name, text := range before {
		if name != "index.html" && after[name] != text {
			t.Errorf("%s is not what it was", name)
		}
	}
	for _, want := range []string{"Sussex Police", "Surrey Police", "Staffordshire Police", `href="national/cdi-national-2016-overview.pdf"`, "forces/staffordshire/tables/"} {
		if !strings.Contains(after["index.html"], want) {
			t.Errorf("the index does not say %s", want)
		}
	}
	nation := after["forces/staffordshire/tables/cdi-staffordshire-2016-nation.csv"]
	if !strings.Contains(nation, "Sussex Police") || !strings.Contains(nation, "Staffordshire Police") {
		t.Errorf("the late force is not set in its round: %s", nation)
	}
	m, err := publish.ReadRelease(out, current(t, out))
	if err != nil || m.Forces != (publish.Tally{Published: 3, Listed: 3}) {
		t.Errorf("%v %v", m.Forces, err)
	}
	// A picture of another round is refused.
	r.write("crime.csv", strings.ReplaceAll(r.read("crime.csv"), ",1000", ",2000"))
	r.signed("elsewhere", early)
	code, said := r.binary("run", r.job("stray.yaml", "final", late, "sign-off: late-sign-off.yaml", other), "--out", out,
		"--picture", filepath.Join(r.dir, "elsewhere-draft", "current", "restricted", "national", "picture.json"))
	if code != exitConfig || !strings.Contains(said, "the picture is not one of the round that is public here") {
		t.Errorf("exits %d: %s", code, said)
	}
}

// TestAForceIsWithdrawn: a dated notice stands at each of its addresses and at those
// of what was about all forces; the others stay, byte for byte, through a correction
// too; nobody but the owner can enter what held it.
func TestAForceIsWithdrawn(t *testing.T) {
	r := newSmallRound(t)
	r.published(pastDay)
	r.sign()
	out := filepath.Join(r.dir, "made")
	args := []string{"run", r.job("made.yaml", "final", early, signed), "--out", out} // every output
	r.at(wasDay(), args...)
	first, before := current(t, out), publicTree(t, out)
	withdraw := []string{"withdraw", "Surrey Police", "--out", out, "--reason", "A name was published by mistake.", "--by", "C. Name"}
	r.at(wasDay().AddDate(0, 0, 1), withdraw...)
	after := publicTree(t, out)
	if len(after) != len(before) {
		t.Errorf("%d addresses, and %d before", len(after), len(before))
	}
	for name, text := range before {
		gone := strings.HasPrefix(name, "forces/surrey/") || strings.HasPrefix(name, "national/")
		if name != "index.html" && (after[name] == text) == gone {
			t.Errorf("%s: withdrawn is %t, and it is the same: %t", name, gone, after[name] == text)
		}
		if gone && filepath.Ext(name) == ".png" && !strings.HasPrefix(after[name], "\x89PNG") || gone && filepath.Ext(name) == ".svg" && !strings.HasPrefix(after[name], "<svg") {
			t.Errorf("%s is no picture: %.40q", name, after[name])
		}
		if gone && slices.Contains([]string{".txt", ".html", ".csv", ".json", ".svg"}, filepath.Ext(name)) {
			if !strings.Contains(after[name], "21 August 2016") || !strings.Contains(after[name], "A name was published by mistake.") || strings.Contains(after[name], "percent") {
				t.Errorf("%s is no notice: %.400s", name, after[name])
			}
		}
	}
	index := after["index.html"]
	if !strings.Contains(index, "The documents about Surrey Police were withdrawn on 21 August 2016") || strings.Contains(index, "forces/surrey") || !strings.Contains(index, "forces/sussex") {
		t.Errorf("the index: %.1500s", index)
	}
	if isOpen, err := publish.IsOpen(out, first); isOpen || err != nil {
		t.Errorf("the release that held it is open: %v", err)
	}
	if code, said := r.binary(withdraw...); code != exitData || !strings.Contains(said, "were withdrawn already") {
		t.Errorf("again exits %d: %s", code, said)
	}
	r.at(wasDay().AddDate(0, 0, 2), "run", r.job("c.yaml", "correction", "sussex", signed, issueOf("1.1", first), cheap), "--out", out)
	corrected := publicTree(t, out)
	for name, text := range after {
		if strings.HasPrefix(name, "forces/surrey/") && corrected[name] != text {
			t.Errorf("%s: the notice did not stay", name)
		}
	}
	if code, said := r.binary("verify", out); code != exitOK {
		t.Errorf("verify exits %d: %s", code, said)
	}
}
