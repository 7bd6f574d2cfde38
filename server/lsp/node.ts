import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { startServer } from "./server.ts";

// The pages of the rules lie beside the bundle; a server copied elsewhere goes without links.
const pages = join(__dirname, "..", "docs", "rules");
const hasPages = existsSync(pages);

startServer(createConnection(ProposedFeatures.all), {
  page: (rule) => (hasPages ? pathToFileURL(join(pages, `${rule}.md`)).href : undefined),
  later: (run) => setImmediate(run),
});
