import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { getLanguageService, TextDocument } from "vscode-json-languageservice";
import { SERVER_FLAGS } from "../../client/flags.ts";
import { located, parse, replace } from "../../server/core/index.ts";
import { generate } from "../tables/generate.ts";
import type { Figure } from "./bench.ts";
import { sideBySide, type Times, TURN, time, timesOf, warm } from "./measure.ts";
import { dataOf, schema } from "./peers.ts";
import { type Kind, type Session, startSession } from "./stdio.ts";
import { bytes, large, MOST_FINDINGS, megabytes, once, places, spread, strict, times } from "./tables.ts";

const root = join(__dirname, "..");
const ours: Kind = {
  command: [...SERVER_FLAGS, join(root, "dist/server.js"), "--stdio"],
  language: "performance-targets",
  pull: true,
  settings: { performanceTargets: { preset: "strict" } },
};
const echo: Kind = { command: [join(root, "out/echo.cjs"), "--stdio"], language: "echo", pull: true };
const json: Kind = {
  command: [
    join(root, "node_modules/vscode-langservers-extracted/bin/vscode-json-language-server"),
    "--stdio",
  ],
  language: "json",
  pull: true,
  settings: { json: { validate: { enable: true }, schemas: [{ fileMatch: ["*.json"], schema }] } },
};
const yaml: Kind = {
  command: [join(root, "node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"],
  language: "yaml",
  pull: false,
  settings: {
    yaml: {
      validate: true,
      schemaStore: { enable: false },
      schemas: { [`file://${join(root, "out/bench.schema.json")}`]: "*.yaml" },
    },
  },
};

/** Types a character and takes it away again, by turns. */
function typist(session: Session, text: string, at: number): (i: number) => Promise<unknown> {
  const before = text.slice(0, at).split("\n");
  const line = before.length - 1;
  const { length } = before.at(-1)!;
  const place = (more: number) => ({ line, character: length + more });
  return (i) =>
    session.edit(
      i % 2 === 0
        ? { range: { start: place(0), end: place(0) }, text: "5" }
        : { range: { start: place(0), end: place(1) }, text: "" },
    );
}

async function ready(kind: Kind, text: string): Promise<Session> {
  const session = await startSession(kind);
  await settled();
  await session.openWhole(text);
  return session;
}

// Servers read their settings after `initialized`.
const settled = () => new Promise((resolve) => setTimeout(resolve, 500));

/** An edit until its diagnostics are there, over a pipe, against a server that only sends the same back. */
export async function connections(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const text of [once, large]) {
    const { own, floor, count } = await beside(text, MOST_FINDINGS, true);
    figures.push({
      what: `编辑到问题出现，经连接 · edit → diagnostics over a connection, ${megabytes(text)}, ${count} 个问题 findings`,
      measured: `${spread(own)}; 回声 echo ${spread(floor)}: ${times(own.median / floor.median)}`,
      goal: "≤ 1.3 ×",
      reached: own.median / floor.median <= 1.3,
    });
  }
  // The size of the table is to be seen, not that of the answer: a province's total has more addends to name.
  const [small, province] = [await beside(once, FEW, false), await beside(large, FEW, false)];
  figures.push({
    what: `百倍大的表比一倍 · 100 times the size against once, answers as long: ${FEW} 个问题 findings, 不带相关位置 without related places`,
    measured: `${spread(small.own)}, ${spread(province.own)}: ${times(province.own.median / small.own.median)}`,
    goal: "≤ 1.5 ×",
    reached: province.own.median / small.own.median <= 1.5,
  });
  return figures;
}
const FEW = 400;
/** How long each thing runs before it is measured, in milliseconds. */
const WARM = 4_000;

async function beside(
  text: string,
  maxFindings: number,
  related: boolean,
): Promise<{ own: Times; floor: Times; count: number }> {
  const session = await startSession({
    ...ours,
    related,
    settings: { performanceTargets: { preset: "strict", maxFindings } },
  });
  await settled();
  const items = await session.openWhole(text);
  const mirror = await ready(echo, "");
  await mirror.connection.sendRequest("echo/set", items);
  const type = typist(session, text, places[0]!.at(text));
  const answer = typist(mirror, text, places[0]!.at(text));
  await warm([type, answer], WARM);
  const [own, floor] = (await sideBySide(160, [type, answer], TURN)) as [Times, Times];
  session.stop();
  mirror.stop();
  return { own, floor, count: items.length };
}

