import { goalSpan, nameSpan } from "../model/entry.ts";
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

/** The texts of a row that people wrote freely: name, goal, names and values of indicators. */
export function textFields({ entry, indicators, isProject }: RowView): Span[] {
  if (!isProject) return [nameSpan(entry)];
  const goal = goalSpan(entry);
  const spans: Span[] = [nameSpan(entry), ...(goal ? [goal] : [])];
  for (const one of indicators) {
    if (one.name) spans.push(one.name);
    for (const { span } of valuesOf(one)) spans.push(span);
  }
  return spans;
}
