import { Few } from "../few.ts";
import { alike } from "../list.ts";
import type { Row } from "../syntax/table.ts";
import type { Span } from "../text.ts";
import type { Entry } from "./entry.ts";
import { type Change, kept, rowNumber } from "./kept.ts";
import type { Table } from "./table.ts";
import { type Unit, view } from "./unit.ts";

/** What a fact tells besides its key and tag; the span counts from the start of the row. */
export interface Told {
  readonly span: Span;
}

/** Something a row says that matters across the table: what it is about, and what it says of it. */
export interface Fact<T extends Told> {
  /** Facts of one key are compared with each other. */
  readonly key: string;
  /** Facts of one key that differ in their tag are worth a look. */
  readonly tag: string;
  /** What matters to findings at this fact, and to others only where it is the first of its tag. */
  readonly value: T;
}

/** The facts of one key. */
export interface Group<T extends Told> {
  readonly key: string;
  readonly tags: Pick<Few<string, Tagged<T>>, "size" | "get" | "values">;
}

/** The facts of one key and one tag. */
export interface Tagged<T extends Told> {
  readonly tag: string;
  readonly count: number;
  /** The values of each row, in no particular order. */
  readonly rows: Few<Row, OneOrMore<T>>;
}

/** Hardly a row says the same thing twice, and a list for each of a hundred thousand values is more than the values. */
type OneOrMore<V> = V | V[];

/** A fact with the row that says it. */
export interface Place<T extends Told> {
  readonly row: Row;
  readonly tag: string;
  readonly value: T;
}

/** The facts of a table by their keys. An edit moves those of the rows it touched. */
export interface Groups<T extends Told> {
  readonly groups: ReadonlyMap<string, Group<T>>;
  /** The keys whose facts changed since somebody last emptied it. */
  readonly dirty: Set<string>;
  /** Whether somebody empties `dirty` and `replaced`; until then nobody fills them. */
  isWatched: boolean;
  /** The rows that since then gave way to one with the same facts but for their values. */
  readonly replaced: Set<Row>;
}

/** What each row, or each project, says; for the same row or project always the same. */
export type Facts<T extends Told> =
  | ({ readonly each: "row" } & Source<Row, T>)
  | ({ readonly each: "project" } & Source<Entry, T>);

interface Source<S, T extends Told> {
  readonly of: (source: S) => readonly Fact<T>[];
  /** Lets go of what is remembered of a source. It is read again when it is asked for. */
  readonly release?: (source: S) => void;
}

/** Collects facts over a table. */
export function gathered<T extends Told>(facts: Facts<T>): (table: Table) => Groups<T> {
  return kept(
    (): Index<T> => ({ groups: new Map(), dirty: new Set(), isWatched: false, replaced: new Set() }),
    (index, change) => {
      if (facts.each === "row") follow(index, rowsMoved(change), (row) => row, facts);
      else follow(index, projectsMoved(change), ({ row }) => row, facts);
    },
  );
}

function follow<T extends Told, S extends object>(
  index: Index<T>,
  { left, added, moved, inPlace }: Moves<S>,
  rowOf: (source: S) => Row,
  { of: factsOf, release }: Source<S, T>,
): void {
  // Who changed its place may be the first of its kind now, or no longer.
  for (const source of moved) for (const fact of factsOf(source)) forget(index, fact);
  const gives = (i: number) =>
    inPlace[i] === true && says(factsOf(left[i]!.source), factsOf(added[i]!.source));
  // First everything goes, then everything comes: a row may do both.
  for (const [i, { source }] of left.entries())
    if (!gives(i)) for (const fact of factsOf(source)) remove(index, rowOf(source), fact);
  for (const [i, { source }] of added.entries()) {
    const old = left[i]?.source;
    if (gives(i)) substitute(index, rowOf(old!), rowOf(source), factsOf(old!), factsOf(source));
    else for (const fact of factsOf(source)) put(index, rowOf(source), fact);
    // Of a table that is opened most rows are never touched: what they say need not be kept beside what is made of it.
    if (added.length > MANY) release?.(source);
  }
}
const MANY = 1_000;

/** Which sources of facts a change took away and brought, each with how many that stay stand before it. */
interface Moves<S> {
  readonly left: readonly Move<S>[];
  readonly added: readonly Move<S>[];
  /** Those that stay, but in another order. */
  readonly moved: readonly S[];
  /** Of each that left, whether the one that came with the same index stands just where it stood. */
  readonly inPlace: readonly boolean[];
}

interface Move<S> {
  readonly source: S;
  readonly before: number;
}

const rowsMoved = movesOf(
  (unit) => unit.rows,
  (row) => row,
);
const projectsMoved = movesOf(
  (unit) => view(unit).projects,
  ({ row }) => row,
);

