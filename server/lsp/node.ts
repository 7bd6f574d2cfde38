import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { cancelling, refuse, whenInitialized } from "./order.ts";
import { startServer } from "./server.ts";
import { writerTo } from "./wire.ts";

// The pages of the rules lie beside the bundle; a server copied elsewhere goes without links.
const pages = join(__dirname, "..", "docs", "rules");
const hasPages = existsSync(pages);

const options = { messageStrategy: whenInitialized(), connectionStrategy: cancelling };
const connection = process.argv.includes("--stdio")
  ? overStdio()
  : createConnection(ProposedFeatures.all, options);
refuse(connection);
startServer(connection, {
  page: (rule) => (hasPages ? pathToFileURL(join(pages, `${rule}.md`)).href : undefined),
  later: (run) => setImmediate(run),
  atRest: (run) => setTimeout(run, 50),
});

function overStdio() {
  // Standard output carries messages and nothing else, whatever a library says.
  for (const say of ["log", "info", "debug"] as const) console[say] = console.error;
  // The library takes a stream beside a writer, and ends the process with the stream; its types know only pairs.
  return createConnection(ProposedFeatures.all, process.stdin, writerTo(process.stdout) as never, options);
}
