import {
  type Config,
  countsIn,
  type Diagnostic,
  diagnosticOf,
  type Located,
  located,
} from "../check/check.ts";
import type { Counts, FoundBy } from "../check/found.ts";
import { overviewOf } from "../check/overview.ts";
import type { FoundAt } from "../check/own.ts";
import { listAt } from "../list.ts";
import type { Locale, Localized } from "../locale.ts";
import { rowNumber } from "../model/kept.ts";
import { rowOf, type Table, unitAtRow } from "../model/table.ts";
import { ofUnits, type Unit, view } from "../model/unit.ts";
import { byPlace } from "../text.ts";
import { matching, placeWithin, type RowInUnit, rowInUnit } from "./place.ts";
import { holdingOn, notesOn, type Waiver, type Waivers } from "./waiver.ts";

/** The findings of a table that are waived: where each stands, and why it is. */
export type Waived = ReadonlyMap<FoundBy, OneWaived>;

export interface OneWaived {
  readonly row: number;
  readonly waiver: Waiver;
  /** Whether only the whole table has it, and no unit counts it. */
  readonly isOfTable: boolean;
}

/** A finding as it is told of: with the reason where it is waived. */
export interface Judged extends Diagnostic {
  readonly waived?: string;
}

export const nothingWaived: Waived = new Map();

/**
 * What the waivers waive of everything found in a table, with a note for each waiver that is void, has expired or matches
 * nothing any more. `today` is a day as 2026-11-22. An edit asks again for the units it touched.
 */
export function waivedIn(
  table: Table,
  config: Config,
  waivers: Waivers,
  today: string,
): { waived: Waived; notes: readonly Localized[] } {
  if (waivers.list.length === 0) return { waived: nothingWaived, notes: waivers.faults };
  const holding = holdingOn(today, waivers);
  const { own, across, table: whole } = overviewOf(table, config);
  const waived = new Map<FoundBy, OneWaived>();
  for (const [u, { list }] of own.units.entries()) {
    const unit = table.units[u]!;
    const start = table.unitRows[u]!;
    for (const [found, waiver] of waivedOf(unit, list, holding))
      waived.set(found, { row: start + found.at, waiver, isOfTable: false });
    for (const found of across.in(unit)) add(found, rowNumber(table, found.row), false);
  }
  for (const found of whole.list) add(found, found.at, true);
  function add(found: FoundBy, row: number, isOfTable: boolean): void {
    const waiver = waiverAt(table, { found, row }, holding);
    if (waiver !== undefined) waived.set(found, { row, waiver, isOfTable });
  }
  const used = new Set<Waiver>();
  for (const { waiver } of waived.values()) used.add(waiver);
  const isOn = (rule: string) => config.severities.get(rule) !== "off";
  return { waived, notes: notesOn(today, waivers, used, isOn) };
}

/** Every finding of a table in the order of the text, as `waivedIn` judges it. */
export function judged(
  table: Table,
  config: Config,
  waivers: Waivers,
  today: string,
): { findings: readonly Judged[]; notes: readonly Localized[] } {
  const { waived, notes } = waivedIn(table, config, waivers, today);
  const findings = located(table, config, Number.POSITIVE_INFINITY).found.map((one): Judged => {
    const reason = waived.get(one.found)?.waiver.reason;
    return { ...diagnosticOf(table, one), ...(reason === undefined ? {} : { waived: reason }) };
  });
  return { findings: findings.sort(byPlace), notes };
}

/** What the waivers waive of some findings of a table. */
export function waivedAmong(
  table: Table,
  list: readonly Located[],
  waivers: Waivers,
  today: string,
): ReadonlyMap<FoundBy, Pick<OneWaived, "waiver">> {
  const holding = holdingOn(today, waivers);
  const waived = new Map<FoundBy, { readonly waiver: Waiver }>();
  for (const one of list) {
    const waiver = waiverAt(table, one, holding);
    if (waiver !== undefined) waived.set(one.found, { waiver });
  }
  return waived;
}

// What a unit finds in itself and its waivers; remembered with it, for there may be thousands of units.
function waivedOf(unit: Unit, list: readonly FoundAt[], holding: readonly Waiver[]): WaivedOf["waived"] {
  const known = lastWaived.get(unit);
  if (known?.list === list && known.holding === holding) return known.waived;
  const { head, name, entries } = view(unit);
  const waived = list.flatMap((found): [FoundAt, Waiver][] => {
    const waiver = waiverIn(
      unit.rows[found.at]!.text,
      { head, name, entry: entries.get(found.at) },
      found,
      holding,
    );
    return waiver === undefined ? [] : [[found, waiver]];
  });
  lastWaived.set(unit, { list, holding, waived });
  return waived;
}
interface WaivedOf {
  readonly list: readonly FoundAt[];
  readonly holding: readonly Waiver[];
  readonly waived: readonly (readonly [FoundAt, Waiver])[];
}
const lastWaived = ofUnits.slot<WaivedOf>();

function waiverAt(table: Table, { found, row }: Located, holding: readonly Waiver[]): Waiver | undefined {
  return waiverIn(rowOf(table, row).text, rowInUnit(table, row), found, holding);
}

function waiverIn(
  text: string,
  row: RowInUnit,
  { rule, finding }: FoundBy,
  holding: readonly Waiver[],
): Waiver | undefined {
  if (!holding.some((one) => one.rule === rule.id)) return undefined;
  return matching(holding, rule.id, placeWithin(text, row, finding));
}

/** How many findings there are where each that is waived counts as the information it is shown as. */
export function lowered(counts: Counts, waived: Iterable<FoundBy>): Counts {
  const own = { ...counts };
  for (const { severity } of waived) {
    own[severity]--;
    own.information++;
  }
  return own;
}

/** The same for the rows of a unit. */
export function loweredIn(table: Table, unit: number, config: Config, waived: Waived): Counts {
  const counts = countsIn(table, unit, config);
  return waived.size === 0 ? counts : lowered(counts, inUnits(table, waived).get(unit) ?? []);
}

// The waived findings that a unit counts, by its index: what only the table has is none of theirs.
function inUnits(table: Table, waived: Waived): ReadonlyMap<number, readonly FoundBy[]> {
  let units = byUnit.get(waived);
  if (units === undefined) {
    units = new Map();
    for (const [found, { row, isOfTable }] of waived) {
      if (isOfTable) continue;
      listAt(units, unitAtRow(table, row)).push(found);
    }
    byUnit.set(waived, units);
  }
  return units;
}
const byUnit = new WeakMap<Waived, Map<number, FoundBy[]>>();

/** What a waived finding says. */
export function waivedWords(reason: string, locale: Locale): string {
  return locale === "zh" ? `（已豁免：${reason}）` : ` (waived: ${reason})`;
}
