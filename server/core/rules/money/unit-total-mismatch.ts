import { amountName } from "../../model/columns.ts";
import { counted } from "../../model/counted.ts";
import { amountSpan, cellSpan, type Entry, nameSpan, ofEntries } from "../../model/entry.ts";
import { ledgerOf, moneyGroup, ownedElsewhere, perMoneyAndRows, strangersIn } from "../../model/ledger.ts";
import { add, formatted, isZero, sumOf } from "../../model/money.ts";
import { isUnitName } from "../../model/naming.ts";
import { isBlank } from "../../model/roles.ts";
import { departmentsOf, isConfirmed, type Section, sectionAt, sectionSum } from "../../model/sections.ts";
import { judge, offBy, type Sum, sumArgs } from "../../model/sums.ts";
import { type Table, unitAtRow } from "../../model/table.ts";
import { isClosed, ofUnits, totalOf, type Unit, type UnitView, unitSum, view } from "../../model/unit.ts";
import type { Span } from "../../text.ts";
import { table } from "../example.ts";
import { type Added, type Finding, groupCheck, type Related, type RowEdit, type Rule } from "../rule.ts";
import { relatedAddends } from "./addends.ts";
import { explainRows } from "./explain.ts";
import { explainElsewhere, explainEven } from "./explain-elsewhere.ts";
import { explainCopied, explainHolding, explainOrphans, rowAbove } from "./explain-strays.ts";
import { explainSplit, explainUnits } from "./explain-units.ts";
import { type Addends, combined, type Explanation, isSaid, perhaps, silent } from "./explanation.ts";
import { allWritten, mendSum, setsOnly } from "./mend-sum.ts";
import { mendOnly, mendWithTotal } from "./mend-with-total.ts";

