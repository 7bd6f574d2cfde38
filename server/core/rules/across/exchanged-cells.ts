import { cellAt, cellSpan, type Entry, nameSpan, ofEntries } from "../../model/entry.ts";
import { goalSpan, isSecret } from "../../model/project.ts";
import { type Table, unitAtRow } from "../../model/table.ts";
import { view } from "../../model/unit.ts";
import type { Span } from "../../text.ts";
import { table } from "../example.ts";
import type { Fix, Found, Rule } from "../rule.ts";
import { type Pair, pairsOf, pairsOfName, sharedIn } from "./own-words.ts";

/** What two projects have of each other: the goals, the indicators, or both behind the names. */
const KINDS = ["goal", "indicators", "both"] as const;
type Kind = (typeof KINDS)[number];

const WHAT: Readonly<Record<Kind, readonly [zh: string, en: string]>> = {
  goal: ["绩效目标", "The goals"],
  indicators: ["绩效指标", "The indicators"],
  both: ["绩效目标和绩效指标", "The goals and indicators"],
};

export const exchangedCells: Rule = {
  id: "exchanged-cells",
  title: "两个项目写反",
  family: "across",
  severity: "warning",
  docs: {
    zh: "同一单位的两个项目，绩效目标（或绩效指标，或两者）说的都是对方的事，与自己的名称毫无关系。\n多半是粘贴时错了行。\n把两格对调。",
    en: "Two projects of a unit of which the goal of each (or the indicators, or both) speaks of the other, and has nothing of its own name.\nMostly they were pasted into the wrong rows.\nExchange the cells.",
  },
  message: {
    zh: ({ name, other, what }) => `“${name}”与“${other}”的${WHAT[what as Kind][0]}像是写反了`,
    en: ({ name, other, what }) => `${WHAT[what as Kind][1]} of ${name} and ${other} seem to be exchanged`,
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房屋面修缮 | 30.00 | «编纂出版地方志书一部，存史资政。» | 1、1-产出指标；11-数量指标；库房屋面修缮面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。
        地方志书编纂 | 30.00 | 修缮库房屋面，不再漏水。 | 1、1-产出指标；11-数量指标；编纂地方志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房屋面修缮 | 30.00 | 修缮库房屋面，不再漏水。 | 1、1-产出指标；11-数量指标；库房屋面修缮面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。
        地方志书编纂 | 30.00 | 编纂出版地方志书一部，存史资政。 | 1、1-产出指标；11-数量指标；编纂地方志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
      near: [
        // One that says nothing of its name says nothing of the other's either.
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 60.00 | |
          库房屋面修缮 | 30.00 | 馆舍不再漏水，藏品完好。 | 1、1-产出指标；11-数量指标；馆舍面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。
          地方志书编纂 | 30.00 | 存史资政，教化育人。 | 1、1-产出指标；11-数量指标；出版册数；实施周期指标值:≥1部；年度指标值:≥1部。`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房屋面修缮 | 30.00 | 修缮库房屋面，不再漏水。 | «1、1-产出指标；11-数量指标；编纂地方志书；实施周期指标值:≥1部；年度指标值:≥1部。»
        地方志书编纂 | 30.00 | 编纂出版地方志书一部，存史资政。 | 1、1-产出指标；11-数量指标；库房屋面修缮面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房屋面修缮 | 30.00 | 修缮库房屋面，不再漏水。 | 1、1-产出指标；11-数量指标；库房屋面修缮面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。
        地方志书编纂 | 30.00 | 编纂出版地方志书一部，存史资政。 | 1、1-产出指标；11-数量指标；编纂地方志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        «库房屋面修缮» | 30.00 | 编纂出版地方志书一部，存史资政。 | 1、1-产出指标；11-数量指标；编纂地方志书；实施周期指标值:≥1部；年度指标值:≥1部。
        地方志书编纂 | 30.00 | 修缮库房屋面，不再漏水。 | 1、1-产出指标；11-数量指标；库房屋面修缮面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 60.00 | |
        库房屋面修缮 | 30.00 | 修缮库房屋面，不再漏水。 | 1、1-产出指标；11-数量指标；库房屋面修缮面积；实施周期指标值:≥200平方米；年度指标值:≥200平方米。
        地方志书编纂 | 30.00 | 编纂出版地方志书一部，存史资政。 | 1、1-产出指标；11-数量指标；编纂地方志书；实施周期指标值:≥1部；年度指标值:≥1部。`,
    },
  ],
  unit({ view: { projects, at } }, report) {
    // Each key in the unit asks again, and what is rare is asked of all of them.
    if (projects.length > MOST_PROJECTS) return;
    for (const kind of KINDS) {
      const strangers = projects.filter((project) => isStrange(project, kind));
      if (strangers.length < 2 || strangers.length > MOST_STRANGERS) continue;
      for (const [one, other] of exchangedIn(strangers, projects, kind)) {
        const note = { zh: "另一个在这里", en: "The other is here" };
        const args = { name: one.name, other: other.name, what: kind };
        const [span, its] = [one, other].map((project) =>
          kind === "both" ? nameSpan(project) : spansOf(project, kind)[0]!,
        );
        report(at.get(one)!, span!, args, { related: [{ ...its!, row: at.get(other)!, note }] });
      }
    }
  },
  fix: exchanging,
};
const MOST_PROJECTS = 100;
/** Where more projects say nothing of their names nobody writes about them. */
const MOST_STRANGERS = 24;

