import { DASHES } from "../characters.ts";
import { CYCLE_LABEL, VALUE_LABEL } from "../syntax/indicator.ts";
import { ofRows, type Row } from "../syntax/table.ts";
import { kept } from "./kept.ts";
import { areExchanged } from "./project.ts";
import type { Table } from "./table.ts";
import { ofUnits, type Unit, view } from "./unit.ts";

/** How a table's indicators are written, as far as most of them agree. */
export interface Style {
  /** What stands between their fields. */
  readonly separator: "；" | ";";
  /** Whether any states a value for the whole cycle. */
  readonly hasCycles: boolean;
  /** Whether any has a code: many places write the names of the classes only. */
  readonly hasCodes: boolean;
  /** Whether there is none. */
  readonly isEmpty: boolean;
}

export function styleOf(table: Table): Style {
  const { balance, cycles, codes, rows } = wordingOf(table);
  return {
    separator: balance < 0 ? ";" : "；",
    hasCycles: cycles > 0,
    hasCodes: codes > 0,
    isEmpty: rows === 0,
  };
}

/** Whether any indicator of a unit has a code; undefined where it has none. */
export function hasCodesIn(unit: Unit): boolean | undefined {
  const { rows, codes } = wordingIn(unit);
  return rows === 0 ? undefined : codes > 0;
}

/** Whether the goals and the indicators of nearly all projects stand in each other's column: the header names them wrong. */
export function isHeaderExchanged(table: Table): boolean {
  if (table.header === undefined) return false;
  const { projects, exchanged } = wordingOf(table);
  return exchanged >= FEWEST_EXCHANGED && exchanged >= NEARLY_ALL * projects;
}
const FEWEST_EXCHANGED = 3;
const NEARLY_ALL = 0.9;

/** Full-width separators less half-width ones, rows with a value for the cycle, with a code, and with any of it; projects, and those exchanged. */
type Wording = Record<"balance" | "cycles" | "codes" | "rows" | "projects" | "exchanged", number>;
const none = (): Wording => ({ balance: 0, cycles: 0, codes: 0, rows: 0, projects: 0, exchanged: 0 });

const wordingOf = kept(none, (index, { gone, come }) => {
  for (const unit of gone) include(index, wordingIn(unit), -1);
  for (const unit of come) include(index, wordingIn(unit), 1);
});

function include(index: Wording, own: Wording, sign: 1 | -1): void {
  index.balance += sign * own.balance;
  index.cycles += sign * own.cycles;
  index.codes += sign * own.codes;
  index.rows += sign * own.rows;
  index.projects += sign * own.projects;
  index.exchanged += sign * own.exchanged;
}

const wordingIn = ofUnits.once((unit: Unit): Wording => {
  const found = none();
  for (const row of unit.rows) {
    const marks = marksIn(row);
    found.balance += (marks & FULL) - ((marks & HALF) >> 1);
    found.cycles += (marks & CYCLE) >> 2;
    found.codes += (marks & CODE) >> 3;
    found.rows += Number(marks !== 0);
  }
  const { projects } = view(unit);
  found.projects = projects.length;
  found.exchanged = projects.filter(areExchanged).length;
  return found;
});
const [FULL, HALF, CYCLE, CODE] = [1, 2, 4, 8] as const;
const marksIn = ofRows.once((row: Row): number => {
  const first = usualSeparator(row.text);
  const cycle = BEFORE_CYCLE.test(row.text) ? CYCLE : 0;
  const code = CODED.test(row.text) ? CODE : 0;
  return cycle | code | (first === undefined ? 0 : first === ";" ? HALF : FULL);
});
// The one that most of a row's values stand behind: the first of them may be what is wrong.
function usualSeparator(text: string): string | undefined {
  const first = BEFORE_VALUE.exec(text);
  if (first === null) return undefined;
  const rest = text.slice(first.index);
  if (!rest.includes(first[0] === ";" ? "；" : ";")) return first[0];
  const all = rest.match(EACH_BEFORE_VALUE) ?? [];
  return all.filter((one) => one === ";").length * 2 > all.length ? ";" : "；";
}
const BEFORE_VALUE = new RegExp(`[；;](?=\\s*${VALUE_LABEL})`);
const EACH_BEFORE_VALUE = new RegExp(BEFORE_VALUE, "g");
const BEFORE_CYCLE = new RegExp(`[；;]\\s*${CYCLE_LABEL}`);
// Where an indicator begins, or its second field does: 7-九年级 in a goal is no code.
const CODED = new RegExp(
  `[0-9０-９]、[ \\u3000]{0,2}[0-9０-９]{1,2} {0,2}[${DASHES}] {0,2}[\\u4e00-\\u9fff]|[；;][ \\u3000]{0,2}[0-9０-９]{2}[${DASHES}][\\u4e00-\\u9fff]`,
);