// One look at a change for everybody who gathers.
function movesOf<S>(
  sourcesOf: (unit: Unit) => readonly S[],
  rowOf: (source: S) => Row,
): (change: Change) => Moves<S> {
  const known = new WeakMap<Change, Moves<S>>();
  const all = (units: readonly Unit[]) =>
    units.length === 1 ? sourcesOf(units[0]!) : units.flatMap((unit) => sourcesOf(unit));
  return (change) => {
    let moves = known.get(change);
    if (moves === undefined) {
      const [old, fresh] = [all(change.gone), all(change.come)];
      moves = oneMove(old, fresh, rowOf) ?? placed(compared(old, fresh), rowOf);
      known.set(change, moves);
    }
    return moves;
  };
}

// What is typed changes one row.
function oneMove<S>(old: readonly S[], fresh: readonly S[], rowOf: (source: S) => Row): Moves<S> | undefined {
  if (old.length !== fresh.length) return undefined;
  const { before, after } = alike(old, fresh);
  if (before + after + 1 !== old.length) return undefined;
  const [left, added] = [old[before]!, fresh[before]!];
  return {
    left: [{ source: left, before }],
    added: [{ source: added, before }],
    moved: [],
    inPlace: [rowOf(left) !== rowOf(added)],
  };
}

function placed<S>(moves: Omit<Moves<S>, "inPlace">, rowOf: (source: S) => Row): Moves<S> {
  const { left, added, moved } = moves;
  const fresh = new Set(added.map(({ source }) => rowOf(source)));
  const isEven =
    moved.length === 0 &&
    left.length === added.length &&
    !left.some(({ source }) => fresh.has(rowOf(source)));
  return { ...moves, inPlace: left.map(({ before }, i) => isEven && before === added[i]!.before) };
}

function compared<S>(old: readonly S[], fresh: readonly S[]): Omit<Moves<S>, "inPlace"> {
  const { before: start, after: end } = alike(old, fresh);
  const changed = old.slice(start, old.length - end);
  const at = new Map(changed.map((source, i) => [source, i]));
  const common = new Set<S>();
  const added: Move<S>[] = [];
  const moved: S[] = [];
  let last = -1;
  for (const source of fresh.slice(start, fresh.length - end)) {
    const i = at.get(source);
    if (i === undefined) {
      added.push({ source, before: start + common.size });
      continue;
    }
    common.add(source);
    if (i < last) moved.push(source);
    last = Math.max(last, i);
  }
  let before = start;
  const left: Move<S>[] = [];
  for (const source of changed) {
    if (common.has(source)) before++;
    else left.push({ source, before });
  }
  return { left, added, moved };
}

function says<T extends Told>(a: readonly Fact<T>[], b: readonly Fact<T>[]): boolean {
  return a.length === b.length && a.every(({ key, tag }, i) => key === b[i]!.key && tag === b[i]!.tag);
}

// A row in place of another that says the same: nobody else's findings change, unless they speak of that very row.
function substitute<T extends Told>(
  index: Index<T>,
  row: Row,
  next: Row,
  list: readonly Fact<T>[],
  facts: readonly Fact<T>[],
): void {
  if (index.isWatched) index.replaced.add(row);
  for (const [i, { key, tag }] of list.entries()) {
    const tagged = index.groups.get(key)!.tags.get(tag)!;
    if (tagged.first === row) touch(index, key);
    if (tagged.first === row) tagged.first = next;
    if (tagged.newcomers?.delete(row)) tagged.newcomers.add(next);
    tagged.order?.late.delete(row);
    tagged.order?.late.add(next);
    // The first of a tag takes all of the old row's.
    tagged.rows.delete(row);
    hold(tagged, next, facts[i]!.value);
  }
}

/** The fact of a tag that stands first in the text; remembered with the tag, which is the index's own. */
export function firstOf<T extends Told>(table: Table, tagged: Tagged<T>): Place<T> {
  const own = tagged as MutableTagged<T>;
  let { first } = own;
  let number = first && rowNumber(table, first);
  // Rows put in since it was last asked for may stand before it.
  for (const row of first === undefined ? candidatesIn(table, own) : (own.newcomers ?? [])) {
    if (!own.rows.has(row)) continue;
    const other = rowNumber(table, row);
    if (number === undefined || other < number) {
      first = row;
      number = other;
    }
  }
  own.first = first;
  own.newcomers = undefined;
  return { row: first!, tag: tagged.tag, value: allOf(own.rows.get(first!)!)[0]! };
}

