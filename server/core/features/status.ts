import { type Config, countsOf } from "../check/check.ts";
import type { Counts } from "../check/found.ts";
import { ledgerOf } from "../model/ledger.ts";
import { grandTotal } from "../model/sections.ts";
import { looksLikeTable, type Table } from "../model/table.ts";
import { lowered, type Waived } from "../waivers/waived.ts";
import { totalText } from "./words.ts";

/** What a glance at the status bar tells of a table. */
export interface Status {
  readonly isTable: boolean;
  /** The total of 合计 with commas; undefined where there is none. */
  readonly total: string | undefined;
  readonly moneyUnit: string;
  readonly units: number;
  readonly projects: number;
  readonly counts: Counts;
}

export function statusOf(table: Table, config: Config, waived: Waived): Status {
  const total = grandTotal(table);
  const { units, projects } = ledgerOf(table);
  return {
    isTable: looksLikeTable(table),
    total: total && totalText(total),
    moneyUnit: table.moneyUnit.name,
    units,
    projects,
    counts: lowered(countsOf(table, config), waived.keys()),
  };
}
