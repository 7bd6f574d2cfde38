import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker } from "node:worker_threads";

/** The work that threads do: a function by its name. The same bundle runs as the command and as its threads. */
export type Tasks = Readonly<Record<string, (item: string, manner: never) => unknown>>;

/** As many threads as the machine has cores, for one run of work after another: code stays compiled in them. */
export interface Pool {
  /**
   * The results of a task for each item, in the order of the items. No more than a few results wait for their turn. Of an
   * item at which a thread dies, out of memory say, the result is what `lost` makes of that, and the others go on.
   */
  readonly run: <T>(work: Work<T>, items: readonly string[]) => AsyncIterable<T>;
  readonly close: () => Promise<void>;
}

/** Threads for work of a known extent; none for a single item, which is worked out here. */
export function openPool(tasks: Tasks, items: number): Pool {
  const count = Math.min(availableParallelism(), items);
  if (count < 2)
    return { run: ({ task, manner }, all) => inTurn(tasks[task]!, manner, all), close: async () => {} };
  const threads = new Set(Array.from({ length: count }, newThread));
  return {
    run: (work, all) => inThreads(threads, work, all),
    close: async () => {
      await Promise.all([...threads].map((thread) => thread.terminate()));
    },
  };
}

/** What is done with each item: a task by its name, with what all of them are told. */
export interface Work<T> {
  readonly task: string;
  readonly manner: unknown;
  readonly lost: (item: string, error: Error) => T;
}

/** Waits for items to work on, where this is a thread. */
export function serveTasks(tasks: Tasks): boolean {
  if (isMainThread || parentPort === null) return false;
  const port = parentPort;
  let task: Tasks[string] | undefined;
  let manner: unknown;
  port.on("message", (message: Order | { item: string }) => {
    if ("task" in message) {
      task = tasks[message.task];
      manner = message.manner;
    } else port.postMessage(task!(message.item, manner as never));
  });
  return true;
}

type Order = Pick<Work<unknown>, "task" | "manner">;

// A file makes much that is soon of no use: with more room for the young a thread spends less time on clearing up.
const LIMITS = { resourceLimits: { maxYoungGenerationSizeMb: 64 } };
const newThread = () => new Worker(process.argv[1]!, LIMITS);

async function* inTurn<T>(
  work: Tasks[string],
  manner: unknown,
  items: readonly string[],
): AsyncGenerator<T, void, undefined> {
  for (const item of items) yield work(item, manner as never) as T;
}

async function* inThreads<T>(
  threads: Set<Worker>,
  { task, manner, lost }: Work<T>,
  items: readonly string[],
): AsyncGenerator<T, void, undefined> {
  const order: Order = { task, manner };
  for (const thread of threads) thread.postMessage(order);
  const results: Promise<T>[] = [];
  const idle = [...threads];
  let wanted = 0;
  // A slow item must not keep the other threads waiting, but they go no further ahead of it than this.
  const start = () => {
    while (idle.length > 0 && results.length < Math.min(items.length, wanted + MOST_AHEAD * threads.size)) {
      const thread = idle.pop()!;
      const item = items[results.length]!;
      const answer = answerOf<T>(thread, item);
      results.push(answer.catch((error: Error) => lost(item, error)));
      answer
        .then(
          () => idle.push(thread),
          () => {
            const another = newThread();
            threads.delete(thread);
            threads.add(another);
            another.postMessage(order);
            idle.push(another);
          },
        )
        .then(start);
    }
  };
  for (; wanted < items.length; wanted++) {
    start();
    const result = await results[wanted]!;
    delete results[wanted];
    yield result;
  }
}
const MOST_AHEAD = 3;

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
