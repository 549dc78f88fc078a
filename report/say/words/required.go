package words

// warningIDs are the doubts about a number that the estimates raise.
func warningIDs() []string {
	return []string{
		"few-crimes", "high-design-effect", "biased-up", "all-or-nothing", "lone-report",
		"assumed-effect", "window-not-6-months", "interval-reaches-band", "normal-approximation",
	}
}

// notReportableIDs are the reasons why a number is not reported.
func notReportableIDs() []string {
	return []string{"too-few-audited", "not-audited", "stratum-not-reportable", "zero-rate", "no-population"}
}

// phraseKeys are the phrases that every pack must have.
func phraseKeys() []string {
	return []string{
		"status.draft", "status.factual-accuracy", "status.embargoed", "status.correction",
		"watermark.draft", "watermark.factual-accuracy", "watermark.embargoed", "watermark.sample",
		"sample", "illustrative", "not-reportable", "not-reportable-because", "not-published",
		"no-earlier-interval", "not-comparable", "with-interval", "every-audited",
	}
}
