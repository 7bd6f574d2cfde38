import { mayHaveLost, nameSpan } from "../../model/entry.ts";
import type { Span } from "../../text.ts";
import type { RowView } from "../rule.ts";

/**
 * Where to report that a project has no indicator of a class: its name. `undefined` where it has one, and where nothing
 * can be said: no indicators at all, a secret project, a lost cell, or an indicator whose class cannot be read.
 */
export function lacksClass(
  { entry, isProject, goesOn, isSecret, indicators }: RowView,
  digit: string,
): Span | undefined {
  if (
    !isProject ||
    goesOn ||
    isSecret ||
    indicators.length === 0 ||
    mayHaveLost(entry, entry.layout.columns.indicators)
  )
    return undefined;
  if (indicators.some(({ classDigit }) => classDigit === digit || classDigit === undefined)) return undefined;
  return nameSpan(entry);
}
