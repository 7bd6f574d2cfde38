import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
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
    const { serve } = await import("./server.ts");
    serve(connection, runtime, params);
    order.release();
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
  // The library takes a stream beside a writer, and ends the process with the stream; its types know only pairs.
  return createConnection(ProposedFeatures.all, process.stdin, writerTo(process.stdout) as never, options);
}
