import { cellAt, mayHaveLost, nameSpan } from "../../model/entry.ts";
import { classOf, written } from "../../model/framework.ts";
import { ordinalOf } from "../../model/indicator.ts";
import { indicatorsOf } from "../../model/project.ts";
import { styleOf } from "../../model/wording.ts";
import { ANNUAL_USUAL, CYCLE_USUAL } from "../../syntax/indicator.ts";
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
    const all = indicatorsOf(entry);
    const last = all.at(-1);
    const { separator, hasCycles, hasCodes } = styleOf(table);
    const number = last && ordinalOf(last, text);
    const [klass, held] = [classOf(code[0]!)!, classOf(code)!].map((one) =>
      hasCodes ? written(one) : one.name,
    );
    const values = [...(hasCycles ? [CYCLE_USUAL] : []), ANNUAL_USUAL].map((label) => `${label}指标值`);
    const said = text.slice(cell.from, cell.to);
    // Where each has a line of its own this one has, too.
    const [line = ""] = /(?:\r\n|\r|\n)[\t ]{0,20}(?=\S[^\r\n]*$)/.exec(said) ?? [];
    const insert = [
      said.trimEnd().endsWith("。") ? "" : "。",
      line,
      number === undefined ? "" : `${number + 1}、`,
      `${[klass, held, "指标名称", ...values].join(separator)}。`,
    ].join("");
    const at = cell.from + said.trimEnd().length;
    const title = { zh: `补上一条“${held}”`, en: `Add an indicator ${held}` };
    return [{ title, edits: [{ from: at, to: at, insert }] }];
  };
}
