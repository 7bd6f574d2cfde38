// node scripts/pictures.mjs [NAME…]: takes the pictures of the documentation in the workbench, in docs/.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openPage } from "./browser.mjs";
import { address, installHost, remote, serve } from "./host.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const wanted = process.argv.slice(2);

const pictures = {
  "workbench-zh": { language: "zh-cn", take: workbench },
  "workbench-en": { take: workbench },
  "hover-zh": { language: "zh-cn", take: hover },
  "preview-light-zh": { language: "zh-cn", take: preview },
  "preview-dark-en": { theme: "Default Dark Modern", colorScheme: "dark", take: preview },
  "preview-contrast-zh": {
    language: "zh-cn",
    pick: "Dark High Contrast",
    colorScheme: "dark",
    take: preview,
  },
  "preview-contrast-light-en": { pick: "Light High Contrast", take: preview },
};

async function workbench(page) {
  await page.locator(".pane-header", { hasText: /Outline|大纲/ }).click();
  await page.keyboard.press("Control+Shift+M");
  await page.waitForTimeout(4000);
  await aside(page);
}

// The settings do not know the themes of high contrast by their ids in every version; the list of themes does.
async function pickTheme(page, name) {
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Control+t");
  await page.waitForTimeout(1500);
  await page.keyboard.type(name);
  await page.waitForTimeout(1500);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(1500);
}

// The preview beside the table, the cursor in a project whose unit's sums differ.
async function preview(page) {
  await page
    .locator(".view-line", { hasText: "临江市档案馆" })
    .first()
    .click({ position: { x: 40, y: 8 } });
  await page.keyboard.press("Control+b");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("v");
  const frame = page.frameLocator("iframe.webview.ready").frameLocator("#active-frame");
  await frame.locator("h1").waitFor({ timeout: 20_000 });
  await page.waitForTimeout(1500);
  await aside(page);
}

async function hover(page) {
  await page
    .locator(".view-line", { hasText: "临江市档案馆" })
    .first()
    .hover({ position: { x: 60, y: 8 } });
  await page.locator(".monaco-hover", { hasText: "填报比计算" }).waitFor({ timeout: 20_000 });
  await page.waitForTimeout(500);
}

/** No tooltip is to cover what is shown. */
async function aside(page) {
  await page.mouse.move(700, 12);
  await page.waitForTimeout(1000);
}

for (const [
  name,
  {
    language,
    theme = "Default Light Modern",
    colorScheme = "light",
    pick,
    take,
    file = "有错误的绩效目标表.jxmb",
  },
] of Object.entries(pictures)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const folder = mkdtempSync(join(tmpdir(), "picture-"));
  cpSync(join(root, "examples"), folder, { recursive: true });
  const host = await serve(installHost("newest"), {
    settings: {
      "workbench.colorTheme": theme,
      "outline.collapseItems": "alwaysExpand",
      "editor.minimap.enabled": false,
    },
  });
  const { browser, page } = await openPage({
    ...(language ? { language } : {}),
    width: 1440,
    height: 900,
    colorScheme,
  });
  try {
    await page.goto(
      address(host.port, folder, [
        ["extensionDevelopmentPath", remote(host.port, root)],
        ["openFile", remote(host.port, join(folder, file))],
      ]),
    );
    await page.locator(".squiggly-error").first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(2000);
    await page
      .locator(".monaco-editor .view-lines")
      .first()
      .click({ position: { x: 300, y: 200 } });
    if (pick) await pickTheme(page, pick);
    await take(page);
    await page.screenshot({ path: join(root, "docs", `${name}.png`) });
    console.log(`docs/${name}.png`);
  } finally {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
