// npm run bench [-- SECTION]: measures in one run, prints the table, and writes docs/figures.md and docs/figures.json.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const common = {
  bundle: true,
  platform: "node",
  format: "cjs",
  logLevel: "error",
  absWorkingDir: root,
  mainFields: ["module", "main"],
};
await esbuild.build({
  ...common,
  entryPoints: { bench: "test/bench/bench.ts", memory: "test/bench/memory.ts" },
  outdir: "out",
  outExtension: { ".js": ".cjs" },
});
// As our own server is made: a start is compared with it.
await esbuild.build({
  ...common,
  entryPoints: { echo: "test/bench/echo.ts" },
  outdir: "out",
  outExtension: { ".js": ".cjs" },
  minify: true,
  target: "node20",
});
execFileSync(process.execPath, ["scripts/build.mjs"], { cwd: root, stdio: "inherit" });
execFileSync(process.execPath, ["--max-old-space-size=6000", "out/bench.cjs", ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
});
