import type { Entry } from "../../model/entry.ts";
import { add, compare, sumOf, zero } from "../../model/money.ts";
import { departmentsOf, isConfirmed, sectionAt } from "../../model/sections.ts";
import type { Sum } from "../../model/sums.ts";
import { unitAtRow } from "../../model/table.ts";
import { unitSum, view } from "../../model/unit.ts";
import type { Fix, Found } from "../rule.ts";
import { allWritten } from "./mend-sum.ts";

/** Sets a unit's row to what its projects come to, and 合计 by as much, where that is the sum of the rows as they are. */
export function mendWithTotal({ table, row, finding }: Found): Fix[] {
  const { none, blank, department, right } = finding.args;
  const number = unitAtRow(table, row);
  const seen = view(table.units[number]!);
  const section = sectionAt(table, number);
  const { head } = seen;
  const total = section?.total;
  if (none || blank || department || right === undefined || head === undefined || total === undefined)
    return [];
  const wrong = head.amounts.flatMap((_, amount) => {
    const sum = unitSum(seen, amount);
    return sum?.verdict === "wrong" ? [{ amount, sum }] : [];
  });
  // A department's row would have to follow, and a row that adds up go on adding up.
  if (departmentsOf(table).all.size > 0 || !wrong.every(({ amount }) => isConfirmed(section, amount)))
    return [];
  if (!isEven(head, wrong)) return [];
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
