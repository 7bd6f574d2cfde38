import { CYCLE_LABEL, VALUE_LABEL } from "../syntax/indicator.ts";
import { ofRows, type Row } from "../syntax/table.ts";
import { DASHES } from "../text.ts";
import { kept } from "./kept.ts";
import type { Table } from "./table.ts";
import { ofUnits, type Unit } from "./unit.ts";

/** How a table's indicators are written: full-width separators less half-width ones, rows with a value for the cycle, and with a code. */
export interface Wording {
  readonly balance: number;
  readonly cycles: number;
  readonly codes: number;
}

/** What of it a whole table has. */
export const wordingOf: (table: Table) => Wording = kept(
  (): { -readonly [key in keyof Wording]: number } => ({ balance: 0, cycles: 0, codes: 0 }),
  (index, { gone, come }) => {
    for (const [units, sign] of [
      [gone, -1],
      [come, 1],
    ] as const) {
      for (const unit of units) {
        const { balance, cycles, codes } = wordingIn(unit);
        index.balance += sign * balance;
        index.cycles += sign * cycles;
        index.codes += sign * codes;
      }
    }
  },
);

const wordingIn = ofUnits.once((unit: Unit): Wording => {
  let balance = 0;
  let cycles = 0;
  let codes = 0;
  for (const row of unit.rows) {
    const marks = marksIn(row);
    balance += (marks & FULL) - ((marks & HALF) >> 1);
    cycles += (marks & CYCLE) >> 2;
    codes += (marks & CODE) >> 3;
  }
  return { balance, cycles, codes };
});
const [FULL, HALF, CYCLE, CODE] = [1, 2, 4, 8] as const;
const marksIn = ofRows.once((row: Row): number => {
  const first = BEFORE_VALUE.exec(row.text)?.[0];
  const cycle = BEFORE_CYCLE.test(row.text) ? CYCLE : 0;
  const code = CODED.test(row.text) ? CODE : 0;
  return cycle | code | (first === undefined ? 0 : first === ";" ? HALF : FULL);
});
const BEFORE_VALUE = new RegExp(`[；;](?=\\s*${VALUE_LABEL})`);
const BEFORE_CYCLE = new RegExp(`[；;]\\s*${CYCLE_LABEL}`);
// Where an indicator begins, or its second field does: 7-九年级 in a goal is no code.
const CODED = new RegExp(
  `[0-9０-９]、[ \\u3000]{0,2}[0-9０-９]{1,2} {0,2}[${DASHES}] {0,2}[\\u4e00-\\u9fff]|[；;][ \\u3000]{0,2}[0-9０-９]{2}[${DASHES}][\\u4e00-\\u9fff]`,
);
