"""Write a workbook with XlsxWriter: python write_xlsxwriter.py SPEC.json OUT.xlsx [constant]"""
import datetime
import json
import sys

import xlsxwriter

spec = json.load(open(sys.argv[1], encoding="utf-8"))
options = {"constant_memory": True} if sys.argv[3:] == ["constant"] else {}
book = xlsxwriter.Workbook(sys.argv[2], options)
date = book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
percent = book.add_format({"num_format": "0.0%"})
for s in spec:
    sheet = book.add_worksheet(s["name"])
    if s["state"] == "hidden":
        sheet.hide()
    if s["state"] == "veryHidden":
        sheet.very_hidden()
    for c in s["cells"]:
        at, kind, value = (c["row"] - 1, c["column"] - 1), c["kind"], c["value"]
        if kind == "date":
            sheet.write_datetime(*at, datetime.datetime.fromisoformat(value), date)
        elif kind == "formula":
            sheet.write_formula(*at, "=" + c["formula"], None, value)
        elif kind == "text":
            sheet.write_string(*at, value)
        elif kind == "bool":
            sheet.write_boolean(*at, value)
        else:
            sheet.write_number(*at, value, percent if kind == "percent" else None)
book.close()
