"""Print every cell that openpyxl sees, a JSON line each: python read_openpyxl.py FILE"""
import datetime
import json
import sys
import warnings

import openpyxl

warnings.simplefilter("ignore")
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
for sheet in book.worksheets:
    for row in sheet.iter_rows():
        for cell in row:
            v = cell.value
            if v is None:
                continue
            kind = {"n": "number", "s": "text", "b": "bool", "e": "error", "d": "date", "str": "text", "inlineStr": "text"}[cell.data_type]
            if isinstance(v, datetime.timedelta):
                kind, v = "number", v / datetime.timedelta(days=1)
            elif isinstance(v, (datetime.datetime, datetime.date, datetime.time)):
                kind, v = "date", v.isoformat()
            print(json.dumps({"sheet": sheet.title, "row": cell.row, "column": cell.column, "kind": kind, "value": v}))
