// Write a workbook with exceljs: node write_exceljs.js SPEC.json OUT.xlsx
const fs = require("fs");
const ExcelJS = require("exceljs");

const spec = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const book = new ExcelJS.Workbook();
for (const s of spec) {
  const sheet = book.addWorksheet(s.name, { state: s.state });
  for (const c of s.cells) {
    const cell = sheet.getCell(c.row, c.column);
    if (c.kind === "date") {
      cell.value = new Date(c.value + "Z");
      cell.numFmt = "yyyy-mm-dd hh:mm:ss";
    } else if (c.kind === "formula") {
      cell.value = { formula: c.formula, result: c.value };
    } else {
      cell.value = c.value;
      if (c.kind === "percent") cell.numFmt = "0.0%";
    }
  }
}
book.xlsx.writeFile(process.argv[3]).catch((e) => {
  console.error(e);
  process.exit(1);
});
