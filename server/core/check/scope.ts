import { isOfOneDepartment } from "../model/departments.ts";
import { doubtedYear } from "../model/doubted-year.ts";
import type { Table } from "../model/table.ts";
import { surplusOf } from "../model/widths.ts";
import { styleOf } from "../model/wording.ts";
import { doubtedMoneyUnit } from "../rules/money/doubted-money-unit.ts";
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
  // Of a year that is likely wrong nothing follows.
  const year = doubtedYear(table) === undefined ? table.year : undefined;
  let known = scopes.get(config);
  if (known === undefined) {
    known = new Map();
    scopes.set(config, known);
  }
  const surplus = table.header === undefined ? 0 : surplusOf(table);
  const isOfOne = isOfOneDepartment(table);
  const isMoneyDoubted = doubtedMoneyUnit(table) !== undefined;
  const key = `${moneyUnit.name} ${isMoneyDoubted} ${separator} ${hasCycles} ${hasCodes} ${year} ${surplus} ${isOfOne}`;
  let scope = known.get(key);
  if (scope === undefined) {
    scope = {
      config,
      context: {
        moneyUnit,
        isMoneyDoubted,
        separator,
        hasCycles,
        hasCodes,
        year,
        surplus,
        isOfOne,
        words: config.words,
      },
    };
    if (known.size > MOST_SCOPES) known.clear();
    known.set(key, scope);
  }
  return scope;
}

const scopes = new WeakMap<Config, Map<string, Scope>>();
const MOST_SCOPES = 64;
