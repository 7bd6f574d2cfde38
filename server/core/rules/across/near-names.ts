import { listAt, madeAt } from "../../list.ts";
import type { Groups, Told } from "../../model/groups.ts";
import type { Familiar } from "../rule.ts";
import { difference, isAnotherWord, isOwnWord, isSlip, MEASURE, wordsIn } from "./likeness.ts";

/** A name of the table, or a frequent one of the tables it is compared with. */
export interface Name {
  readonly text: string;
  /** How often the table itself has it. */
  readonly own: number;
  /** How often it stands in the table, and in the others. */
  readonly count: number;
}

/**
 * The frequent name that a name of the table most likely is. Names that differ in one stretch of at most two characters
 * share half of the others, and of such a bucket only the most frequent are compared: so all names take time linear in
 * their number.
 */
export function nearName(groups: Groups<Told>, familiar: Familiar, text: string): Name | undefined {
  const index = indexOf(groups, familiar);
  const name = index.names.get(text);
  if (name === undefined || name.own === 0) return undefined;
  if (name.near === undefined) name.near = lookUp(index, name) ?? null;
  return name.near ?? undefined;
}

/** Takes in the names whose facts changed, and gives those for which `nearName` may say something else now. */
export function touchedNames(
  groups: Groups<Told>,
  familiar: Familiar,
  changed: Iterable<string>,
): ReadonlySet<string> {
  const index = indexOf(groups, familiar);
  const touched = new Set<Known>();
  const changes: Changes = new Map();
  for (const text of changed) recount(index, text, countIn(groups, text), touched, changes);
  for (const [bucket, { names, first }] of changes) touchNear(bucket, names, first, touched);
  const texts = new Set<string>();
  for (const name of touched) {
    name.near = undefined;
    texts.add(name.text);
  }
  return texts;
}

/** What the index knows of a name. */
interface Known extends Name {
  own: number;
  count: number;
  /** Names it shares half of itself with; undefined until the table first has it. */
  buckets: readonly Bucket[] | undefined;
  /** Those that are a character longer; none for a name that stands more than once: nobody slips twice alike. */
  longer: readonly Bucket[];
  /** The frequent name it is near, null for none; undefined where nobody asked since that may be another. */
  near: Known | null | undefined;
}

interface Index {
  readonly groups: Groups<Told>;
  readonly familiar: Familiar;
  readonly names: Map<string, Known>;
  readonly buckets: Map<string, Bucket>;
  /** The names that have two characters side by side: 师生 and 学生 are words of a table that has them twice. */
  readonly words: Map<string, Set<Known>>;
}

interface Bucket {
  readonly key: string;
  readonly all: Set<Known>;
  /** The most frequent first, but where `isSorted` says otherwise. */
  readonly frequent: Known[];
  isSorted: boolean;
}

/** The frequent names that changed in each bucket, and which were the most frequent before. */
type Changes = Map<Bucket, { readonly names: Changed[]; readonly first: readonly Known[] }>;

/** How often a name is counted among the frequent ones, before and now. */
interface Changed {
  readonly name: Known;
  readonly old: number;
  readonly now: number;
}

const indexes = new WeakMap<Groups<Told>, Index>();

function indexOf(groups: Groups<Told>, familiar: Familiar): Index {
  const known = indexes.get(groups);
  if (known?.familiar === familiar) return known;
  const index: Index = { groups, familiar, names: new Map(), buckets: new Map(), words: new Map() };
  const nobody = new Set<Known>();
  for (const text of groups.groups.keys()) recount(index, text, countIn(groups, text), nobody, undefined);
  indexes.set(groups, index);
  return index;
}

function countIn({ groups }: Groups<Told>, name: string): number {
  return groups.get(name)?.tags.get("")?.count ?? 0;
}

