"""Print every cell that calamine sees, a JSON line each: python read_calamine.py FILE"""
import datetime
import json
import sys

import python_calamine

book = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
for name in book.sheet_names:
    sheet = book.get_sheet_by_name(name)
    top, left = sheet.start or (0, 0)
    for i, row in enumerate(sheet.to_python(skip_empty_area=True)):
        for j, v in enumerate(row):
            if v == "" or v is None:
                continue
            if isinstance(v, bool):
                kind = "bool"
            elif isinstance(v, datetime.timedelta):
                kind, v = "number", v / datetime.timedelta(days=1)
            elif isinstance(v, (datetime.datetime, datetime.date, datetime.time)):
                kind, v = "date", v.isoformat()
            elif isinstance(v, (int, float)):
                kind = "number"
            else:
                kind = "text"
            print(json.dumps({"sheet": name, "row": top + i + 1, "column": left + j + 1, "kind": kind, "value": v}))
