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
  ? createConnection(
      ProposedFeatures.all,
      new StreamMessageReader(process.stdin),
      new StreamMessageWriter(process.stdout, { contentTypeEncoder: encoder }),
      options,
    )
  : createConnection(ProposedFeatures.all, options);
// A client that is gone takes its server with it.
let isOver = false;
connection.onShutdown(() => {
  isOver = true;
});
for (const event of ["end", "close"]) process.stdin.on(event, () => process.exit(isOver ? 0 : 1));
refuse(connection);
startServer(connection, {
  page: (rule) => (hasPages ? pathToFileURL(join(pages, `${rule}.md`)).href : undefined),
  later: (run) => setImmediate(run),
  atRest: (run) => setTimeout(run, 50),
});
