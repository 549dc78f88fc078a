package words

// warningIDs are the doubts about a number that the estimates raise.
func warningIDs() []string {
	return []string{
		"few-crimes", "high-design-effect", "biased-up", "all-or-nothing", "lone-report",
		"assumed-effect", "window-not-6-months", "interval-reaches-band", "normal-approximation",
		"pooled-strata", "time-not-stated",
	}
}

// notReportableIDs are the reasons why a number is not reported.
func notReportableIDs() []string {
	return []string{
		"too-few-audited", "not-audited", "stratum-not-reportable", "zero-rate", "no-population", "faulty-rows", "times-not-known", "withheld",
		"comparability-not-stated", "not-measured",
	}
}
