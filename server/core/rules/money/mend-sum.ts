import { amountSpan, type Entry } from "../../model/entry.ts";
import { type Decimal, formatted, isZero } from "../../model/money.ts";
import type { Fix, Found, RowEdit } from "../rule.ts";
import { curesOf } from "./explanation.ts";

/**
 * Mends a wrong sum: by what explains it, each a choice of its own, or by setting the total to what its addends come
 * to. Never made unasked: it changes money.
 */
export function mendSum(found: Found): Fix[] {
  const { right, whole, stated, column, ofUnits, department } = found.finding.args;
  const cures = curesOf(found);
  const { from, to } = found.finding;
  const isSaid = cures.some((cure) => setsOnly(cure, found) && cure.edits[0]!.insert === right);
  // One amount alone may leave the row itself uneven.
  const all: Fix[] = whole
    ? [
        {
          title: ofUnits
            ? { zh: "合计的各项金额都按算出的和填写", en: "Set every amount of 合计 to what it adds up" }
            : {
                zh: `本行各项金额都按${department ? "所属单位" : "项目"}之和填写`,
                en: `Set every amount of the row to the sum of its ${department ? "units" : "projects"}`,
              },
          edits: whole,
        },
      ]
    : [];
  // Nobody wrote an amount where none was meant.
  const isNothing = stated !== undefined && right === "0.00";
  // What mends one of the amounts that are all wrong alike comes behind what mends them all.
  const isPart = cures.length > 0 && cures.every(({ edits }) => edits.every((edit) => isAmong(edit, whole)));
  if (isPart) return [...all, ...cures];
  if (isSaid || right === undefined || isNothing) return [...cures, ...all];
  const title =
    stated === undefined
      ? { zh: `在“${column ?? "总数"}”填入 ${right}`, en: `Fill in ${right} under ${column ?? "the total"}` }
      : { zh: `把“${column ?? "总数"}”改为 ${right}`, en: `Change ${column ?? "the total"} to ${right}` };
  return [...cures, ...all, { title, edits: [{ from, to, insert: right }] }];
}

/** Whether a fix sets the amount that is told of, and no other. */
export function setsOnly({ edits: [edit, ...more] }: Fix, { row, finding }: Found): boolean {
  const isHere = edit?.row === undefined || edit.row === row;
  return more.length === 0 && isHere && edit?.from === finding.from && edit.to === finding.to;
}

function isAmong(edit: RowEdit, all: readonly RowEdit[] | undefined): boolean {
  return (
    edit.row === undefined &&
    (all?.some(({ from, to, insert }) => from === edit.from && to === edit.to && insert === edit.insert) ??
      false)
  );
}

/** The edits that set amounts of a row to some sums; none where one of their cells is lost, for then nobody can set all. */
export function allWritten(
  entry: Entry,
  sums: readonly { readonly amount: number; readonly sum: Decimal }[],
): RowEdit[] {
  const edits = sums.flatMap(({ amount, sum }): RowEdit[] => {
    const span = amountSpan(entry, amount);
    // Nothing is written as nothing.
    return span ? [{ ...span, insert: isZero(sum) ? "" : formatted(sum) }] : [];
  });
  return edits.length === sums.length ? edits : [];
}