export const unitTotalMismatch: Rule = {
  id: "unit-total-mismatch",
  title: "单位金额不等于各项目之和",
  family: "money",
  severity: "error",
  docs: {
    zh: "单位的某项金额不等于其各项目之和，部门的不等于所属单位之和，或单位行没有填金额。\n单位行是批复的依据，与项目对不上，说明某个项目的金额、列或归属有误。\n看相关位置列出的各加数和可能原因，改单位行或改出错的项目。",
    en: "An amount of a unit is not the sum of its projects, one of a department not that of its units, or a unit's row has none.\nThe unit's row is what gets approved; where it differs, some project's amount, column or place is wrong.\nRead the addends and likely causes listed with it; set the unit's amount or mend the project.",
  },
  message: {
    zh: ({ column, stated, computed, difference, causes, none, blank, department, isBorneOut }) =>
      blank
        ? `单位行没有填金额，各项目之和为 ${computed}`
        : none
          ? `单位有${column} ${stated}，下面却没有项目${causes?.zh ?? ""}`
          : stated === undefined
            ? `${column}没有填，${department ? "所属单位" : "各项目"}之和为 ${computed}${causes?.zh ?? ""}`
            : `${column} ${stated} 不等于${department ? "所属单位" : "各项目"}之和 ${computed}（${offBy(difference).zh}${isBorneOut ? "，而合计与本行相符" : ""}）${causes?.zh ?? ""}`,
    en: ({ column, stated, computed, difference, causes, none, blank, department, isBorneOut }) =>
      blank
        ? `The unit's row has no amount; its projects come to ${computed}`
        : none
          ? `The unit has ${column} ${stated} and no projects${causes?.en ?? ""}`
          : `${column} ${stated ?? "(blank)"} is not the sum of ${department ? "its units" : "the projects"}, ${computed} (${offBy(difference).en}${isBorneOut ? ", yet 合计 bears this row out" : ""})${causes?.en ?? ""}`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 31.00 | 31.00 | | | |
        临江市档案馆 | 31.00 | «31.00» | | 1.00 | |
        库房修缮 | 31.00 | 30.00 | | 1.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 31.00 | 31.00 | | | |
        临江市档案馆 | 31.00 | 30.00 | | 1.00 | |
        库房修缮 | 31.00 | 30.00 | | 1.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.01 | 30.01 | | | |
          库房修缮 | 30.00 | 30.00 | | | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        临江市档案局 | «31.00» | 30.00 | |
        临江市档案馆 | 30.00 | 30.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        «临江市档案馆» | | | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 30.00 | 30.00 | |
        临江市档案馆 | 30.00 | 30.00 | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 绩效目标 | 绩效指标
        合计 | 50.00 | 50.00 | |
        临江市档案馆 | | | |
        库房修缮 | 30.00 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        临江市地方志办公室 | | | |
        志书编纂 | 20.00 | 20.00 | 编好志书一部。 | 1、1-产出指标；11-数量指标；编纂志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
      ],
    },
    {
      fix: 1,
      // The department's total is right, and its funds are not those of its units.
      bad: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 50.00 | 30.00 | 20.00 | |
        临江市档案局 | 50.00 | «50.00» | «» | |
        临江市档案馆 | 30.00 | 30.00 | | |
        库房修缮 | 30.00 | 30.00 | | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        临江市地方志办公室 | 20.00 | | 20.00 | |
        志书编纂 | 20.00 | | 20.00 | 编好志书一部。 | 1、1-产出指标；11-数量指标；编纂志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 财政拨款 | 其他资金 | 绩效目标 | 绩效指标
        合计 | 50.00 | 30.00 | 20.00 | |
        临江市档案局 | 50.00 | 30.00 | 20.00 | |
        临江市档案馆 | 30.00 | 30.00 | | |
        库房修缮 | 30.00 | 30.00 | | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        临江市地方志办公室 | 20.00 | | 20.00 | |
        志书编纂 | 20.00 | | 20.00 | 编好志书一部。 | 1、1-产出指标；11-数量指标；编纂志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
    },
  ],
  unit({ unit, view }, report) {
    const { head, projects } = view;
    // A row without projects may sum up the units below it: only the table can tell.
    if (head === undefined || projects.length === 0 || isBlank(head)) return;
    // `missing-tab` tells of the line that would be the next unit's row.
    if (ownedElsewhere(unit).length > 0) return;
    const base = view.at.get(head)!;
    const addends = projects.map((project) => [project, view.at.get(project)!] as const);
    for (const { span, args, related } of mismatchesIn(view, [head, base], addends))
      report(base, span, args, { related });
  },
  groups: groupCheck(moneyGroup(), (_group, report, { table }) => {
    for (const { head, units } of departmentsOf(table).compared) {
      const wrong = head.amounts.flatMap((stated, amount) => {
        const sum = judge(
          stated,
          units.map((unit) => unit.amounts[amount]!),
        );
        return sum?.verdict === "wrong" ? [{ amount, sum }] : [];
      });
      // With the total borne out the funds are what their units have.
      const sums = wrong.map(({ amount, sum }) => ({ amount, sum: sum.computed }));
      const isOfFunds = wrong.length > 1 && wrong.every(({ amount }) => amount > 0);
      const whole = isOfFunds ? allWritten(head, sums) : undefined;
      for (const { amount, sum } of wrong) {
        const span = amountSpan(head, amount);
        if (span === undefined) continue;
        const related = relatedAddends({ entries: units, rowOf: ({ row }) => row }, amount);
        const args = { ...sumArgs(amountName(head.layout.columns, amount), sum), department: true };
        const right = whole && formatted(sum.computed);
        report(head.row, span, whole ? { ...args, right, whole } : args, { related });
      }
    }
    const { bare, blank, stated } = ledgerOf(table);
    // Where none of several units has an amount, their rows are captions.
    for (const unit of stated > 0 || blank.size === 1 ? blank : []) {
      const seen = view(unit);
      const sum = sumOf(seen.projects.map(totalOf));
      const args = { blank: true, computed: formatted(sum, 0), whole: filling(seen) };
      report(seen.head!.row, nameSpan(seen.head!), args, { severity: "warning" });
    }
    for (const unit of bare) {
      const head = view(unit).head!;
      if (view(unit).isUnread || !isUnitName(head.name) || departmentsOf(table).all.has(head)) continue;
      const sum = judge(head.amounts[0]!, []);
      if (sum?.verdict !== "wrong") continue;
      const args = { ...sumArgs(amountName(head.layout.columns, 0), sum), none: true };
      report(head.row, amountSpan(head, 0) ?? nameSpan(head), args);
    }
  }),
  adds(table, row, finding) {
    if (finding.args.blank || finding.args.department) return undefined;
    const unit = table.units[unitAtRow(table, row)]!;
    const copied = finding.args.isSplit || finding.args.none ? silent : explainCopied(table, unit);
    if (isSaid(copied)) return certainly(finding, copied);
    const known = added(table);
    if (!known.has(finding)) known.set(finding, addedTo(table, row, finding));
    return known.get(finding);
  },
  fix: (found) => {
    const own = mendSum(found);
    const unit = found.table.units[unitAtRow(found.table, found.row)]!;
    // A sum that stays what it was is told of as it was: which rows are beyond it is asked when it is mended.
    const isSplit = found.finding.args.isSplit && !isClosed(view(unit));
    const lost = isSplit ? rowAbove(strangersIn(view(unit)) ?? []) : [];
    // Before what sets one amount, and leaves 合计 behind.
    const last = own.findIndex((fix) => setsOnly(fix, found));
    const at = last < 0 ? own.length : last;
    const cures = own.slice(0, at);
    const only = cures.length === 0 ? mendOnly(found) : [];
    return [...lost, ...cures, ...only, ...mendWithTotal(found), ...own.slice(at)];
  },
};

