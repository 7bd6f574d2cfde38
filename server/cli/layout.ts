import { parseArgs } from "node:util";
import { layoutEdits } from "../core/features/layout.ts";
import { applyEdits, looksLikeTable, parse } from "../core/index.ts";
import { readFile } from "./read.ts";

/** `layout FILE --to compact|expanded`: prints the table in that layout, and what is none as it is; 1 if it is none. UTF-8 comes out, with the mark that went in. */
export function layoutFile(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { to: { type: "string" } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error("请给出一个文件 / give one file");
  if (values.to !== "compact" && values.to !== "expanded")
    throw new Error("请指明版式 / say which layout: --to compact|expanded");
  const decoded = readFile(file);
  if (typeof decoded === "string") throw new Error(decoded);
  if (decoded.encoding !== "utf-8") process.stderr.write(`${file}: ${decoded.encoding} → UTF-8\n`);
  const table = parse(decoded.text);
  const isTable = looksLikeTable(table);
  if (!isTable)
    process.stderr.write(`${file}: 不是绩效目标表，原样输出 / is no such table and stays as it is\n`);
  const text = applyEdits(decoded.text, layoutEdits(table, values.to));
  process.stdout.write(decoded.marked && decoded.encoding === "utf-8" ? `\ufeff${text}` : text);
  return isTable ? 0 : 1;
}
