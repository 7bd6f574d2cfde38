import type { Group } from "../../model/groups.ts";

/** A rare name that is a frequent one but for a character or two. */
export interface NearPair {
  readonly rare: string;
  readonly usual: string;
  /** How often the frequent name stands in the table. */
  readonly count: number;
}

/**
 * The near pairs among a table's names, in time linear in their number: names that differ in one stretch of at most two
 * characters share their first or their last three, and of such a bucket only the most frequent are compared.
 */
export function nearPairs(
  groups: ReadonlyMap<string, Group<unknown>>,
  familiar: ReadonlyMap<string, number>,
): NearPair[] {
  const buckets = new Map<string, string[]>();
  const counts = new Map<string, number>();
  const own = (name: string) => groups.get(name)?.tags.get("") ?? 0;
  const consider = (name: string) => {
    if (name.length < SHORTEST || counts.has(name)) return;
    const count = own(name) + (familiar.get(name) ?? 0);
    counts.set(name, count);
    if (count < FREQUENT) return;
    for (const key of keysOf(name)) {
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [name]);
      else if (bucket.length < LARGEST_BUCKET) bucket.push(name);
    }
  };
  for (const name of groups.keys()) consider(name);
  for (const name of familiar.keys()) consider(name);
  if (buckets.size === 0) return [];
  let words: ReadonlyMap<string, number> | undefined;
  const pairs: NearPair[] = [];
  for (const [rare, all] of counts) {
    if (own(rare) === 0) continue;
    const near = keysOf(rare).flatMap((key) => buckets.get(key) ?? []);
    let best: NearPair | undefined;
    for (const usual of near) {
      const count = counts.get(usual)!;
      if (usual === rare || count < all || (best && best.count >= count)) continue;
      const differs = difference(rare, usual);
      // At the end of a name stands what is measured: a name there that measures nothing need not be rare.
      if (
        differs === undefined ||
        (count < all * TIMES && !(differs.to === rare.length && MEASURE.test(usual)))
      )
        continue;
      words ??= wordCounts(groups);
      if (!isOwnWord(rare, differs, words)) best = { rare, usual, count };
    }
    if (best) pairs.push(best);
  }
  return pairs;
}

const SHORTEST = 6;
const FREQUENT = 4;
const TIMES = 3;
const LARGEST_BUCKET = 64;

function keysOf(name: string): string[] {
  return [`^${name.slice(0, 3)}`, `$${name.slice(-3)}`];
}

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

// Pairs of characters that other names have: 师生 and 学生 are words of the table.
function wordCounts(groups: ReadonlyMap<string, Group<unknown>>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of groups.keys()) {
    for (const word of new Set(Array.from({ length: name.length - 1 }, (_, i) => name.slice(i, i + 2))))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

/**
 * Whether the stretch that differs is a word of its own, so that the name is another name: other names have it too, or
 * the dictionary does. At the end of a name only a word of measure will do: 数量, 次数, but not 梳理.
 */
function isOwnWord(name: string, { from, to }: Difference, words: ReadonlyMap<string, number>): boolean {
  const pairs: string[] = [];
  for (let i = Math.max(0, from - 1); i < Math.min(to, name.length - 1); i++)
    pairs.push(name.slice(i, i + 2));
  const shared =
    to - from === 1
      ? pairs.some((pair) => (words.get(pair) ?? 0) > 1)
      : (words.get(name.slice(from, to)) ?? 0) > 1;
  if (shared) return true;
  if (to === name.length) return MEASURE.test(name);
  for (const { index, segment } of segmenter.segment(name)) {
    if (segment.length > 1 && index <= from && index + segment.length >= to) return true;
  }
  return false;
}
const MEASURE = /(?:率|数|量|额|度|比|费|值|性|次|人|长|间|本|价|准|积|程|级|期|限)$/;
const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
