import { contentSpan } from "../../model/cell.ts";
import type { Entry } from "../../model/entry.ts";
import { NUMBERED_CODE } from "../../syntax/table.ts";
import { contentLength, type Span } from "../../text.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";

export const brokenCell: Rule = {
  id: "broken-cell",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "一行里只有半截文字：上一行的名称、目标或指标在换页处断开，余下的成了另一行。\n断开的两截都读不完整，上一行缺的部分也无从检查。\n把这半截并入上一行的同一格，删去这一行。",
    en: "A row holds nothing but the rest of a text: a name, a goal or an indicator of the row above was cut, mostly by a page.\nNeither half can be read, and what the row above lacks cannot be checked.\nJoin it to the cell above and remove the row.",
  },
  message: {
    zh: () => "这一行只有上一行某一格的后半截，请并入上一行",
    en: () => "This row is the rest of a cell of the row above; join it to that",
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        «缮经费» | | | `,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标
         | | | «值:≥2间。»`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
           | | | 2、2-效益指标；22-社会效益；渗漏次数；实施周期指标值:0次；年度指标值:0次。`,
      ],
    },
  ],
  unit({ unit, view: { torn, at } }, report) {
    for (const entry of torn) report(at.get(entry)!, textOf(entry));
    for (const [i, { kind, text }] of unit.rows.entries()) {
      const from = kind === "note" ? INDICATOR.exec(text)?.[0].length : undefined;
      if (from !== undefined) report(i, { from, to: Math.min(contentLength(text), from + LONGEST_MARK) });
    }
  },
};

// An indicator behind a blank line, without a tab before it.
const INDICATOR = new RegExp(`^\\s*(?=${NUMBERED_CODE})`);

// The one text of the row.
function textOf({ row }: Entry): Span {
  const spans = row.cells.map((cell) => contentSpan(row, cell));
  const { from, to } = spans.find((span) => span.to > span.from) ?? { from: 0, to: 0 };
  return { from, to: Math.min(to, from + LONGEST_MARK) };
}
/** Half a page need not be underlined to its end. */
const LONGEST_MARK = 60;
