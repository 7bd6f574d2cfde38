import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SERVER_FLAGS } from "../../client/flags.ts";
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
const sections: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  connections,
  work: incrementalWork,
  peers,
  parsing,
  starting,
  memory,
  whole: wholeTable,
  cli: commandLine,
};

void main(process.argv[2]);

async function main(wanted: string | undefined): Promise<void> {
  if (wanted !== undefined) {
    const section = sections[wanted];
    if (section === undefined)
      throw new Error(`unknown section: ${wanted} (${Object.keys(sections).join(", ")})`);
    const own = await section();
    for (const figure of own) console.log(lineOf(figure));
    process.send?.(own);
    return;
  }
  const figures: Figure[] = [];
  for (const name of Object.keys(sections)) figures.push(...(await alone(name)));
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

/** Measures a section in a process of its own: what ran before it left neither code nor garbage that it would meet. */
function alone(name: string): Promise<Figure[]> {
  return new Promise((resolve, reject) => {
    let own: Figure[] | undefined;
    fork(__filename, [name], { execArgv: [...process.execArgv, ...SERVER_FLAGS] })
      .on("message", (figures: Figure[]) => {
        own = figures;
      })
      .on("exit", (code) => (own ? resolve(own) : reject(new Error(`${name} ended with ${code}`))));
  });
}

function lineOf({ what, measured, goal, reached }: Figure): string {
  const mark = reached === undefined ? "" : reached ? "是 · yes" : "否 · no";
  return `| ${what} | ${measured} | ${goal} | ${mark} |`;
}
