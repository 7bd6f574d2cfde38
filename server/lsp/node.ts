import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures, StreamMessageReader } from "vscode-languageserver/node";
import { described } from "./errors.ts";
import { introduction } from "./introduction.ts";
import { cancelling, inOrder, refuse } from "./order.ts";
import type { Runtime } from "./server.ts";
import { writerTo } from "./wire.ts";

// The pages of the rules lie beside the bundle; a server copied elsewhere goes without links.
const pages = join(__dirname, "..", "docs", "rules");
const hasPages = existsSync(pages);
let heard = 0;
const runtime: Runtime = {
  page: (rule) => (hasPages ? pathToFileURL(join(pages, `${rule}.md`)).href : undefined),
  later: (run) => setImmediate(run),
  atRest: (run) => setTimeout(run, 50),
  whenQuiet: function wait(run) {
    // A turn of the loop first, in which a piece may come.
    setTimeout(() => (performance.now() - heard < QUIET ? wait(run) : run()), 1);
  },
};
/** Milliseconds. */
const QUIET = 20;
/** How long, in milliseconds, a client may pause in the midst of a message. */
const LONGEST_PAUSE = 300_000;

// The library would say the same with a page of its own source.
if (!process.argv.some((arg) => /^--(?:stdio|node-ipc|socket|pipe)(?:=|$)/.test(arg))) {
  console.error("server.js --stdio | --node-ipc | --socket=PORT | --pipe=NAME");
  process.exit(2);
}

const order = inOrder();
const options = { messageStrategy: order, connectionStrategy: cancelling };
const connection = process.argv.includes("--stdio")
  ? overStdio()
  : createConnection(ProposedFeatures.all, options);
refuse(connection);
// The client is answered at once; what reads tables is loaded while it makes itself ready.
connection.onInitialize((params) => {
  const answer = introduction(params);
  order.hold();
  setImmediate(async () => {
    try {
      const { serve } = await import("./server.ts");
      serve(connection, runtime, params);
      order.release();
    } catch (error) {
      end(`cannot serve: ${described(error)}`);
    }
  });
  return answer;
});
connection.listen();

function overStdio() {
  // Standard output carries messages and nothing else, whatever a library says.
  for (const say of ["log", "info", "debug"] as const) console[say] = console.error;
  process.stdin.on("data", () => {
    heard = performance.now();
  });
  const reader = new StreamMessageReader(process.stdin);
  // Behind a header that cannot be read no message is found any more: an editor starts a server anew that ends. A message that
  // is no JSON is one message less.
  reader.onError((error) => error instanceof SyntaxError || end(`cannot read: ${error.message}`));
  reader.partialMessageTimeout = LONGEST_PAUSE;
  reader.onPartialMessage(({ waitingTime }) =>
    end(`the rest of a message did not come within ${waitingTime} ms`),
  );
  process.stdin.on("close", () => process.exit(order.isOver() ? 0 : 1));
  return createConnection(ProposedFeatures.all, reader, writerTo(process.stdout), options);
}

function end(why: string): void {
  console.error(why);
  process.exit(1);
}
