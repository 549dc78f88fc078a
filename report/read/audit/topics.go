package audit

// TopicOther is the topic of a cause that belongs to none of the others, and of
// one whose topic is not stated.
const TopicOther = "other"

// Topics are what a cause can lie in: a closed list, so that rules choose their
// words by it and nobody reads a sentence to find out what it blames.
func Topics() []string {
	return []string{"knowledge", "supervision", "systems", "resources", "culture", TopicOther}
}

// CauseTopic is the topic by which rules know an observation; "" for one that is
// no cause.
func (o Observation) CauseTopic() string {
	switch {
	case o.Kind != "cause":
		return ""
	case o.Topic == "":
		return TopicOther
	default:
		return o.Topic
	}
}

func observationTopic(c *checker) {
	for _, r := range c.Observations {
		at := c.At(Observations, r.Row, FieldTopic)
		switch {
		case r.Kind == "cause" && r.Topic == "":
			c.breach(at, "a cause without a topic counts as %q", TopicOther)
		case r.Kind != "cause" && r.Topic != "":
			c.breach(at, "a topic beside an observation that is no cause is not read")
		}
	}
}
