/** Runs something a little later: in the next turn, or when nobody is typing. */
export type Wait = (run: () => void) => void;

/** Takes some steps a slice of time at a time, so that messages are read between; false where they are wanted no longer after one. */
export async function inSlices(steps: Iterable<void>, isWanted: () => boolean, wait: Wait): Promise<boolean> {
  let end = performance.now() + SLICE;
  for (const _ of steps) {
    if (performance.now() < end) continue;
    await new Promise<void>((resume) => wait(resume));
    if (!isWanted()) return false;
    end = performance.now() + SLICE;
  }
  return true;
}

/** How long, in milliseconds, work may go on before the next message is read. */
const SLICE = 8;

/** Collects what is said several times over, and tells of each once when the wait is over. */
export function together<K>(wait: Wait, tell: (one: K) => void): (one: K) => void {
  const waiting = new Set<K>();
  return (one) => {
    if (waiting.size === 0) {
      wait(() => {
        const all = [...waiting];
        waiting.clear();
        for (const each of all) tell(each);
      });
    }
    waiting.add(one);
  };
}
