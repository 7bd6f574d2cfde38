import { once } from "node:events";
import { parseArgs } from "node:util";
import { oneLine } from "../core/features/markdown.ts";
import type { Locale } from "../core/index.ts";
import { filesIn } from "./folder.ts";
import { brokenOff, checkFile, type Manner, namesOf, type Outcome } from "./job.ts";
import { CHECK_OPTIONS, chosenBy } from "./options.ts";
import { openPool, type Pool } from "./pool.ts";
import { progress } from "./progress.ts";
import { STDIN } from "./read.ts";
import { type Tally, tallyLine, together } from "./report.ts";

/** What the threads of `check` can do. */
export const tasks = { check: checkFile, names: namesOf };

/** `check FILE…`: prints the findings; 1 if one of them is an error or a file is no table, 2 if one could not be read or a rule failed, else 0. */
export async function checkFiles(args: string[]): Promise<number> {
  const { values, positionals: given } = parseArgs({
    args,
    allowPositionals: true,
    options: CHECK_OPTIONS,
  });
  if (given.length === 0) throw new Error("没有给出文件 / no file was given");
  const files = filesIn(given);
  if (files.length === 0)
    throw new Error(
      "目录里没有绩效目标表（*.jxmb、*绩效目标表*.txt、*绩效目标表*.tsv） / the folder holds no tables",
    );
  if (given.filter((file) => file === STDIN).length > 1)
    throw new Error("标准输入只能读一次 / standard input can be read only once");
  const { format } = values;
  if (format !== "text" && format !== "json")
    throw new Error(`未知格式 / unknown format: ${format} (text, json)`);
  const asked = { format, ...chosenBy(values) } as const;
  const pool = openPool(tasks, files.length);
  try {
    // Names are compared across the files, so each is read for them first.
    const names = files.length > 1 ? await namesOfAll(pool, files) : new Map();
    return await printed(pool, { ...asked, names }, files);
  } finally {
    await pool.close();
  }
}

/** Prints what each file comes to, and gives the gravest status. */
async function printed(pool: Pool, manner: Manner, files: readonly string[]): Promise<number> {
  const { format } = manner;
  const bar = progress(files.length);
  let status = 0;
  let isFirst = true;
  let broken = 0;
  let i = 0;
  if (format === "json") await print("[");
  const tallies: Tally[] = [];
  const work = {
    task: "check",
    manner,
    lost: (file: string, error: Error) => brokenOff(file, error, manner.locale),
  };
  for await (const { out, notes, tally, status: own } of pool.run<Outcome>(work, files)) {
    bar.end();
    for (const note of notes) process.stderr.write(`${oneLine(note)}\n`);
    if (format === "text") await print(out);
    else if (out !== "") {
      await print(isFirst ? `\n${out}` : `,\n${out}`);
      isFirst = false;
    }
    status = Math.max(status, own);
    if (own === 2) broken++;
    tallies.push(tally);
    bar.step(files[i++]!);
  }
  bar.end();
  if (format === "json") await print(isFirst ? "]\n" : "\n]\n");
  else if (files.length > 1) {
    await print(
      `${tallyLine(allOf(files.length, broken, manner.locale), together(tallies), manner.locale)}\n`,
    );
  }
  return status;
}

// How many files it was, and of how many nobody knows what is in them.
function allOf(count: number, broken: number, locale: Locale): string {
  if (locale === "zh") return `共 ${count} 个文件${broken > 0 ? `（${broken} 个未能查完）` : ""}`;
  return `${count} files${broken > 0 ? ` (${broken} not checked to the end)` : ""}`;
}

async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

// What cannot be read for its names is told of when it is checked.
const NAMES = { task: "names", manner: undefined, lost: () => new Map<string, number>() };

// Added up as they come: what is kept does not grow with the number of files.
async function namesOfAll(pool: Pool, files: readonly string[]): Promise<Map<string, number>> {
  const sum = new Map<string, number>();
  for await (const own of pool.run<ReadonlyMap<string, number>>(NAMES, files))
    for (const [name, count] of own) sum.set(name, (sum.get(name) ?? 0) + count);
  return sum;
}