/** The same data as JSON and as YAML, in the servers that VS Code has for them. */
export async function peers(): Promise<Figure[]> {
  const data = JSON.stringify(dataOf(parse(once)), undefined, 2);
  writeFileSync(join(root, "out/bench.schema.json"), JSON.stringify(schema));
  const typed = data.indexOf('"cycle": "', data.length >> 1) + 12;
  const yamlText = yamlOf(JSON.parse(data));
  const yamlTyped = yamlText.indexOf("cycle: ", yamlText.length >> 1) + 10;
  return [
    ...(await opening(data)),
    ...(await against("vscode-json-language-server", json, data, typed, { runs: 120, goal: 15 })),
    await inProcess(data, typed),
    ...(await against("yaml-language-server", yaml, yamlText, yamlTyped, { runs: 20, goal: 100 })),
  ];
}

/** From opening a document to its diagnostics, in servers that were started half a second before. */
async function opening(data: string): Promise<Figure[]> {
  const rivals = [
    { kind: ours, text: once, open: "open" },
    { kind: ours, text: once, open: "openWhole" },
    { kind: json, text: data, open: "open" },
  ] as const;
  const all = rivals.map((): number[] => []);
  let top = 0;
  for (let i = 0; i < 9; i++) {
    for (const [k, { kind, text, open }] of rivals.entries()) {
      const session = await startSession(kind);
      await settled();
      const before = performance.now();
      const { length } = await session[open](text);
      all[k]!.push(performance.now() - before);
      if (k === 0) top = length;
      session.stop();
    }
  }
  const [first, whole, other] = all.map(timesOf) as [Times, Times, Times];
  const figure = (what: string, own: Times): Figure => ({
    what: `${what}: vscode-json-language-server`,
    measured: `${spread(own)}, ${spread(other)}: ${times(own.median / other.median)}`,
    goal: "≤ 0.5 ×",
    reached: own.median / other.median <= 0.5,
  });
  return [
    figure(
      `打开到首批问题（表头起约一屏，${top} 个） · open → first diagnostics, those of the top, ${top} of them`,
      first,
    ),
    figure("打开到全部问题 · open → all diagnostics", whole),
  ];
}

/** An edit until its diagnostics are there: with all that is found, and with as many shown as the peer shows. */
async function against(
  name: string,
  kind: Kind,
  text: string,
  at: number,
  { runs, goal }: { runs: number; goal: number },
): Promise<Figure[]> {
  const figures: Figure[] = [];
  const peer = await startSession(kind);
  await settled();
  const shown = (await peer.open(text)).length;
  for (const maxFindings of [MOST_FINDINGS, shown]) {
    const own = await startSession({
      ...ours,
      settings: { performanceTargets: { preset: "strict", maxFindings } },
    });
    await settled();
    const count = (await own.openWhole(once)).length;
    const turns = [typist(own, once, places[0]!.at(once)), typist(peer, text, at)];
    await warm(turns, WARM);
    const [mine, theirs] = (await sideBySide(runs, turns, TURN)) as [Times, Times];
    const ratio = theirs.median / mine.median;
    figures.push({
      what: `编辑到问题出现 · edit → diagnostics, ${count} 个问题 findings: ${name}, ${shown}`,
      measured: `${spread(mine)}, ${spread(theirs)}: 快 ${times(ratio)} faster`,
      goal: `≥ ${goal} ×`,
      reached: ratio >= goal,
    });
    own.stop();
  }
  peer.stop();
  return figures;
}

/** The work of an edit without any connection. */
async function inProcess(data: string, typed: number): Promise<Figure> {
  const service = getLanguageService({});
  service.configure({
    validate: true,
    schemas: [{ uri: "file:///s.json", fileMatch: ["*"], schema: schema as object }],
  });
  let table = parse(once);
  const at = places[0]!.at(once);
  const work = [
    (i: number) => {
      const edit = i % 2 === 0 ? { from: at, to: at, insert: "5" } : { from: at, to: at + 1, insert: "" };
      table = parse(replace(table.text, edit), table);
      located(table, strict, MOST_FINDINGS);
    },
    (i: number) => {
      const text = i % 2 === 0 ? `${data.slice(0, typed)}5${data.slice(typed)}` : data;
      const document = TextDocument.create("file:///t.json", "json", i, text);
      return service.doValidation(document, service.parseJSONDocument(document));
    },
  ];
  await warm(work, WARM);
  const [inside, validation] = (await sideBySide(200, work, TURN)) as [Times, Times];
  const ratio = validation.median / inside.median;
  return {
    what: "同进程：编辑的工作量 · in process: work of an edit against doValidation",
    measured: `${spread(inside)}, ${spread(validation)}: 快 ${times(ratio)} faster`,
    goal: "≥ 60 ×",
    reached: ratio >= 60,
  };
}