// The amounts that a unit's projects come to, in its own row.
function filling({ head, projects }: UnitView): RowEdit[] {
  return allWritten(
    head!,
    head!.amounts.flatMap((_, amount) => {
      const sum = sumOf(projects.flatMap(({ amounts }) => amounts[amount]!.value ?? []));
      return isZero(sum) ? [] : [{ amount, sum }];
    }),
  );
}

interface Mismatch {
  readonly span: Span;
  readonly args: Finding["args"];
  readonly related: readonly Related[];
}

type Numbered = readonly [entry: Entry, row: number];

// Remembered with the unit's row: an edit of a project's words asks for the same again.
function mismatchesIn(view: UnitView, total: Numbered, addends: readonly Numbered[]): readonly Mismatch[] {
  const { uncertain } = view;
  const last = known.get(total[0]);
  const isSame =
    last !== undefined &&
    last.base === total[1] &&
    last.uncertain === uncertain &&
    last.addends.length === addends.length &&
    last.addends.every(
      ([entry, row], i) =>
        row === addends[i]![1] &&
        saysTheSame(entry, addends[i]![0]) &&
        // Which of two alike may be removed depends on all they say.
        (!last.hasTwins || entry.row.text === addends[i]![0].row.text),
    );
  if (isSame) return last.mismatches;
  const wrong = total[0].layout.columns.amounts.flatMap((_, amount) => {
    const sum = unitSum(view, amount);
    return sum?.verdict === "wrong" ? [{ amount, sum }] : [];
  });
  const all = wrong.length === 0 ? undefined : addendsIn(view);
  const split = all && explainSplit(view, all.rowOf, 2, false);
  const whole = allWritten(
    total[0],
    wrong.map(({ amount, sum }) => ({ amount, sum: sum.computed })),
  );
  const mismatches = wrong.map(({ amount, sum }) =>
    mismatchOf(sum, total, all!, amount, { split: split!, whole }),
  );
  const hasTwins = new Set(addends.map(([entry]) => entry.name)).size < addends.length;
  known.set(total[0], { base: total[1], addends, uncertain, hasTwins, mismatches });
  return mismatches;
}
const known = ofEntries.slot<{
  readonly base: number;
  readonly addends: readonly Numbered[];
  readonly uncertain: ReadonlySet<number>;
  readonly hasTwins: boolean;
  readonly mismatches: readonly Mismatch[];
}>();

function addendsIn({ projects, at }: UnitView): Addends {
  const width = projects[0]!.amounts.length;
  return { entries: projects, counted: counted(projects, width), rowOf: (entry) => at.get(entry)! };
}

function mismatchOf(
  sum: Sum,
  [head, base]: Numbered,
  addends: Addends,
  amount: number,
  { split, whole }: { split: Explanation; whole: readonly RowEdit[] },
): Mismatch {
  const span = amountSpan(head, amount);
  const isSplit = isSaid(split);
  // `missing-amount` tells of projects without amounts: without those the sum is none.
  const isPartial = addends.entries.filter(isBlank).length > 1;
  const { all, ofTotal, ofRows } = explainRows([head, base], addends, amount);
  const explained = isSplit ? split : all;
  const args = {
    ...sumArgs(amountName(head.layout.columns, amount), sum),
    right: isPartial ? undefined : span && formatted(sum.computed),
    causes: perhaps(explained),
    explained,
    ofTotal,
    ofRows,
    whole: whole.length > 1 && !isPartial ? whole : undefined,
    isSplit,
    base,
    amount,
  };
  // Of a split only the table knows what there is to say.
  const related = [...(isSplit ? [] : explained.related), ...relatedAddends(addends, amount)];
  return { span: span ?? nameSpan(head), args, related };
}

// Whether two rows have the same name and amounts at the same places, line ends before them included.
function saysTheSame(a: Entry, b: Entry): boolean {
  if (a === b) return true;
  if (a.layout !== b.layout) return false;
  const { columns } = a.layout;
  let end = 0;
  for (const column of [columns.name, ...columns.amounts]) {
    const [one, other] = [cellSpan(a, column), cellSpan(b, column)];
    if (one?.from !== other?.from || one?.to !== other?.to) return false;
    end = Math.max(end, one?.to ?? 0);
  }
  return a.row.text.slice(0, end) === b.row.text.slice(0, end);
}

