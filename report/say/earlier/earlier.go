// Package earlier reads what earlier releases found: the forces that a release in its
// folder holds, the findings of each when they are asked for, and the rules that
// releases were issued under.
package earlier

import (
	"fmt"

	"assize/report/judge/findings"
	"assize/report/read/intake"
)

// Force is a force of a release, with what is asked of all of them at once.
type Force struct {
	findings.Force
	Version string          // of its documents
	Issue   *findings.Issue // that they are; nil for the first
	file    string          // of its findings
}

// Release is a release in its folder. It holds no findings: they are read when they
// are asked for. Nil holds no force.
type Release struct {
	folder *intake.Folder
	forces []Force
}

// Open reads whose findings a release holds; those that cannot be read are an error.
func Open(dir string) (*Release, error) {
	r := &Release{folder: intake.In(dir).For(intake.Findings)}
	files, err := r.folder.Find("restricted/forces/*/findings.json")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		f, err := r.read(name)
		if err != nil {
			return nil, err
		}
		r.forces = append(r.forces, Force{Force: f.Force, Version: f.Version(), Issue: f.Issue, file: name})
	}
	return r, nil
}

func (r *Release) read(name string) (findings.Findings, error) {
	data, err := r.folder.ReadFile(name)
	if err != nil {
		return findings.Findings{}, err
	}
	f, err := findings.Decode(data)
	if err != nil {
		return f, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// Forces are those of the release, by the names of their folders.
func (r *Release) Forces() []Force {
	if r == nil {
		return nil
	}
	return r.forces
}

// Find finds a force by its id.
func (r *Release) Find(id string) (Force, bool) {
	for _, f := range r.Forces() {
		if f.ID == id {
			return f, true
		}
	}
	return Force{}, false
}

// Findings are the whole findings of one of the forces.
func (r *Release) Findings(f Force) (findings.Findings, error) { return r.read(f.file) }
