import { parseArgs } from "node:util";
import { formatEdits } from "../core/features/format.ts";
import { configure, dayOf, waivedIn } from "../core/index.ts";
import { waiversBeside } from "./read.ts";
import { printRewritten } from "./rewrite.ts";

/** `format FILE`: prints the table as it should be written. */
export function formatFile(args: string[]): number {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const config = configure();
  return printRewritten(positionals, (table, file) => {
    const { waived } = waivedIn(table, config, waiversBeside(file), dayOf(new Date()));
    return formatEdits(table, config, waived);
  });
}
