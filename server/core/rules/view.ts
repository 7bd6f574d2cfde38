import { type Entry, indicatorsOf } from "../model/entry.ts";
import { classNamed, classOf } from "../model/framework.ts";
import { codeOf, type Indicator } from "../model/indicator.ts";
import { targetOf } from "../model/target.ts";
import type { Span } from "../text.ts";
import type { Context, IndicatorView, RowView } from "./rule.ts";

/** A row as row rules see it. */
export function rowView(entry: Entry, context: Context, isHead: boolean): RowView {
  const isProject = entry.kind === "project" || (entry.kind === "bare" && !isHead);
  const { text } = entry.row;
  return {
    entry,
    text,
    context,
    isProject,
    isSecret: isProject && text.includes("涉密"),
    indicators: isProject ? indicatorsOf(entry).map((indicator) => indicatorView(text, indicator)) : [],
  };
}

export function indicatorView(text: string, indicator: Indicator): IndicatorView {
  const says = (span: Span | undefined) => (span === undefined ? "" : text.slice(span.from, span.to));
  const code = (field: typeof indicator.class, digits: number) => {
    const found = codeOf(text, field);
    return found?.length === digits && classOf(found) ? found : undefined;
  };
  const classCode = code(indicator.class, 1);
  const subclassCode = code(indicator.subclass, 2);
  const cycleText = says(indicator.cycle);
  const annualText = says(indicator.annual);
  return {
    ...indicator,
    nameText: says(indicator.name),
    cycleText,
    annualText,
    classCode,
    subclassCode,
    classDigit: classDigitIn(classCode, subclassCode, says(indicator.class?.name)),
    get cycleTarget() {
      return targetOf(cycleText);
    },
    get annualTarget() {
      return targetOf(annualText);
    },
  };
}

// Undecided where class and subclass disagree: `code-parent-mismatch` says so, and nothing should follow from either.
function classDigitIn(
  klass: string | undefined,
  subclass: string | undefined,
  name: string,
): string | undefined {
  if (klass !== undefined && subclass !== undefined && klass !== subclass[0]) return undefined;
  return klass ?? subclass?.[0] ?? classNamed(name, 1)?.code;
}
