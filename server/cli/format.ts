import { parseArgs } from "node:util";
import { formatEdits } from "../core/features/format.ts";
import { configure } from "../core/index.ts";
import { printRewritten } from "./rewrite.ts";

/** `format FILE`: prints the table as it should be written. */
export function formatFile(args: string[]): number {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  return printRewritten(positionals, (table) => formatEdits(table, configure()));
}
