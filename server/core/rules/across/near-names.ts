import type { Groups, Told } from "../../model/groups.ts";
import { segmentsOf } from "../segments.ts";

/** A rare name that is a frequent one but for a character or two. */
export interface NearName {
  readonly usual: string;
  /** How often the frequent name stands in the table, and in the others it is compared with. */
  readonly count: number;
  /** Whether the table itself has it. */
  readonly isOwn: boolean;
}

/**
 * The frequent name that a name of the table most likely is. Names that differ in one stretch of at most two characters
 * share half of the others, and of such a bucket only the most frequent are compared: so all names take time linear in
 * their number.
 */
export function nearName(
  groups: Groups<Told>,
  familiar: ReadonlyMap<string, number>,
  name: string,
): NearName | undefined {
  const index = indexOf(groups, familiar);
  if (!index.found.has(name)) index.found.set(name, lookUp(index, name));
  return index.found.get(name);
}

/** Takes in the names whose facts changed, and gives those for which `nearName` may say something else now. */
export function touchedNames(
  groups: Groups<Told>,
  familiar: ReadonlyMap<string, number>,
  changed: Iterable<string>,
): ReadonlySet<string> {
  const index = indexOf(groups, familiar);
  const touched = new Set<string>();
  for (const name of changed) recount(index, name, countIn(groups, name), touched);
  for (const name of touched) index.found.delete(name);
  return touched;
}

interface Index {
  readonly familiar: ReadonlyMap<string, number>;
  /** How often the table has a name. */
  readonly own: Map<string, number>;
  readonly buckets: Map<string, Bucket>;
  /** The names that have two characters side by side: 师生 and 学生 are words of a table that has them twice. */
  readonly words: Words;
  readonly found: Map<string, NearName | undefined>;
}

type Words = Map<string, Set<string>>;

interface Bucket {
  readonly all: Set<string>;
  readonly frequent: Set<string>;
  /** The most frequent of them, the most frequent first; undefined where they have to be sorted anew. */
  best: readonly NearName[] | undefined;
}

const indexes = new WeakMap<Groups<Told>, Index>();

function indexOf(groups: Groups<Told>, familiar: ReadonlyMap<string, number>): Index {
  const known = indexes.get(groups);
  if (known?.familiar === familiar) return known;
  const index: Index = {
    familiar,
    own: new Map(),
    buckets: new Map(),
    words: new Map(),
    found: new Map(),
  };
  for (const [name, count] of familiar)
    if (count >= FREQUENT) for (const one of bucketsOf(index, name)) one.frequent.add(name);
  const nobody = new Set<string>();
  for (const name of groups.groups.keys()) recount(index, name, countIn(groups, name), nobody);
  indexes.set(groups, index);
  return index;
}

function countIn({ groups }: Groups<Told>, name: string): number {
  return groups.get(name)?.tags.get("")?.count ?? 0;
}

function recount(index: Index, name: string, count: number, touched: Set<string>): void {
  const { own, familiar, words } = index;
  const before = own.get(name) ?? 0;
  if (count === before) return;
  touched.add(name);
  if (count > 0) own.set(name, count);
  else own.delete(name);
  if (before === 0 || count === 0) {
    for (const word of wordsIn(name)) {
      const names = words.get(word) ?? new Set();
      words.set(word, names);
      // What only one name has may be a typo; what two have is a word.
      const isFew = names.size < 3;
      if (isFew) for (const other of names) touched.add(other);
      if (count > 0) names.add(name);
      else names.delete(name);
      if (names.size === 0) words.delete(word);
    }
  }
  const more = familiar.get(name) ?? 0;
  const isFrequent = count + more >= FREQUENT;
  for (const bucket of bucketsOf(index, name)) {
    if (count > 0) bucket.all.add(name);
    else bucket.all.delete(name);
    if (!isFrequent && !bucket.frequent.has(name)) continue;
    // Whom it is near may find it, or find it no more; of a large bucket, whoever is among the first instead of it.
    const isLarge = bucket.frequent.size >= LARGEST_BUCKET;
    if (isFrequent) bucket.frequent.add(name);
    else bucket.frequent.delete(name);
    bucket.best = undefined;
    for (const other of bucket.all) if (isLarge || difference(other, name) !== undefined) touched.add(other);
  }
  for (const key of keysOf(name)) {
    const bucket = index.buckets.get(key);
    if (bucket?.all.size === 0 && bucket.frequent.size === 0) index.buckets.delete(key);
  }
}