function spansOf(project: Entry, kind: Kind): Span[] {
  const goal = kind === "indicators" ? undefined : goalSpan(project);
  const indicators = kind === "goal" ? undefined : cellSpan(project, project.layout.columns.indicators);
  return [goal, indicators].filter((span) => span !== undefined);
}

function saidIn(project: Entry, kind: Kind): string {
  return spansOf(project, kind)
    .map(({ from, to }) => project.row.text.slice(from, to))
    .join("\n");
}

function isStrange(project: Entry, kind: Kind): boolean {
  const parts = strangenessOf(project);
  return kind === "both" ? parts === BOTH : (parts & PART[kind]) !== 0;
}
const PART = { goal: 1, indicators: 2 } as const;
const BOTH = PART.goal | PART.indicators;

// Of the goal and the indicators the ones that say nothing of the project's name, as bits.
const strangenessOf = ofEntries.once((project: Entry): number => {
  const name = pairsOfName(project.name);
  if (name.size < FEWEST || isSecret(project)) return 0;
  let parts = 0;
  for (const kind of ["goal", "indicators"] as const) {
    const said = saidIn(project, kind);
    if (said.length > LONGEST) return 0;
    if (said.length > SHORTEST && sharedIn(said, name, 2) < 2) parts |= PART[kind];
  }
  return parts;
});
/** A name of so few pairs is anybody's. */
const FEWEST = 2;
const SHORTEST = 8;
/** Longer ones are seldom, and every key in them asks again. */
const LONGEST = 2_000;

/** A project that says nothing of itself, and what it says. */
interface Stranger {
  readonly project: Entry;
  readonly name: ReadonlySet<Pair>;
  readonly said: string;
}

