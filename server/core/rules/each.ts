import { goalSpan, nameSpan } from "../model/entry.ts";
import { isZero } from "../model/money.ts";
import type { Target } from "../model/target.ts";
import type { Span } from "../text.ts";
import type { IndicatorView, RowEdit, RowView } from "./rule.ts";

/** A value of an indicator; where both values say the same it stands once, at the annual one. */
export interface ValueSeen {
  readonly span: Span;
  readonly text: string;
  readonly target: Target;
  readonly field: "cycle" | "annual";
  /** Where else the same text stands: a fix must mend both. */
  readonly twin: Span | undefined;
}

export function valuesOf(one: IndicatorView): ValueSeen[] {
  const { cycle, annual } = one;
  const values: ValueSeen[] = [];
  const same = cycle !== undefined && annual !== undefined && one.cycleText === one.annualText;
  if (annual && one.annualText !== "") {
    values.push({
      span: annual,
      text: one.annualText,
      target: one.annualTarget,
      field: "annual",
      twin: same ? cycle : undefined,
    });
  }
  if (cycle && one.cycleText !== "" && !same) {
    values.push({
      span: cycle,
      text: one.cycleText,
      target: one.cycleTarget,
      field: "cycle",
      twin: undefined,
    });
  }
  return values;
}

/** Edits within a value, made in its twin too. Offsets count from the start of the value. */
export function bothEdits({ span, twin }: ValueSeen, edits: readonly RowEdit[]): RowEdit[] {
  return [span, ...(twin ? [twin] : [])].flatMap(({ from }) =>
    edits.map((edit) => ({ from: edit.from + from, to: edit.to + from, insert: edit.insert })),
  );
}

/** Where people write freely in a row, but for its indicators: its name and a project's goal. */
export function freeTextsOf({ entry, isProject }: RowView): Span[] {
  const goal = isProject ? goalSpan(entry) : undefined;
  return goal ? [nameSpan(entry), goal] : [nameSpan(entry)];
}

/** The same in an indicator: its name and its values. */
export function freeTextsIn(one: IndicatorView): Span[] {
  const values = valuesOf(one).map(({ span }) => span);
  return one.name ? [one.name, ...values] : values;
}

/** Whether an indicator says how many there may be at most, or that there is to be none: a fault, not something done. */
export function isCeiling({ annualTarget: { main } }: IndicatorView): boolean {
  return (
    main !== undefined && (main.relation === "atMost" || main.relation === "less" || isZero(main.number))
  );
}

/** Whether an indicator is of how many were asked, and not of how satisfied they were. */
export function isSurvey({ nameText, annualTarget: { main } }: IndicatorView): boolean {
  return /(?:调查|测评|问卷)/.test(nameText) && main?.measure !== undefined && main.measure.name !== "分";
}