// Where it is known which rows are wrong, the unit's is not to be changed. The same object as long as it says the same.
function certainly(finding: Finding, certain: Explanation): Added {
  const last = certainties.get(finding);
  if (last !== undefined && isSame(last.certain, certain)) return last.added;
  const { args } = finding;
  const explained = { explained: certain, causes: perhaps(certain), isSplit: false };
  const added = {
    args: { ...args, right: undefined, whole: undefined, ...explained },
    related: certain.related,
  };
  certainties.set(finding, { certain, added });
  return added;
}
const certainties = new WeakMap<Finding, { readonly certain: Explanation; readonly added: Added }>();

function isSame(a: Explanation, b: Explanation): boolean {
  const places = ({ related, fixes }: Explanation) => [...related, ...fixes.flatMap(({ edits }) => edits)];
  const [one, other] = [places(a), places(b)];
  return (
    a.words.zh === b.words.zh &&
    a.words.en === b.words.en &&
    a.fixes.length === b.fixes.length &&
    one.length === other.length &&
    one.every((place, i) => isSamePlace(place, other[i]!))
  );
}

function isSamePlace(a: Related | RowEdit, b: Related | RowEdit): boolean {
  const insert = (one: Related | RowEdit) => ("insert" in one ? one.insert : undefined);
  return a.row === b.row && a.from === b.from && a.to === b.to && insert(a) === insert(b);
}

const added = perMoneyAndRows((_table) => new Map<Finding, Added | undefined>());

function addedTo(table: Table, row: number, finding: Finding): Added | undefined {
  const { args } = finding;
  const number = unitAtRow(table, row);
  const unit = table.units[number]!;
  // A row that stands too low is told of at the unit above it, too.
  const next = args.isSplit ? table.units[number + 1] : undefined;
  const misplaced = args.none ? explainOrphans(table, unit) : next ? explainOrphans(table, next) : silent;
  if (isSaid(misplaced)) return certainly(finding, misplaced);
  if (args.none) return undefined;
  if (args.isSplit) return ofSplit(unit, sectionAt(table, number), args);
  const certain = [
    explainHolding(table, unit),
    explainOrphans(table, unit),
    explainElsewhere(table, unit, args.amount),
  ].find(isSaid);
  if (certain !== undefined) return certainly(finding, certain);
  const section = sectionAt(table, number);
  const own = explainUnits(table, section, args.amount);
  const even = explainEven(table, unit, args.amount);
  // 合计 speaks for the projects: then the unit's row is what is wrong, and no row of its own is missing or doubled. Or it
  // speaks for the unit's row, which may yet be what it was added up from.
  const head = view(unit).head?.row;
  const isAlone = own.related.length === 1 && own.related[0]!.row === head;
  const parts = isSaid(own)
    ? isSaid(args.ofTotal) && isAlone
      ? [confirmed(args.ofTotal)]
      : [args.ofTotal, own]
    : isSaid(even)
      ? [even]
      : isSaid(args.ofTotal) && isSaid(args.ofRows) && isConfirmed(section, args.amount)
        ? // With another amount in the unit's row 合计 would be wrong.
          [args.ofRows, { ...args.ofTotal, fixes: [] }]
        : undefined;
  // 合计 that is the sum of the units' rows speaks against another amount in this one, and so does a unit whose row is lost.
  const isBorneOut = isConfirmed(section, args.amount);
  const isRight = isBorneOut || isCut(unit);
  const more = { whole: isRight ? undefined : args.whole, isBorneOut };
  if (parts === undefined)
    return isBorneOut || (isRight && args.whole) ? { args: { ...args, ...more } } : undefined;
  const explained = combined(parts);
  return { args: { ...args, ...more, explained, causes: perhaps(explained) }, related: even.related };
}

// Where 合计 has what the projects beyond the unit's total come to, they are another unit's; else they may as well have been
// left out.
function ofSplit(unit: Unit, section: Section | undefined, args: Finding["args"]): Added | undefined {
  const strangers = strangersIn(view(unit)) ?? [];
  const { total } = section ?? {};
  const sum = section && total && sectionSum({ ...section, total }, args.amount);
  const beyond = sumOf(strangers.flatMap(({ amounts }) => amounts[args.amount]!.value ?? []));
  if (sum === undefined || isZero(beyond) || !isZero(add(sum.difference, beyond)))
    return { args, related: args.explained.related };
  const explained = explainSplit(view(unit), ({ row }) => row, 2, true);
  return {
    args: { ...args, right: undefined, whole: undefined, explained, causes: perhaps(explained) },
    related: explained.related,
  };
}

// What is wrong in the unit's row, where 合计 adds up with what its projects come to.
function confirmed({ words, ...rest }: Explanation): Explanation {
  return {
    ...rest,
    words: { zh: `${words.zh}（合计按此无误）`, en: `${words.en} (which the total confirms)` },
  };
}

// Whether a unit's first projects come to what its row says.
const isCut = ofUnits.once((unit) => strangersIn(view(unit)) !== undefined);
