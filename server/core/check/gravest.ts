import { kept, rowNumber, unitHolding, unitNumber } from "../model/kept.ts";
import type { Table } from "../model/table.ts";
import { ofUnits } from "../model/unit.ts";
import { severities } from "../rules/rule.ts";
import type { Row } from "../syntax/table.ts";
import type { Config } from "./config.ts";
import { bitOf, type Counts } from "./found.ts";
import type { FoundAcross } from "./groups.ts";
import { inOrder, type Located, type Overview, overviewOf } from "./overview.ts";
import type { Findings } from "./own.ts";
import type { Scope } from "./scope.ts";

/** The gravest findings, `cap` of them at most, in the order of the text; of equals the table's own, then the first. */
export function gravest(table: Table, config: Config, cap: number): readonly Located[] {
  const overview = overviewOf(table, config);
  const wanted = wantedOf(overview.counts, cap);
  const first: Located[] = [];
  const room = addTo(
    first,
    overview.table.list.map((found) => ({ found, row: found.at })),
    wanted,
    wanted.room,
  );
  const chosen = chosenOf(table, overview, { ...wanted, room, count: wanted.count - first.length });
  return first.length === 0 ? chosen : merged(first.sort(inOrder), chosen);
}

// Of the two lists the one is short.
function merged(short: readonly Located[], long: readonly Located[]): readonly Located[] {
  const parts: (readonly Located[])[] = [];
  let from = 0;
  for (const one of short) {
    let to = from;
    while (to < long.length && inOrder(long[to]!, one) <= 0) to++;
    parts.push(long.slice(from, to), [one]);
    from = to;
  }
  return ([] as Located[]).concat(...parts, long.slice(from));
}

/** What fits under a cap. */
interface Wanted {
  /** The bits of the severities of which all are wanted. */
  readonly all: number;
  /** The bit of the one of which only the first are wanted, and how many; 0 where there is none such. */
  readonly some: number;
  readonly room: number;
  /** How many are wanted together. */
  readonly count: number;
}

function wantedOf(counts: Counts, cap: number): Wanted {
  let all = 0;
  let count = 0;
  for (const severity of severities) {
    if (count + counts[severity] > cap) return { all, some: bitOf[severity], room: cap - count, count: cap };
    all |= bitOf[severity];
    count += counts[severity];
  }
  return { all, some: 0, room: 0, count };
}

/** Adds what is wanted of a list; gives the room that is left. */
function addTo(chosen: Located[], list: readonly Located[], { all, some }: Wanted, room: number): number {
  let left = room;
  for (const one of list) {
    const bit = bitOf[one.found.severity];
    if ((all & bit) !== 0) chosen.push(one);
    else if (bit === some && left > 0) {
      chosen.push(one);
      left--;
    }
  }
  return left;
}

/** What was chosen of a table's units. */
interface Choice {
  readonly wanted: Wanted;
  /** What else it depends on: the scope of the units' findings, their first rows, and the state of the findings of groups. */
  readonly scope: Scope | undefined;
  readonly starts: readonly number[];
  readonly stamp: object;
  readonly chosen: readonly Located[];
  /** By unit, up to the one that filled the list: the index of its first finding in `chosen`, and how many more had room then. */
  readonly firsts: readonly number[];
  readonly rooms: readonly number[];
}

/** The last choice, and how many units at the start and at the end are the same since then. */
interface Remembered {
  last: Choice | undefined;
  before: number;
  after: number;
}

const choices = kept(
  (): Remembered => ({ last: undefined, before: 0, after: 0 }),
  (choice, { from, come }, table) => {
    choice.before = Math.min(choice.before, from);
    choice.after = Math.min(choice.after, table.units.length - from - come.length);
  },
);

