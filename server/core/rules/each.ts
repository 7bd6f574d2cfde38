import { goalSpan, nameSpan } from "../model/entry.ts";
import type { Target } from "../model/target.ts";
import type { Span } from "../text.ts";
import type { IndicatorView, ReportRow, RowEdit, Rule } from "./rule.ts";

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

/** Checks every text that people wrote freely: names of rows, goals, and names and values of indicators. */
export function freeTexts(
  check: (text: string, from: number, report: ReportRow) => void,
): Required<Pick<Rule, "row" | "indicator">> {
  return {
    row({ entry, text, isProject }, report) {
      const goal = isProject ? goalSpan(entry) : undefined;
      for (const { from, to } of goal ? [nameSpan(entry), goal] : [nameSpan(entry)])
        check(text.slice(from, to), from, report);
    },
    indicator(one, report) {
      if (one.name) check(one.nameText, one.name.from, report);
      for (const { text, span } of valuesOf(one)) check(text, span.from, report);
    },
  };
}
