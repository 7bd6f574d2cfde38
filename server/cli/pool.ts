import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker } from "node:worker_threads";

/** The work that threads do: a function by its name. The same bundle runs as the command and as its threads. */
export type Tasks = Readonly<Record<string, (item: string, manner: never) => unknown>>;

// A file makes much that is soon of no use: with more room for the young a thread spends less time on clearing up.
const LIMITS = { resourceLimits: { maxYoungGenerationSizeMb: 64 } };

/** Waits for items to work on, where this is a thread. */
export function serveTasks(tasks: Tasks): boolean {
  if (isMainThread || parentPort === null) return false;
  const port = parentPort;
  let task: Tasks[string] | undefined;
  let manner: unknown;
  port.on("message", (message: { task: string; manner: unknown } | { item: string }) => {
    if ("task" in message) {
      task = tasks[message.task];
      manner = message.manner;
    } else port.postMessage(task!(message.item, manner as never));
  });
  return true;
}

/**
 * The results of a task for each item, in the order of the items, worked out by as many threads as the machine has
 * cores. No more than a few results wait for their turn. A thread that dies ends the run with its error.
 */
export async function* inThreads<T>(
  tasks: Tasks,
  task: string,
  manner: unknown,
  items: readonly string[],
): AsyncIterable<T> {
  const count = Math.min(availableParallelism(), items.length);
  if (count < 2) {
    for (const item of items) yield tasks[task]!(item, manner as never) as T;
    return;
  }
  const threads = Array.from({ length: count }, () => new Worker(process.argv[1]!, LIMITS));
  try {
    for (const thread of threads) thread.postMessage({ task, manner });
    const results = new Map<number, Promise<T>>();
    const idle = [...threads];
    let next = 0;
    const start = () => {
      while (idle.length > 0 && next < items.length) {
        const thread = idle.pop()!;
        const item = items[next]!;
        const result = answerOf<T>(thread, item);
        results.set(next++, result);
        result.then(
          () => idle.push(thread),
          () => {},
        );
      }
    };
    for (let i = 0; i < items.length; i++) {
      while (!results.has(i)) start();
      const result = await results.get(i)!;
      results.delete(i);
      // Threads go on while this result is printed, but not far ahead of it.
      start();
      yield result;
    }
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

function answerOf<T>(thread: Worker, item: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (run: () => void) => {
      thread.off("message", onMessage).off("error", onError).off("exit", onExit);
      run();
    };
    const onMessage = (result: T) => settle(() => resolve(result));
    const onError = (error: Error) => settle(() => reject(error));
    const onExit = (code: number) => settle(() => reject(new Error(`thread ended with ${code}`)));
    thread.on("message", onMessage).on("error", onError).on("exit", onExit);
    thread.postMessage({ item });
  });
}
