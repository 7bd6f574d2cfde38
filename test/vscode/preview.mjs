// The preview in a real workbench, as its user sees it: run by test/run.mjs for each host. Exits with the number of
// checks that failed, and writes what it saw for the runner.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openPage } from "../../scripts/browser.mjs";
import { address, installHost, remote, serve } from "../../scripts/host.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
const [hostName = "newest", resultFile] = process.argv.slice(2);
const host = installHost(hostName);
const result = { version: host.version, passed: [], failed: [] };

const folder = mkdtempSync(join(tmpdir(), "preview-"));
const table = join(folder, "faulty.jxmb");
cpSync(join(root, "examples/有错误的绩效目标表.jxmb"), table);
const lines = readFileSync(table, "utf8").split("\n");
const lineOf = (part) => lines.findIndex((line) => line.startsWith(part)) + 1;

const served = await serve(host, {
  settings: { "files.autoSave": "off", "workbench.editor.enablePreview": false },
});
const { browser, page } = await openPage({ language: "zh-cn", width: 1400, height: 900 });
const frame = () => page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
const text = async (selector) => (await frame().locator(selector).allTextContents()).map((one) => one.trim());
const position = () => page.locator("#status\\.editor\\.selection").textContent();

async function until(what, ready, milliseconds = 20_000) {
  const end = Date.now() + milliseconds;
  let last;
  for (;;) {
    try {
      last = await ready();
      if (last) return last;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end)
      throw new Error(`${what}: ${last instanceof Error ? last.message : JSON.stringify(last)}`);
    await page.waitForTimeout(100);
  }
}

async function check(title, run) {
  try {
    await run();
    result.passed.push(title);
  } catch (error) {
    result.failed.push({ title, error: String(error?.stack ?? error) });
    await page.screenshot({ path: join(root, "out", `preview-${hostName}-failed.png`) }).catch(() => {});
  }
}

async function goToLine(line) {
  const input = page.locator(".quick-input-widget input").first();
  await until("the prompt", async () => {
    await page.keyboard.press("Control+1");
    await page.keyboard.press("Control+g");
    await input.fill(`:${line}`, { timeout: 1500 });
    return true;
  });
  await page.keyboard.press("Enter");
  await until("the line", async () => new RegExp(`(行|Ln) ${line}\\b`).test(await position()));
}

async function command(name) {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().fill(`>${name}`);
  await page.waitForTimeout(400);
  await page.keyboard.press("Enter");
}

try {
  await page.goto(
    address(served.port, folder, [
      ["extensionDevelopmentPath", remote(served.port, root)],
      ["openFile", remote(served.port, table)],
    ]),
  );
  await page.locator(".squiggly-error").first().waitFor({ timeout: 60_000 });

  await check("Ctrl+K V opens it beside the table, with what the table says", async () => {
    await goToLine(lineOf("临江市档案馆"));
    await page.keyboard.press("Control+k");
    await page.keyboard.press("v");
    await frame().locator("h1").waitFor({ timeout: 30_000 });
    await until("title", async () => (await text("h1"))[0]?.startsWith("临江市档案服务局2026年"));
    await until("figures", async () => (await text(".figures"))[0]?.includes("1,236.50"));
  });

  await check("the cursor's unit and project are shown and marked", async () => {
    await until("unit", async () => (await text("tr.shown th")).includes("临江市档案馆"));
    await goToLine(lineOf("市志续修项目"));
    await until("project", async () => (await text("tr.shown th")).includes("市志续修项目"));
    await until("in view", async () => (await text("#project h3"))[0]?.includes("市志续修项目"));
  });

  await check("a click leads to the source", async () => {
    await frame().locator("#unit h2 button.go").click();
    const line = lineOf("临江市地方志编纂室");
    await until("position", async () => new RegExp(`(行|Ln) ${line}\\b`).test(await position()));
  });

  await check("a quick fix is made by its button, and the preview follows", async () => {
    const before = (await text(".figures .count.error"))[0];
    await goToLine(lineOf("市志续修项目"));
    const fix = frame().locator("#unit .findings button.fix").first();
    await fix.waitFor();
    await fix.click();
    await until("fewer errors", async () => {
      const now = (await text(".figures .count.error"))[0];
      return now !== undefined && now !== before;
    });
    await until("no difference", async () => (await frame().locator("#unit .sums tr.wrong").count()) === 0);
  });

  await check("an edit changes it", async () => {
    await goToLine(lineOf("合计"));
    await page.keyboard.press("End");
    await goToLine(lineOf("市志续修项目"));
    await page.keyboard.type("新");
    await until("name", async () => (await text("#project h3"))[0]?.includes("新市志续修项目"));
    await page.keyboard.press("Control+z");
    await until("undone", async () => !(await text("#project h3"))[0]?.includes("新市志"));
  });

  await check("it follows the theme", async () => {
    const colour = () =>
      frame()
        .locator("body")
        .evaluate((body) => getComputedStyle(body).backgroundColor);
    const before = await colour();
    await command("Preferences: Toggle between Light/Dark Themes");
    await until("other colour", async () => (await colour()) !== before);
  });

  await check("its state survives a reload", async () => {
    await frame().locator("vscode-textfield").locator("input").fill("续修");
    // What was open is kept by and by; without a file to open, the workbench opens it again.
    await page.waitForTimeout(6000);
    await page.goto(address(served.port, folder, [["extensionDevelopmentPath", remote(served.port, root)]]));
    await frame().locator("h1").waitFor({ timeout: 60_000 });
    await until(
      "search",
      async () => (await frame().locator("vscode-textfield").locator("input").inputValue()) === "续修",
    );
    await until("figures", async () => (await text(".figures"))[0]?.includes("1,236.50"));
  });
} catch (error) {
  result.failed.push({ title: "the workbench", error: String(error?.stack ?? error) });
} finally {
  await browser.close().catch(() => {});
  await served.stop();
  rmSync(folder, { recursive: true, force: true });
}
if (!resultFile) for (const { title, error } of result.failed) console.error(`✗ ${title}\n${error}`);
if (resultFile) writeFileSync(resultFile, JSON.stringify(result));
for (const title of result.passed) console.log(`✓ ${title}`);
process.exit(result.failed.length);
