import type { Checked, Diagnostic } from "../check/check.ts";
import type { Localized } from "../locale.ts";
import type { Table } from "../model/table.ts";
import { waiverOf } from "./place.ts";
import { notesOn, type Waiver, type Waivers } from "./waiver.ts";

/** A finding after the waivers: with the reason where it is waived. */
export interface Judged extends Diagnostic {
  readonly waived?: string;
}

/** The findings with their waivers, and a note for each waiver that says nothing any more. `today` is a day as 2026-11-22. */
export function judged(
  table: Table,
  { diagnostics }: Checked,
  waivers: Waivers,
  today: string,
): { findings: readonly Judged[]; notes: readonly Localized[] } {
  const used = new Set<Waiver>();
  const findings = diagnostics.map((found) => {
    const waiver = waiverOf(table, found, waivers, today);
    if (waiver === undefined) return found;
    used.add(waiver);
    return { ...found, waived: waiver.reason };
  });
  return { findings, notes: notesOn(today, waivers, used) };
}
