import { parseArgs } from "node:util";
import { layoutEdits } from "../core/features/layout.ts";
import { numberingOf } from "../core/model/numbering.ts";
import { printRewritten } from "./rewrite.ts";

/** `layout FILE --to compact|expanded`: prints the table in that layout. */
export function layoutFile(args: string[]): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { to: { type: "string" } },
  });
  const { to } = values;
  if (to !== "compact" && to !== "expanded")
    throw new Error("请指明版式 / say which layout: --to compact|expanded");
  return printRewritten(positionals, (table, file) => {
    if (to === "expanded" && numberingOf(table) !== undefined)
      process.stderr.write(
        `${file}: 序号不是“1、”的指标不展开，请先 format / indicators that are not numbered 1、 stay as they are: format first\n`,
      );
    return layoutEdits(table, to);
  });
}
