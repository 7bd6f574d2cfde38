import type { Entry } from "../../model/entry.ts";
import { add, compare, isZero, sumOf, zero } from "../../model/money.ts";
import { fundsOf } from "../../model/row-sums.ts";
import { departmentsOf, isConfirmed, sectionAt } from "../../model/sections.ts";
import type { Sum } from "../../model/sums.ts";
import { type Table, unitAtRow } from "../../model/table.ts";
import { unitSum, view } from "../../model/unit.ts";
import type { Fix, Found } from "../rule.ts";
import { allWritten } from "./mend-sum.ts";

/** Sets a unit's row to what its projects come to, and 合计 by as much, where that is the sum of the rows as they are. */
export function mendWithTotal({ table, row, finding }: Found): Fix[] {
  const { none, blank, department, right } = finding.args;
  if (none || blank || department || right === undefined) return [];
  const { head, total, wrong } = borneOut(table, row) ?? {};
  if (head === undefined || total === undefined || wrong === undefined) return [];
  // A department's row would have to follow, and a row that adds up go on adding up.
  if (departmentsOf(table).all.size > 0 || !isEven(head, wrong)) return [];
  const own = allWritten(
    head,
    wrong.map(({ amount, sum }) => ({ amount, sum: sum.computed })),
  );
  const whole = allWritten(
    total,
    wrong.map(({ amount, sum }) => ({
      amount,
      sum: add(total.amounts[amount]!.value ?? zero, sum.difference),
    })),
  );
  if (own.length === 0 || whole.length === 0) return [];
  const title = {
    zh: "本行按项目之和填写，合计随之调整",
    en: "Set the row to its projects' sum, and 合计 with it",
  };
  return [{ title, edits: [...own, ...whole.map((edit) => ({ ...edit, row: total.row }))] }];
}

/** Sets the only project of a unit to what the unit's row says, where 合计 bears that out and the project's own funds nothing else. */
export function mendOnly({ table, row, finding }: Found): Fix[] {
  const { none, blank, department } = finding.args;
  const { head, projects, wrong } = borneOut(table, row) ?? {};
  const [only, more] = projects ?? [];
  if (none || blank || department || head === undefined || only === undefined || more) return [];
  const paid = fundsOf(only).filter(({ value }) => value !== undefined && !isZero(value));
  if (paid.length > 1) return [];
  const edits = allWritten(
    only,
    wrong!.map(({ amount }) => ({ amount, sum: head.amounts[amount]!.value ?? zero })),
  );
  if (edits.length === 0) return [];
  const title = {
    zh: `“${only.name}”的金额按单位行填写`,
    en: `Set the amounts of ${only.name} to those of the unit's row`,
  };
  return [{ title, edits: edits.map((edit) => ({ ...edit, row: only.row })) }];
}

// A unit whose row is not the sum of its projects while 合计 is that of the rows: its parts, and which amounts are off.
function borneOut(table: Table, row: number) {
  const number = unitAtRow(table, row);
  const seen = view(table.units[number]!);
  const section = sectionAt(table, number);
  const { head, projects } = seen;
  if (head === undefined || section?.total === undefined) return undefined;
  const wrong = head.amounts.flatMap((_, amount) => {
    const sum = unitSum(seen, amount);
    return sum?.verdict === "wrong" ? [{ amount, sum }] : [];
  });
  const isConfirmedIn = wrong.every(({ amount }) => isConfirmed(section, amount));
  return isConfirmedIn ? { head, projects, total: section.total, wrong } : undefined;
}

// Whether the total of a row changes by what its funds do.
function isEven(
  { layout: { columns } }: Entry,
  wrong: readonly { readonly amount: number; readonly sum: Sum }[],
): boolean {
  if (columns.total === undefined || columns.funds.length === 0) return true;
  const of = (isTotal: boolean) =>
    sumOf(
      wrong
        .filter(({ amount }) => (amount === 0) === isTotal && (isTotal || amount <= columns.funds.length))
        .map(({ sum }) => sum.difference),
    );
  return compare(of(true), of(false)) === 0;
}
