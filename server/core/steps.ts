/** Work that may be put off between its steps, and what it comes to. */
export type Steps<T> = Generator<void, T, void>;

/** All of it at once. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** What each of a list comes to, a hundred at a time. */
export function* eachOf<T, R>(list: readonly T[], make: (one: T) => R): Steps<R[]> {
  const made: R[] = [];
  for (const one of list) {
    made.push(make(one));
    if (made.length % AT_ONCE === 0) yield;
  }
  return made;
}
const AT_ONCE = 100;
