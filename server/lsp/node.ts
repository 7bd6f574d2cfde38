import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { cancelling, refuse, whenInitialized } from "./order.ts";
import { startServer } from "./server.ts";

// The pages of the rules lie beside the bundle; a server copied elsewhere goes without links.
const pages = join(__dirname, "..", "docs", "rules");
const hasPages = existsSync(pages);

const connection = createConnection(ProposedFeatures.all, {
  messageStrategy: whenInitialized(),
  connectionStrategy: cancelling,
});
refuse(connection);
startServer(connection, {
  page: (rule) => (hasPages ? pathToFileURL(join(pages, `${rule}.md`)).href : undefined),
  later: (run) => setImmediate(run),
  atRest: (run) => setTimeout(run, 50),
});
