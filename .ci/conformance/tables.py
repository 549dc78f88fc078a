"""Holds a round's table for programs to its metadata and to findings.json."""

import json
import pathlib
import sys

import csvw
import frictionless
import pandas
import polars

folder = pathlib.Path(sys.argv[1])

report = frictionless.Package(str(folder / "datapackage.json")).validate()
if not report.valid:
    sys.exit("frictionless: %s" % report.flatten(["rowNumber", "fieldNumber", "type", "message"]))

table = csvw.CSVW(str(folder / "measures.csv-metadata.json"), validate=True)
if not table.is_valid or table.warnings:
    sys.exit("csvw: %s" % [str(w.message) for w in table.warnings])
rows = list(table.t.iterdicts())

frame = pandas.read_csv(folder / "measures.csv")
other = polars.read_csv(folder / "measures.csv")
if not len(frame) == len(rows) == other.height:
    sys.exit("pandas reads %d rows, Polars %d, csvw %d" % (len(frame), other.height, len(rows)))
if list(frame.columns) != other.columns or frame.columns[0] != "round":
    sys.exit("the columns are %s" % list(frame.columns))

compared = 0
for path in sorted(folder.parent.glob("forces/*/findings.json")):
    found = json.loads(path.read_text(encoding="utf-8"))
    for m in found["measures"]:
        at = frame[(frame.force == found["force"]["id"]) & (frame.measure == m["id"])]
        if len(at) != 1:
            sys.exit("%s %s: %d rows" % (path, m["id"], len(at)))
        for column, name in {"rate": "rate", "rate_lower": "lower", "rate_upper": "upper", "standard_error": "standardError", "denominator": "denominator"}.items():
            have, want = at.iloc[0][column], m[name]
            if want is None and not pandas.isna(have) or want is not None and have != want:
                sys.exit("%s %s: %s is %r, findings.json has %r" % (path, m["id"], column, have, want))
            compared += 1
if not compared:
    sys.exit("no number was compared")
print("%s: %d rows, %d numbers are those of findings.json" % (folder, len(frame), compared))
