import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, configure, parse, replace, rules, type Table } from "../../server/core/index.ts";
import { view } from "../../server/core/model/table.ts";
import { parseItems, parseItemsRaw } from "../../server/core/syntax/indicator.ts";
import { generate } from "../tables/generate.ts";

/** Prints how the pieces compare, and writes docs/figures.md. Times are medians of one run on one machine: read the ratios. */

const root = join(__dirname, "..");
const strict = configure("strict");

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

function time(runs: number, run: (i: number) => void): { median: number; p95: number } {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const before = performance.now();
    run(i);
    times.push(performance.now() - before);
  }
  return { median: median(times), p95: times[Math.floor(times.length * 0.95)]! };
}

const ms = (value: number) => `${value.toFixed(3)} ms`;

/** Types a character and takes it away again, at a place in the text. */
function typing(table: Table, at: number, runs: number): { median: number; p95: number } {
  let now = table;
  return time(runs, (i) => {
    const edit = i % 2 === 0 ? { from: at, to: at, insert: "5" } : { from: at, to: at + 1, insert: "" };
    now = parse(replace(now.text, edit), now);
    check(now, strict, 1000);
  });
}

const once = generate({ seed: 1, units: 17, faults: 20 });
const large = generate({ seed: 1, units: 1750, faults: 20 });
const lines: string[] = [];
const say = (line: string) => {
  lines.push(line);
  console.log(line);
};

say("# 数字 · Figures");
say("");
say(
  "由 `npm run bench` 生成；机器有快慢，看比值。 · Made by `npm run bench`; machines differ, read the ratios.",
);
say("");
say("## 每次编辑 · Every edit");
say("");
say("| 在哪里编辑 · Where | 一个部门的表 · One bureau | 100 倍大的表 · 100 times the size | 倍 · Ratio |");
say("|---|---:|---:|---:|");
const small = parse(once);
const province = parse(large);
check(small, strict, 1000);
check(province, strict, 1000);
for (const [where, find] of [
  ["指标值 · a target", "≥"],
  ["项目金额 · an amount", "\t1"],
  ["合计 · 合计", "合计\t"],
  ["标题 · the title", "省2026"],
] as const) {
  const [a, b] = [once, large].map((text, i) =>
    typing(
      i === 0 ? small : province,
      text.indexOf(find, where.startsWith("合") || where.startsWith("标") ? 0 : text.length >> 1) + 1,
      60,
    ),
  ) as [ReturnType<typeof typing>, ReturnType<typeof typing>];
  say(
    `| ${where} | ${ms(a.median)} (p95 ${ms(a.p95)}) | ${ms(b.median)} (p95 ${ms(b.p95)}) | ${(b.median / a.median).toFixed(1)} |`,
  );
}
say("");
say(
  `表 · Tables: ${(once.length / 1e6).toFixed(2)} / ${(large.length / 1e6).toFixed(1)} 百万字符 · million characters`,
);
say("");
say("## 解析 · Parsing");
say("");
const cells = small.units.flatMap((unit) =>
  view(unit).projects.flatMap((entry) => entry.row.text.slice(entry.row.cells.at(-1)!.from)),
);
for (const cell of cells) parseItems(cell);
const byShape = time(15, () => {
  for (const cell of cells) parseItems(cell);
}).median;
const byOhm = time(3, () => {
  for (const cell of cells) parseItemsRaw(cell);
}).median;
say(
  `指标按形状解析比 Ohm 解析原文快 ${(byOhm / byShape).toFixed(0)} 倍。 · Indicators by shape are ${(byOhm / byShape).toFixed(0)} times as fast as Ohm on the raw text.`,
);
const four = generate({ seed: 2, units: 68, faults: 20 });
const grow = (text: string) => time(5, () => void check(parse(text), strict)).median;
say("");
const [base, quadruple] = [grow(generate({ seed: 2, units: 17, faults: 20 })), grow(four)];
say(
  `四倍的行用 ${(quadruple / base).toFixed(1)} 倍的时间。 · Four times the rows take ${(quadruple / base).toFixed(1)} times as long.`,
);
say("");
say("## 规则 · Rules");
say("");
const folder = join(root, "../shared/corpus");
const corpus = existsSync(folder)
  ? readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith(".txt"))!), "utf8")
  : undefined;
say(
  `${corpus ? "真实表 262 行中的命中数 · hits in the 262 rows of the real table" : "没有真实表，命中数从缺 · without the real table there are no hits"}；例子里的近似反例数 · near-misses among its examples；每千行单独用时（含它所需的共用读取；“≈ 0”即小于噪声） · time per thousand rows of the rule alone, with the shared reading it needs (≈ 0: within the noise).`,
);
say("");
say("| 规则 · Rule | 命中 · Hits | 反例 · Near-misses | 每千行 · Per 1,000 rows |");
say("|---|---:|---:|---:|");
const rows = small.units.reduce((sum, unit) => sum + view(unit).at.size, 0);
const hits = new Map<string, number>();
if (corpus)
  for (const { rule } of check(parse(corpus), strict).diagnostics) hits.set(rule, (hits.get(rule) ?? 0) + 1);
const allOff = Object.fromEntries(rules.map(({ id }) => [id, "off" as const]));
const nothing = configure("default", allOff);

/** A check of a fresh table, so that nothing is remembered; parsing is not in the time. */
function checking(settings: typeof nothing): { median: number; p95: number } {
  const tables = Array.from({ length: 9 }, () => parse(once));
  return time(tables.length, (i) => void check(tables[i]!, settings));
}

for (const rule of rules) {
  const only = configure("default", { ...allOff, [rule.id]: "information" });
  // Beside its own baseline of the same moment: what is within that one's spread was not measured.
  const [base, alone] = [checking(nothing), checking(only)];
  const own = alone.median - base.median;
  const shown = own > base.p95 - base.median ? `${((own / rows) * 1000).toFixed(2)} ms` : "≈ 0";
  const near = rule.examples.reduce((sum, example) => sum + (example.near?.length ?? 0), 0);
  say(
    `| [${rule.id}](rules/${rule.id}.md) | ${corpus ? (hits.get(rule.id) ?? 0) : "–"} | ${near} | ${shown} |`,
  );
}
writeFileSync(join(root, "docs/figures.md"), `${lines.join("\n")}\n`);
