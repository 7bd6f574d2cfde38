import { madeAt } from "../list.ts";
import { BoundedMap } from "../memo.ts";
import { amountHabitOf } from "../model/amount-habit.ts";
import { isOfOneDepartment } from "../model/departments.ts";
import { doubtedYear } from "../model/doubted-year.ts";
import { kept } from "../model/kept.ts";
import { numberingOf } from "../model/numbering.ts";
import { differingIn } from "../model/several.ts";
import type { Table } from "../model/table.ts";
import { surplusOf } from "../model/widths.ts";
import { isHeaderExchanged, styleOf } from "../model/wording.ts";
import { doubtedByProjects, moneyHintsIn } from "../rules/money/doubted-money-unit.ts";
import type { Context } from "../rules/rule.ts";
import type { Config } from "./config.ts";

/** What findings depend on besides their text. Equal scopes are one object. */
export interface Scope {
  readonly config: Config;
  readonly context: Context;
}

/** What the findings of rows and units depend on: the names of other tables are nothing to them. */
export function ownScopeOf(table: Table, config: Config): Scope {
  return scopeOf(table, config.own ?? config);
}

export function scopeOf(table: Table, config: Config): Scope {
  const { separator, hasCycles, hasCodes } = styleOf(table);
  const { moneyUnit } = table;
  const differing = differingIn(table);
  const amountHabit = amountHabitOf(table);
  const facts = {
    separator,
    hasCycles,
    hasCodes: hasCodes && !differing.codes,
    // Of a year or a money unit that is likely wrong, or not that of all tables of the file, nothing follows.
    year: doubtedYear(table) === undefined && !differing.years ? table.year : undefined,
    // 合计 is not asked: it changes with a keystroke, and all rows would be checked again.
    isMoneyDoubted: differing.moneyUnits || doubtedByProjects(table) !== undefined,
    isExchanged: isHeaderExchanged(table),
    numbering: numberingOf(table),
    surplus: table.header === undefined ? 0 : surplusOf(table),
    isOfOne: isOfOneDepartment(table),
  };
  const known = madeAt(scopes, config, () => new BoundedMap<string, Scope>(MOST_SCOPES));
  const key = [moneyUnit.name, ...Object.values(facts), ...Object.values(amountHabit)].join(" ");
  return madeAt(known, key, () => ({
    config,
    context: { moneyUnit, ...facts, amountHabit, words: config.words },
  }));
}

/** Most of the work of `scopeOf` in small steps, for a table that nobody has asked for it. */
export function* readingScope(table: Table): Iterable<void> {
  const read = wasRead(table);
  if (read.isDone) return;
  for (const unit of table.units) {
    moneyHintsIn(unit);
    yield;
  }
  read.isDone = true;
}
const wasRead = kept(
  () => ({ isDone: false }),
  (read, { come }) => {
    if (come.length > MANY) read.isDone = false;
  },
);
/** More units than an edit touches. */
const MANY = 32;

const scopes = new WeakMap<Config, BoundedMap<string, Scope>>();
const MOST_SCOPES = 64;
