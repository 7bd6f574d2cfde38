import { existsSync, readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../shared/corpus/", import.meta.url);

/** The real table, where it is at hand. The project does not need it; tests that read it are skipped without it. */
export const corpus = existsSync(folder)
  ? readFileSync(new URL(readdirSync(folder).find((name) => name.endsWith(".txt"))!, folder), "utf8")
  : undefined;
