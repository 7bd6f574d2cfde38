import type { Localized } from "../../locale.ts";
import type { Span } from "../../text.ts";
import type { Finding, IndicatorView, RowView } from "../rule.ts";

/** A goal that is stated. */
export type Goal = NonNullable<RowView["goal"]>;

/**
 * What to report of a span of a goal (offsets count in the goal) that says another thing than an indicator does: the place,
 * the arguments `goal`, `name` and `value`, and where the indicator says it; `note` says what stands there.
 */
export function contradiction(
  goal: Goal,
  { from, to }: Span,
  { nameText, annualText, annual }: IndicatorView,
  note: Localized,
): [Span, Told, Pick<Finding, "related">] {
  return [
    { from: goal.from + from, to: goal.from + to },
    { goal: goal.text.slice(from, to), name: nameText, value: annualText },
    { related: annual ? [{ from: annual.from, to: annual.to, row: 0, note }] : [] },
  ];
}

interface Told {
  readonly goal: string;
  readonly name: string;
  readonly value: string;
}
