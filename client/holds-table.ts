/** Whether lines have a header of such a table, or its title above a row with amounts. */
export function holdsTable(lines: readonly string[]): boolean {
  let isTitled = false;
  for (const text of lines) {
    if (text.length > 2_000) continue;
    const cells = text.split("\t").map((cell) => cell.replace(/\s/g, ""));
    if (cells.filter((cell) => cell !== "").length === 1 && TITLE.test(cells.join(""))) isTitled = true;
    if (isTitled && cells.length >= 4 && cells.some((cell) => AMOUNT.test(cell))) return true;
    if (isHeader(cells)) return true;
  }
  return false;
}

function isHeader(cells: readonly string[]): boolean {
  return (
    cells.length >= 4 &&
    cells.some((cell) => /^项目/.test(cell)) &&
    cells.some((cell) => /绩效指标$/.test(cell)) &&
    cells.some((cell) => /目标/.test(cell))
  );
}

const AMOUNT = /^-?\d[\d,]{0,20}(?:\.\d{1,6})?$/;
const TITLE =
  /^(?!附件|附表|[0-9一二三四五六七八九十]+[、.．)）])[^，。；]{0,60}项目(?:支出)?绩效目标.{0,6}表(?:[（(].{0,20}[）)])?$/;
