// Builds everything that is made: recipes, the manifest's settings, the pages of the rules, the bundles in dist/.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { recipes } from "./grammar.mjs";

const root = new URL("../", import.meta.url);
const at = (path) => new URL(path, root);

writeIfChanged("server/core/syntax/recipes.ts", recipes());

const common = {
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  minify: true,
  keepNames: false,
  sourcemap: process.argv.includes("--dev") ? "inline" : false,
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  absWorkingDir: fileURLToPath(root),
  logLevel: "warning",
};

await esbuild.build({ ...common, entryPoints: ["scripts/generate.ts"], outfile: "dist/generate.js" });
const { createRequire } = await import("node:module");
const { rulePages, ruleSettings, styles, waiverSchema, wordSettings } = createRequire(import.meta.url)(
  fileURLToPath(at("dist/generate.js")),
);
rmSync(at("dist/generate.js"));

const manifest = JSON.parse(readFileSync(at("package.json"), "utf8"));
manifest.contributes.configuration.properties["performanceTargets.rules"] = ruleSettings().schema;
manifest.contributes.configuration.properties["performanceTargets.words"] = wordSettings().schema;
writeIfChanged("package.json", `${JSON.stringify(manifest, undefined, 2)}\n`);
for (const [file, locale] of [
  ["package.nls.json", "en"],
  ["package.nls.zh-cn.json", "zh"],
]) {
  const words = Object.fromEntries(
    Object.entries(JSON.parse(readFileSync(at(file), "utf8"))).filter(
      ([key]) => !/^(rule|words)\./.test(key),
    ),
  );
  writeIfChanged(
    file,
    `${JSON.stringify({ ...words, ...ruleSettings().words[locale], ...wordSettings().words[locale] }, undefined, 2)}\n`,
  );
}
mkdirSync(at("schemas"), { recursive: true });
writeIfChanged("schemas/waivers.schema.json", `${JSON.stringify(waiverSchema(), undefined, 2)}\n`);
mkdirSync(at("docs/rules"), { recursive: true });
for (const [name, text] of Object.entries(rulePages())) writeIfChanged(`docs/rules/${name}`, text);

await esbuild.build({
  ...common,
  entryPoints: { extension: "client/extension.ts" },
  outdir: "dist",
  external: ["vscode"],
});
await esbuild.build({
  ...common,
  entryPoints: { preview: "client/media/preview.tsx" },
  outdir: "dist",
  platform: "browser",
  format: "iife",
  target: "es2022",
});
writeIfChanged("dist/preview.css", styles);
const alias = { "ohm-js": "./scripts/ohm.js" };
await esbuild.build({ ...common, alias, entryPoints: { cli: "server/cli/main.ts" }, outdir: "dist" });
// The server is three files: it answers `initialize` before it loads what reads tables, and both share the protocol.
await esbuild.build({
  ...common,
  alias,
  entryPoints: { server: "server/lsp/node.ts", tables: "server/lsp/server.ts" },
  plugins: [
    apart(/^vscode-languageserver(\/node)?$/, "./protocol.js"),
    apart(/^\.\/server\.ts$/, "./tables.js"),
  ],
  outdir: "dist",
});
await esbuild.build({
  ...common,
  stdin: {
    contents: 'module.exports = require("vscode-languageserver/node")',
    resolveDir: common.absWorkingDir,
  },
  outfile: "dist/protocol.js",
});

/** What is imported by such a name lies in a file of its own. */
function apart(name, path) {
  return {
    name: path,
    setup: (build) =>
      build.onResolve({ filter: name }, ({ kind }) =>
        kind === "entry-point" ? undefined : { path, external: true },
      ),
  };
}

function writeIfChanged(path, text) {
  let before;
  try {
    before = readFileSync(at(path), "utf8");
  } catch {}
  if (before !== text) writeFileSync(at(path), text);
}
