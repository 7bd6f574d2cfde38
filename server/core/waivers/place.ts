import type { Diagnostic } from "../check/check.ts";
import type { Entry } from "../model/entry.ts";
import { entryAt, rowAtOffset, rowOf, rowOffset, type Table, unitAtRow } from "../model/table.ts";
import { view } from "../model/unit.ts";
import { viewHolding } from "../rules/view.ts";
import { type Span, wholeCharacters } from "../text.ts";
import { holdingOn, PLACES, type Waiver, type Waivers } from "./waiver.ts";

/** A finding as far as waivers look at it: offsets count from the start of the text. */
export type Waivable = Pick<Diagnostic, "rule" | "from" | "to" | "args">;

/** The waiver that would match a finding, and others only that say the same there. The reason is for a person to give. */
export function waiverFor(table: Table, found: Waivable): Omit<Waiver, "reason"> {
  const { unit, project, indicator, value, text, sum } = placeOf(table, found);
  return {
    rule: found.rule,
    ...(unit ? { unit } : {}),
    ...(project ? { project } : {}),
    ...(indicator ? { indicator } : {}),
    ...(value ? { value } : {}),
    // Of an amount, or of a row, there may be several.
    ...(!indicator && text ? { text } : {}),
    ...(sum ? { sum } : {}),
  };
}

/** The waiver that waives a finding on a day as 2026-11-22; undefined where it is not waived. */
export function waiverOf(table: Table, found: Waivable, waivers: Waivers, today: string): Waiver | undefined {
  const holding = holdingOn(today, waivers).filter(({ rule }) => rule === found.rule);
  return holding.length === 0 ? undefined : matching(holding, found.rule, placeOf(table, found));
}

/** What waivers name a finding by. */
export interface Place {
  readonly unit: string | undefined;
  readonly project: string | undefined;
  readonly indicator: string | undefined;
  readonly value: Waiver["value"];
  readonly text: string | undefined;
  readonly sum: string | undefined;
}

/** The place of a finding in a row. `entry` is the row as its unit reads it, `head` the unit's row, `name` what the unit is called. */
export function placeWithin(
  text: string,
  { head, name, entry }: RowInUnit,
  { args, ...span }: Span & Pick<Diagnostic, "args">,
): Place {
  const { from, to } = wholeCharacters(text, span);
  const { computed } = args;
  const project = entry === undefined || entry === head || entry.kind === "total" ? undefined : entry;
  const holding = project && viewHolding(project, { from, to });
  const indicator = holding?.name;
  const field = holding?.fields.find((one) => one.from <= from && to <= one.to)?.kind;
  return {
    unit: name || undefined,
    project: project?.name,
    indicator: indicator && text.slice(indicator.from, indicator.to),
    value: field === "cycle" || field === "annual" ? field : undefined,
    text: to > from && to - from <= LONGEST_TEXT ? text.slice(from, to) : undefined,
    sum: typeof computed === "string" ? computed : undefined,
  };
}

/** Where a row stands in its unit. */
export interface RowInUnit {
  readonly head: Entry | undefined;
  readonly name: string;
  readonly entry: Entry | undefined;
}

export function rowInUnit(table: Table, row: number): RowInUnit {
  const { head, name } = view(table.units[unitAtRow(table, row)]!);
  return { head, name, entry: entryAt(table, row) };
}

/** What is longer says itself where it stands. */
const LONGEST_TEXT = 60;

/** The first of some waivers that matches a finding; undefined where none does. */
export function matching(waivers: readonly Waiver[], rule: string, place: Place): Waiver | undefined {
  return waivers.find(
    (waiver) =>
      waiver.rule === rule && PLACES.every((key) => waiver[key] === undefined || waiver[key] === place[key]),
  );
}

function placeOf(table: Table, { from, to, args }: Waivable): Place {
  const row = rowAtOffset(table, from);
  const start = rowOffset(table, row);
  const at = { from: from - start, to: to - start, args };
  return placeWithin(rowOf(table, row).text, rowInUnit(table, row), at);
}
