"""Write a workbook with openpyxl: python write_openpyxl.py SPEC.json OUT.xlsx"""
import datetime
import json
import sys

import openpyxl

spec = json.load(open(sys.argv[1], encoding="utf-8"))
book = openpyxl.Workbook()
book.remove(book.active)
for s in spec:
    sheet = book.create_sheet(s["name"])
    sheet.sheet_state = s["state"]
    for c in s["cells"]:
        cell = sheet.cell(c["row"], c["column"])
        kind, value = c["kind"], c["value"]
        if kind == "date":
            cell.value = datetime.datetime.fromisoformat(value)
            cell.number_format = "yyyy-mm-dd hh:mm:ss"
        elif kind == "formula":
            cell.value = "=" + c["formula"]
        else:
            cell.value = value
            if kind == "text":
                cell.data_type = "s"
            if kind == "percent":
                cell.number_format = "0.0%"
book.save(sys.argv[2])
