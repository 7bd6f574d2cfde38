import type { Localized } from "../../locale.ts";
import { amountSpan, cellAt, type Entry, textAt } from "../../model/entry.ts";
import { firstWords } from "../../model/entry-kind.ts";
import { lostTab } from "../../model/lost-tab.ts";
import { FOOTER } from "../../model/margin.ts";
import {
  type AmountFault,
  type Decimal,
  digitsOf,
  formatted,
  gluedIn,
  POINTED,
  readAmount,
  subtract,
} from "../../model/money.ts";
import { extraCells } from "../../model/placement.ts";
import { goalAmongAmounts } from "../../model/project.ts";
import { rowSum } from "../../model/row-sums.ts";
import { indicator, project, table } from "../example.ts";
import { intoGoal, removing, replacing } from "../fixes.ts";
import type { Fix, Found, Rule } from "../rule.ts";

const faults: Readonly<Record<AmountFault, Localized>> = {
  letters: { zh: "含有数字以外的字符", en: "it holds characters that are no digits" },
  "full-width": { zh: "含有全角数字或符号", en: "it holds full-width digits or signs" },
  points: { zh: "小数点不对", en: "its decimal point is wrong" },
  sign: { zh: "正负号不对", en: "its sign is stray" },
  grouping: { zh: "千位分隔不对", en: "its thousands are grouped wrongly" },
  blank: { zh: "中间有空格", en: "there is a blank inside" },
  negative: { zh: "负数应写成 -20.00 的样子", en: "write a negative amount as -20.00" },
  glued: { zh: "两个金额连在一起，中间缺少制表符", en: "two amounts without a tab between them" },
  unit: { zh: "只写数字，不写货币符号和单位", en: "write the number alone, without a currency" },
  none: { zh: "没有金额就留空", en: "leave the cell empty for none" },
  spreadsheet: {
    zh: "是表格软件的公式、出错值或科学计数，请回原表取数",
    en: "it is a spreadsheet's formula, error or scientific notation: take the number from the sheet",
  },
};

