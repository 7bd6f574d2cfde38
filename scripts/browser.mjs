// Debian's Chromium under Playwright, for the workbench's tests and pictures. Installed where that is allowed.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const candidates = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].filter(Boolean);

/** Installs Chromium, a CJK font and ripgrep with apt where this is Debian and root; otherwise says what to install. */
export function installBrowser(say = console.error) {
  const missing = () =>
    [
      !candidates.some(existsSync) && "chromium",
      !hasFont() && "fonts-noto-cjk",
      !existsSync("/usr/bin/rg") && "ripgrep",
    ].filter(Boolean);
  if (missing().length === 0) return;
  const mayInstall = existsSync("/usr/bin/apt-get") && process.getuid?.() === 0;
  if (mayInstall) {
    say(`安装 / installing: ${missing().join(" ")} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    execFileSync("apt-get", ["update", "-qq"], { stdio: ["ignore", "ignore", 2], env });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing()], {
      stdio: ["ignore", "ignore", 2],
      env,
    });
  }
  const still = missing();
  if (still.length > 0)
    throw new Error(`请先安装 / please install first: sudo apt-get install ${still.join(" ")}`);
}

function hasFont() {
  try {
    return execFileSync("fc-list", [":lang=zh"], { encoding: "utf8" }).trim() !== "";
  } catch {
    return false;
  }
}

/** A page in a fresh browser; nothing it shows can reach the network. */
export async function openPage({ width = 1400, height = 900, language, colorScheme } = {}) {
  const browser = await chromium.launch({
    executablePath: candidates.find(existsSync),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
  const page = await browser.newPage({
    viewport: { width, height },
    locale: language ?? "en-US",
    colorScheme: colorScheme ?? "light",
  });
  if (language) {
    await page.addInitScript((tag) => {
      globalThis._VSCODE_NLS_LANGUAGE = tag;
    }, language);
  }
  return { browser, page };
}
