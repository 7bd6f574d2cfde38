// npm run package: builds, and makes performance-targets-VERSION.vsix.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { name, version } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const target = process.argv[2] ?? `${root}${name}-${version}.vsix`;
execFileSync(process.execPath, [`${root}scripts/build.mjs`], { stdio: "inherit" });
const vsce = createRequire(import.meta.url).resolve("@vscode/vsce/vsce");
execFileSync(
  process.execPath,
  [
    vsce,
    "package",
    "--no-dependencies",
    "--allow-missing-repository",
    "--skip-license",
    "--no-rewrite-relative-links",
    "--out",
    target,
  ],
  { cwd: root, stdio: "inherit" },
);
