import { FEW } from "./list.ts";

/**
 * A list of items that each have a size, such as lines and their lengths: a value. An edit makes the chunks it touches
 * anew and shares the others, so that it costs little in a list of any length.
 */
export interface Rope<T> {
  readonly length: number;
  /** The sizes of all items together. */
  readonly size: number;
  readonly chunks: readonly Chunk<T>[];
  /** The index of each chunk's first item, and the length as one more entry. */
  readonly firsts: Int32Array;
  /** The sizes of all items before each chunk, and the whole size as one more entry. */
  readonly starts: Int32Array;
  readonly sizeOf: (item: T) => number;
}

interface Chunk<T> {
  readonly items: readonly T[];
  /** The sizes of the items before each, and of all as one more entry. */
  readonly starts: Int32Array;
}

export function ropeOf<T>(items: readonly T[], sizeOf: (item: T) => number): Rope<T> {
  return roped(cut(items, sizeOf), sizeOf);
}

/** The item at an index; undefined beyond the end. */
export function itemAt<T>({ chunks, firsts, length }: Rope<T>, index: number): T | undefined {
  if (index < 0 || index >= length) return undefined;
  const c = lastAtMost(firsts, chunks.length, index);
  return chunks[c]!.items[index - firsts[c]!];
}

/** The sizes of all items before an index from 0 to the length, both included. */
export function startOf<T>({ chunks, firsts, starts, length, size }: Rope<T>, index: number): number {
  if (index >= length) return size;
  const c = lastAtMost(firsts, chunks.length, index);
  return starts[c]! + chunks[c]!.starts[index - firsts[c]!]!;
}

/** The index of the item that holds an offset; offsets outside count as the nearest end. */
export function indexAt<T>({ chunks, firsts, starts }: Rope<T>, offset: number): number {
  const c = lastAtMost(starts, chunks.length, offset);
  const chunk = chunks[c]!;
  return firsts[c]! + lastAtMost(chunk.starts, chunk.items.length, offset - starts[c]!);
}

/** The index of the first item that passes; -1 where none does. */
export function indexWhere<T>({ chunks, firsts }: Rope<T>, passes: (item: T) => boolean): number {
  for (const [c, { items }] of chunks.entries()) {
    const found = items.findIndex(passes);
    if (found >= 0) return firsts[c]! + found;
  }
  return -1;
}

/** The items from `from` on, `to` excluded. */
export function itemsOf<T>({ chunks, firsts, length }: Rope<T>, from = 0, to = length): T[] {
  if (from >= to) return [];
  const first = lastAtMost(firsts, chunks.length, from);
  const last = lastAtMost(firsts, chunks.length, to - 1);
  const parts: (readonly T[])[] = [];
  for (let c = first; c <= last; c++)
    parts.push(chunks[c]!.items.slice(Math.max(0, from - firsts[c]!), to - firsts[c]!));
  if (parts.length === 1) return parts[0] as T[];
  return parts.length <= FEW ? ([] as T[]).concat(...parts) : (parts.flat() as T[]);
}

/** The list with some items in place of those from `from` on, `to` excluded. */
export function spliced<T>(rope: Rope<T>, from: number, to: number, items: readonly T[]): Rope<T> {
  const { chunks, firsts, sizeOf } = rope;
  const first = lastAtMost(firsts, chunks.length, from);
  let last = lastAtMost(firsts, chunks.length, Math.max(from, to - 1));
  const before = chunks[first]!.items.slice(0, from - firsts[first]!);
  let after = chunks[last]!.items.slice(to - firsts[last]!);
  // Remains go to their neighbour, so that no list falls into crumbs.
  if (before.length + items.length + after.length < FULL >> 2 && last + 1 < chunks.length)
    after = after.concat(chunks[++last]!.items);
  const middle = before.concat(items, after);
  const others = chunks.length - 1 - last + first;
  const fresh = middle.length === 0 && others > 0 ? [] : cut(middle, sizeOf);
  return roped([...chunks.slice(0, first), ...fresh, ...chunks.slice(last + 1)], sizeOf);
}

/** How many items two lists have in common at their start and at their end; no item counts twice. */
export function sharedEnds<T>(a: Rope<T>, b: Rope<T>): { before: number; after: number } {
  const most = Math.min(a.length, b.length);
  let before = 0;
  for (let c = 0; c < a.chunks.length && a.chunks[c] === b.chunks[c]; c++)
    before += a.chunks[c]!.items.length;
  while (before < most && itemAt(a, before) === itemAt(b, before)) before++;
  let after = 0;
  for (let c = 1; ; c++) {
    const chunk = a.chunks.at(-c);
    if (chunk === undefined || chunk !== b.chunks.at(-c) || after + chunk.items.length > most - before) break;
    after += chunk.items.length;
  }
  while (after < most - before && itemAt(a, a.length - 1 - after) === itemAt(b, b.length - 1 - after))
    after++;
  return { before, after };
}

/** How many items a chunk has when it is made; what is put in later may double it. */
const FULL = 128;

function roped<T>(chunks: readonly Chunk<T>[], sizeOf: (item: T) => number): Rope<T> {
  const firsts = new Int32Array(chunks.length + 1);
  const starts = new Int32Array(chunks.length + 1);
  for (let c = 0; c < chunks.length; c++) {
    const { items, starts: inside } = chunks[c]!;
    firsts[c + 1] = firsts[c]! + items.length;
    starts[c + 1] = starts[c]! + inside[items.length]!;
  }
  return { length: firsts[chunks.length]!, size: starts[chunks.length]!, chunks, firsts, starts, sizeOf };
}

function cut<T>(items: readonly T[], sizeOf: (item: T) => number): Chunk<T>[] {
  if (items.length <= 2 * FULL) return [chunkOf(items, sizeOf)];
  const chunks: Chunk<T>[] = [];
  for (let from = 0; from < items.length; from += FULL)
    chunks.push(chunkOf(items.slice(from, from + FULL), sizeOf));
  return chunks;
}

function chunkOf<T>(items: readonly T[], sizeOf: (item: T) => number): Chunk<T> {
  const starts = new Int32Array(items.length + 1);
  for (let i = 0; i < items.length; i++) starts[i + 1] = starts[i]! + sizeOf(items[i]!);
  return { items, starts };
}

// Of the first `count` entries, which ascend, the last that is not above a value; 0 where all are.
function lastAtMost(entries: Int32Array, count: number, value: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (entries[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}
