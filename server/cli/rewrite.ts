import { applyEdits, type Edit, looksLikeTable, parse, type Table } from "../core/index.ts";
import { readFile } from "./read.ts";

/**
 * Prints the table of a file with edits made in it, and what is none as it is; 1 if it is none. UTF-8 comes out, with the
 * mark that went in.
 */
export function printRewritten(
  files: readonly string[],
  editsOf: (table: Table, file: string) => readonly Edit[],
): 0 | 1 {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new Error("请给出一个文件 / give one file");
  const decoded = readFile(file);
  if (typeof decoded === "string") throw new Error(decoded);
  if (decoded.encoding !== "utf-8") process.stderr.write(`${file}: ${decoded.encoding} → UTF-8\n`);
  const table = parse(decoded.text);
  const isTable = looksLikeTable(table);
  if (!isTable)
    process.stderr.write(`${file}: 不是绩效目标表，原样输出 / is no such table and stays as it is\n`);
  const text = isTable ? applyEdits(decoded.text, editsOf(table, file)) : decoded.text;
  process.stdout.write(decoded.marked && decoded.encoding === "utf-8" ? `\ufeff${text}` : text);
  return isTable ? 0 : 1;
}
