import type { Located } from "../../check/check.ts";
import { columnName } from "../../model/columns.ts";
import type { Entry } from "../../model/entry.ts";
import { approximate, type Decimal, formatted, share, zero } from "../../model/money.ts";
import {
  comesTo,
  emptySum,
  include,
  judgeSum,
  type RunningSum,
  type Sum,
  type SumArgs,
  sumArgs,
} from "../../model/sums.ts";
import type { Table } from "../../model/table.ts";
import { readTotal, totalOf } from "../../model/unit.ts";
import type { FindingLine } from "./finding.ts";

/** An amount: as it is written, and as a number for bars and sorting only. */
export interface Money {
  readonly text: string;
  readonly value: number;
  /** Of the whole it belongs to, as `12.3%`; undefined where there is no whole. */
  readonly share: string | undefined;
}

/** One amount column of a total: what it says, what its addends come to, and what lies between. */
export interface SumLine {
  readonly column: string;
  /** Undefined where nothing is stated, or nobody can read it. */
  readonly stated: Money | undefined;
  /** Undefined where there is nothing to add up, or some of it cannot be read. */
  readonly computed: Money | undefined;
  readonly verdict: Sum["verdict"];
  /** computed − stated with its sign; undefined where they are equal. */
  readonly difference: string | undefined;
  /** What is found about it, with its likeliest cause; undefined where it adds up. */
  readonly finding: FindingLine | undefined;
}

export function money(amount: Decimal, whole?: Decimal): Money {
  return { text: formatted(amount), value: approximate(amount), share: whole && share(amount, whole) };
}

/** The total of a row; `—` where nobody can read it. */
export function moneyOf(entry: Entry, whole?: Decimal): Money {
  const total = readTotal(entry);
  return total === undefined ? UNREAD : money(total, whole);
}
const UNREAD: Money = { text: "—", value: 0, share: undefined };

export function amountText(amount: Decimal | undefined): string {
  return amount === undefined ? "" : formatted(amount);
}

export function sumOfTotals(entries: readonly Entry[]): Decimal {
  const sum = emptySum();
  for (const entry of entries) include(sum, { value: totalOf(entry), fault: undefined }, 1);
  return comesTo(sum)!;
}

/** What a sum is seen with. */
export interface Around {
  /** What shares are of. */
  readonly whole: Decimal;
  /** The amount columns that a lost cell leaves open: there nothing is wrong. */
  readonly open: { readonly has: (amount: number) => boolean };
  /** What is found at the total's row. */
  readonly told: ReadonlyMap<Located, FindingLine>;
}

/** A total by amount column; `sums` are the addends' by column, undefined where there are none. */
export function sumLines(
  table: Table,
  total: Entry | undefined,
  sums: readonly RunningSum[] | undefined,
  { whole, open, told }: Around,
): SumLine[] {
  return table.columns.amounts.map((column, a): SumLine => {
    const name = columnName(table.columns, column);
    const amount = total?.amounts[a];
    const sum = amount && sums && !open.has(a) ? judgeSum(amount, sums[a]!) : undefined;
    const computed = sum?.computed ?? (sums && comesTo(sums[a]!));
    const isRead = amount !== undefined && (amount.value !== undefined || amount.fault === undefined);
    // Nothing is zero, but where something should stand.
    const isBlank = amount?.value === undefined && sum?.verdict === "wrong";
    const said = sum === undefined || sum.verdict === "equal" ? undefined : sumArgs(name, sum);
    const about = said && [...told].find(([one]) => speaksOf(one, said));
    return {
      column: name,
      stated: isRead ? (isBlank ? UNREAD : money(amount.value ?? zero, whole)) : undefined,
      computed: computed && money(computed, whole),
      verdict: sum?.verdict ?? "equal",
      // Where the units' rows are what is wrong, the total is to stay.
      difference: about?.[0].found.finding.args.isRight ? undefined : said?.difference,
      finding: about?.[1],
    };
  });
}

// The same row may also have a sum of its own that does not add up.
function speaksOf({ found: { rule, finding } }: Located, said: SumArgs): boolean {
  const { column, stated, computed } = finding.args as Partial<SumArgs>;
  return (
    SUM_RULES.has(rule.id) && column === said.column && stated === said.stated && computed === said.computed
  );
}
const SUM_RULES = new Set(["unit-total-mismatch", "grand-total-mismatch", "rounding-difference"]);
