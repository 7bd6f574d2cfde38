import { framework, written } from "../../server/core/model/framework.ts";
import { BUREAUS, ENDS, GOALS, KINDS, MEASURES, PLACES, THINGS, TOPICS, type Usual } from "./vocabulary.ts";

/** How a generated table is made. Equal options give equal tables. */
export interface Options {
  readonly seed: number;
  readonly units: number;
  /** Projects a unit, on average. */
  readonly projects?: number;
  /** How many of a hundred rows get a fault of some kind; 0 for a table without any. */
  readonly faults?: number;
  readonly lineEnd?: string;
}

/**
 * A table of a fictional province's bureaus, in the proportions of a real one: some five indicators a project, a page
 * heading every eight rows, some sixty of a hundred indicators said by no other. Every total adds up unless a fault says
 * otherwise.
 */
export function generate({ seed, units, projects = 14, faults = 0, lineEnd = "\n" }: Options): string {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const composed = ([code]: Usual): Usual => {
    const [measure, value] = pick(MEASURES[code]!);
    return [code, `${pick(THINGS)}${measure}`, value];
  };
  const lines: string[] = [];
  const bodies: { name: string; cents: number[]; rows: string[] }[] = [];
  for (let u = 0; u < units; u++) {
    const bureau = `${pick(PLACES)}${u < BUREAUS.length ? BUREAUS[u] : pick(BUREAUS)}${u >= BUREAUS.length ? `第${u}分中心` : ""}`;
    const sums = [0, 0, 0, 0];
    const rows: string[] = [];
    const names = new Set<string>();
    for (let p = 0, count = Math.max(1, between(projects - 6, projects + 6)); p < count; p++) {
      const topic = pick(TOPICS);
      let name = `${bureau.slice(0, 4)}${topic.name}${pick(KINDS.filter((kind) => !kind.startsWith(topic.name.slice(-2))))}`;
      while (names.has(name)) name = name.replace(/(第\d+期)?$/, `第${names.size + 1}期`);
      names.add(name);
      const fiscal = between(100, 9_000_000);
      const special = random() < 0.1 ? between(100, 90_000) : 0;
      const other = random() < 0.12 ? between(100, 90_000) : 0;
      const cents = [fiscal + special + other, fiscal, special, other];
      cents.forEach((amount, i) => {
        sums[i]! += amount;
      });
      const goal = `${pick(GOALS)}${topic.goal}全年工作围绕${name}的各项要求安排，${pick(ENDS)}`;
      const list: { code: string; title: string; value: string }[] = [];
      for (const usual of topic.indicators) {
        const [code, title, value] = random() < OWN_WORDS ? composed(usual) : usual;
        if (list.some((other) => other.title === title)) continue;
        const number = random() < 0.5 ? between(2, 90) * 10 : between(11, 9_999);
        const percent = random() < 0.7 ? between(80, 99) : between(800, 999) / 10;
        list.push({ code, title, value: value.replace("N", String(number)).replace("P", String(percent)) });
      }
      list.push({ code: "31", title: `${topic.served}满意度`, value: `≥${between(80, 98)}%` });
      list.push({ code: "41", title: "项目预算控制率", value: "≤100%" });
      rows.push([name, ...cents.map(money), goal, cell(list)].join("\t"));
    }
    bodies.push({ name: bureau, cents: sums, rows });
  }
  const total = [0, 1, 2, 3].map((i) => bodies.reduce((sum, body) => sum + body.cents[i]!, 0));
  const heading = [
    "",
    "江岭省2026年项目支出绩效目标表",
    "",
    "部门名称：江岭省财政预算联合编制办公室",
    "",
    "单位：万元",
    "",
  ];
  lines.push(
    ...heading,
    "项目名称（资金使用单位）\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标",
  );
  lines.push(["合计", ...total.map(money), "", ""].join("\t"));
  let rows = 0;
  const put = (row: string) => {
    lines.push(random() * 100 < faults ? spoiled(row, random) : row);
    if (++rows % 8 === 0) lines.push(...heading);
  };
  for (const { name, cents, rows: own } of bodies) {
    put([name, ...cents.map(money), "", ""].join("\t"));
    for (const row of own) put(row);
  }
  return lines.join(lineEnd) + lineEnd;
}

/** A seeded source of numbers in [0, 1): mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function money(cents: number): string {
  if (cents === 0) return "";
  const whole = Math.floor(cents / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
  return `${whole}.${String(cents % 100).padStart(2, "0")}`;
}

function cell(list: readonly { code: string; title: string; value: string }[]): string {
  return list
    .map(({ code, title, value }, i) => {
      const [klass, subclass] = [code[0], code].map((wanted) =>
        written(framework.find((held) => held.code === wanted)!),
      );
      return `${i + 1}、${klass}；${subclass}；${title}；实施周期指标值:${value}；年度指标值:${value}。`;
    })
    .join("");
}

// A fault of the kinds that real tables have: a changed digit, a lost cell, a wrong code, markup, a half-width mark.
function spoiled(row: string, random: () => number): string {
  switch (Math.floor(random() * 6)) {
    case 0:
      return row.replace(/\d(?=\.\d\d)/, (digit) => String((Number(digit) + 1) % 10));
    case 1:
      return row.replace("\t\t", "\t");
    case 2:
      return row.replace("11-数量指标", "11-质量指标");
    case 3:
      return `<p>${row.replace("\t", "</p>\t")}`;
    case 4:
      return row.replaceAll("；", ";");
    default:
      return row.replace("2、", "3、");
  }
}

/** How many indicators of a topic give way to one that is put together from a thing and a measure. */
const OWN_WORDS = 0.7;
