import type { Locale } from "../locale.ts";
import { type Entry, ofEntries } from "../model/entry.ts";
import { className, classOf, framework } from "../model/framework.ts";
import { goalSpan } from "../model/project.ts";
import type { Table } from "../model/table.ts";
import { ofUnits, view, wholeProject } from "../model/unit.ts";
import { viewsOf } from "../rules/view.ts";
import type { Steps } from "../steps.ts";

/** How many indicators a class or subclass has. */
export interface ClassCount {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}

/** The parts that a complete project has. */
export const PARTS = ["goal", "output", "benefit", "satisfaction", "cost"] as const;
export type Part = (typeof PARTS)[number];

/** How many projects have each part. */
export interface Completeness extends Readonly<Record<Part, number>> {
  readonly projects: number;
}

/** Classes that every project has, by their codes. */
export const CLASSES = ["1", "2", "3", "4"] as const;

/** What projects have, added up. */
export interface Tally {
  indicators: number;
  readonly classes: Map<string, number>;
  readonly has: Record<Part, number>;
}

export function emptyTally(): Tally {
  return {
    indicators: 0,
    classes: new Map(),
    has: { goal: 0, output: 0, benefit: 0, satisfaction: 0, cost: 0 },
  };
}

export function addTally(sum: Tally, { indicators, classes, has }: Tally): void {
  sum.indicators += indicators;
  for (const [code, count] of classes) sum.classes.set(code, (sum.classes.get(code) ?? 0) + count);
  for (const part of PARTS) sum.has[part] += has[part];
}

export const tallyOf = ofUnits.once((unit): Tally => {
  const tally = emptyTally();
  for (const project of view(unit).projects) {
    const { goal, classes, missing, indicators } = factsOf(wholeProject(unit, project));
    for (const [code, count] of Object.entries(classes))
      tally.classes.set(code, (tally.classes.get(code) ?? 0) + count);
    tally.indicators += indicators;
    const [output, benefit, satisfaction, cost] = CLASSES.map((code) => Number(!missing.includes(code)));
    const has = { goal: Number(goal !== ""), output, benefit, satisfaction, cost };
    for (const part of PARTS) tally.has[part] += has[part]!;
  }
  return tally;
});

/** Adds up each unit of a table, one at a time: who asks for them afterwards need not wait. */
export function* tallying({ units }: Table): Steps<void> {
  for (const unit of units) {
    tallyOf(unit);
    yield;
  }
}

/** What a row of a project has. */
interface RowFacts {
  readonly goal: string;
  /** By code of class and subclass: how many indicators. */
  readonly classes: Readonly<Record<string, number>>;
  readonly indicators: number;
  /** How many annual values state a number. */
  readonly quantified: number;
}

/** What a project has. */
export interface ProjectFacts extends RowFacts {
  /** The codes of the classes that it lacks: output, benefit, satisfaction, cost. */
  readonly missing: readonly string[];
}

/** What a project has in its row and in those that go on with it. */
export function factsOf(rows: readonly Entry[]): ProjectFacts {
  const all = rows.map(factsIn);
  const classes: Record<string, number> = {};
  for (const own of all)
    for (const [code, count] of Object.entries(own.classes)) classes[code] = (classes[code] ?? 0) + count;
  const sum = (count: (facts: RowFacts) => number) => all.reduce((before, one) => before + count(one), 0);
  return {
    goal: all[0]?.goal ?? "",
    classes,
    indicators: sum(({ indicators }) => indicators),
    quantified: sum(({ quantified }) => quantified),
    missing: CLASSES.filter((code) => !classes[code] && !(code === "4" && classes["14"])),
  };
}

const factsIn = ofEntries.once((entry): RowFacts => {
  const classes: Record<string, number> = {};
  let quantified = 0;
  const views = viewsOf(entry);
  for (const one of views) {
    const { classDigit, annualTarget } = one;
    const { filed: subclass } = one;
    // One whose codes contradict each other counts by its class, and under no subclass of it: the others add up with that.
    const isOwn = subclass?.[0] === classDigit && classOf(subclass ?? "") !== undefined;
    const own = isOwn ? subclass : classDigit && restOf(classDigit);
    const codes = classDigit === undefined ? [UNCLEAR] : [classDigit, own];
    for (const code of codes) if (code !== undefined) classes[code] = (classes[code] ?? 0) + 1;
    if (annualTarget.kind === "quantity") quantified++;
  }
  const goal = goalSpan(entry);
  return {
    goal: goal ? entry.row.text.slice(goal.from, goal.to) : "",
    classes,
    indicators: views.length,
    quantified,
  };
});

export function classCounts(classes: ReadonlyMap<string, number>, locale: Locale): ClassCount[] {
  const codes = framework.map(({ code }) => code);
  const digits = codes.filter((code) => code.length === 1);
  const inOrder = digits.flatMap((digit) => [...codes.filter((code) => code[0] === digit), restOf(digit)]);
  return [...inOrder, UNCLEAR].flatMap((code) => {
    const count = classes.get(code) ?? 0;
    return count === 0 && !(CLASSES as readonly string[]).includes(code)
      ? []
      : [{ code, name: codeName(code, locale), count }];
  });
}

/** Stands for the class of indicators whose codes contradict each other, or cannot be read. */
const UNCLEAR = "";

/** Stands for the indicators of a class that have no subclass of it. */
function restOf(digit: string): string {
  return `${digit}?`;
}

/** A class as it is shown: its code and its name. */
export function classLabel({ code, name }: Pick<ClassCount, "code" | "name">): string {
  return code === UNCLEAR || code.endsWith("?") ? name : `${code} ${name}`;
}

/** What a code is called, of class or subclass or of neither. */
export function codeName(code: string, locale: Locale): string {
  // Its codes contradict each other, or nobody can read them.
  if (code === UNCLEAR) return locale === "zh" ? "类别不明" : "Of no clear class";
  if (code.endsWith("?")) return locale === "zh" ? "未归入二级指标" : "in no subclass";
  const held = classOf(code);
  return held === undefined ? "—" : className(held, locale);
}
