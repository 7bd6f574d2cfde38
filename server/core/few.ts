/**
 * A map that mostly has one entry, which costs it no table: of ten thousand names most are said once. Entries are in the
 * order in which they came.
 */
export class Few<K, V> {
  #key: K | undefined;
  #value: V | undefined;
  #more: Map<K, V> | undefined;

  get size(): number {
    return this.#more?.size ?? (this.#key === undefined ? 0 : 1);
  }

  get(key: K): V | undefined {
    if (this.#more !== undefined) return this.#more.get(key);
    return this.#key === key ? this.#value : undefined;
  }

  has(key: K): boolean {
    return this.#more?.has(key) ?? this.#key === key;
  }

  /** Keys are never undefined. */
  set(key: K, value: V): void {
    if (this.#more === undefined && (this.#key === undefined || this.#key === key)) {
      this.#key = key;
      this.#value = value;
      return;
    }
    this.#more ??= new Map([[this.#key!, this.#value!]]);
    this.#key = this.#value = undefined;
    this.#more.set(key, value);
  }

  /** Whether it was there. */
  delete(key: K): boolean {
    if (this.#more !== undefined) return this.#more.delete(key);
    if (this.#key !== key) return false;
    this.#key = this.#value = undefined;
    return true;
  }

  keys(): Iterable<K> {
    return this.#more?.keys() ?? (this.#key === undefined ? [] : [this.#key]);
  }

  values(): Iterable<V> {
    return this.#more?.values() ?? (this.#key === undefined ? [] : [this.#value!]);
  }

  [Symbol.iterator](): Iterator<[K, V]> {
    return (this.#more ?? (this.#key === undefined ? [] : [[this.#key, this.#value!] as [K, V]]))[
      Symbol.iterator
    ]();
  }
}
