/** The most that is handed over at once: each is an argument of a call. */
export const FEW = 1_000;

/** A list with others in the place of some of its items, from the index `from` on. */
export function inPlace<T>(list: readonly T[], from: number, gone: number, come: readonly T[]): T[] {
  // One copy: lists of thousands are made at every keystroke.
  if (come.length <= FEW) return list.toSpliced(from, gone, ...come);
  return list.slice(0, from).concat(come, list.slice(from + gone));
}

/** Adds items to a list, however many: as arguments of one call they might be too many. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}

/** Whether two lists have the same items in the same order. */
export function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => item === b[i]));
}

/** How many items two lists begin with alike, and how many of the rest they end with. */
export function alike<T>(a: readonly T[], b: readonly T[]): { before: number; after: number } {
  const most = Math.min(a.length, b.length);
  let before = 0;
  while (before < most && a[before] === b[before]) before++;
  let after = 0;
  while (after < most - before && a[a.length - 1 - after] === b[b.length - 1 - after]) after++;
  return { before, after };
}

/** The first of some indices, up to `count`, from which on something holds; `count` where it holds nowhere. */
export function firstWhere(count: number, holds: (index: number) => boolean, from = 0): number {
  let low = from;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** What a map has at a key; it is made where there is nothing yet. */
export function madeAt<K, V>(
  map: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  let own = map.get(key);
  if (own === undefined) {
    own = make();
    map.set(key, own);
  }
  return own;
}

/** The list at a key, which has one from now on. */
export function listAt<K, V>(lists: Map<K, V[]>, key: K): V[] {
  return madeAt(lists, key, () => []);
}
