import { contentOf, contentSpan } from "../../model/cell.ts";
import { brokenHeader } from "../../model/columns.ts";
import type { Entry } from "../../model/entry.ts";
import { isOfSheet } from "../../model/margin.ts";
import { spacedIn } from "../../model/spaced.ts";
import { headerOf, rowOf } from "../../model/table.ts";
import { NUMBERED_CODE, type Row } from "../../syntax/table.ts";
import { contentLength, type Span } from "../../text.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";

export const brokenCell: Rule = {
  id: "broken-cell",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "一行里只有半截文字：上一行的名称、目标或指标在换页处断开，余下的成了另一行；或者两行之间夹着没有制表符的文字。\n断开的两截都读不完整，上一行缺的部分也无从检查。\n把这半截并入上一行的同一格，删去这一行。",
    en: "A row holds nothing but the rest of a text: a name, a goal or an indicator of the row above was cut, mostly by a page; or a text without a tab stands between two rows.\nNeither half can be read, and what the row above lacks cannot be checked.\nJoin it to the cell above and remove the row.",
  },
  message: {
    zh: ({ stray, header }) =>
      header
        ? "表头断成了两行，请并成一行"
        : stray
          ? "这一行没有制表符，不是表格的行：是上一行或下一行的一截就并过去，否则请删去"
          : "这一行只有上一行某一格的后半截，请并入上一行",
    en: ({ stray, header }) =>
      header
        ? "The header is broken into two lines: make it one"
        : stray
          ? "This line has no tab and is no row: join it to the row it is a part of, or remove it"
          : "This row is the rest of a cell of the row above; join it to that",
  },
  examples: [
    {
      bad: table`
        单位：万元
        «项目名称 | 总计 | 财政»
        拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 30.00 | |`,
      near: [
        table`
          单位：万元
          项目名称 | 项目资金 | | 绩效目标 | 绩效指标
           | 合计 | 其中 | |
           | | 财政拨款 | |
          临江市档案馆 | 30.00 | 30.00 | |`,
      ],
    },
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
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标
        «值:≥2间。»`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «缮经费» | | |
        编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮经费 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «志书»
        编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |
          库房修缮 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          — 3 —
          编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
      ],
    },
  ],
  table(table, report) {
    const header = headerOf(table);
    const between = header && brokenHeader(header);
    if (header === undefined || between === undefined) return;
    const span = { from: 0, to: contentLength(header[0].text) };
    report(table.header!, span, { header: true, between });
  },
  unit({ unit, view: { torn, tails, at, entries } }, report) {
    for (const entry of torn) {
      const i = at.get(entry)!;
      const isNext = entries.has(i - 1) && entry.row.cells[0]!.from < entry.row.cells[0]!.to;
      report(i, textOf(entry), { isNext, ofName: isNext && isRestOfName(entry) });
    }
    const isData = (i: number) => entries.has(i);
    for (const [i, { kind, text }] of unit.rows.entries()) {
      if (kind !== "note") continue;
      const to = contentLength(text);
      const from = INDICATOR.exec(text)?.[0].length;
      const line = { from: 0, to: Math.min(to, LONGEST_MARK) };
      if (from !== undefined) report(i, { from, to: Math.min(to, from + LONGEST_MARK) });
      else if (tails.has(i)) report(i, line, { isNext: entries.has(i - 1) });
      else if (isData(i - 1) && isData(i + 1) && isStray(unit.rows[i]!))
        report(i, line, { stray: true }, { severity: "information" });
    }
  },
  fix({ finding, table, row }) {
    if (finding.args.header) {
      const { text } = rowOf(table, row);
      const edit = {
        row,
        from: contentLength(text),
        to: text.length,
        insert: finding.args.between as string,
      };
      return [{ title: { zh: "并成一行", en: "Join the two lines" }, edits: [edit] }];
    }
    if (!finding.args.isNext) return [];
    const above = rowOf(table, row - 1);
    const { text } = above;
    const title = { zh: "并入上一行", en: "Join it to the row above" };
    if (finding.args.ofName) {
      const name = contentSpan(above, above.cells[table.columns.name] ?? above.cells[0]!);
      const below = rowOf(table, row);
      const own = below.text;
      const insert = contentOf(below, below.cells[0]!);
      return [
        {
          title,
          edits: [
            { row: row - 1, from: name.to, to: name.to, insert },
            { row, from: 0, to: own.length, insert: "" },
          ],
        },
      ];
    }
    return [{ title, edits: [{ row: row - 1, from: contentLength(text), to: text.length, insert: "" }] }];
  },
};

// Whether the name's cell has it and the others, which are there, are empty: a broken line has none behind its text.
function isRestOfName({ row }: Entry): boolean {
  return row.cells.length > 1 && row.cells.every((cell, i) => i === 0 || contentOf(row, cell) === "");
}

function isStray(row: Row): boolean {
  const said = row.text.trim();
  return !isOfSheet(said) && !/[：:]/.test(said) && spacedIn(row) === undefined;
}

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
