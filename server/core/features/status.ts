import { type Config, countsOf } from "../check/check.ts";
import { type Counts, notesOf } from "../check/found.ts";
import { type Locale, type Localized, plural } from "../locale.ts";
import { ledgerOf } from "../model/ledger.ts";
import { departmentsOf, grandTotal, sectionsOf } from "../model/sections.ts";
import { looksLikeTable, type Table } from "../model/table.ts";
import { lowered, type Waived } from "../waivers/waived.ts";
import { NO_TABLE, totalText } from "./words.ts";

/** What a glance at the status bar tells of a table. */
export interface Status {
  readonly isTable: boolean;
  /** The total of 合计 with commas; undefined where there is none. */
  readonly total: string | undefined;
  readonly moneyUnit: string;
  /** How many tables the file has with a 合计 of their own; 1 where none has. */
  readonly tables: number;
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
    tables: Math.max(1, sectionsOf(table).length),
    units: units - departmentsOf(table).all.size,
    projects,
    counts: lowered(countsOf(table, config), waived.keys()),
  };
}

/** The same in words: what the bar shows beside its counts, and what it says to who points at it. */
export interface StatusWords {
  readonly label: string;
  readonly tooltip: string;
}

export function wordsOf(status: Status, locale: Locale): StatusWords {
  const { isTable, total, moneyUnit, tables, units, projects, counts } = status;
  if (!isTable) return { label: OTHER_KIND[locale], tooltip: NO_TABLE[locale] };
  const none = tables > 1 ? several(tables) : NO_TOTAL;
  const amount = total === undefined ? none[locale] : `${total} ${moneyUnit}`;
  const notes = notesOf(counts);
  return locale === "zh"
    ? {
        label: `${amount} · ${units} 个单位`,
        tooltip: [
          `合计：${amount}`,
          `单位 ${units} 个，项目 ${projects} 个`,
          `错误 ${counts.error}，警告 ${counts.warning}，提示 ${notes}`,
          `金额单位：${moneyUnit}`,
        ].join("\n"),
      }
    : {
        label: `${amount} · ${plural(units, "unit")}`,
        tooltip: [
          `Total: ${amount}`,
          `${plural(units, "unit")}, ${plural(projects, "project")}`,
          `${plural(counts.error, "error")}, ${plural(counts.warning, "warning")}, ${plural(notes, "note")}`,
          `Money unit: ${moneyUnit}`,
        ].join("\n"),
      };
}

// Each has its own 合计.
function several(tables: number): Localized {
  return { zh: `${tables} 张表`, en: plural(tables, "table") };
}

const NO_TOTAL: Localized = { zh: "没有合计", en: "no total" };
const OTHER_KIND: Localized = { zh: "不是绩效目标表", en: "no table" };
