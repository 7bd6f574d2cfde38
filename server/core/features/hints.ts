import type { Config } from "../check/check.ts";
import type { Locale } from "../locale.ts";
import { amountSpan } from "../model/entry.ts";
import { totalledIn } from "../model/sections.ts";
import { type StatedSum, sumsAt } from "../model/stated.ts";
import { offBy, sumArgs } from "../model/sums.ts";
import { looksLikeTable, rowOffset, type Table, unitAtRow } from "../model/table.ts";
import { view } from "../model/unit.ts";
import { SUM_NAMES } from "./words.ts";

/** What the addends of a wrong amount come to, for behind it in the text. */
export interface Hint {
  /** The offset behind the amount. */
  readonly at: number;
  /** `Σ 30.00` where rows add up to something else, `≠ 30.00` where the row's own funds do. */
  readonly label: string;
  readonly tooltip: string;
}

/**
 * The hints at the rows from `first` up to `last` (excluded), in the order of the text, 1,500 at most. A sum whose rule is
 * off is nobody's concern.
 */
export function hintsOf(
  table: Table,
  config: Config,
  locale: Locale,
  first = 0,
  last = table.rows.length,
): Hint[] {
  const hints: Hint[] = [];
  if (first >= last || !looksLikeTable(table)) return hints;
  const sections = new Map(totalledIn(table).map((section) => [section.total, section]));
  for (let u = unitAtRow(table, first); u < table.units.length && table.unitRows[u]! < last; u++) {
    const seen = view(table.units[u]!);
    if (hints.length >= MOST) return hints.slice(0, MOST);
    for (const [i, entry] of seen.entries) {
      const row = table.unitRows[u]! + i;
      if (row < first || row >= last) continue;
      const add = (amount: number, { of, sum }: StatedSum) => {
        const span = amountSpan(entry, amount);
        const { rule, sign } = KINDS[of];
        if (sum.verdict !== "wrong" || span === undefined || config.severities.get(rule) === "off") return;
        const { computed, difference } = sumArgs("", sum);
        const what = SUM_NAMES[of][locale];
        const tooltip =
          locale === "zh"
            ? `${what} ${computed}（所填${offBy(difference).zh}）`
            : `${what} ${computed} (what is written is ${offBy(difference).en})`;
        const at = rowOffset(table, row) + span.to;
        const before = hints.at(-1);
        // What the rows below and the row's own funds agree on is said once.
        if (before?.at !== at || !before.label.endsWith(` ${computed}`))
          hints.push({ at, label: `${sign} ${computed}`, tooltip });
      };
      const section = entry.kind === "total" ? sections.get(entry) : undefined;
      for (const amount of entry.amounts.keys())
        for (const stated of sumsAt(entry, amount, seen, section)) add(amount, stated);
    }
  }
  return hints.slice(0, MOST);
}

/** Nobody reads more of them. */
const MOST = 1_500;

/** How a sum is marked, and the rule that finds it wrong. */
const KINDS: Readonly<Record<StatedSum["of"], { readonly rule: string; readonly sign: string }>> = {
  units: { rule: "grand-total-mismatch", sign: "Σ" },
  projects: { rule: "unit-total-mismatch", sign: "Σ" },
  funds: { rule: "row-total-mismatch", sign: "≠" },
};
