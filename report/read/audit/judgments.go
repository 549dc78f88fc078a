package audit

import (
	"slices"
	"strconv"
	"strings"
)

// NumberOfCriteria is the number of criteria of an inspection.
const NumberOfCriteria = 16

// Words that may stand for a grade where none can be given.
const (
	notGraded     = "not graded"
	notReportable = "not reportable"
)

func criterionChecks() []check {
	return []check{
		refusal("criterion-number", criterionNumber,
			"A criterion has a number from 1 to 16.",
			"The judgment would belong to no question.",
			"use the numbers of the sixteen criteria"),
		refusal("criterion-duplicate", criterionDuplicate,
			"A criterion is judged once.",
			"Which of the two judgments stands cannot be known.",
			"remove one of the two rows"),
		refusal("criterion-missing", criterionMissing,
			"All criteria of the rulebook have a row.",
			"A question would be judged without one of its criteria.",
			"add a row a criterion; leave Judgment empty where it is computed from the audit"),
		refusal("criterion-grade", criterionGrade,
			"The judgment of a criterion is a grade of the rulebook.",
			"The rules could not use it.",
			"use a grade of the rulebook, or leave it empty"),
		refusal("criterion-carried-over", criterionCarriedOver,
			"Only a re-inspection carries judgments over, from before its audit window.",
			"The report tells the date of each judgment that was carried over.",
			"check Kind in Inspection, and Carried over from"),
		warning("criterion-evidence", criterionEvidence,
			"A judged criterion has evidence, and says who judged it and when.",
			"The force may ask why.",
			"fill in Evidence, Judged by and Judged on"),
		refusal("judged-after-publication", judgedAfterPublication,
			"Criteria, and questions under the inspection's own rulebook, are judged before the report is published.",
			"The report prints the date of the judgment.",
			"check Judged on"),
	}
}

func criterionNumber(c *checker) {
	for _, r := range c.Dataset.Criteria {
		if r.Number < 1 || r.Number > NumberOfCriteria {
			c.breach(c.At(Criteria, r.Row, FieldCriterion), "criterion %d is not one of the %d", r.Number, NumberOfCriteria)
		}
	}
}

func criterionDuplicate(c *checker) {
	duplicates(c.Dataset.Criteria, func(r Criterion) string { return strconv.Itoa(r.Number) },
		func(r Criterion) int { return r.Row }, func(r Criterion, first int) {
			c.breach(c.At(Criteria, r.Row, FieldCriterion), "criterion %d stands already in %s", r.Number, c.RowName(Criteria, first))
		})
}

func criterionMissing(c *checker) {
	if c.Partial {
		return
	}
	numbers := c.Facts.Criteria
	for n := 1; len(c.Facts.Criteria) == 0 && n <= NumberOfCriteria; n++ {
		numbers = append(numbers, n)
	}
	var missing []string
	spare := c.Sheets[Criteria] == ""
	for _, n := range numbers {
		if spare && slices.Contains(c.Computed, n) {
			continue
		}
		if !slices.ContainsFunc(c.Dataset.Criteria, func(r Criterion) bool { return r.Number == n }) {
			missing = append(missing, strconv.Itoa(n))
		}
	}
	switch len(missing) {
	case 0:
	case 1:
		c.breach(c.At(Criteria, 0, ""), "no row of criterion %s", missing[0])
	default:
		c.breach(c.At(Criteria, 0, ""), "no rows of criteria %s", strings.Join(missing, ", "))
	}
}

// gradeOf reports whether a word is a grade of a scale, or says that there is
// none. An empty scale is not known and takes any word.
func gradeOf(word string, scale []string) bool {
	return len(scale) == 0 || word == notGraded || word == notReportable || slices.Contains(scale, word)
}

func criterionGrade(c *checker) {
	for _, r := range c.Dataset.Criteria {
		if r.Judgment != "" && !gradeOf(r.Judgment, c.Grades) {
			c.breach(c.At(Criteria, r.Row, FieldJudgment), "judgment is none of %s", list(c.Grades))
		}
	}
}

func criterionCarriedOver(c *checker) {
	_, again := c.About.ReInspection()
	for _, r := range c.Dataset.Criteria {
		at := c.At(Criteria, r.Row, FieldCarriedFrom)
		switch {
		case r.CarriedFrom.IsZero():
		case !again:
			c.breach(at, "criterion %d carried over, but this is no re-inspection", r.Number)
		case r.Judgment == "":
			c.breach(at, "criterion %d carried over without its judgment", r.Number)
		case !before(r.CarriedFrom, c.About.AuditFrom):
			c.breach(at, "criterion %d carried over from %s, not before the audit window starts on %s", r.Number, r.CarriedFrom, c.About.AuditFrom)
		}
	}
}