/** Plain block YAML, strings in double quotes. */
function yamlOf(value: unknown, indent = ""): string {
  if (Array.isArray(value))
    return value.length === 0
      ? " []\n"
      : `\n${value.map((one) => `${indent}-${inline(one, `${indent}  `)}`).join("")}`;
  if (typeof value === "object" && value !== null) {
    const lines = Object.entries(value).map(([key, one]) => `${indent}${key}:${yamlOf(one, `${indent}  `)}`);
    return indent === "" ? lines.join("") : `\n${lines.join("")}`;
  }
  return ` ${JSON.stringify(value)}\n`;
}

function inline(value: unknown, indent: string): string {
  if (typeof value !== "object" || value === null) return ` ${JSON.stringify(value)}\n`;
  return ` ${yamlOf(value, indent).replace(/^\n\s*/, "")}`;
}

export async function starting(): Promise<Figure[]> {
  const start = (kind: Kind) => async () => (await startSession(kind)).stop();
  const runs = [start(ours), start(echo)];
  await sideBySide(3, runs);
  const [own, bare] = (await sideBySide(25, runs)) as [Times, Times];
  const ratio = own.median / bare.median;
  return [
    {
      what: "启动到 initialize 有答复 · spawn → initialize answered, against a bare server",
      measured: `${spread(own)}, ${spread(bare)}: ${times(ratio)}`,
      goal: "≤ 1.2 ×",
      reached: ratio <= 1.2,
    },
  ];
}

export function memory(): Figure[] {
  const script = join(root, "out/memory.cjs");
  return [once, large].map((text, i) => {
    const kept = Number(
      execFileSync(process.execPath, ["--expose-gc", "--max-old-space-size=6000", script, String(i)], {
        encoding: "utf8",
      }),
    );
    const own = text.length * 2;
    return {
      what: `保留的内存比 UTF-16 文本 · memory kept against the text as UTF-16, ${megabytes(text)}`,
      measured: `${(kept / 1e6).toFixed(1)} MB: ${times(kept / own)}`,
      goal: i === 0 ? "≤ 3 ×" : "≤ 3 ×, < 512 MB",
      reached: kept / own <= 3 && kept < 512e6,
    };
  });
}

/** What the first files cost, code that is compiled among it, is not counted. */
const FEW_FILES = 24;
const MANY_FILES = 200;
const tableOf = (seed: number) => generate({ seed: 1 + seed, units: 17, faults: 20 });

export function commandLine(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const cli = join(root, "dist/cli.js");
  const run = (count: number) => {
    const files = Array.from({ length: count }, (_, i) => join(folder, `${i}.txt`));
    // Each another table: what is known by its text is known from no other file.
    for (const [i, file] of files.entries()) writeFileSync(file, tableOf(i));
    const shell = `/usr/bin/env node ${cli} check --preset strict ${files.join(" ")} > ${join(folder, "out")}; grep VmHWM /proc/self/status > /dev/null`;
    return time(1, () => {
      try {
        execFileSync("sh", ["-c", shell]);
      } catch {}
    }).median;
  };
  const [few, many] = [run(FEW_FILES), run(MANY_FILES)];
  rmSync(folder, { recursive: true });
  let size = 0;
  for (let i = FEW_FILES; i < MANY_FILES; i++) size += bytes(tableOf(i));
  const perSecond = size / 1e6 / ((many - few) / 1000);
  const perCore = perSecond / availableParallelism();
  return [
    {
      what: "命令行检查多个文件 · CLI over many files, all rules, names read first",
      measured: `${perSecond.toFixed(1)} MB/s, 每核 ${perCore.toFixed(1)} MB/s a core`,
      goal: "≥ 20 MB/s a core",
      reached: perCore >= 20,
    },
  ];
}
