import { parseArgs } from "node:util";
import { layoutEdits } from "../core/features/layout.ts";
import { applyEdits, parse, slice } from "../core/index.ts";
import { readTable } from "./read.ts";

/** `layout FILE --to compact|expanded`: prints the table in that layout; the file stays as it is. */
export function layoutFile(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { to: { type: "string" } },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error("请给出一个文件 / give one file");
  if (values.to !== "compact" && values.to !== "expanded") throw new Error("--to compact|expanded");
  const text = readTable(file);
  if (typeof text === "string") throw new Error(text);
  process.stdout.write(applyEdits(slice(text), layoutEdits(parse(text), values.to)));
  return 0;
}