function lookUp(index: Index, rare: string): NearName | undefined {
  const { own, words } = index;
  if (!own.has(rare)) return undefined;
  const all = countOf(index, rare);
  let best: NearName | undefined;
  for (const bucket of bucketsOf(index, rare)) {
    for (const one of mostFrequent(index, bucket)) {
      const { usual, count } = one;
      // The others are no more frequent.
      if (count < all || (best && best.count > count)) break;
      if (usual === rare || (best && best.count === count && best.usual <= usual)) continue;
      const differs = difference(rare, usual);
      // At the end of a name stands what is measured: a name there that measures nothing need not be rare.
      if (
        differs !== undefined &&
        (count >= all * TIMES || (differs.to === rare.length && MEASURE.test(usual))) &&
        !isAnotherWord(rare, usual, differs) &&
        !isOwnWord(rare, differs, words)
      )
        best = one;
    }
  }
  return best;
}

function mostFrequent(index: Index, bucket: Bucket): readonly NearName[] {
  bucket.best ??= Array.from(bucket.frequent, (usual) => ({
    usual,
    count: countOf(index, usual),
    isOwn: index.own.has(usual),
  }))
    .sort((a, b) => b.count - a.count || (a.usual < b.usual ? -1 : 1))
    .slice(0, LARGEST_BUCKET);
  return bucket.best;
}

function countOf({ own, familiar }: Index, name: string): number {
  return (own.get(name) ?? 0) + (familiar.get(name) ?? 0);
}

function bucketsOf({ buckets }: Index, name: string): Bucket[] {
  return keysOf(name).map((key) => {
    let bucket = buckets.get(key);
    if (bucket === undefined) {
      bucket = { all: new Set(), frequent: new Set(), best: undefined };
      buckets.set(key, bucket);
    }
    return bucket;
  });
}

// Two names of one length that differ in a stretch of at most two characters have all before it in common and all behind
// it: one of the two is half of the rest.
function keysOf(name: string): string[] {
  const { length } = name;
  if (length < SHORTEST) return [];
  const half = (length - 2) >> 1;
  const [start, end] = [Math.max(LEAST_SHARED, half), Math.max(LEAST_SHARED, length - 2 - half)];
  return [`${length}^${name.slice(0, start)}`, `${length}$${name.slice(-end)}`];
}

function isShared(words: Words, word: string): boolean {
  return (words.get(word)?.size ?? 0) > 1;
}

const SHORTEST = 5;
/** In a name of five to seven characters half of the rest says little. */
const LEAST_SHARED = 3;
const FREQUENT = 4;
const TIMES = 3;
const LARGEST_BUCKET = 64;

interface Difference {
  readonly from: number;
  readonly to: number;
}

// The stretch of the rare name that differs: at most two characters, on either side. Digits may differ: they count.
function difference(rare: string, usual: string): Difference | undefined {
  if (Math.abs(rare.length - usual.length) > 2) return undefined;
  let from = 0;
  while (from < rare.length && rare[from] === usual[from]) from++;
  let after = 0;
  while (
    after < Math.min(rare.length, usual.length) - from &&
    rare[rare.length - 1 - after] === usual[usual.length - 1 - after]
  )
    after++;
  const to = rare.length - after;
  const other = usual.slice(from, usual.length - after);
  if (to - from > 2 || other.length > 2 || /[\d%（()）]/.test(rare.slice(from, to) + other)) return undefined;
  // A character more or less makes another name more often than a typo: 服务对象满意度, 服务对象的满意度.
  return to - from === other.length ? { from, to } : undefined;
}

// Two characters for two others, neither of them the same: 参建 for 使用 before 单位满意度 is whom it is of, and no typo. What
// is measured stands at the end.
function isAnotherWord(rare: string, usual: string, { from, to }: Difference): boolean {
  if (to - from < 2 || to === rare.length) return false;
  const other = usual.slice(from, to);
  return ![...rare.slice(from, to)].some((char) => other.includes(char));
}

// Two characters side by side.
function wordsIn(name: string): Set<string> {
  const words = new Set<string>();
  for (let i = 0; i + 1 < name.length; i++) words.add(name.slice(i, i + 2));
  return words;
}

/**
 * Whether the stretch that differs is a word of its own, so that the name is another name: other names have it too, or
 * the dictionary does. At the end of a name only a word of measure will do: 数量, 次数, but not 梳理.
 */
function isOwnWord(name: string, { from, to }: Difference, words: Words): boolean {
  const pairs: string[] = [];
  for (let i = Math.max(0, from - 1); i < Math.min(to, name.length - 1); i++)
    pairs.push(name.slice(i, i + 2));
  const shared =
    to - from === 1 ? pairs.some((pair) => isShared(words, pair)) : isShared(words, name.slice(from, to));
  if (shared) return true;
  if (to === name.length) return MEASURE.test(name);
  for (const { index, segment } of segmentsOf(name)) {
    if (segment.length > 1 && index <= from && index + segment.length >= to) return true;
  }
  return false;
}
const MEASURE = /(?:率|数|量|额|度|比|费|值|性|次|人|长|间|本|价|准|积|程|级|期|限)$/;
