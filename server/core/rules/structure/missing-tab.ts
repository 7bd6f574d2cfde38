import { ownedElsewhere } from "../../model/ledger.ts";
import { readAmount, zero } from "../../model/money.ts";
import { spacedIn } from "../../model/spaced.ts";
import { sumRow, sumsOf } from "../../model/sum-row.ts";
import { judge } from "../../model/sums.ts";
import { rowOf, type Table, unitAtRow } from "../../model/table.ts";
import { strayOwner } from "../../model/unit.ts";
import { contentLength } from "../../text.ts";
import { table } from "../example.ts";
import type { Fix, Rule } from "../rule.ts";

export const missingTab: Rule = {
  id: "missing-tab",
  title: "缺制表符",
  family: "structure",
  severity: "error",
  docs: {
    zh: "一行里有几个金额，格与格之间却是空格，没有制表符；或者项目上方的一行只有单位名称，没有制表符（这时作警告）。\n这一行读不成单元格：它的金额不进合计，项目也不受检查；单位名称下面的项目会算在上一个单位里。\n把格与格之间改成制表符，从 Excel 或网页表格复制会自带；单位行补上制表符和金额。",
    en: "A line has amounts with spaces between them and no tab; or a unit's name alone stands above a project, without a tab (then a warning).\nIt is no row of cells: its amounts are in no total, and its project is not checked; the projects below a unit's name count for the unit before.\nPut tabs between the cells, as what is copied from Excel has them; give a unit's row its tabs and amounts.",
  },
  message: {
    zh: ({ owner }) =>
      owner
        ? `“${owner}”这一行没有制表符，没有读成单位行，下面的项目算在上一个单位里`
        : "这一行的格与格之间是空格，没有制表符，读不成单元格，金额也没有算进去",
    en: ({ owner }) =>
      owner
        ? `${owner} has no tab and is not read as a unit's row: the projects below count for the unit above`
        : "The cells of this line stand apart by spaces and not by tabs: it is no row, and its amounts are not counted",
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        «临江市档案馆  30.00  30.00»`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        临江市档案馆 | 30.00 | 30.00 | |`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
          合计 | 30.00 | 30.00 | |
          临江市档案馆 | 30.00 | 30.00 | |
          注：其中 10.00 万元为上年结转，其余 20.00 万元为本年预算。`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市图书馆 | 20.00 | |
        图书采购 | 20.00 | 采购图书2批。 | 1、1-产出指标；11-数量指标；采购批次；实施周期指标值:≥2批；年度指标值:≥2批。
        «临江市档案馆»
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: `${table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市图书馆 | 20.00 | |
        图书采购 | 20.00 | 采购图书2批。 | 1、1-产出指标；11-数量指标；采购批次；实施周期指标值:≥2批；年度指标值:≥2批。`}\n临江市档案馆\t30.00\t\t\n${table`
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`}`,
    },
  ],
  unit({ unit, view }, report) {
    for (const [i, row] of unit.rows.entries()) {
      const span = spacedIn(row);
      const owner = span ? undefined : strayOwner(unit, i);
      if (span) report(i, span);
      else if (owner !== undefined) {
        // Where the sums of both units bear it out nothing else can be meant.
        const isSure = view.at.get(ownedElsewhere(unit)[0]!) === i + 1;
        const line = { from: 0, to: contentLength(row.text) };
        report(i, line, { owner }, isSure ? {} : { severity: "warning" });
      }
    }
  },
  fix({ finding, table, row }) {
    const { owner } = finding.args;
    return owner === undefined ? withTabs(table, row) : [asUnit(table, row, owner)];
  },
};

// A name and its amounts, where those are the total and its funds in order.
function withTabs(table: Table, row: number): Fix[] {
  const { columns } = table;
  const { text } = rowOf(table, row);
  const line = text.slice(0, contentLength(text));
  const [, name, said] = NAMED_AMOUNTS.exec(line) ?? [];
  if (name === undefined || columns.total === undefined) return [];
  const amounts = said!.trim().split(BLANKS).map(readAmount);
  const [total, ...funds] = amounts;
  const isRow = amounts.length <= columns.amounts.length && funds.length <= columns.funds.length;
  if (!isRow || judge(total!, funds)?.verdict !== "equal") return [];
  const insert = sumRow(
    columns,
    name,
    amounts.map(({ value }) => value ?? zero),
  );
  const title = { zh: "把空格改为制表符", en: "Put tabs for the blanks" };
  return [{ title, edits: [{ row, from: 0, to: line.length, insert }] }];
}
const BLANKS = /[ \u3000\u00a0]+/;
const NAMED_AMOUNTS =
  /^[ \u3000\u00a0]{0,20}([^\s\d][^\s]{1,40})((?:[ \u3000\u00a0]{1,40}[\d,]{1,20}\.\d{1,2}){2,9})\s{0,20}$/;

// A line that names a unit as its row, with what the projects below come to; or with its amounts to be filled in.
function asUnit(table: Table, row: number, owner: string): Fix {
  const [first, ...more] = ownedElsewhere(table.units[unitAtRow(table, row)]!);
  const insert = sumRow(table.columns, owner, first ? sumsOf([first, ...more]) : []);
  const title = { zh: "补上制表符，作为单位行", en: "Make it a unit's row, with its tabs" };
  return { title, edits: [{ row, from: 0, to: contentLength(rowOf(table, row).text), insert }] };
}