function nameIn(index: Index, text: string): Known {
  let name = index.names.get(text);
  if (name === undefined) {
    const { names, isWithin } = index.familiar;
    // A file may say more than it did when the names were taken.
    const count = Math.max(0, (names.get(text) ?? 0) - (isWithin ? countIn(index.groups, text) : 0));
    name = { text, own: 0, count, buckets: undefined, longer: NO_BUCKETS, near: undefined };
    index.names.set(text, name);
  }
  return name;
}

/** The frequent names of other tables by what they share half of themselves with: once for all that are compared with them. */
function frequentIn(names: ReadonlyMap<string, number>): ReadonlyMap<string, readonly string[]> {
  return madeAt(frequents, names, () => {
    const byKey = new Map<string, string[]>();
    for (const [text, count] of names)
      if (count >= FREQUENT) for (const key of keysOf(text)) listAt(byKey, key).push(text);
    return byKey;
  });
}
const frequents = new WeakMap<ReadonlyMap<string, number>, ReadonlyMap<string, readonly string[]>>();

const NO_BUCKETS: readonly Bucket[] = [];

// Of other tables' names those are known that one of the table's own may be near to.
function bucketAt(index: Index, key: string): Bucket {
  return madeAt(index.buckets, key, () => {
    const bucket: Bucket = { key, all: new Set(), frequent: [], isSorted: true };
    for (const text of frequentIn(index.familiar.names).get(key) ?? []) {
      const name = nameIn(index, text);
      if (name.count >= FREQUENT) enter(bucket, name);
    }
    return bucket;
  });
}

function bucketsOf(index: Index, name: Known): readonly Bucket[] {
  name.buckets ??= keysOf(name.text).map((key) => bucketAt(index, key));
  return name.buckets;
}

function recount(
  index: Index,
  text: string,
  own: number,
  touched: Set<Known>,
  changes: Changes | undefined,
): void {
  const name = nameIn(index, text);
  const buckets = bucketsOf(index, name);
  const { own: before, count: old } = name;
  name.own = own;
  name.count += own - before;
  if (own !== before) {
    touched.add(name);
    if (before === 0 || own === 0) spell(index, name, touched);
    const now = name.count;
    const [was, is] = [old >= FREQUENT, now >= FREQUENT];
    for (const bucket of buckets) {
      if (own > 0) bucket.all.add(name);
      else bucket.all.delete(name);
      if (!was && !is) continue;
      if (changes) changeIn(changes, bucket).push({ name, old: was ? old : 0, now: is ? now : 0 });
      if (is && !was) enter(bucket, name);
      else if (was && !is) bucket.frequent.splice(bucket.frequent.indexOf(name), 1);
      else bucket.isSorted = false;
    }
    const isOnce = own === 1 && name.count === 1;
    if (isOnce !== name.longer.length > 0) {
      const { length } = text;
      for (const bucket of name.longer) leave(index, bucket, name);
      name.longer = isOnce ? keysOf(text, length + 1).map((key) => bucketAt(index, key)) : NO_BUCKETS;
      for (const bucket of name.longer) bucket.all.add(name);
    }
  }
  if (own > 0 || name.count >= FREQUENT) return;
  index.names.delete(text);
  for (const bucket of buckets) leave(index, bucket, name);
}

function leave({ buckets }: Index, { key, all, frequent }: Bucket, name: Known): void {
  all.delete(name);
  if (all.size === 0 && frequent.length === 0) buckets.delete(key);
}

function enter(bucket: Bucket, name: Known): void {
  bucket.frequent.push(name);
  bucket.isSorted = bucket.frequent.length === 1;
}

function changeIn(changes: Changes, bucket: Bucket): Changed[] {
  return madeAt(changes, bucket, () => ({ names: [], first: [...mostFrequent(bucket)] })).names;
}

// A name came or went, and with it the pairs of characters it has.
function spell({ words }: Index, name: Known, touched: Set<Known>): void {
  for (const word of wordsIn(name.text)) {
    const names = madeAt(words, word, () => new Set<Known>());
    // What only one name has may be a typo; what two have is a word.
    if (names.size < 3) for (const other of names) touched.add(other);
    if (name.own > 0) names.add(name);
    else names.delete(name);
    if (names.size === 0) words.delete(word);
  }
}