// An edit touches few units: what was chosen of the others stays, as far as there is the same room for it.
function chosenOf(table: Table, { own, across }: Overview, wanted: Wanted): readonly Located[] {
  const { units, masks } = own;
  const { unitRows: starts } = table;
  const { stamp } = across;
  const remembered = choices(table);
  const touched = unitsOf(table, across.takeTouched());
  const last = isAlike(remembered.last, own.scope, wanted, stamp) ? remembered.last : undefined;
  const draft: Draft = { chosen: [], firsts: [], rooms: [], room: wanted.room };
  for (let u = 0; u < units.length && draft.chosen.length < wanted.count; u++) {
    const count = last ? unchanged(table, remembered, touched, u) : 0;
    const old = u < remembered.before ? u : u - units.length + (last?.starts.length ?? 0);
    if (last && count > 0 && last.starts[old] === starts[u]) {
      const to = stretch(last, old, Math.min(last.firsts.length, old + count), draft.room);
      if (to > old) {
        take(draft, last, old, to);
        u += to - old - 1;
        continue;
      }
    }
    draft.firsts.push(draft.chosen.length);
    draft.rooms.push(draft.room);
    const bits = wanted.all | (draft.room > 0 ? wanted.some : 0);
    const more = (across.mask & bits) === 0 ? NOTHING : across.in(table.units[u]!);
    if ((masks[u]! & bits) === 0 && more.length === 0) continue;
    // Where only errors are looked for, few of a unit's findings need be touched.
    const { list, of } = units[u]!;
    const isFew = bits === bitOf.error && more.length === 0;
    draft.room = addTo(draft.chosen, locatedOf(table, u, isFew ? of.error : list, more), wanted, draft.room);
  }
  const { chosen, firsts, rooms } = draft;
  const choice = { wanted, scope: own.scope, starts, stamp, chosen, firsts, rooms };
  Object.assign(remembered, { last: choice, before: units.length, after: units.length });
  return chosen;
}

/** A choice while it is made. */
interface Draft {
  chosen: Located[];
  firsts: number[];
  rooms: number[];
  room: number;
}

/** The numbers of the units that hold some rows, in order. The unit of a row that is gone has changed itself. */
function unitsOf(table: Table, rows: ReadonlySet<Row>): readonly number[] {
  const found = new Set<number>();
  for (const row of rows) {
    const unit = unitHolding(table, row);
    if (unit !== undefined) found.add(unitNumber(table, unit));
  }
  return [...found].sort((a, b) => a - b);
}

/** How many units from a number on are as they were. */
function unchanged(
  { units }: Table,
  { before, after }: Remembered,
  touched: readonly number[],
  from: number,
): number {
  const next = touched.find((u) => u >= from) ?? units.length;
  if (from < before) return Math.min(before, next) - from;
  return from >= units.length - after ? next - from : 0;
}

/**
 * Up to which unit a choice says what is to be chosen from `from` on, with another room than it had there: as long as
 * neither runs out of room.
 */
function stretch({ rooms }: Choice, from: number, most: number, room: number): number {
  const more = room - (rooms[from] ?? 0);
  if (more === 0) return most;
  let to = from;
  // What was chosen of a unit is known by the room behind it.
  while (to < most && to + 1 < rooms.length && rooms[to + 1]! > Math.max(0, -more)) to++;
  return to;
}

/** Takes over what was chosen of the units from `from` to `to` (excluded). */
function take(draft: Draft, last: Choice, from: number, to: number): void {
  const [first, end] = [last.firsts[from]!, last.firsts[to] ?? last.chosen.length];
  const shift = draft.chosen.length - first;
  const more = draft.room - last.rooms[from]!;
  draft.chosen = draft.chosen.concat(last.chosen.slice(first, end));
  draft.firsts = draft.firsts.concat(last.firsts.slice(from, to).map((one) => one + shift));
  draft.rooms = draft.rooms.concat(last.rooms.slice(from, to).map((one) => one + more));
  draft.room = (last.rooms[to] ?? 0) + more;
}

function isAlike(
  last: Choice | undefined,
  scope: Scope | undefined,
  { all, some }: Wanted,
  stamp: object,
): last is Choice {
  if (last === undefined || last.scope !== scope || last.stamp !== stamp) return false;
  return last.wanted.all === all && last.wanted.some === some;
}

/** Findings of a unit with those that others have at its rows, in the order of the text; the same list for the same. */
function locatedOf(
  table: Table,
  u: number,
  own: Findings["list"],
  more: readonly FoundAcross[],
): readonly Located[] {
  const start = table.unitRows[u]!;
  const last = lastLocated.get(table.units[u]!);
  if (last?.start === start && last.own === own && last.more === more) return last.list;
  const list = own.map((found): Located => ({ found, row: start + found.at }));
  if (more.length > 0) {
    for (const found of more) list.push({ found, row: rowNumber(table, found.row) });
    list.sort(inOrder);
  }
  lastLocated.set(table.units[u]!, { start, own, more, list });
  return list;
}
const lastLocated = ofUnits.slot<{
  readonly start: number;
  readonly own: Findings["list"];
  readonly more: readonly FoundAcross[];
  readonly list: readonly Located[];
}>();
const NOTHING: readonly FoundAcross[] = [];
