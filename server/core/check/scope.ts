import { kept } from "../model/kept.ts";
import type { Table } from "../model/table.ts";
import { ofUnits, type Unit } from "../model/unit.ts";
import { surplusOf } from "../model/widths.ts";
import type { Context } from "../rules/rule.ts";
import { CYCLE_LABEL, VALUE_LABEL } from "../syntax/indicator.ts";
import { ofRows, type Row } from "../syntax/table.ts";
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
  const { balance, cycles } = wording(table);
  const separator = balance < 0 ? ";" : "；";
  const hasCycles = cycles > 0;
  const { moneyUnit, year } = table;
  let known = scopes.get(config);
  if (known === undefined) {
    known = new Map();
    scopes.set(config, known);
  }
  const surplus = table.header === undefined ? 0 : surplusOf(table);
  const key = `${moneyUnit.name} ${separator} ${hasCycles} ${year} ${surplus}`;
  let scope = known.get(key);
  if (scope === undefined) {
    scope = { config, context: { moneyUnit, separator, hasCycles, year, surplus, words: config.words } };
    if (known.size > MOST_SCOPES) known.clear();
    known.set(key, scope);
  }
  return scope;
}
const scopes = new WeakMap<Config, Map<string, Scope>>();
const MOST_SCOPES = 64;

/** How indicators are written, added up: full-width separators less half-width ones, and rows with a value for the cycle. */
interface Wording {
  readonly balance: number;
  readonly cycles: number;
}

const wordingIn = ofUnits.once((unit: Unit): Wording => {
  let balance = 0;
  let cycles = 0;
  for (const row of unit.rows) {
    const marks = marksIn(row);
    balance += (marks & FULL) - ((marks & HALF) >> 1);
    cycles += (marks & CYCLE) >> 2;
  }
  return { balance, cycles };
});
const [FULL, HALF, CYCLE] = [1, 2, 4] as const;
const marksIn = ofRows.once((row: Row): number => {
  const first = BEFORE_VALUE.exec(row.text)?.[0];
  const cycle = BEFORE_CYCLE.test(row.text) ? CYCLE : 0;
  return cycle | (first === undefined ? 0 : first === ";" ? HALF : FULL);
});
const BEFORE_VALUE = new RegExp(`[；;](?=\\s*${VALUE_LABEL})`);
const BEFORE_CYCLE = new RegExp(`[；;]\\s*${CYCLE_LABEL}`);
const wording = kept(
  () => ({ balance: 0, cycles: 0 }),
  (index, { gone, come }) => {
    for (const [units, sign] of [
      [gone, -1],
      [come, 1],
    ] as const) {
      for (const unit of units) {
        const { balance, cycles } = wordingIn(unit);
        index.balance += sign * balance;
        index.cycles += sign * cycles;
      }
    }
  },
);
