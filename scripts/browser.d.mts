import type { Browser, Page } from "playwright-core";

export function installBrowser(say?: (line: string) => void): void;
export function openPage(how?: {
  width?: number;
  height?: number;
  language?: string;
  colorScheme?: "light" | "dark";
}): Promise<{ browser: Browser; page: Page }>;
