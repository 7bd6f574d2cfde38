import { amountName } from "../../model/columns.ts";
import { amountSpan, type Entry, nameSpan } from "../../model/entry.ts";
import { rowNumber, unitNumber } from "../../model/kept.ts";
import { addendsIn, ledgerOf, moneyGroup } from "../../model/ledger.ts";
import { formatted } from "../../model/money.ts";
import {
  countedIn,
  doubtedIn,
  isConfirmed,
  sectionAt,
  sectionSum,
  type Totalled,
  totalledIn,
} from "../../model/sections.ts";
import { judge, offBy, type Sum, sumArgs } from "../../model/sums.ts";
import type { Table } from "../../model/table.ts";
import { ofUnits, type Unit, view } from "../../model/unit.ts";
import type { Span } from "../../text.ts";
import { table, twoTables } from "../example.ts";
import { groupCheck, type Related, type RowEdit, type Rule } from "../rule.ts";
import { relatedAddends } from "./addends.ts";
import { explainRows } from "./explain.ts";
import { explainUnits } from "./explain-units.ts";
import { type Explanation, isSaid, perhaps } from "./explanation.ts";
import { allWritten, mendSum } from "./mend-sum.ts";

export const grandTotalMismatch: Rule = {
  id: "grand-total-mismatch",
  title: "合计不等于各单位之和",
  family: "money",
  severity: "error",
  docs: {
    zh: "“合计”的某项金额不等于各单位之和；后面再出现的合计，既与第一行不同，也不是本单位之和。错在单位行、合计与项目相符时，这里只作提示。\n合计是全表对外的数，错了整张表都不可信。\n看相关位置列出的各单位，改合计或改出错的单位。",
    en: "An amount of 合计 is not the sum of the units; one of a further 合计 is neither that of the first nor its unit's. Where a unit's row is wrong and 合计 agrees with the projects, it is information only.\nIt is the number the table stands for.\nRead the units listed with it, and set the total or mend the unit.",
  },
  message: {
    zh: ({ column, stated, computed, difference, causes, first, ofProjects }) =>
      first
        ? `这个合计行的${column} ${stated} 与前面的合计行 ${first} 不同`
        : stated === undefined
          ? `合计行的${column}没有填，${ofProjects ? "各项目" : "各单位"}之和为 ${computed}${causes?.zh ?? ""}`
          : `合计行的${column} ${stated} 不等于${ofProjects ? "各项目" : "各单位"}之和 ${computed}（${offBy(difference).zh}）${causes?.zh ?? ""}`,
    en: ({ column, stated, computed, difference, causes, first, ofProjects }) =>
      first
        ? `The ${column} of this row of 合计, ${stated}, is not that of the first, ${first}`
        : `The ${column} of the row 合计, ${stated ?? "(blank)"}, is not the sum of the ${ofProjects ? "projects" : "units"}, ${computed} (${offBy(difference).en})${causes?.en ?? ""}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | «51.00» | 50.00 | | | |
        临江市档案馆 | 30.00 | 30.00 | | | |
        临江市地方志办公室 | 20.00 | 20.00 | | | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 50.00 | 50.00 | | | |
        临江市档案馆 | 30.00 | 30.00 | | | |
        临江市地方志办公室 | 20.00 | 20.00 | | | |`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 50.00 | 50.00 | | | |
        临江市档案馆 | 30.00 | 30.00 | | | |
        临江市地方志办公室 | 20.00 | 20.00 | | | |
        合计 | «51.00» | 50.00 | | | |`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 50.00 | 50.00 | | | |
        临江市档案馆 | 30.00 | 30.00 | | | |
        临江市地方志办公室 | 20.00 | 20.00 | | | |
        合计 | 50.00 | 50.00 | | | |`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
          合计 | 50.00 | 50.00 | | | |
          临江市档案馆 | 30.00 | 30.00 | | | |
          合计 | 30.00 | 30.00 | | | |
          临江市地方志办公室 | 20.00 | 20.00 | | | |
          合计 | 20.00 | 20.00 | | | |
          合计 | 50.00 | 50.00 | | | |`,
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
          合计 | 50.00 | 50.00 | | | |
          临江市档案馆 | 30.00 | 30.00 | | | |
          项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
          合计 | 50.00 | 50.00 | | | |
          临江市地方志办公室 | 20.00 | 20.00 | | | |`,
        twoTables,
        `${twoTables}\n总计\t50.00\t50.00\t\t\t\t`,
      ],
    },
  ],
  groups: groupCheck(moneyGroup(), (_group, report, { table }) => {
    for (const section of totalledIn(table)) {
      const { total } = section;
      for (const a of total.layout.columns.amounts.keys()) {
        const sum = sectionSum(section, a);
        if (sum?.verdict !== "wrong") continue;
        const { args, related, units } = saidOf(table, section, sum, a);
        // A unit's row that is wrong is told of where it stands: 合计 only does not agree with it.
        const severity = isSaid(units) ? "information" : undefined;
        // Other columns are not remembered with this one.
        const all = args.isRight ? args : { ...args, whole: wholeOf(section) };
        report(total.row, amountSpan(total, a) ?? nameSpan(total), all, {
          related,
          ...(severity ? { severity } : {}),
        });
      }
    }
  }),
  // A total that is written once more, at the end or on each page; a unit may have one of its own.
  table(table, report) {
    const { withTotals } = ledgerOf(table);
    const sections = totalledIn(table).map(({ total }) => total);
    const heads = new Set(sections);
    const isLike = (total: Entry, right: readonly Entry[], a: number) =>
      judge(
        total.amounts[a]!,
        right.map((entry) => entry.amounts[a]!),
      )?.verdict !== "wrong";
    for (const unit of withTotals) {
      const section = sectionAt(table, unitNumber(table, unit));
      const first = section?.total;
      if (first === undefined || first.layout.placement.lost.length > 0) continue;
      for (const { total, a, span } of notItsOwn(unit)) {
        if (heads.has(total)) continue;
        const right = first.amounts[a]!;
        if (right.value === undefined || isLike(total, [first], a)) continue;
        // 总计 of all tables of the file.
        if (sections.length > 1 && isLike(total, sections, a)) continue;
        // That of a page adds up the units since the one before.
        if (isLike(total, sinceLast(table, withTotals, unit), a)) continue;
        const said = formatted(right.value!);
        const stated = formatted(total.amounts[a]!.value!);
        const note = { zh: `前面的合计 ${said}`, en: `The first 合计 ${said}` };
        report(
          rowNumber(table, total.row),
          span,
          { column: amountName(total.layout.columns, a), stated, first: said, right: said },
          {
            // Where the units come to the first, the further one is what is wrong.
            ...(isConfirmed(section, a) ? {} : { severity: "warning" as const }),
            related: [{ ...(amountSpan(first, a) ?? nameSpan(first)), row: first.row, note }],
          },
        );
      }
    }
  },
  fix: mendSum,
};

