package findings

// probabilities say how sure the grade of each measure is and how far the next
// one. They wait for the posterior of package estimate.
func (b *builder) probabilities() []GradeProbability { return nil }
