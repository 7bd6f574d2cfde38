import { type Config, check } from "../check.ts";
import { formatted } from "../model/money.ts";
import { grandTotal, looksLikeTable, type Table, view } from "../model/table.ts";
import { totalOf } from "../model/unit.ts";
import type { Severity } from "../rules/rule.ts";

/** What a glance at the status bar tells of a table. */
export interface Status {
  readonly isTable: boolean;
  /** The total of 合计 with commas; undefined where there is none. */
  readonly total: string | undefined;
  readonly moneyUnit: string;
  readonly units: number;
  readonly projects: number;
  readonly counts: Readonly<Record<Severity, number>>;
}

export function statusOf(table: Table, config: Config): Status {
  const total = grandTotal(table)?.entry;
  return {
    isTable: looksLikeTable(table),
    total: total && formatted(totalOf(total)),
    moneyUnit: table.moneyUnit.name,
    units: table.units.reduce((sum, unit) => sum + Number(unit.hasHead), 0),
    projects: table.units.reduce((sum, unit) => sum + view(unit).projects.length, 0),
    counts: check(table, config, 0).counts,
  };
}
