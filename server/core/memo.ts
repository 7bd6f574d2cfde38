import { copyOf } from "./characters.ts";

/** A value that remembers what was computed from it; nobody reads `memo` but the functions of this file. */
export interface Memory {
  readonly memo: unknown[];
}

/** Functions that remember with values of one kind, such as rows. */
export interface Memories<S extends Memory> {
  /** What a new value remembers with: it has room for everybody who does. */
  memory(): unknown[];
  /** Computes once for each value. */
  once<T>(compute: (value: S) => T): (value: S) => T;
  /** Computes once for each value, and again only when another `key` is given with it. */
  remembered<K extends object, T>(compute: (value: S, key: K) => T): (value: S, key: K) => T;
  /** The same for many values at a time: whoever computes is given those that are not known yet. */
  rememberedOfAll<K extends object, T>(
    compute: (values: readonly S[], key: K) => readonly T[],
  ): (values: readonly S[], key: K) => readonly T[];
  /** A place for something that is found out elsewhere. */
  slot<T>(): { get(value: S): T | undefined; set(value: S, what: T): void };
}

export function memories<S extends Memory>(): Memories<S> {
  let slots = 0;
  const take = (count: number): number => {
    slots += count;
    return slots - count;
  };
  return {
    memory: () => new Array(slots),
    once<T>(compute: (value: S) => T) {
      const slot = take(1);
      return (value: S): T => {
        const known = value.memo[slot];
        if (known !== undefined) return known === NOTHING ? (undefined as T) : (known as T);
        const result = lean(compute(value));
        value.memo[slot] = result === undefined ? NOTHING : result;
        return result;
      };
    },
    remembered<K extends object, T>(compute: (value: S, key: K) => T) {
      const slot = take(2);
      return (value: S, key: K): T => {
        const { memo } = value;
        if (memo[slot] === key) return memo[slot + 1] as T;
        const result = lean(compute(value, key));
        memo[slot] = key;
        memo[slot + 1] = result;
        return result;
      };
    },
    rememberedOfAll<K extends object, T>(compute: (values: readonly S[], key: K) => readonly T[]) {
      const slot = take(2);
      return (values: readonly S[], key: K): readonly T[] => {
        const fresh = values.filter(({ memo }) => memo[slot] !== key);
        if (fresh.length > 0) {
          const results = compute(fresh, key);
          for (const [i, { memo }] of fresh.entries()) {
            memo[slot] = key;
            memo[slot + 1] = lean(results[i]!);
          }
        }
        return values.map(({ memo }) => memo[slot + 1] as T);
      };
    },
    slot<T>() {
      const slot = take(1);
      return {
        get: ({ memo }: S) => memo[slot] as T | undefined,
        set: ({ memo }: S, what: T) => {
          memo[slot] = what;
        },
      };
    },
  };
}

const NOTHING = Symbol("nothing");

/** A list that is kept: one that grew has room for more, which a hundred thousand rows would keep for nothing. */
export function exact<T>(list: readonly T[]): readonly T[] {
  return list.length === 0 ? EMPTY : list.slice();
}
const EMPTY: readonly never[] = [];

// Most rows have nothing of most kinds to say, and an empty list for each is more than what they say.
function lean<T>(result: T): T {
  return Array.isArray(result) && result.length === 0 ? (EMPTY as T) : result;
}

/** No text beyond this length is remembered: each keystroke in it makes another. */
export const LONGEST_KEPT = 2_000;

/**
 * Computes once for each text that was asked about of late: one rule after the other asks about the same name. All such
 * functions keep what they know of a text in one list, so a text is looked for once for all of them.
 */
export function lately<V extends {}>(compute: (text: string) => V): (text: string) => V {
  const slot = latelyAsked++;
  return (text) => {
    if (text.length > LONGEST_KEPT) return compute(text);
    const known = knownOf(text);
    let value = known[slot] as V | undefined;
    if (value === undefined) {
      value = compute(text);
      known[slot] = value;
    }
    return value;
  };
}

/** The same of a text with something else that seldom changes, such as the words of the rules. */
export function latelyWith<K extends object, V extends {}>(
  compute: (text: string, key: K) => V,
): (text: string, key: K) => V {
  const slot = latelyAsked;
  latelyAsked += 2;
  return (text, key) => {
    if (text.length > LONGEST_KEPT) return compute(text, key);
    const known = knownOf(text);
    if (known[slot] === key) return known[slot + 1] as V;
    const value = compute(text, key);
    known[slot] = key;
    known[slot + 1] = value;
    return value;
  };
}

let latelyAsked = 0;
// A text has its place by its length and some of its characters, and one throws out another.
const TEXTS_AT_ONCE = 2_048;
const lateTexts: string[] = new Array(TEXTS_AT_ONCE);
const lateKnown: unknown[][] = new Array(TEXTS_AT_ONCE);

function knownOf(text: string): unknown[] {
  const at = placeOf(text);
  if (lateTexts[at] !== text) {
    // A slice would keep the whole row that it was cut from.
    lateTexts[at] = copyOf(text);
    lateKnown[at] = new Array(latelyAsked);
  }
  return lateKnown[at]!;
}

function placeOf(text: string): number {
  const { length } = text;
  if (length === 0) return 0;
  const [first, quarter, middle, last] = [0, length >> 2, length >> 1, length - 1];
  return (
    (length * 7 +
      text.charCodeAt(first) * 17 +
      text.charCodeAt(quarter) * 131 +
      text.charCodeAt(middle) +
      text.charCodeAt(last) * 31) %
    TEXTS_AT_ONCE
  );
}

/** Computes once for each text, of which the last few thousand are remembered. */
export function oncePerText<V extends {}>(compute: (text: string) => V, half = 2_048): (text: string) => V {
  const known = new BoundedMap<string, V>(half);
  // One rule after the other asks about the same text.
  let lastText = "";
  let last: V | undefined;
  return (text) => {
    if (last !== undefined && text === lastText) return last;
    let value = known.get(text);
    if (value === undefined) {
      if (text.length > LONGEST_KEPT) return compute(text);
      const copy = copyOf(text);
      value = compute(copy);
      known.set(copy, value);
    }
    lastText = text;
    last = value;
    return value;
  };
}

/** A map that forgets its oldest entries, so that no input can make it grow without end. */
export class BoundedMap<K, V> {
  #young = new Map<K, V>();
  #old = new Map<K, V>();
  constructor(private readonly half: number) {}

  get(key: K): V | undefined {
    const value = this.#young.get(key);
    if (value !== undefined) return value;
    const aged = this.#old.get(key);
    if (aged !== undefined) this.set(key, aged);
    return aged;
  }

  delete(key: K): void {
    this.#young.delete(key);
    this.#old.delete(key);
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.half) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