/** Rows among which the first is. Who has to look for it more than once puts them in order. */
function candidatesIn<T extends Told>(table: Table, own: MutableTagged<T>): Iterable<Row> {
  if (!own.isSearched) {
    own.isSearched = true;
    return own.rows.keys();
  }
  if (own.order === undefined || own.order.late.size > MOST_LATE) {
    const numbered = [...own.rows.keys()].map((row) => ({ row, number: rowNumber(table, row) }));
    const sorted = numbered.sort((a, b) => a.number - b.number).map(({ row }) => row);
    own.order = { sorted, at: 0, late: new Set() };
  }
  const { order } = own;
  // A row that went and came back may stand elsewhere now.
  const isStale = (row: Row) => !own.rows.has(row) || order.late.has(row);
  while (order.at < order.sorted.length && isStale(order.sorted[order.at]!)) order.at++;
  return [...order.sorted.slice(order.at, order.at + 1), ...order.late];
}
const MOST_LATE = 64;

/** The first place of the tag that most facts of a group have and, among equals, of the one that stands first. */
export function usualOf<T extends Told>(table: Table, group: Group<T>): Place<T> {
  let most = 0;
  for (const { count } of group.tags.values()) most = Math.max(most, count);
  const rivals = [...group.tags.values()].filter(({ count }) => count === most);
  return earliest(
    table,
    rivals.map((tagged) => firstOf(table, tagged)),
  );
}

/** The places of a group but for those of one tag, in no particular order. */
export function* others<T extends Told>(group: Group<T>, but?: string): Iterable<Place<T>> {
  for (const { tag, rows } of group.tags.values()) {
    if (tag === but) continue;
    for (const [row, values] of rows) for (const value of allOf(values)) yield { row, tag, value };
  }
}

/** Which of some places stands first in the text. */
export function earliest<P extends Place<Told>>(table: Table, places: readonly P[]): P {
  const [only] = places;
  if (places.length === 1) return only!;
  const before = (a: P, b: P) =>
    a.row === b.row
      ? a.value.span.from < b.value.span.from
      : rowNumber(table, a.row) < rowNumber(table, b.row);
  return places.reduce((best, place) => (before(place, best) ? place : best));
}

interface Index<T extends Told> extends Groups<T> {
  readonly groups: Map<string, MutableGroup<T>>;
}

interface MutableGroup<T extends Told> extends Group<T> {
  readonly tags: Few<string, MutableTagged<T>>;
}

interface MutableTagged<T extends Told> extends Tagged<T> {
  count: number;
  /** The first row of them in the text, but for the newcomers; undefined where nobody knows. */
  first: Row | undefined;
  newcomers: Set<Row> | undefined;
  isSearched: boolean;
  /** Rows in the order of the text, from `at` on; some may be gone. Those that came later are beside them. */
  order: { readonly sorted: readonly Row[]; at: number; readonly late: Set<Row> } | undefined;
}

function touch({ isWatched, dirty }: Pick<Index<Told>, "isWatched" | "dirty">, key: string): void {
  if (isWatched) dirty.add(key);
}

function put<T extends Told>(index: Index<T>, row: Row, fact: Fact<T>): void {
  let group = index.groups.get(fact.key);
  if (group === undefined) {
    group = { key: fact.key, tags: new Few() };
    index.groups.set(fact.key, group);
  }
  let tagged = group.tags.get(fact.tag);
  if (tagged === undefined) {
    tagged = {
      tag: fact.tag,
      count: 0,
      rows: new Few(),
      first: undefined,
      newcomers: undefined,
      isSearched: false,
      order: undefined,
    };
    group.tags.set(fact.tag, tagged);
  }
  tagged.count++;
  if (tagged.first !== undefined) {
    tagged.newcomers ??= new Set();
    tagged.newcomers.add(row);
  }
  tagged.order?.late.add(row);
  hold(tagged, row, fact.value);
  touch(index, fact.key);
}

function hold<T extends Told>({ rows }: MutableTagged<T>, row: Row, value: T): void {
  const own = rows.get(row);
  if (Array.isArray(own)) own.push(value);
  else rows.set(row, own === undefined ? value : [own, value]);
}

// A row's facts go together: whichever of those with its tag is taken out first, the others follow.
function remove<T extends Told>(index: Index<T>, row: Row, fact: Fact<T>): void {
  touch(index, fact.key);
  const group = index.groups.get(fact.key);
  const tagged = group?.tags.get(fact.tag);
  if (group === undefined || tagged === undefined) return;
  tagged.count--;
  tagged.rows.delete(row);
  tagged.newcomers?.delete(row);
  tagged.order?.late.delete(row);
  if (tagged.first === row) tagged.first = undefined;
  if (tagged.count > 0) return;
  group.tags.delete(fact.tag);
  if (group.tags.size === 0) index.groups.delete(fact.key);
}

function allOf<V extends object>(values: OneOrMore<V>): readonly V[] {
  return Array.isArray(values) ? values : [values as V];
}

function forget<T extends Told>(index: Index<T>, fact: Fact<T>): void {
  touch(index, fact.key);
  const tagged = index.groups.get(fact.key)?.tags.get(fact.tag);
  if (tagged === undefined) return;
  tagged.first = undefined;
  tagged.order = undefined;
}
