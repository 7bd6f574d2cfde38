#!/usr/bin/env node
// Stands in for the `code` that @vscode/test-electron starts: same arguments, same exit code. Serves the embedded
// workbench, opens it in Chromium, and there the suite runs in a real extension host.
import { resolve } from "node:path";
import { format } from "node:util";
import { openPage } from "../../scripts/browser.mjs";
import { address, installHost, remote, serve } from "../../scripts/host.mjs";

const values = (name) =>
  process.argv.filter((arg) => arg.startsWith(`--${name}=`)).map((arg) => arg.slice(name.length + 3));
const folder = resolve(process.argv.slice(2).find((arg) => !arg.startsWith("--")));
const { WORKBENCH_HOST = "newest", WORKBENCH_LANGUAGE, WORKBENCH_INSTALL, WORKBENCH_TRUST } = process.env;
const TIMEOUT = 240_000;

const host = await serve(installHost(WORKBENCH_HOST), {
  trust: WORKBENCH_TRUST === "1",
  ...(WORKBENCH_INSTALL ? { install: WORKBENCH_INSTALL } : {}),
});
let code = 1;
let browser;
try {
  const opened = await openPage(WORKBENCH_LANGUAGE ? { language: WORKBENCH_LANGUAGE } : {});
  browser = opened.browser;
  const { page } = opened;
  const ended = new Promise((done, fail) => {
    page.exposeFunction("codeAutomationExit", done);
    page.on("crash", () => fail(new Error("the page crashed")));
    setTimeout(() => fail(new Error("the suite took too long")), TIMEOUT).unref();
  });
  await page.exposeFunction("codeAutomationLog", (_type, args) => {
    const line = format(...args);
    // The host goes without the natives that only write its own log files, and says so at length.
    if (!/^%c|spdlog|watchdog|bindings file|extension gallery|authentication provider/.test(line))
      console.log(line);
  });
  const paths = (name) => values(name).map((path) => [name, remote(host.port, resolve(path))]);
  await page.goto(
    address(host.port, folder, [...paths("extensionDevelopmentPath"), ...paths("extensionTestsPath")]),
  );
  code = await ended;
} catch (error) {
  console.error(error);
}
await browser?.close().catch(() => {});
await host.stop();
process.exit(code);
