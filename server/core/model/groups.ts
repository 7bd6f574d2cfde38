import type { Table } from "./table.ts";
import type { Unit } from "./unit.ts";

/** Something a unit's rows say that matters across the table: what it is about, and what it says of it. */
export interface Fact<T> {
  /** Facts of one key are compared with each other. */
  readonly key: string;
  /** Facts of one key that differ in their tag are worth a look. */
  readonly tag: string;
  readonly value: T;
}

/** All facts of one key. */
export interface Group<T> {
  readonly key: string;
  /** How many facts there are of each tag. */
  readonly tags: ReadonlyMap<string, number>;
  /** The facts by the unit that states them, in no particular order of the units. */
  readonly units: ReadonlyMap<Unit, readonly Fact<T>[]>;
}

/** Which facts to collect from a unit. Equal gatherings are one object: make each once. */
export interface Gathering<T> {
  readonly facts: (unit: Unit) => readonly Fact<T>[];
}

/**
 * The groups of facts in a table. An index is kept and moved from a table to the next, so that an edit costs as much as
 * the units it touched.
 */
export function groupsOf<T>(table: Table, gathering: Gathering<T>): Groups<T> {
  let own = indexes.get(table);
  if (own === undefined) {
    own = new Map();
    indexes.set(table, own);
  }
  let index = own.get(gathering as Gathering<unknown>) as Index<T> | undefined;
  if (index === undefined) {
    index = { units: [], groups: new Map(), mixed: new Set() };
    own.set(gathering as Gathering<unknown>, index as Index<unknown>);
  }
  follow(index, table.units, gathering);
  return index;
}

export interface Groups<T> {
  readonly groups: ReadonlyMap<string, Group<T>>;
  /** The keys whose facts have more than one tag. */
  readonly mixed: ReadonlySet<string>;
}

/** Gives the indexes of a table to the one that follows it. The old table makes its own anew if it is asked again. */
export function handDown(old: Table, table: Table): void {
  const own = indexes.get(old);
  if (own === undefined) return;
  indexes.delete(old);
  indexes.set(table, own);
}

interface Index<T> {
  units: readonly Unit[];
  readonly groups: Map<string, MutableGroup<T>>;
  readonly mixed: Set<string>;
}

interface MutableGroup<T> extends Group<T> {
  readonly tags: Map<string, number>;
  readonly units: Map<Unit, Fact<T>[]>;
}

const indexes = new WeakMap<Table, Map<Gathering<unknown>, Index<unknown>>>();

function follow<T>(index: Index<T>, units: readonly Unit[], gathering: Gathering<T>): void {
  const old = index.units;
  if (old === units) return;
  let before = 0;
  const most = Math.min(old.length, units.length);
  while (before < most && old[before] === units[before]) before++;
  let after = 0;
  while (after < most - before && old[old.length - 1 - after] === units[units.length - 1 - after]) after++;
  for (const unit of old.slice(before, old.length - after))
    for (const fact of gathering.facts(unit)) remove(index, unit, fact);
  for (const unit of units.slice(before, units.length - after))
    for (const fact of gathering.facts(unit)) put(index, unit, fact);
  index.units = units;
}

function put<T>(index: Index<T>, unit: Unit, fact: Fact<T>): void {
  let group = index.groups.get(fact.key);
  if (group === undefined) {
    group = { key: fact.key, tags: new Map(), units: new Map() };
    index.groups.set(fact.key, group);
  }
  group.tags.set(fact.tag, (group.tags.get(fact.tag) ?? 0) + 1);
  const own = group.units.get(unit);
  if (own) own.push(fact);
  else group.units.set(unit, [fact]);
  if (group.tags.size > 1) index.mixed.add(fact.key);
}

function remove<T>(index: Index<T>, unit: Unit, fact: Fact<T>): void {
  const group = index.groups.get(fact.key);
  if (group === undefined) return;
  const left = (group.tags.get(fact.tag) ?? 0) - 1;
  if (left > 0) group.tags.set(fact.tag, left);
  else group.tags.delete(fact.tag);
  group.units.delete(unit);
  if (group.tags.size < 2) index.mixed.delete(fact.key);
  if (group.tags.size === 0) index.groups.delete(fact.key);
}
