import type { Entry } from "../../model/entry.ts";
import { unitNumber } from "../../model/kept.ts";
import { lackOf, ledgerOf, offUnits, perMoney, strangersIn } from "../../model/ledger.ts";
import { isZero, subtract, zero } from "../../model/money.ts";
import { departmentsOf, type Section, type Totalled, totalledIn } from "../../model/sections.ts";
import { emptySum, include, judgeSum } from "../../model/sums.ts";
import type { Table } from "../../model/table.ts";
import { isClosed, titleOf, type UnitView, view } from "../../model/unit.ts";
import { MOST_UNITS } from "./explain-elsewhere.ts";
import { explainHolding, explainOrphans } from "./explain-strays.ts";
import {
  type Addends,
  combined,
  type Explanation,
  isSaid,
  relatedRows,
  relatedTo,
  silent,
} from "./explanation.ts";

/**
 * Whether the units' own rows are what is wrong: with the sums of their projects in their place the section's 合计 adds
 * up. Says of which units, for an amount column.
 */
export function explainUnits(table: Table, section: Section | undefined, column: number): Explanation {
  return (section && unitsExplained(table).get(section)?.[column]) ?? silent;
}

const unitsExplained = perMoney((table): ReadonlyMap<Section, readonly Explanation[]> => {
  if (ledgerOf(table).off.size > MOST_UNITS) return new Map();
  return new Map(
    totalledIn(table).map((section) => [
      section,
      table.columns.amounts.map((_, column) => unitsOfColumn(table, section, column)),
    ]),
  );
});

function unitsOfColumn(table: Table, { total, sums, from, to }: Totalled, column: number): Explanation {
  const departments = departmentsOf(table).all;
  const off = offUnits(table).filter((unit) => {
    const number = unitNumber(table, unit);
    const isHere = number >= from && number < to && !departments.has(view(unit).head!);
    return isHere && !isZero(lackOf(unit)[column] ?? zero);
  });
  // 合计 that agrees with the units' rows as they are speaks for them, and not for their projects.
  if (off.length === 0 || judgeSum(total.amounts[column]!, sums[column]!)?.verdict !== "wrong") return silent;
  const sum = include(emptySum(), sums[column]!, 1);
  for (const unit of off) {
    const head = view(unit).head!;
    const amount = head.amounts[column]!;
    include(sum, amount, -1);
    include(sum, { value: subtract(amount.value ?? zero, lackOf(unit)[column]!), fault: undefined }, 1);
  }
  if (judgeSum(total.amounts[column]!, sum)?.verdict === "wrong") return silent;
  const [only] = off;
  // How rows stand that add nothing is nothing to a total: only the unit's own finding knows whether its row can be moved.
  const strays =
    only && off.length === 1
      ? [explainHolding(table, only), { ...explainOrphans(table, only), fixes: [] }]
      : [];
  const stray = strays.find(isSaid);
  if (stray !== undefined) return stray;
  const splits = off.map((unit) => explainSplit(view(unit), ({ row }) => row, 1, true));
  if (splits.every(isSaid)) return combined(splits);
  const heads = off.map((unit) => view(unit).head!);
  const names = off.map(titleOf);
  const words = {
    zh: `单位行${names.map((name) => `“${name}”`).join("、")}写错，按其项目之和计算则合计无误`,
    en: `the row of ${names.join(", ")} is wrong: with the sum of its projects the total is right`,
  };
  return {
    words,
    related: relatedRows(heads, column, words),
    fixes: [],
  };
}

/**
 * Explains a unit's total that the projects next to it come to in every column: what stands beyond them, `least` projects
 * or more, was left out, or is another unit's whose row is missing; `isProven` where it can only be that.
 */
export function explainSplit(
  unit: UnitView,
  rowOf: Addends["rowOf"],
  least: number,
  isProven: boolean,
): Explanation {
  const strangers = strangersIn(unit);
  if (strangers === undefined || strangers.length < least) return silent;
  const [next] = strangers as readonly [Entry];
  const name = next.name;
  const lost = isClosed(unit)
    ? { zh: "之后漏了小计行", en: `the 小计 behind ${name} is missing` }
    : { zh: "之前漏了单位行", en: `the row of the unit before ${name} is missing` };
  const words =
    strangers.length === 1
      ? { zh: `漏加了“${name}”，或它${lost.zh}`, en: `${name} was left out, or ${lost.en}` }
      : isProven
        ? { zh: `“${name}”${lost.zh}`, en: lost.en }
        : {
            zh: `“${name}”等 ${strangers.length} 个项目没有加进来，或“${name}”${lost.zh}`,
            en: `${name} and ${strangers.length - 1} more were left out, or ${lost.en}`,
          };
  return { words, related: relatedTo([[next, rowOf(next)]], 0, words), fixes: [] };
}
