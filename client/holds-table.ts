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

// The server knows which names columns have; here it is their usual words.
function isHeader(cells: readonly string[]): boolean {
  const names = cells.filter((cell) => cell.length <= LONGEST_NAME);
  const indicators = names.findIndex((name) => name.includes("指标"));
  return (
    cells.length >= 4 &&
    indicators >= 0 &&
    names.some((name) => /项目|[专事]项/.test(name)) &&
    names.some((name, i) => i !== indicators && name.includes("目标"))
  );
}
const LONGEST_NAME = 24;

const AMOUNT = /^-?\d[\d,]{0,20}(?:\.\d{1,6})?$/;
const TITLE =
  /^(?!附件|附表|[0-9一二三四五六七八九十]+[、.．)）])[^，。；]{0,60}项目(?:支出)?绩效目标.{0,6}表(?:[（(].{0,20}[）)])?$/;
