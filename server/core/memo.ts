/** A value that may remember what was computed from it; nobody reads `memo` but the functions of this file. */
export interface Memory {
  readonly memo: unknown[];
}

let slots = 0;

/** Computes once for each value, and again only when `key` gives something else for it. */
export function remembered<S extends Memory, K, T>(
  compute: (value: S, key: K) => T,
): (value: S, key: K) => T {
  const slot = slots++;
  return (value, key) => {
    const known = value.memo[slot] as { readonly key: K; readonly result: T } | undefined;
    if (known !== undefined && known.key === key) return known.result;
    const result = compute(value, key);
    value.memo[slot] = { key, result };
    return result;
  };
}

/** Computes once for each value. */
export function once<S extends Memory, T>(compute: (value: S) => T): (value: S) => T {
  const known = remembered((value: S, _key: null) => compute(value));
  return (value) => known(value, null);
}

/** Computes once for each value and key: for values that are looked at with a few keys by turns. */
export function rememberedEach<S extends Memory, K, T>(
  compute: (value: S, key: K) => T,
): (value: S, key: K) => T {
  const slot = slots++;
  return (value, key) => {
    value.memo[slot] ??= [];
    const all = value.memo[slot] as { readonly key: K; readonly result: T }[];
    for (const known of all) if (known.key === key) return known.result;
    const result = compute(value, key);
    if (all.length === MOST_KEYS) all.length = 0;
    all.push({ key, result });
    return result;
  };
}
const MOST_KEYS = 64;

/** Computes once for each text, of which the last few thousand are remembered. */
export function oncePerText<V extends {}>(compute: (text: string) => V, half = 2_048): (text: string) => V {
  const known = new BoundedMap<string, V>(half);
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = compute(text);
      known.set(text, value);
    }
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

  set(key: K, value: V): void {
    if (this.#young.size >= this.half) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
