import type { Locale } from "../../locale.ts";
import { type Entry, goalSpan, ofEntries } from "../../model/entry.ts";
import { classOf, framework } from "../../model/framework.ts";
import { ofUnits, type UnitView, view } from "../../model/unit.ts";
import { viewsOf } from "../../rules/view.ts";

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
  for (const rows of projectRows(view(unit))) {
    const facts = rows.map(factsOf);
    const count = (code: string) => facts.reduce((sum, { classes }) => sum + (classes[code] ?? 0), 0);
    for (const code of new Set(facts.flatMap(({ classes }) => Object.keys(classes))))
      tally.classes.set(code, (tally.classes.get(code) ?? 0) + count(code));
    tally.indicators += facts.reduce((sum, { indicators }) => sum + indicators, 0);
    tally.has.goal += Number(facts[0]!.goal !== "");
    tally.has.output += Number(count("1") > 0);
    tally.has.benefit += Number(count("2") > 0);
    tally.has.satisfaction += Number(count("3") > 0);
    tally.has.cost += Number(count("4") + count("14") > 0);
  }
  return tally;
});

// Each project with the rows below it that have the rest of its indicators.
function projectRows({ projects, rests, entries }: UnitView): readonly (readonly Entry[])[] {
  if (rests.length === 0) return projects.map((project) => [project]);
  const [own, more] = [new Set(projects), new Set(rests)];
  const groups: Entry[][] = [];
  for (const entry of entries.values()) {
    if (own.has(entry)) groups.push([entry]);
    else if (more.has(entry)) groups.at(-1)?.push(entry);
  }
  return groups;
}

/** What a project has. */
export interface ProjectFacts {
  readonly goal: string;
  /** By code of class and subclass: how many indicators. */
  readonly classes: Readonly<Record<string, number>>;
  /** The codes of the classes that it lacks: output, benefit, satisfaction, cost. */
  readonly missing: readonly string[];
  readonly indicators: number;
  /** How many annual values state a number. */
  readonly quantified: number;
}

export const factsOf = ofEntries.once((project): ProjectFacts => {
  const classes: Record<string, number> = {};
  let quantified = 0;
  const views = viewsOf(project);
  for (const { classDigit, subclassCode, annualTarget } of views) {
    // One whose codes contradict each other counts by its class, and under no subclass of it: the others add up with that.
    const isOwn = subclassCode?.[0] === classDigit && classOf(subclassCode ?? "") !== undefined;
    const own = isOwn ? subclassCode : classDigit && restOf(classDigit);
    for (const code of [classDigit, own]) if (code !== undefined) classes[code] = (classes[code] ?? 0) + 1;
    if (annualTarget.kind === "quantity") quantified++;
  }
  const goal = goalSpan(project);
  return {
    goal: goal ? project.row.text.slice(goal.from, goal.to) : "",
    classes,
    indicators: views.length,
    quantified,
    missing: CLASSES.filter((code) => !classes[code] && !(code === "4" && classes["14"])),
  };
});

export function classCounts(classes: ReadonlyMap<string, number>, locale: Locale): ClassCount[] {
  const codes = framework.map(({ code }) => code);
  const digits = codes.filter((code) => code.length === 1);
  const inOrder = digits.flatMap((digit) => [...codes.filter((code) => code[0] === digit), restOf(digit)]);
  return inOrder.flatMap((code) => {
    const count = classes.get(code) ?? 0;
    return count === 0 && !(CLASSES as readonly string[]).includes(code)
      ? []
      : [{ code, name: className(code, locale), count }];
  });
}

/** Stands for the indicators of a class that have no subclass of it. */
function restOf(digit: string): string {
  return `${digit}?`;
}

/** A class as it is shown: its code and its name. */
export function classLabel({ code, name }: Pick<ClassCount, "code" | "name">): string {
  return code.endsWith("?") ? name : `${code} ${name}`;
}

export function className(code: string, locale: Locale): string {
  if (code.endsWith("?")) return locale === "zh" ? "二级编码有误" : "no subclass of it";
  const held = classOf(code);
  return held === undefined ? "—" : locale === "zh" ? held.name : held.english;
}
