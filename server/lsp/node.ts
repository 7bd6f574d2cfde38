import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { cancelling, refuse, whenInitialized } from "./order.ts";
import { startServer } from "./server.ts";
import { encoder } from "./wire.ts";

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
  const { stdin, stdout } = process;
  // Standard output carries messages and nothing else, whatever a library says.
  for (const say of ["log", "info", "debug"] as const) console[say] = console.error;
  const reader = new StreamMessageReader(stdin);
  const writer = new StreamMessageWriter(stdout, { contentTypeEncoder: encoder });
  const ours = createConnection(ProposedFeatures.all, reader, writer, options);
  // A client that is gone takes its server with it.
  let isOver = false;
  ours.onShutdown(() => {
    isOver = true;
  });
  for (const event of ["end", "close"]) stdin.on(event, () => process.exit(isOver ? 0 : 1));
  return ours;
}