// What the units come to that stand behind the last 合计 before a unit, up to that unit.
function sinceLast(table: Table, withTotals: ReadonlySet<Unit>, unit: Unit): readonly Entry[] {
  const to = unitNumber(table, unit);
  let from = to;
  while (from > 0 && !withTotals.has(table.units[from - 1]!)) from--;
  return table.units.slice(from, to + 1).flatMap((one) => addendsIn(one));
}

/** An amount of a 合计: the entry, the amount column, and where it stands. */
interface Stated {
  readonly total: Entry;
  readonly a: number;
  readonly span: Span;
}

// The amounts of a unit's 合计 that are not what the unit comes to; remembered with it, for there may be one in each.
const notItsOwn = ofUnits.once((unit: Unit): readonly Stated[] => {
  const { head, projects, totals } = view(unit);
  const own = head ? [head] : projects;
  return totals.flatMap((total) =>
    total.layout.placement.lost.length > 0
      ? []
      : total.amounts.flatMap((amount, a) => {
          const span = amountSpan(total, a);
          const parts = own.map((entry) => entry.amounts[a]!);
          const isOdd = amount.value !== undefined && judge(amount, parts)?.verdict === "wrong";
          return span !== undefined && isOdd ? [{ total, a, span }] : [];
        }),
  );
});

interface Said {
  readonly total: Entry;
  readonly units: Explanation;
  /** Which addends may be wrong. */
  readonly doubted: ReadonlySet<number>;
  readonly args: { readonly isRight: boolean };
  readonly related: readonly Related[];
}

// By amount column, for the addends: an edit of a project leaves them and 合计 as they were.
const said = new WeakMap<readonly Entry[], Said[]>();

function saidOf(table: Table, section: Totalled, sum: Sum, a: number): Said {
  const { total, addends: entries } = section;
  const units = explainUnits(table, section, a);
  const doubted = doubtedIn(table, section);
  const columns = said.get(entries) ?? [];
  const known = columns[a];
  if (known?.total === total && known.units === units && known.doubted === doubted) return known;
  const addends = {
    entries,
    counted: countedIn(table, section),
    rowOf: ({ row }: Entry) => row,
    areUnits: entries.some(({ kind }) => kind !== "project"),
  };
  // Where the units' rows are what is wrong, the total is right.
  const isRight = isSaid(units);
  const explained = isRight ? units : explainRows([total, total.row], addends, a, doubted).all;
  const args = {
    ...sumArgs(amountName(total.layout.columns, a), sum),
    isRight,
    right: isRight || amountSpan(total, a) === undefined ? undefined : formatted(sum.computed),
    ofUnits: true,
    ofProjects: entries.every(({ kind }) => kind === "project"),
    causes: perhaps(explained),
    explained,
  };
  columns[a] = {
    total,
    units,
    doubted,
    args,
    related: [...explained.related, ...relatedAddends(addends, a)],
  };
  said.set(entries, columns);
  return columns[a];
}

// Every amount of 合计 that is wrong, where there are several.
function wholeOf(section: Totalled): readonly RowEdit[] | undefined {
  const wrong = section.total.amounts.flatMap((_, amount) => {
    const sum = sectionSum(section, amount);
    return sum?.verdict === "wrong" ? [{ amount, sum: sum.computed }] : [];
  });
  const edits = allWritten(section.total, wrong);
  return edits.length > 1 ? edits : undefined;
}
