import { basename } from "node:path";
import { parseArgs } from "node:util";
import { configure, dayOf, parse, waivedIn } from "../core/index.ts";
import { looksLikeTable } from "../core/model/table.ts";
import { type ReportFormat, reportFormats, reportOf } from "../view/report.tsx";
import { CHECK_OPTIONS, chosenBy } from "./options.ts";
import { readTable, waiversBeside } from "./read.ts";
import { tellNotes } from "./report.ts";

/** `summary FILE --format html|md|csv|json|text`: prints what the table amounts to; 1 if it is none. */
export function summarizeFile(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: CHECK_OPTIONS,
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error("请给出一个文件 / give one file");
  const format = reportFormats.find((known): known is ReportFormat => known === values.format);
  if (format === undefined)
    throw new Error(`未知格式 / unknown format: ${values.format} (${reportFormats.join(", ")})`);
  const text = readTable(file);
  if (typeof text === "string") throw new Error(text);
  const { preset, rules, locale } = chosenBy(values);
  const table = parse(text);
  const config = configure(preset, rules);
  const day = dayOf(new Date());
  const { waived, notes } = waivedIn(table, config, waiversBeside(file), day);
  tellNotes(file, notes, locale);
  process.stdout.write(reportOf(table, format, config, locale, waived, { file: basename(file), day }));
  return looksLikeTable(table) ? 0 : 1;
}
