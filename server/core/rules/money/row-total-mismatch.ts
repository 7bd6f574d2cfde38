import type { Localized } from "../../locale.ts";
import { isBlankMoney } from "../../model/amounts.ts";
import { amountName } from "../../model/columns.ts";
import { amountSpan, type Entry, nameSpan } from "../../model/entry.ts";
import { add, compare, formatted, isZero, subtract } from "../../model/money.ts";
import { fundsOf, partsSum, rowSum } from "../../model/row-sums.ts";
import { sectionSum, totalledIn } from "../../model/sections.ts";
import { judge, offBy, type Sum, sumArgs } from "../../model/sums.ts";
import { entryAt, type Table, unitAtRow } from "../../model/table.ts";
import { ofUnits, unitSum, view } from "../../model/unit.ts";
import type { Span } from "../../text.ts";
import { table } from "../example.ts";
import type { Added, Finding, Fix, Found, Rule } from "../rule.ts";
import { addendsOfRow } from "./addends.ts";
import { explainRow } from "./explain.ts";
import { perhaps } from "./explanation.ts";
import { mendSum } from "./mend-sum.ts";

export const rowTotalMismatch: Rule = {
  id: "row-total-mismatch",
  title: "总计不等于各项资金之和",
  family: "money",
  severity: "error",
  docs: {
    zh: "一行的总计不等于各项资金之和（财政拨款＋财政专户拨款＋其他资金）；或一项资金与它的各部分对不上（财政拨款与一般公共预算、政府性基金，“其中：…”大于整体）。\n总计错了，预算就批错了数；差额在四舍五入范围内的只作提示。\n核对哪一项写错，改总计或改那一项。",
    en: "A row's total is not the sum of its funds; or a fund is not what its parts come to (财政拨款 and the budgets it is paid from), or less than a part named by 其中.\nA wrong total is a wrong budget; a difference that rounding explains is only noted.\nFind which amount is wrong, and set the total or that amount.",
  },
  message: {
    zh: ({ column, of, part, stated, computed, difference, causes, isBare }) =>
      isBare
        ? `填了${column} ${stated}，各项资金却都没有填${causes?.zh ?? ""}`
        : part
          ? `其中的${part} ${computed} 大于${of} ${stated ?? "（空）"}`
          : of
            ? stated === undefined
              ? `${of}没有填，其中各项之和为 ${computed}`
              : `${of} ${stated} 不等于其中各项之和 ${computed}（${offBy(difference).zh}）${causes?.zh ?? ""}`
            : stated === undefined
              ? `${column}没有填，各项资金之和为 ${computed}${causes?.zh ?? ""}`
              : `${column} ${stated} 不等于各项资金之和 ${computed}（${offBy(difference).zh}）${causes?.zh ?? ""}`,
    en: ({ of, part, stated, computed, difference, causes, isBare }) =>
      isBare
        ? `The total is ${stated}, and no fund is written${causes?.en ?? ""}`
        : part
          ? `${part}, ${computed}, is more than ${of}, ${stated ?? "(blank)"}, of which it is a part`
          : of
            ? stated === undefined
              ? `${of} is blank; its parts come to ${computed}`
              : `${of} ${stated} is not the sum of its parts, ${computed} (${offBy(difference).en})${causes?.en ?? ""}`
            : stated === undefined
              ? `The total is blank; the funds come to ${computed}${causes?.en ?? ""}`
              : `The total ${stated} is not the sum of the funds, ${computed} (${offBy(difference).en})${causes?.en ?? ""}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | «35.00» | 20.00 | | 10.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 20.00 | | 10.00 | |`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.01 | 20.00 | | 10.00 | |`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 一般公共预算 | 政府性基金 | 单位资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | «10.00» | 15.00 | 5.00 | 10.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 一般公共预算 | 政府性基金 | 单位资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 20.00 | 15.00 | 5.00 | 10.00 | |`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | «30.00» | | | | |`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | «» | 20.00 | | 10.00 | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | 20.00 | | 10.00 | |`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 一般公共预算 | 政府性基金 | 单位资金 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | «20.00» | 10.00 | 5.00 | 10.00 | |`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 其中：一般公共预算 | 单位资金 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | 20.00 | 15.00 | 10.00 | |`,
        table`
          单位：万元
          项目名称 | 总计 | 其中：财政拨款 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | 20.00 | |`,
        table`
          单位：万元
          项目名称 | 总计 | 其中：财政拨款 | 单位资金 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | 20.00 | 10.00 | |`,
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 单位资金 | 事业收入 | 其他收入 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | 20.00 | 10.00 | 4.00 | 6.00 | |`,
      ],
    },
  ],
  row({ entry, context }, report) {
    const { columns } = entry.layout;
    const { list, wholes } = columns;
    // Where the header lacks names, nobody knows which amounts are there.
    if (context.surplus > 0 && entry.row.cells.length - list.length === context.surplus) return;
    const sum = rowSum(entry);
    let isExplained = false;
    for (const whole of wholes) {
      const parts = partsSum(entry, whole);
      if (parts?.verdict !== "wrong") continue;
      // With what its parts come to the row adds up: it is the fund that is wrong.
      const isFund = whole.isAll && sum?.verdict === "wrong" && addsUpWith(sum, parts);
      isExplained ||= isFund;
      const { stated } = sumArgs("", parts);
      const name = amountName(columns, whole.fund);
      const names = whole.parts.map((part) => amountName(columns, part));
      const part = whole.isAll ? undefined : names.join("、");
      const span = amountSpan(entry, whole.fund);
      const computed = formatted(parts.computed);
      report(span ?? nameSpan(entry), {
        ...sumArgs(name, parts),
        of: name,
        part,
        right: span && (isFund || stated === undefined) ? computed : undefined,
        causes: isFund && stated !== undefined ? borneOutBy(computed) : undefined,
      });
    }
    if (sum?.verdict !== "wrong" || isExplained) return;
    const span = amountSpan(entry, 0);
    const explained = explainRow(entry);
    const isBare = isBlankMoney(fundsOf(entry));
    const args = {
      ...sumArgs(amountName(columns, 0), sum),
      isBare,
      right: isBare ? undefined : span && formatted(sum.computed),
      causes: perhaps(explained),
      explained,
      isTotal: entry.kind === "total",
      base: 0,
    };
    // What the likeliest cause is at is added with that.
    const isAdded = isBare || args.right !== undefined;
    const at = span ?? nameSpan(entry);
    const others = isAdded ? [] : explained.related.filter((place) => !isSame(place, at));
    report(at, args, { related: [...others, ...addendsOfRow(entry)] });
  },
  // Other rows speak for a total: then it is a fund that is wrong.
  addsFrom: ({ args }) => {
    if (args.explained === undefined || (args.right === undefined && !args.isBare)) return "nowhere";
    return args.isTotal ? "table" : "unit";
  },
  adds(table, row, finding) {
    const entry = entryAt(table, row);
    if (entry === undefined) return undefined;
    const right = borneOutIn(table, entry, row);
    return borneOut(finding, entry, right);
  },
  fix: (found) => [...mendSum(found), ...mendOnlyFund(found)],
};

// Who changes the total of a row with one fund means that too.
function mendOnlyFund({ entry, finding }: Found): Fix[] {
  if (entry === undefined || finding.args.base !== 0) return [];
  const { columns } = entry.layout;
  const total = entry.amounts[0]?.value;
  const filled = fundsOf(entry).flatMap(({ value }, i) =>
    value === undefined || isZero(value) ? [] : [i + 1],
  );
  const [only, more] = filled;
  const span = only === undefined ? undefined : amountSpan(entry, only);
  if (total === undefined || isZero(total) || span === undefined || more !== undefined) return [];
  if ((finding.args.borneOut as readonly number[] | undefined)?.includes(only!)) return [];
  const [name, insert] = [amountName(columns, only!), formatted(total)];
  const title = { zh: `把“${name}”改为 ${insert}`, en: `Change ${name} to ${insert}` };
  const isSaid = explainRow(entry).fixes.some(({ title: said }) => said.zh === title.zh);
  return isSaid ? [] : [{ title, edits: [{ from: span.from, to: span.to, insert }] }];
}

function addsUpWith({ stated, computed }: Sum, parts: Sum): boolean {
  return compare(stated, add(subtract(computed, parts.stated), parts.computed)) === 0;
}

function borneOutBy(right: string): Localized {
  return {
    zh: `。按总计推算也是 ${right}`,
    en: `. By the total it is ${right}, too`,
  };
}

// The amounts of a row that what they add up, or are added up with, comes to: those of 合计, a unit's row or a project's.
function borneOutIn(table: Table, entry: Entry, row: number): ReadonlySet<number> {
  if (entry.kind !== "total") return evenIn(table.units[unitAtRow(table, row)]!);
  const section = totalledIn(table).find(({ total }) => total === entry);
  const isEven = (amount: number) =>
    section !== undefined && sectionSum(section, amount)?.verdict === "equal";
  return new Set([...entry.amounts.keys()].filter(isEven));
}

const evenIn = ofUnits.once((unit): ReadonlySet<number> => {
  const seen = view(unit);
  const { head, projects, subtotals } = seen;
  // Where units stand in a column 小计 says what theirs would.
  const [subtotal] = head === undefined && subtotals.length === 1 ? subtotals : [];
  const sumOf = (amount: number) =>
    subtotal === undefined
      ? unitSum(seen, amount)
      : judge(
          subtotal.amounts[amount]!,
          projects.map(({ amounts }) => amounts[amount]!),
        );
  return new Set([...unit.columns.amounts.keys()].filter((amount) => sumOf(amount)?.verdict === "equal"));
});

// The same object for the same finding: whoever shows it need not make it anew.
function borneOut(finding: Finding, entry: Entry, right: ReadonlySet<number>): Added {
  const key = [...right].join();
  const last = known.get(finding);
  if (last?.key === key) return last.added;
  const explained = explainRow(entry, right);
  const { args } = finding;
  const added = {
    args: {
      ...args,
      right: right.has(0) ? undefined : args.right,
      explained,
      causes: perhaps(explained),
      borneOut: [...right],
    },
    related: explained.related
      .filter((place) => !isSame(place, finding))
      .map((place) => ({ ...place, row: entry.row })),
  };
  known.set(finding, { key, added });
  return added;
}
const isSame = (a: Span, b: Span) => a.from === b.from && a.to === b.to;
const known = new WeakMap<Finding, { readonly key: string; readonly added: Added }>();
