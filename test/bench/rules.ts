import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, check, configure, parse, rules } from "../../server/core/index.ts";

import { view } from "../../server/core/model/unit.ts";
import { type Times, time } from "./measure.ts";
import { once, strict } from "./tables.ts";

/** What each rule finds in the real table, and what it costs alone. */
export function rulesTable(): string[] {
  const folder = join(__dirname, "../../shared/corpus");
  const corpus = existsSync(folder)
    ? readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith(".txt"))!), "utf8")
    : undefined;
  const lines = [
    "## 规则 · Rules",
    "",
    `${corpus ? "真实表 262 行中的命中数 · hits in the 262 rows of the real table" : "没有真实表，命中数从缺 · without the real table there are no hits"}；例子里的近似反例数 · near-misses among its examples；每千行单独用时（含它所需的共用读取；“≈ 0”即小于噪声） · time per thousand rows of the rule alone, with the shared reading it needs (≈ 0: within the noise).`,
    "",
    "| 规则 · Rule | 命中 · Hits | 反例 · Near-misses | 每千行 · Per 1,000 rows |",
    "|---|---:|---:|---:|",
  ];
  const rows = parse(once).units.reduce((sum, unit) => sum + view(unit).at.size, 0);
  const hits = new Map<string, number>();
  if (corpus)
    for (const { rule } of check(parse(corpus), strict).diagnostics)
      hits.set(rule, (hits.get(rule) ?? 0) + 1);
  const allOff = Object.fromEntries(rules.map(({ id }) => [id, "off" as const]));
  const nothing = configure("default", allOff);
  for (const rule of rules) {
    const only = configure("default", { ...allOff, [rule.id]: "information" });
    // Beside its own baseline of the same moment: what is within that one's spread was not measured.
    const [base, alone] = [checking(nothing), checking(only)];
    const own = alone.median - base.median;
    const shown = own > base.p95 - base.median ? `${((own / rows) * 1000).toFixed(2)} ms` : "≈ 0";
    const near = rule.examples.reduce((sum, example) => sum + (example.near?.length ?? 0), 0);
    lines.push(
      `| [${rule.id}](rules/${rule.id}.md) | ${corpus ? (hits.get(rule.id) ?? 0) : "–"} | ${near} | ${shown} |`,
    );
  }
  return lines;
}

/** A check of a fresh table, so that nothing is remembered; parsing is not in the time. */
function checking(settings: Config): Times {
  const tables = Array.from({ length: 9 }, () => parse(once));
  return time(tables.length, (i) => void check(tables[i]!, settings));
}
