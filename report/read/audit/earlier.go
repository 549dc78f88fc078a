package audit

import "fmt"

func previousChecks() []check {
	return []check{
		refusal("previous-not-earlier", previousNotEarlier,
			"A previous inspection is earlier than this audit.",
			"The report would say that a rate moved backwards in time.",
			"check the date"),
		refusal("previous-without-result", previousWithoutResult,
			"A previous inspection has a rate, or both counts.",
			"There would be nothing to compare with.",
			"fill in Rate, or Numerator and Denominator"),
		refusal("previous-counts", previousCounts,
			"The counts of a previous inspection make a rate from 0 to 100 percent.",
			"The change would be computed from an impossible rate.",
			"check Numerator and Denominator"),
		warning("previous-rate-and-counts", previousRateAndCounts,
			"The published rate of a previous inspection agrees with its counts.",
			"The rate is printed, the interval of the change comes from the counts.",
			"no action is needed if the rate was weighted"),
		refusal("previous-interval", previousInterval,
			"A published interval is a half-width above 0 and below 50 percentage points, beside a rate.",
			"The interval of the change would be wrong.",
			"give the half-width, as in ± 1.64"),
		refusal("previous-comparability", previousComparability,
			"Every previous result says whether it can be compared.",
			"Results that cannot be compared are printed without a difference.",
			"write Y or N under Comparable"),
		warning("previous-why-not", previousWhyNot,
			"A result that cannot be compared says why not.",
			"The reason is printed beside both numbers.",
			"fill in Why not"),
		refusal("previous-duplicate", previousDuplicate,
			"A measure has one result at one date.",
			"Which of the two stands cannot be known.",
			"remove one of the two rows"),
	}
}

func previousNotEarlier(c *checker) {
	for _, r := range c.Previous {
		if !r.Date.IsZero() && !c.About.AuditTo.IsZero() && !before(r.Date, c.About.AuditTo) {
			c.breach(c.At(Previous, r.Row, FieldDate), "previous inspection of %s, not before the audit window ends on %s", r.Date, c.About.AuditTo)
		}
	}
}

func previousWithoutResult(c *checker) {
	for _, r := range c.Previous {
		if r.Rate == nil && (r.Numerator == nil || r.Denominator == nil) {
			c.breach(c.At(Previous, r.Row, FieldRate), "neither a rate nor both counts")
		}
	}
}

func previousCounts(c *checker) {
	for _, r := range c.Previous {
		if r.Numerator == nil || r.Denominator == nil {
			continue
		}
		if *r.Denominator == 0 || *r.Numerator > *r.Denominator {
			c.breach(c.At(Previous, r.Row, FieldNumerator), "%d of %d crimes", *r.Numerator, *r.Denominator)
		}
	}
}

// publishedRounding is the most that a printed rate may differ from its counts.
const publishedRounding = 0.0055

func previousRateAndCounts(c *checker) {
	for _, r := range c.Previous {
		if r.Rate == nil || r.Numerator == nil || r.Denominator == nil || *r.Denominator == 0 {
			continue
		}
		counted := float64(*r.Numerator) / float64(*r.Denominator)
		if off := counted - *r.Rate; off > publishedRounding || off < -publishedRounding {
			c.breach(c.At(Previous, r.Row, FieldRate), "a rate of %.2f%%, but %d of %d is %.2f%%", *r.Rate*100, *r.Numerator, *r.Denominator, counted*100)
		}
	}
}

func previousInterval(c *checker) {
	for _, r := range c.Previous {
		if r.Interval != nil && (r.Rate == nil || *r.Interval <= 0 || *r.Interval >= 0.5) {
			c.breach(c.At(Previous, r.Row, FieldInterval), "not a half-width beside a rate")
		}
	}
}

func previousComparability(c *checker) {
	for _, r := range c.Previous {
		if r.Comparable == NotStated {
			c.breach(c.At(Previous, r.Row, FieldComparable), "not said whether comparable")
		}
	}
}

func previousWhyNot(c *checker) {
	for _, r := range c.Previous {
		if r.Comparable == No && r.WhyNot == "" {
			c.breach(c.At(Previous, r.Row, FieldWhyNot), "not comparable, without a reason")
		}
	}
}

func previousDuplicate(c *checker) {
	duplicates(c.Previous, func(r PreviousResult) string { return fmt.Sprint(r.Measure, "\x00", r.Date) },
		func(r PreviousResult) int { return r.Row }, func(r PreviousResult, first int) {
			c.breach(c.At(Previous, r.Row, FieldMeasure), "the same measure and date as in %s", c.RowName(Previous, first))
		})
}

func recommendationChecks() []check {
	return []check{
		refusal("recommendation-duplicate", recommendationDuplicate,
			"A recommendation has one row.",
			"It would be counted twice among those met or overdue.",
			"remove one of the two rows"),
		refusal("recommendation-not-earlier", recommendationNotEarlier,
			"A recommendation was made before this report is published.",
			"Recommendations of this inspection come from the rulebook, with dates counted from publication.",
			"check Made on"),
		refusal("recommendation-dates", recommendationDates,
			"A recommendation falls due, and has its status noted, after it was made.",
			"Whether it is overdue is printed.",
			"check Made on, Due and Status on"),
	}
}

func recommendationDuplicate(c *checker) {
	duplicates(c.Recommendations, func(r Recommendation) string { return FoldReference(r.Number) },
		func(r Recommendation) int { return r.Row }, func(r Recommendation, first int) {
			c.breach(c.At(Recommendations, r.Row, FieldNumber), "the same number as in %s", c.RowName(Recommendations, first))
		})
}

func recommendationNotEarlier(c *checker) {
	for _, r := range c.Recommendations {
		if !r.MadeOn.IsZero() && !c.About.PublicationDate.IsZero() && !before(r.MadeOn, c.About.PublicationDate) {
			c.breach(c.At(Recommendations, r.Row, FieldMadeOn), "made on %s, not before publication on %s", r.MadeOn, c.About.PublicationDate)
		}
	}
}

func recommendationDates(c *checker) {
	for _, r := range c.Recommendations {
		if before(r.Due, r.MadeOn) {
			c.breach(c.At(Recommendations, r.Row, FieldDue), "due on %s, before it was made on %s", r.Due, r.MadeOn)
		}
		if before(r.StatusOn, r.MadeOn) {
			c.breach(c.At(Recommendations, r.Row, FieldStatusOn), "status of %s, before it was made on %s", r.StatusOn, r.MadeOn)
		}
	}
}