/** Touches those to whom a name of the bucket means something else now that it is more or less frequent. */
function touchNear(bucket: Bucket, names: Changed[], before: readonly Known[], touched: Set<Known>): void {
  const after = mostFrequent(bucket);
  // Where all are compared, nobody takes another's place.
  const isLarge = Math.max(before.length, bucket.frequent.length) >= MOST_COMPARED;
  const changed = isLarge ? [...names, ...replaced(before, after)] : names;
  for (const other of bucket.all)
    for (const { name, old, now } of changed) {
      const isOther = other.near === name || rank(old, other) !== rank(now, other);
      if (isOther && (difference(other.text, name.text) || other.text.length === name.text.length - 1)) {
        touched.add(other);
        break;
      }
    }
}

// Who is among the first instead of another, and that other.
function replaced(before: readonly Known[], after: readonly Known[]): Changed[] {
  const [was, is] = [new Set(before), new Set(after)];
  return [
    ...before.filter((name) => !is.has(name)).map((name) => ({ name, old: name.count, now: 0 })),
    ...after.filter((name) => !was.has(name)).map((name) => ({ name, old: 0, now: name.count })),
  ];
}

// What it means to a name that one near it is counted so often: whether it is much more frequent, and more so than the one
// that the name was found to be near.
function rank(count: number, { count: own, near }: Known): number {
  const most = near?.count ?? 0;
  return (
    (count >= own * TIMES ? 8 : 0) +
    (count >= own ? 4 : 0) +
    (count > most ? 2 : 0) +
    (count === most ? 1 : 0)
  );
}

function lookUp({ words }: Index, rare: Known): Known | undefined {
  const isShared = (word: string) => (words.get(word)?.size ?? 0) > 1;
  let best: Known | undefined;
  for (const bucket of [...(rare.buckets ?? NO_BUCKETS), ...rare.longer]) {
    for (const usual of mostFrequent(bucket)) {
      const { text, count } = usual;
      // The others are no more frequent.
      if (count < rare.count || (best && best.count > count)) break;
      if (usual === rare || (best && best.count === count && best.text <= text)) continue;
      if (rare.text.length !== text.length) {
        if (isSlip(rare.text, text, isShared)) best = usual;
        continue;
      }
      const differs = difference(rare.text, text);
      // At the end of a name stands what is measured: a name there that measures nothing need not be rare.
      if (
        differs !== undefined &&
        (count >= rare.count * TIMES || (differs.to === text.length && MEASURE.test(text))) &&
        !isAnotherWord(rare.text, text, differs) &&
        !isOwnWord(rare.text, differs, isShared)
      )
        best = usual;
    }
  }
  return best;
}

function mostFrequent(bucket: Bucket): readonly Known[] {
  const { frequent } = bucket;
  if (!bucket.isSorted) frequent.sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
  bucket.isSorted = true;
  return frequent.length <= MOST_COMPARED ? frequent : frequent.slice(0, MOST_COMPARED);
}

// Two names of one length that differ in a stretch of at most two characters have all before it in common and all behind
// it: one of the two is half of the rest. So have those of which one lacks a character, by the length of the other.
function keysOf(name: string, length = name.length): string[] {
  if (Math.min(length, name.length) < SHORTEST) return [];
  const half = (length - 2) >> 1;
  const [start, end] = [Math.max(LEAST_SHARED, half), Math.max(LEAST_SHARED, length - 2 - half)];
  return [`${length}^${name.slice(0, start)}`, `${length}$${name.slice(-end)}`];
}

const SHORTEST = 5;
/** In a name of five to seven characters half of the rest says little. */
const LEAST_SHARED = 3;
const FREQUENT = 4;
const TIMES = 3;
/** Of a bucket so many are compared. */
const MOST_COMPARED = 64;
