package chart

import (
	"errors"

	"assize/report/say/doc"
)

var errUnset = errors.New("not laid out yet")

func (k *kit) trend(s *scene, p *doc.Trend) error   { return errUnset }
func (k *kit) funnel(s *scene, p *doc.Funnel) error { return errUnset }
func (k *kit) parts(s *scene, p *doc.Parts) error   { return errUnset }
