import { isLoose } from "../../model/halves.ts";
import { rowOf, type Table } from "../../model/table.ts";
import type { Row } from "../../syntax/table.ts";
import { contentLength } from "../../text.ts";
import { table } from "../example.ts";
import type { RowEdit, Rule } from "../rule.ts";

export const looseIndicator: Rule = {
  id: "loose-indicator",
  title: "与项目断开的指标",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "空行后面有一条或几条指标，行首没有制表符，与上面的项目断开了。\n这些指标没有读入，既不检查，也不计数。\n在每行行首加上制表符，或删去前面的空行。",
    en: "Behind a blank line stand indicators without a tab before them, apart from the project above.\nThey are not read: nothing checks them, and they do not count.\nBegin each of the lines with a tab, or remove the blank line.",
  },
  message: {
    zh: ({ count }) =>
      `这里的指标与上面断开了，没有读入${count > 1 ? `（共 ${count} 行）` : ""}：行首要有制表符，或删去前面的空行`,
    en: ({ count }) =>
      `Here indicators stand apart from those above and are not read${count > 1 ? ` (${count} lines)` : ""}: begin each with a tab, or remove the blank line`,
  },
  examples: [
    {
      bad: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
        "",
        "«2、2-效益指标；22-社会效益；渗漏次数；实施周期指标值:0次；年度指标值:0次。»",
      ].join("\n"),
      good: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
        "",
        "\t2、2-效益指标；22-社会效益；渗漏次数；实施周期指标值:0次；年度指标值:0次。",
      ].join("\n"),
    },
  ],
  // Of those that follow each other one is told of.
  unit({ unit: { rows } }, report) {
    for (let i = 0; i < rows.length; i++) {
      const { text } = rows[i]!;
      if (!isLoose(rows[i]!)) continue;
      const { count, next } = runFrom(rows, i);
      const from = text.length - text.trimStart().length;
      report(i, { from, to: Math.min(contentLength(text), from + LONGEST_MARK) }, { count });
      i = next - 1;
    }
  },
  fix({ finding, table, row }) {
    const edits = tabbing(table, row, finding.args.count);
    return [{ title: { zh: "在行首加上制表符", en: "Begin the lines with a tab" }, edits }];
  },
};

// So many lines of indicators from a row on begin with a tab.
function tabbing(table: Table, row: number, count: number): RowEdit[] {
  const edits: RowEdit[] = [];
  for (let i = row; edits.length < count && i < table.rows.length; i++)
    if (isLoose(rowOf(table, i))) edits.push({ row: i, from: 0, to: 0, insert: "\t" });
  return edits;
}

// How many follow each other, with blank lines between, and the row behind them.
function runFrom(rows: readonly Row[], from: number): { readonly count: number; readonly next: number } {
  let count = 0;
  let next = from;
  for (; next < rows.length; next++) {
    if (isLoose(rows[next]!)) count++;
    else if (rows[next]!.kind !== "blank") break;
  }
  return { count, next };
}
/** Half a page need not be underlined to its end. */
const LONGEST_MARK = 60;
