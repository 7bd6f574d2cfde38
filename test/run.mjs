// npm test: everything, in one line at the end, after what failed. `npm run test:vscode` runs the suites in the
// workbench only.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTests } from "@vscode/test-electron";
import * as esbuild from "esbuild";
import { installBrowser } from "../scripts/browser.mjs";
import { installHost } from "../scripts/host.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "targets-test-"));
const total = { passed: 0, failed: 0 };
const failures = [];
const onlyWorkbench = process.argv[2] === "vscode";

/** `messages`: a text for each failure that has more to tell than its part's name. */
function count(name, passed, failed, messages = []) {
  total.passed += passed;
  total.failed += failed;
  console.log(`${name}: ${passed} passed, ${failed} failed`);
  if (failed > 0)
    failures.push(...(messages.length > 0 ? messages : [""]).map((text) => `✗ ${name}: ${text}`));
}

function step(name, run) {
  try {
    run();
    count(name, 1, 0);
  } catch (error) {
    if (!("status" in error)) console.error(error);
    count(name, 0, 1);
  }
}

const bin = (name) => join(root, "node_modules/.bin", name);
const call = (command, ...args) => execFileSync(command, args, { cwd: root, stdio: "inherit" });

step("build", () => call(process.execPath, "scripts/build.mjs"));
if (!onlyWorkbench) {
  step("types", () => call(bin("tsc"), "-b"));
  step("browser", installBrowser);
  step("format and lint", () => call(bin("biome"), "check", "--error-on-warnings", "."));
  unitTests();
}
await workbenchTests();
rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
for (const failure of failures) console.log(failure);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

function unitTests() {
  const report = join(scratch, "vitest.json");
  spawnSync(bin("vitest"), ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], {
    cwd: root,
    stdio: "inherit",
  });
  if (!existsSync(report)) return count("vitest", 0, 1);
  const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests, testResults } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  const failed = [];
  for (const { assertionResults, status, name, message } of testResults) {
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status === "skipped" || status === "pending") console.log(`skipped: ${fullName}`);
      if (status === "failed") failed.push(`${fullName}\n${failureMessages.join("\n")}`);
    }
    if (status === "failed" && message) failed.push(`${name}\n${message}`);
  }
  if (numPendingTests > 0) console.log(`${numPendingTests} skipped, by name above`);
  count("vitest", numPassedTests, numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0), failed);
}

async function workbenchTests() {
  try {
    installBrowser();
    await esbuild.build({
      entryPoints: ["index", "workbench", "installed"].map((name) => join(root, `test/vscode/${name}.ts`)),
      outdir: join(root, "out/vscode"),
      bundle: true,
      platform: "node",
      format: "cjs",
      external: ["vscode", "mocha"],
      logLevel: "warning",
    });
    const vsix = join(scratch, "extension.vsix");
    execFileSync(process.execPath, [join(root, "scripts/package.mjs"), vsix], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    });
    // With WORKBENCH_DESKTOP=1.100.0 (or stable) the same suite runs in a downloaded desktop VS Code.
    const desktop = process.env.WORKBENCH_DESKTOP;
    if (desktop) await suite({ name: `desktop ${desktop}`, desktop });
    for (const host of ["newest", "oldest"]) {
      const { version } = installHost(host);
      await suite({ name: `VS Code ${version}`, host });
      previewSuite({ name: `VS Code ${version}, preview`, host });
      await suite({
        name: `VS Code ${version}, restricted workspace`,
        host,
        env: { WORKBENCH_TRUST: "1", WORKBENCH_SUITE: "installed", WORKBENCH_INSTALL: vsix },
        installed: true,
      });
    }
  } catch (error) {
    console.error(error);
    count("workbench", 0, 1);
  }
}

async function suite({ name, host, desktop, env = {}, installed = false }) {
  const workspace = mkdtempSync(join(scratch, "workspace-"));
  const result = join(scratch, `${name.replace(/\W+/g, "-")}.json`);
  fill(workspace);
  const extension = installed ? emptyExtension() : root;
  try {
    await runTests({
      ...(desktop ? { version: desktop } : { vscodeExecutablePath: join(root, "test/vscode/code.mjs") }),
      extensionDevelopmentPath: extension,
      extensionTestsPath: join(root, "out/vscode/index"),
      launchArgs: [workspace, "--disable-extensions"],
      extensionTestsEnv: {
        WORKBENCH_RESULT: result,
        ...(host ? { WORKBENCH_HOST: host } : {}),
        WORKBENCH_LANGUAGE: "zh-cn",
        ...env,
      },
    });
  } catch (error) {
    console.error(`${name}: ${error.message}`);
  }
  if (!existsSync(result)) return count(name, 0, 1);
  const { version, passed, failed } = JSON.parse(readFileSync(result, "utf8"));
  countResults(`${name} (${version})`, passed, failed);
}

// The preview is a page in a page: what its user sees is looked at from outside.
function previewSuite({ name, host }) {
  const result = join(scratch, `preview-${host}.json`);
  spawnSync(process.execPath, [join(root, "test/vscode/preview.mjs"), host, result], {
    stdio: ["ignore", "ignore", "inherit"],
    timeout: 300_000,
  });
  if (!existsSync(result)) return count(name, 0, 1);
  const { passed, failed } = JSON.parse(readFileSync(result, "utf8"));
  countResults(name, passed, failed);
}

/** A suite that ran nothing has failed. */
function countResults(name, passed, failed) {
  const messages = failed.map(({ title, error }) => `${title}\n${error}`);
  count(name, passed.length, failed.length + (passed.length + failed.length === 0 ? 1 : 0), messages);
}

// The suite needs some extension to be under development; this one does nothing beside the installed package.
function emptyExtension() {
  const folder = join(scratch, "empty");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "empty", publisher: "test", version: "0.0.1", engines: { vscode: "*" } }),
  );
  return folder;
}

function fill(workspace) {
  const examples = join(root, "examples");
  cpSync(join(examples, "有错误的绩效目标表.jxmb"), join(workspace, "faulty.jxmb"));
  cpSync(join(examples, "临江市档案服务局绩效目标表.jxmb"), join(workspace, "clean.jxmb"));
  cpSync(join(examples, "临江市档案服务局绩效目标表.jxmb"), join(workspace, "plain.txt"));
  writeFileSync(join(workspace, "other.txt"), "今天的会议记录\n一、项目\n");
  writeFileSync(join(workspace, "empty.jxmb"), "");
  writeFileSync(join(workspace, "garbage.jxmb"), '{"not": "a table"}\n');
}
