import { parseArgs } from "node:util";
import { formatEdits } from "../core/features/format.ts";
import { configure, dayOf, waivedIn } from "../core/index.ts";
import { languageOf } from "./options.ts";
import { waiversBeside } from "./read.ts";
import { tellNotes } from "./report.ts";
import { printRewritten } from "./rewrite.ts";

/** `format FILE`: prints the table as it should be written. */
export function formatFile(args: string[]): number {
  const { positionals } = parseArgs({ args, allowPositionals: true, options: {} });
  const config = configure();
  return printRewritten(positionals, (table, file) => {
    const { waived, notes } = waivedIn(table, config, waiversBeside(file), dayOf(new Date()));
    tellNotes(file, notes, languageOf(undefined));
    return formatEdits(table, config, waived);
  });
}
