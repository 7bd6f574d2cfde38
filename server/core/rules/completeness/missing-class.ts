import { cellAt, mayHaveLost, nameSpan } from "../../model/entry.ts";
import { classOf } from "../../model/framework.ts";
import { named, partsOf, styleFor } from "../../model/new-indicator.ts";
import { ordinalOf } from "../../model/ordinal.ts";
import { indicatorsOf } from "../../model/project.ts";
import type { Span } from "../../text.ts";
import type { Fix, Found, RowView } from "../rule.ts";

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

/** Puts an indicator of a subclass behind the others of its cell; its name and values are left to be written. */
export function adding(code: string): (found: Found) => Fix[] {
  return ({ table, entry }) => {
    const cell = entry && cellAt(entry, entry.layout.columns.indicators);
    if (entry === undefined || cell === undefined) return [];
    const { text } = entry.row;
    const last = indicatorsOf(entry).at(-1);
    const number = last && ordinalOf(last, text);
    const held = classOf(code)!;
    const style = styleFor(table);
    const said = text.slice(cell.from, cell.to).trimEnd();
    // Where each has a line of its own this one has, too.
    const [line = ""] = /(?:\r\n|\r|\n)[\t ]{0,20}(?=\S[^\r\n]*$)/.exec(said) ?? [];
    // Another mark at the end becomes the 。 that stands before the next.
    const [mark] = /[；;，,、]?$/.exec(said)!;
    const insert = [
      said.endsWith("。") ? "" : "。",
      line,
      number === undefined ? "" : `${number + 1}、`,
      ...partsOf(held, style).map((part) => (typeof part === "string" ? part : part.name)),
    ].join("");
    const to = cell.from + said.length;
    const name = named(held, style);
    const title = { zh: `补上一条“${name}”`, en: `Add an indicator ${name}` };
    return [{ title, edits: [{ from: to - mark.length, to, insert }] }];
  };
}
