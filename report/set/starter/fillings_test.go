package starter_test

import "time"

func fillings() []filling {
	return []filling{
		{"as it should be", nil, nil},
		{"everything recorded", entries{"G": 2, "P": nil}, nil},
		{"nothing recorded", entries{"G": 0, "H": nil}, nil},
		{"no crime required", entries{"F": 0, "G": 0, "H": nil, "P": nil}, nil},
		{"other spellings of a list", entries{"B": "Control Room ", "C": "VIOLENCE"}, nil},
		{"yes and no in words", entries{"I": "no", "L": "Yes", "M": "n"}, nil},
		{"ticks as truth and numbers", entries{"I": false, "L": true, "M": 1, "N": 0}, nil},
		{"ticks left empty", entries{"L": nil, "M": nil, "N": nil, "O": nil}, nil},
		{"a count as text", entries{"F": "2"}, []string{
			`F#: warning: text read as the number 2 under "Crimes required"; format the column as a number [number-as-text]`,
		}},
		{"a count with a decimal point", entries{"F": 2.0}, nil},
		{"an ISO time as text", entries{"E": "2015-07-03 14:05"}, nil},
		{"an ISO time with its offset", entries{"E": "2015-07-03 14:05 +01:00"}, nil},
		{"a British time as text", entries{"E": "3/7/2015 14:05"}, []string{
			`E#: warning: text read as 2015-07-03 under "Reported at"; format the column as a date [date-as-text]`,
		}},
		{"a month in words", entries{"E": "3 July 2015 14:05"}, []string{
			`E#: warning: text read as 2015-07-03 under "Reported at"; format the column as a date [date-as-text]`,
		}},
		{"a time of the repeated hour", entries{"E": at(2015, 10, 25, 1, 30), "H": at(2015, 10, 25, 9, 0)}, nil},
		{"a time of the repeated hour, with its offset", entries{"E": "2015-10-25 01:30 +00:00", "H": at(2015, 10, 26, 1, 10)}, nil},
		{"a reference of digits", entries{"A": 20150703}, nil},
		{"a note with signs of a formula", entries{"Q": "=1+1, said the caller"}, nil},
		{"the other route and stratum", entries{"B": "public protection", "C": "sexual offences", "D": "sexual offences", "I": "Y", "J": 1, "K": 1}, nil},
		{"crimes recorded the next day", entries{"H": at(2015, 7, 4, 14, 5)}, nil},

		{"more recorded than required", entries{"F": 1, "G": 2}, []string{
			`G#: 2 crimes recorded of 1 required; count only crimes that should have been recorded [recorded-above-required]`,
			`P#: warning: a reason not recorded, but its crime recorded; check Crimes recorded [reason-without-cause]`,
		}},
		{"recorded before it was reported", entries{"H": at(2015, 7, 3, 14, 4)}, []string{
			`H#: recorded before it was reported; check both times [recorded-before-reported]`,
		}},
		{"a record without a time", entries{"H": nil}, []string{
			`H#: warning: crimes recorded, 1 in number, without a time; fill in Recorded at [recorded-time-missing]`,
		}},
		{"a time without a record", entries{"G": 0}, []string{
			`H#: a time of recording, but no crime recorded; check Crimes recorded and Recorded at [recorded-time-without-record]`,
		}},
		{"reported before the window", entries{"E": at(2015, 6, 30, 23, 59)}, []string{
			`E#: reported outside the audit window, 2015-07-01 to 2015-12-31; check Reported at, or the window in Inspection [reported-outside-window]`,
		}},
		{"reported after the window", entries{"E": at(2016, 1, 1, 0, 1), "H": at(2016, 1, 1, 9, 0)}, []string{
			`E#: reported outside the audit window, 2015-07-01 to 2015-12-31; check Reported at, or the window in Inspection [reported-outside-window]`,
		}},
		{"a wrong year", entries{"H": at(2017, 7, 3, 16, 40)}, []string{
			`H#: warning: recorded 731 days after it was reported; check the year of Recorded at [recorded-long-after-report]`,
			`H#: warning: recorded after the fieldwork was completed on 2016-04-30; check Recorded at, or Crimes recorded [recorded-after-fieldwork]`,
		}},
		{"a time that never was", entries{"E": at(2015, 3, 29, 1, 30)}, []string{
			`E#: a local time that did not exist, in the hour that summer time skips under "Reported at"; check the time [time-that-did-not-exist]`,
		}},
		{"an hour that decides", entries{"E": at(2015, 10, 25, 1, 30), "H": at(2015, 10, 26, 1, 10)}, []string{
			`E#: a local time that was twice, in the hour that the end of summer time repeats, and whether the crime was recorded within 24 hours depends on which is meant; write it as text with its offset, 2015-10-25 01:30 +01:00 or +00:00 [time-that-was-twice]`,
		}},
		{"a date alone", entries{"E": "2015-07-03"}, []string{
			`E#: warning: no time of day, midnight taken under "Reported at"; add the time of day [time-of-day-missing]`,
		}},
		{"an American date", entries{"E": "07/13/2015 14:05"}, []string{
			`E#: text that is no date and time, or may be one of two under "Reported at"; write it as 2016-08-25 14:05 [not-a-date-and-time]`,
		}},
		{"a year of two digits", entries{"E": "3/7/15 14:05"}, []string{
			`E#: text that is no date and time, or may be one of two under "Reported at"; write it as 2016-08-25 14:05 [not-a-date-and-time]`,
		}},
		{"words for a time", entries{"E": "Friday afternoon"}, []string{
			`E#: text that is no date and time, or may be one of two under "Reported at"; write it as 2016-08-25 14:05 [not-a-date-and-time]`,
		}},
		{"a number for a time", entries{"E": 1405}, []string{
			`E#: reported outside the audit window, 2015-07-01 to 2015-12-31; check Reported at, or the window in Inspection [reported-outside-window]`,
			`H#: warning: recorded 40783 days after it was reported; check the year of Recorded at [recorded-long-after-report]`,
		}},
		{"no time of report", entries{"E": nil}, []string{
			`E#: no value under "Reported at"; fill it in [missing-value]`,
		}},
		{"no reference", entries{"A": nil}, []string{
			`A#: no value under "Report reference"; fill it in [missing-value]`,
		}},
		{"the reference of another row", entries{"A": "RC/0004"}, []string{
			`A#: the same report reference as in row 8; put the crimes of one report on one row, their number under Crimes required, or say rows: crime in the layout; remove a row only where it was entered twice [duplicate-reference]`,
		}},
		{"a reference with a fraction", entries{"A": 12.5}, []string{
			`A#: a reference turned into a number that lost digits under "Report reference"; format the column as text and type the reference again [reference-made-a-date]`,
		}},
		{"no route", entries{"B": nil}, []string{
			`B#: no value under "Route"; fill it in [missing-value]`,
		}},
		{"a route that is none", entries{"B": "front counter"}, []string{
			`B#: text that is none of the list: control room; crime recording centre; public protection under "Route"; use a value of the list [not-in-list]`,
		}},
		{"a slip in a list", entries{"C": "violance"}, []string{
			`C#: text that is none of the list (did you mean "violence"?): violence; sexual offences; other under "Stratum"; use a value of the list [not-in-list]`,
		}},
		{"no stratum", entries{"C": nil}, []string{
			`C#: no value under "Stratum"; fill it in [missing-value]`,
		}},
		{"an offence group of another stratum", entries{"D": "robbery"}, []string{
			`D#: offence group of the stratum "other", in a report of another; check Stratum and Offence group [offence-group-of-another-stratum]`,
		}},
		{"an offence group that is none", entries{"D": "piracy"}, []string{
			`D#: warning: an offence group that the recorded-crime table does not have; use the names of the recorded-crime table [unknown-offence-group]`,
		}},
		{"no crimes required", entries{"F": nil}, []string{
			`F#: no value under "Crimes required"; fill it in; an empty cell is not 0 [missing-value]`,
		}},
		{"a count in words", entries{"F": "two"}, []string{
			`F#: text where a count belongs under "Crimes required"; write a whole number [not-a-count]`,
		}},
		{"a fraction of a crime", entries{"F": 1.5}, []string{
			`F#: a fraction where a count belongs under "Crimes required"; write a whole number [not-a-count]`,
		}},
		{"fewer than none", entries{"G": -1}, []string{
			`G#: a number below 0 where a count belongs under "Crimes recorded"; write a whole number [not-a-count]`,
		}},
		{"a count with a comma", entries{"F": "1,5"}, []string{
			`F#: text where a count belongs under "Crimes required"; write a whole number [not-a-count]`,
		}},
		{"twenty crimes in a report", entries{"F": 40, "G": 39}, []string{
			`F#: warning: 40 crimes in one report; check Crimes required [many-crimes-in-a-report]`,
		}},
		{"a tick that is none", entries{"I": "x"}, []string{
			`I#: text that is neither yes nor no under "Rape report"; write Y or N [not-yes-or-no]`,
		}},
		{"a tick in doubt", entries{"L": "maybe"}, []string{
			`L#: text that is neither yes nor no under "Domestic abuse"; write Y or N [not-yes-or-no]`,
		}},
		{"a number of ticks", entries{"M": 2}, []string{
			`M#: a number that is neither yes nor no under "Vulnerable victim"; write Y or N [not-yes-or-no]`,
		}},
		{"more N100 records than required", entries{"I": "Y", "C": "sexual offences", "D": "sexual offences", "J": 1, "K": 2}, []string{
			`K#: 2 N100 records made of 1 required; check both N100 columns [n100-recorded-above-required]`,
		}},
		{"an N100 record without a report of rape", entries{"J": 1, "K": 0}, []string{
			`J#: warning: an N100 record required, but no report of rape; check the tick Rape report [n100-without-rape]`,
		}},
		{"rape in another stratum", entries{"I": "Y"}, []string{
			`I#: warning: a report of rape in another stratum than "sexual offences": it counts for the rate of its stratum, and for that of rape; no action is needed if the report was sampled there; else check Stratum and Rape report [rape-in-another-stratum]`,
		}},
		{"no reason", entries{"P": nil}, []string{
			`P#: warning: 1 of 2 crimes not recorded, without a reason; choose a reason from the list [reason-missing]`,
		}},
		{"a reason without a cause", entries{"G": 2}, []string{
			`P#: warning: a reason not recorded, but all 2 crimes recorded; check Crimes recorded [reason-without-cause]`,
		}},
		{"a reason that is none of the list", entries{"P": "forgotten"}, []string{
			`P#: text that is none of the list: no crime record created; recorded as a non-crime incident; closed as anti-social behaviour; further crime in the report not recorded; victim did not support a prosecution; professional's report not taken as a report of crime; passed to another team and not recorded; other under "Reason not recorded"; use a value of the list [not-in-list]`,
		}},
		{"a row that was begun", entries{"B": nil, "C": nil, "D": nil, "E": nil, "F": nil, "G": nil, "H": nil, "I": nil, "J": nil, "K": nil, "L": nil, "M": nil, "N": nil, "O": nil, "P": nil}, []string{
			`#: a row with 1 of the 6 cells that are required: a note or a title, or a row that was begun; remove it, fill it in, or tell it under skip in the layout [row-unfinished]`,
		}},
		{"the example copied, with its mark", entries{"A": "EXAMPLE, not read"}, []string{
			`#: warning: 2 rows are marked as examples, and not read: 3, 64; write the reference of the report into a row that is none [example-rows]`,
		}},
		{"an invisible character", entries{"C": "vio\u200blence"}, []string{
			`C#: warning: invisible characters taken off "violence" under "Stratum"; type the value again [invisible-characters]`,
		}},
		{"recorded after the fieldwork", entries{"H": at(2016, time.May, 1, 9, 0)}, []string{
			`H#: warning: recorded after the fieldwork was completed on 2016-04-30; check Recorded at, or Crimes recorded [recorded-after-fieldwork]`,
		}},
	}
}
