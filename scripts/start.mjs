// npm start [FILE]: builds, and opens a copy of the example table (or FILE itself) in VS Code with the extension.
import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { address, installHost, remote, serve } from "./host.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const [given] = process.argv.slice(2);
const file = given === undefined ? copyOfExample() : resolve(given);
if (!existsSync(file)) {
  console.error(`没有这个文件 / there is no such file: ${file}`);
  process.exit(2);
}
// On Windows an editor's command is a script, which only a shell runs.
const shell = process.platform === "win32";
const quoted = (words) => (shell ? words.map((word) => `"${word}"`) : words);
const editor = ["code", "codium"].find(
  (name) => spawnSync(name, ["--version"], { stdio: "ignore", shell }).status === 0,
);
if (!editor && (process.platform !== "linux" || process.arch !== "x64")) {
  console.error(
    "PATH 上没有 code 或 codium，内置的 VS Code 只有 Linux x64 版 / neither code nor codium is on the PATH, and the embedded VS Code is for Linux x64",
  );
  process.exit(2);
}
execFileSync(process.execPath, [`${root}scripts/build.mjs`], { stdio: "inherit" });

if (editor) {
  console.log(`${editor} ${file}`);
  const words = ["--new-window", `--extensionDevelopmentPath=${root}`, dirname(file), file];
  execFileSync(editor, quoted(words), { stdio: "inherit", shell });
} else {
  // The embedded VS Code speaks English only: what the extension says follows the shell's language, and is Chinese by default.
  const language = /^en/i.test(process.env.LC_ALL || process.env.LANG || "") ? "en" : "zh";
  const token = randomUUID();
  const { port, stop } = await serve(installHost("newest"), {
    token,
    settings: { "performanceTargets.language": language },
  });
  const opened = [
    ["extensionDevelopmentPath", remote(port, root.replace(/\/$/, ""))],
    ["openFile", remote(port, file)],
  ];
  const url = address(port, dirname(file), opened, token);
  console.log(`\n  在浏览器中打开（Ctrl+C 结束）/ open in a browser (Ctrl+C ends it):\n\n  ${url}\n`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop().then(() => process.exit(0)));
}

// The workbench in a browser saves by itself, and tests read the examples. What somebody made beside the copies stays, but for
// what was waived of them.
function copyOfExample() {
  const copies = `${root}.vscode-test/examples`;
  for (const name of readdirSync(`${root}examples`))
    rmSync(`${copies}/${name}.waivers.json`, { force: true });
  cpSync(`${root}examples`, copies, { recursive: true });
  return `${copies}/有错误的绩效目标表.jxmb`;
}