func criterionEvidence(c *checker) {
	for _, r := range c.Dataset.Criteria {
		if r.Judgment == "" {
			continue
		}
		var lacks []string
		if r.Evidence == "" {
			lacks = append(lacks, "evidence")
		}
		if r.JudgedBy == "" {
			lacks = append(lacks, "who judged it")
		}
		if r.JudgedOn.IsZero() && r.CarriedFrom.IsZero() {
			lacks = append(lacks, "when it was judged")
		}
		if len(lacks) > 0 {
			c.breach(c.At(Criteria, r.Row, FieldJudgment), "criterion %d is judged without saying %s", r.Number, strings.Join(lacks, ", "))
		}
	}
}

func judgedAfterPublication(c *checker) {
	published := c.About.PublicationDate
	for _, r := range c.Dataset.Criteria {
		if before(published, r.JudgedOn) {
			c.breach(c.At(Criteria, r.Row, FieldJudgedOn), "criterion %d judged on %s, after publication on %s", r.Number, r.JudgedOn, published)
		}
	}
	for _, r := range c.Judgments {
		// A re-assessment under later rules comes after publication.
		if r.Rulebook == c.About.Rulebook && before(published, r.JudgedOn) {
			c.breach(c.At(Judgments, r.Row, FieldJudgedOn), "judged on %s, after publication on %s", r.JudgedOn, published)
		}
	}
}

func judgmentChecks() []check {
	return []check{
		refusal("judgment-duplicate", judgmentDuplicate,
			"A question has one judgment under a rulebook.",
			"Which of the two stands cannot be known.",
			"remove one of the two rows"),
		refusal("judgment-rulebook", judgmentRulebook,
			"A judgment names a rulebook that is installed.",
			"It would be passed over in silence.",
			""),
		refusal("judgment-grade", judgmentGrade,
			"A judgment is a grade of the rulebook it was made under.",
			"The grade would be printed and mean nothing.",
			"use a grade of that rulebook"),
		warning("judgment-reason", judgmentReason,
			"A judgment has a reason and says who made it and when.",
			"Where it differs from the computed grade, both are printed with the reason.",
			"fill in Reason, Judged by and Judged on"),
		refusal("observation-criterion", observationCriterion,
			"An observation names one of the sixteen criteria, or none.",
			"It would be printed under no question.",
			"check Criterion"),
		warning("cause-topic", observationTopic,
			"A cause says what it lies in, and nothing else does.",
			"Findings and recommendations are chosen by the topic: of a fault of computers nobody should be told to train staff.",
			"choose a Topic: knowledge, supervision, systems, resources, culture or other"),
	}
}

func judgmentDuplicate(c *checker) {
	duplicates(c.Judgments, func(r Judgment) string { return r.Scope + "\x00" + r.Rulebook },
		func(r Judgment) int { return r.Row }, func(r Judgment, first int) {
			c.breach(c.At(Judgments, r.Row, FieldScope), "%s is judged already in %s under the same rulebook", r.Scope, c.RowName(Judgments, first))
		})
}

func judgmentRulebook(c *checker) {
	if len(c.Rulebooks) == 0 {
		return
	}
	known := make([]string, 0, len(c.Rulebooks))
	for id := range c.Rulebooks {
		known = append(known, id)
	}
	slices.Sort(known)
	for _, r := range c.Judgments {
		if _, ok := c.Rulebooks[r.Rulebook]; !ok {
			c.breach(c.At(Judgments, r.Row, FieldRulebook), "rulebook is none of %s", list(known))
		}
	}
}

func judgmentGrade(c *checker) {
	for _, r := range c.Judgments {
		scale := c.Rulebooks[r.Rulebook]
		if r.Rulebook == c.Rulebook && len(scale) == 0 {
			scale = c.Grades
		}
		if !gradeOf(r.Grade, scale) {
			c.breach(c.At(Judgments, r.Row, FieldGrade), "grade is none of %s", list(scale))
		}
	}
}

func judgmentReason(c *checker) {
	for _, r := range c.Judgments {
		if r.Reason == "" || r.JudgedBy == "" || r.JudgedOn.IsZero() {
			c.breach(c.At(Judgments, r.Row, FieldReason), "judgment of %s without reason, name or date", r.Scope)
		}
	}
}

func observationCriterion(c *checker) {
	for _, r := range c.Observations {
		if r.Criterion < 0 || r.Criterion > NumberOfCriteria {
			c.breach(c.At(Observations, r.Row, FieldCriterion), "criterion %d is not one of the %d", r.Criterion, NumberOfCriteria)
		}
	}
}
