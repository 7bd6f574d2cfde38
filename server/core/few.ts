/**
 * A map that mostly has one entry, or some, which cost it no table: of ten thousand names most are said once. Entries are in
 * the order in which they came.
 */
export class Few<K, V> {
  #key: K | undefined;
  #value: V | undefined;
  /** Where there are several: some of them as keys and values by turns, or all of many. */
  #more: readonly (K | V)[] | Map<K, V> | undefined;

  get size(): number {
    if (this.#more === undefined) return this.#key === undefined ? 0 : 1;
    return isList(this.#more) ? this.#more.length / 2 : this.#more.size;
  }

  get(key: K): V | undefined {
    const more = this.#more;
    if (more === undefined) return this.#key === key ? this.#value : undefined;
    if (!isList(more)) return more.get(key);
    const at = placeOf(more, key);
    return at < 0 ? undefined : (more[at + 1] as V);
  }

  has(key: K): boolean {
    const more = this.#more;
    if (more === undefined) return this.#key === key;
    return isList(more) ? placeOf(more, key) >= 0 : more.has(key);
  }

  /** Keys are never undefined. */
  set(key: K, value: V): void {
    const more = this.#more;
    if (more === undefined && (this.#key === undefined || this.#key === key)) {
      this.#key = key;
      this.#value = value;
    } else if (more === undefined) {
      this.#more = [this.#key!, this.#value!, key, value];
      this.#key = this.#value = undefined;
    } else if (isList(more)) {
      const at = placeOf(more, key);
      // A list that grows by itself has room for more, which nobody fills.
      if (at >= 0) this.#more = more.with(at + 1, value);
      else if (more.length < 2 * MOST_LISTED) this.#more = [...more, key, value];
      else this.#more = new Map(pairsOf<K, V>(more)).set(key, value);
    } else more.set(key, value);
  }

  /** Whether it was there. */
  delete(key: K): boolean {
    const more = this.#more;
    if (more === undefined) {
      if (this.#key !== key) return false;
      this.#key = this.#value = undefined;
      return true;
    }
    if (!isList(more)) return more.delete(key);
    const at = placeOf(more, key);
    if (at >= 0) this.#more = more.toSpliced(at, 2);
    return at >= 0;
  }

  keys(): Iterable<K> {
    const all = this.#all();
    return all instanceof Map ? all.keys() : all.map(([key]) => key);
  }

  values(): Iterable<V> {
    const all = this.#all();
    return all instanceof Map ? all.values() : all.map(([, value]) => value);
  }

  [Symbol.iterator](): Iterator<[K, V]> {
    return this.#all()[Symbol.iterator]();
  }

  #all(): readonly [K, V][] | Map<K, V> {
    const more = this.#more;
    if (more === undefined) return this.#key === undefined ? [] : [[this.#key, this.#value!]];
    return isList(more) ? pairsOf<K, V>(more) : more;
  }
}

/** Of so many the one that is asked for is found as fast as in a table. */
const MOST_LISTED = 8;

function isList<K, V>(more: readonly (K | V)[] | Map<K, V>): more is readonly (K | V)[] {
  return Array.isArray(more);
}

// Keys stand at even places; a value may be the same as one.
function placeOf(list: readonly unknown[], key: unknown): number {
  for (let i = 0; i < list.length; i += 2) if (list[i] === key) return i;
  return -1;
}

function pairsOf<K, V>(list: readonly (K | V)[]): [K, V][] {
  const pairs: [K, V][] = [];
  for (let i = 0; i < list.length; i += 2) pairs.push([list[i] as K, list[i + 1] as V]);
  return pairs;
}
