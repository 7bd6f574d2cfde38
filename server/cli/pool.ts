import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker } from "node:worker_threads";

/** The work that threads do: a function by its name. The same bundle runs as the command and as its threads. */
export type Tasks = Readonly<Record<string, (item: string, manner: never) => unknown>>;

/** As many threads as the machine has cores, for one run of work after another: code stays compiled in them. */
export interface Pool {
  /**
   * The results of a task for each item, in the order of the items. No more than a few results wait for their turn. A
   * thread that dies ends the run with its error.
   */
  readonly run: <T>(task: string, manner: unknown, items: readonly string[]) => AsyncIterable<T>;
  readonly close: () => Promise<void>;
}

/** Threads for work of a known extent; none for a single item, which is worked out here. */
export function openPool(tasks: Tasks, items: number): Pool {
  const count = Math.min(availableParallelism(), items);
  if (count < 2)
    return { run: (task, manner, all) => inTurn(tasks[task]!, manner, all), close: async () => {} };
  const threads = Array.from({ length: count }, () => new Worker(process.argv[1]!, LIMITS));
  return {
    run: (task, manner, all) => inThreads(threads, { task, manner }, all),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
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

interface Order {
  readonly task: string;
  readonly manner: unknown;
}

// A file makes much that is soon of no use: with more room for the young a thread spends less time on clearing up.
const LIMITS = { resourceLimits: { maxYoungGenerationSizeMb: 64 } };

async function* inTurn<T>(
  work: Tasks[string],
  manner: unknown,
  items: readonly string[],
): AsyncGenerator<T, void, undefined> {
  for (const item of items) yield work(item, manner as never) as T;
}

async function* inThreads<T>(
  threads: readonly Worker[],
  order: Order,
  items: readonly string[],
): AsyncGenerator<T, void, undefined> {
  for (const thread of threads) thread.postMessage(order);
  const results: Promise<T>[] = [];
  const idle = [...threads];
  let wanted = 0;
  // A slow item must not keep the other threads waiting, but they go no further ahead of it than this.
  const start = () => {
    while (idle.length > 0 && results.length < Math.min(items.length, wanted + MOST_AHEAD * threads.length)) {
      const thread = idle.pop()!;
      const result = answerOf<T>(thread, items[results.length]!);
      results.push(result);
      result.then(
        () => {
          idle.push(thread);
          start();
        },
        () => {},
      );
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
