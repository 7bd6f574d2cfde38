/** Times of one thing in milliseconds, sorted. */
export interface Times {
  readonly median: number;
  readonly p95: number;
}

export function timesOf(all: readonly number[]): Times {
  const sorted = [...all].sort((a, b) => a - b);
  return { median: sorted[sorted.length >> 1]!, p95: sorted[Math.floor(sorted.length * 0.95)]! };
}

export function time(runs: number, run: (i: number) => void): Times {
  const all: number[] = [];
  for (let i = 0; i < runs; i++) {
    const before = performance.now();
    run(i);
    all.push(performance.now() - before);
  }
  return timesOf(all);
}

/** Lets each of some things run alone for some milliseconds, so that all are measured with their code compiled. */
export async function warm(
  things: readonly ((i: number) => Promise<unknown> | unknown)[],
  milliseconds: number,
): Promise<void> {
  for (const run of things) {
    const end = performance.now() + milliseconds;
    // Things that take something back at every second run are left as they were.
    for (let i = 0; performance.now() < end || i % 2 === 1; i++) await run(i);
  }
}

/** How often a thing runs before it is another's turn: the caches of the machine are then its own. */
export const TURN = 20;

/**
 * The same for several things by turns, so that a slow moment of the machine is everybody's. A turn is several runs: what
 * one leaves to the garbage collector and to the caches should not be cleared away in another's time.
 */
export async function sideBySide(
  runs: number,
  things: readonly ((i: number) => Promise<unknown> | unknown)[],
  turn = 1,
): Promise<Times[]> {
  const all = things.map((): number[] => []);
  for (let from = 0; from < runs; from += turn) {
    for (const [k, run] of things.entries()) {
      for (let i = from; i < Math.min(runs, from + turn); i++) {
        const before = performance.now();
        await run(i);
        all[k]!.push(performance.now() - before);
      }
    }
  }
  return all.map(timesOf);
}