// Those that speak of each other, and of no third of them as much.
function exchangedIn(
  projects: readonly Entry[],
  all: readonly Entry[],
  kind: Kind,
): readonly (readonly [Entry, Entry])[] {
  const strangers = projects.map(
    (project): Stranger => ({ project, name: pairsOfName(project.name), said: saidIn(project, kind) }),
  );
  const names = (one: Stranger, other: Stranger) => one !== other && sharedIn(one.said, other.name, 1) > 0;
  const met = strangers.filter((one) => strangers.some((other) => names(one, other) && names(other, one)));
  if (met.length < 2 || met.length > MOST_MET) return [];
  const isRare = rareAmong(all);
  const best = met.map((one) => {
    if (!isApart(one, kind) || matchOf(one, one, kind, isRare) > MOST_OWN) return undefined;
    const matches = met.map((other) => (names(one, other) ? matchOf(one, other, kind, isRare) : 0));
    const most = Math.max(...matches);
    const isOne = matches.indexOf(most) === matches.lastIndexOf(most);
    return most >= LEAST && isOne ? met[matches.indexOf(most)] : undefined;
  });
  return met.flatMap((one, i) => {
    const other = best[i];
    const j = other === undefined ? -1 : met.indexOf(other);
    return i < j && best[j] === one ? [[one.project, other!.project] as const] : [];
  });
}
/** Of more nobody knows who is whose. */
const MOST_MET = 8;
/** So much says that one speaks of the other, and so little that it may speak of itself. */
const LEAST = 4;
const MOST_OWN = 1;

// How much of a project, its name above all, is in what another says.
function matchOf(one: Stranger, other: Stranger, kind: Kind, isRare: (pair: Pair) => boolean): number {
  const count = (pairs: ReadonlySet<Pair>, text: string) =>
    [...pairs].filter((pair) => text.includes(pair) && isRare(pair)).length;
  const rest = restOf(other.project, kind);
  const [short, long] = kind === "goal" ? [one.said, rest] : [rest, one.said];
  return 2 * count(other.name, one.said) + count(pairsOf(short), long);
}

// What of a project goes with its name.
function restOf(project: Entry, kind: Kind): string {
  return kind === "both" ? "" : saidIn(project, kind === "goal" ? "indicators" : "goal");
}

// A goal that its own indicators measure is where it belongs.
function isApart({ project }: Stranger, kind: Kind): boolean {
  if (kind === "both") return true;
  const goal = pairsOf(saidIn(project, "goal"));
  return sharedIn(saidIn(project, "indicators"), goal, MOST_SHARED + 1) <= MOST_SHARED;
}
const MOST_SHARED = 2;

// Whether few of some projects have a pair of characters.
function rareAmong(projects: readonly Entry[]): (pair: Pair) => boolean {
  const known = new Map<Pair, boolean>();
  const most = Math.max(2, projects.length / 4);
  const goals = projects.map((project) => saidIn(project, "goal"));
  const isFew = (texts: readonly string[], pair: Pair) =>
    texts.filter((text) => text.includes(pair)).length <= most;
  const names = projects.map(({ name }) => name);
  return (pair) => {
    const is = known.get(pair) ?? (isFew(names, pair) && isFew(goals, pair));
    known.set(pair, is);
    return is;
  };
}

// Each gets the cells of the other.
function exchanging({ table, row, entry, finding: { args } }: Found): Fix[] {
  const other = entry && namesake(table, row, args.other);
  if (other === undefined) return [];
  const { columns } = entry!.layout;
  const both = [entry!, other.entry];
  const isQuoted = both.some((one) =>
    [...columns.goals, columns.indicators].some((column) => cellAt(one, column)?.quoted),
  );
  const [spans, its] = both.map((one) => spansOf(one, args.what));
  if (isQuoted || spans!.length !== its!.length) return [];
  const text = (one: Entry, { from, to }: Span) => one.row.text.slice(from, to);
  const edits = spans!.flatMap((span, i) => [
    { ...span, row, insert: text(other.entry, its![i]!) },
    { ...its![i]!, row: other.row, insert: text(entry!, span) },
  ]);
  const [zh] = WHAT[args.what as Kind];
  return [{ title: { zh: `把两个项目的${zh}对调`, en: "Exchange them" }, edits }];
}

function namesake(table: Table, row: number, name: string): { entry: Entry; row: number } | undefined {
  const unit = unitAtRow(table, row);
  const { projects, at } = view(table.units[unit]!);
  const [found, more] = projects.filter((one) => one.name === name);
  if (found === undefined || more !== undefined) return undefined;
  return { entry: found, row: table.unitRows[unit]! + at.get(found)! };
}
