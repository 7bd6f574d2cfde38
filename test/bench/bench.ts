import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { incrementalWork, parsing, wholeTable } from "./inside.ts";
import { commandLine, connections, memory, peers, starting } from "./outside.ts";
import { rulesTable } from "./rules.ts";

/** One line of the comparison: what was measured against what, and what was to be reached. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly goal: string;
  /** Undefined where there is nothing to reach. */
  readonly reached: boolean | undefined;
}

const root = join(__dirname, "..");
const figures: Figure[] = [];
const wanted = process.argv[2];
const sections: readonly (readonly [string, () => Figure[] | Promise<Figure[]>])[] = [
  ["connections", connections],
  ["work", incrementalWork],
  ["peers", peers],
  ["parsing", parsing],
  ["starting", starting],
  ["memory", memory],
  ["whole", wholeTable],
  ["cli", commandLine],
];

void main();

async function main(): Promise<void> {
  for (const [name, section] of sections) {
    if (wanted !== undefined && wanted !== name) continue;
    for (const figure of await section()) {
      figures.push(figure);
      console.log(lineOf(figure));
    }
  }
  if (wanted !== undefined) return;
  const rules = rulesTable();
  const text = [
    "# 数字 · Figures",
    "",
    "由 `npm run bench` 一次运行生成，全部规则打开；机器有快慢，看比值。 · Made by one run of `npm run bench` with all rules on; machines differ, read the ratios.",
    "",
    `机器 · Machine: Node ${process.versions.node}, ${process.platform} ${process.arch}`,
    "",
    "| 内容 · What | 测得 · Measured | 目标 · To reach | 达到 · Reached |",
    "|---|---|---|---|",
    ...figures.map(lineOf),
    "",
    ...rules,
    "",
  ].join("\n");
  writeFileSync(join(root, "docs/figures.md"), text);
  writeFileSync(join(root, "docs/figures.json"), `${JSON.stringify(figures, undefined, 2)}\n`);
}

function lineOf({ what, measured, goal, reached }: Figure): string {
  const mark = reached === undefined ? "" : reached ? "是 · yes" : "否 · no";
  return `| ${what} | ${measured} | ${goal} | ${mark} |`;
}
