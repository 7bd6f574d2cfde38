import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check, parse, type Rule, rules } from "../../server/core/index.ts";
import { view } from "../../server/core/model/unit.ts";
import { generate } from "../tables/generate.ts";
import { strict } from "./tables.ts";

/** What each rule finds in the real table, and what it costs alone. */
export function rulesTable(): string[] {
  const folder = join(__dirname, "../../shared/corpus");
  const corpus = existsSync(folder)
    ? readFileSync(join(folder, readdirSync(folder).find((name) => name.endsWith(".txt"))!), "utf8")
    : undefined;
  const lines = [
    "## 规则 · Rules",
    "",
    `${corpus ? "真实表 262 行中的命中数 · hits in the 262 rows of the real table" : "没有真实表，命中数从缺 · without the real table there are no hits"}；例子里的近似反例数 · near-misses among its examples；每千行用时，全部规则同开，各规则自己的函数计时（先问到的规则替后来的读了共用的部分） · time per thousand rows with all rules on, within each rule's own functions (who asks first reads what others share).`,
    "",
    "| 规则 · Rule | 命中 · Hits | 反例 · Near-misses | 每千行 · Per 1,000 rows |",
    "|---|---:|---:|---:|",
  ];
  const hits = new Map<string, number>();
  if (corpus)
    for (const { rule } of check(parse(corpus), strict).diagnostics)
      hits.set(rule, (hits.get(rule) ?? 0) + 1);
  const times = timesOfRules();
  for (const rule of rules) {
    const near = rule.examples.reduce((sum, example) => sum + (example.near?.length ?? 0), 0);
    lines.push(
      `| [${rule.id}](rules/${rule.id}.md) | ${corpus ? (hits.get(rule.id) ?? 0) : "–"} | ${near} | ${times.get(rule.id)!.toFixed(2)} ms |`,
    );
  }
  return lines;
}

/** How many milliseconds each rule takes for a thousand rows, in tables that nobody has seen. */
function timesOfRules(): ReadonlyMap<string, number> {
  const spent = new Map(rules.map(({ id }) => [id, 0]));
  const restore = rules.map((rule) => timed(rule, (ms) => spent.set(rule.id, spent.get(rule.id)! + ms)));
  const tableOf = (seed: number) => parse(generate({ seed, units: 17, faults: 20 }));
  let rows = 0;
  for (let seed = 1; seed <= WARM + MEASURED; seed++) {
    if (seed === WARM + 1) for (const id of spent.keys()) spent.set(id, 0);
    const table = tableOf(seed);
    if (seed > WARM) rows += table.units.reduce((sum, unit) => sum + view(unit).at.size, 0);
    check(table, strict);
  }
  for (const undo of restore) undo();
  return new Map([...spent].map(([id, ms]) => [id, (1_000 * ms) / rows]));
}
const WARM = 20;
const MEASURED = 20;

/** Has a rule's functions tell how long they took; gives back what ends that. */
function timed(rule: Rule, tell: (ms: number) => void): () => void {
  const before = { ...rule };
  for (const kind of ["text", "indicator", "row", "unit", "table"] as const) {
    const own = rule[kind] as ((...args: unknown[]) => void) | undefined;
    if (own === undefined) continue;
    const run = (...args: unknown[]) => {
      const start = performance.now();
      own(...args);
      tell(performance.now() - start);
    };
    Object.assign(rule, { [kind]: run });
  }
  const { groups } = rule;
  if (groups) {
    const run: typeof groups.check = (...args) => {
      const start = performance.now();
      groups.check(...args);
      tell(performance.now() - start);
    };
    Object.assign(rule, { groups: { ...groups, check: run } });
  }
  return () => Object.assign(rule, before);
}
