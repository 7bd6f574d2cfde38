// npm run bench: measures in one run, prints the table, and writes docs/figures.md.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = `${root}out/bench.cjs`;
await esbuild.build({
  entryPoints: [`${root}test/bench/bench.ts`],
  outfile: out,
  bundle: true,
  platform: "node",
  format: "cjs",
  logLevel: "warning",
});
execFileSync(process.execPath, ["--max-old-space-size=4096", out], { stdio: "inherit" });