export const malformedAmount: Rule = {
  id: "malformed-amount",
  title: "金额无法识别",
  family: "money",
  severity: "error",
  docs: {
    zh: "金额列里不是一个合法的数：含字母、全角数字、两个小数点、多余的正负号，或千位分隔错位。\n读不出数，合计就无法核对。\n写成 1,408,104.19 的样子；没有金额就留空。",
    en: "An amount is not a number: letters, full-width digits, two points, a stray sign, thousands grouped wrongly.\nWhat cannot be read cannot be added up.\nWrite it as 1,408,104.19; leave the cell empty for none.",
  },
  message: {
    zh: ({ text, fault, isGoal }) =>
      isGoal
        ? "这是绩效目标的文字，应填在绩效目标格里，这里只填金额"
        : `“${text}”不是合法的金额：${faults[fault as AmountFault].zh}`,
    en: ({ text, fault, isGoal }) =>
      isGoal
        ? "These are the words of a goal: they belong into its cell"
        : `${text} is not an amount: ${faults[fault as AmountFault].en}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        库房修缮 | 30.00 | 30.00 | «修好库房屋面，保障档案安全。» | | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        库房修缮 | 30.00 | 30.00 | | 修好库房屋面，保障档案安全。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { total: "«1,20.00»" }),
      good: project([indicator("11", "培训人数", "≥50人")], { total: "120.00" }),
    },
    { bad: project([indicator("11", "培训人数", "≥50人")], { total: "«约120»" }) },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { total: "«30.00*»" }),
      good: project([indicator("11", "培训人数", "≥50人")], { total: "30.00" }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { total: "«1.030,70»" }),
      good: project([indicator("11", "培训人数", "≥50人")], { total: "1,030.70" }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { total: "«30。00»" }),
      good: project([indicator("11", "培训人数", "≥50人")], { total: "30.00" }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { total: "«30.00 万»" }),
      good: project([indicator("11", "培训人数", "≥50人")], { total: "30.00" }),
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        库房修缮 | 50.00 | «30.00 20.00» | | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        库房修缮 | 50.00 | 30.00 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        库房修缮 | «30.00  30.00» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        库房修缮 | «22.800022.8000» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        库房修缮 | 22.8000 | 22.8000 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        库房修缮 | «400000400000» | | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        库房修缮 | 400000 | 400000 | | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        // One amount that looks like two, in a row that lacks a cell and adds up.
        table`
          单位：元
          项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
          库房修缮 | 20002000 | 20000000 | 2000 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      ],
    },
    {
      // The row's own funds say how much it is.
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        库房修缮 | «186,00.00» | 186.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        库房修缮 | 186.00 | 186.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      // It counts what it says: the unit's sum is right.
      bad: table`
        单位：元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 15,000.00 | 15,000.00 | |
        库房修缮 | «1.5万» | «1.5万元» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        临江市档案馆 | 15,000.00 | 15,000.00 | |
        库房修缮 | 15,000.00 | 15,000.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    { near: [project([indicator("11", "培训人数", "≥50人")], { total: "1,408,104.19" })] },
  ],
  row({ entry, text, isProject }, report) {
    if (entry.kind === "empty" && FOOTER.test(firstWords(entry.row))) return;
    const goal = isProject ? goalAmongAmounts(entry) : undefined;
    for (const [i, { value, fault: read }] of entry.amounts.entries()) {
      const span = amountSpan(entry, i);
      // Where no cell is lost 1.230.00 is one amount.
      const isOne =
        read === "glued" &&
        entry.layout.placement.lost.length === 0 &&
        POINTED.test(text.slice(span!.from, span!.to));
      const fault = isOne ? "points" : read;
      if (i === goal && span !== undefined) {
        report(span, { isGoal: true, fault });
        continue;
      }
      if (fault === undefined || span === undefined) continue;
      // `missing-cell` tells of the tab within it: 136.80-.
      const tab = fault === "sign" ? lostTab(entry)?.at : undefined;
      if (tab !== undefined && tab > span.from && tab < span.to) continue;
      const said = text.slice(span.from, span.to);
      // `extra-cell` tells of the tab within it.
      const index = entry.layout.placement.cells[entry.layout.columns.amounts[i]!];
      if (said.endsWith(".") && extraCells(entry.row, entry.layout.placement).includes(index! + 1)) continue;
      const cell = cellAt(entry, entry.layout.columns.amounts[i]);
      const insert =
        fault === "glued"
          ? withTab(said, cell?.quoted === true)
          : value
            ? formatted(asRowAddsUp(entry, i, value))
            : asMeant(said);
      report(span, { text: said, fault, insert });
    }
  },
  fix(found) {
    const { entry, text, finding } = found;
    const { fault, isGoal } = finding.args;
    if (isGoal) return entry ? intoGoal(entry, finding, text.slice(finding.from, finding.to)) : [];
    if (fault === "none") return removing({ zh: "清空这一格", en: "Empty the cell" })(found);
    const apart = fault === "glued" ? intoNextCell(found) : undefined;
    if (apart) return [apart];
    const title = { zh: "在两个金额之间补上制表符", en: "Put the tab between the two amounts" };
    return replacing(fault === "glued" ? { title: () => title } : {})(found);
  },
};

// What the row's other amounts leave for it, where its digits are the same: 186,00.00 beside 186.00.
function asRowAddsUp(entry: Entry, amount: number, value: Decimal): Decimal {
  const sum = amount > entry.layout.columns.funds.length ? undefined : rowSum(entry);
  if (sum?.verdict !== "wrong") return value;
  const right = amount === 0 ? sum.computed : subtract(value, sum.difference);
  return digitsOf(right) === digitsOf(value) ? right : value;
}

// Two amounts with a lost tab between them.
function withTab(said: string, isQuoted: boolean): string | undefined {
  return gluedIn(said)?.join(isQuoted ? '"\t"' : "\t");
}

// Where no cell of the row is lost, the second of two amounts goes into the cell behind, if that is an amount's and empty.
function intoNextCell({ entry, finding: { args, from, to } }: Found): Fix | undefined {
  const [first, second] = gluedIn(args.text) ?? [];
  if (entry === undefined || second === undefined || entry.layout.placement.lost.length > 0) return undefined;
  const { amounts } = entry.layout.columns;
  const own = amounts.find((column) => {
    const cell = cellAt(entry, column);
    return cell !== undefined && cell.from <= from && to <= cell.to;
  });
  const next = own === undefined ? undefined : amounts.find((column) => column === own + 1);
  const cell = next === undefined ? undefined : cellAt(entry, next);
  if (cell === undefined || cell.quoted || textAt(entry, next) !== "") return undefined;
  const edits = [
    { from, to, insert: first! },
    { from: cell.from, to: cell.to, insert: second },
  ];
  return {
    title: { zh: `把 ${second} 移到后面的空格`, en: `Move ${second} to the empty cell behind` },
    edits,
  };
}

// What is read once the characters are gone that nobody sees, letters are digits, and there is one point.
function asMeant(said: string): string | undefined {
  const plain = said
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
    .replace(/[Oo](?=[\dOo.,]|$)/g, "0")
    .replace(/[lI](?=[\d.,])/g, "1")
    .replace(/\.{2,}/g, ".")
    .replace(/(?<=\d)。(?=\d{1,2}$)/, ".")
    // 1.230.00 for 1,230.00.
    .replace(POINTED, (pointed) => pointed.replace(".", ","))
    // '30.00, 30.00*, 30.00（含上年结转）
    .replace(/^['‘’]/, "")
    .replace(/(?:[*＊#①-⑩]{1,3}|[（(][^（）()\d]{1,20}[）)])$/, "");
  const { value } = plain === said ? { value: undefined } : readAmount(plain);
  return value && formatted(value);
}
