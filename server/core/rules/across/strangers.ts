import { cellSpan, type Entry, ofEntries } from "../../model/entry.ts";
import { goalSpan, isSecret } from "../../model/project.ts";
import type { Span } from "../../text.ts";
import { type Pair, pairsOf, pairsOfName, sharedIn } from "./own-words.ts";

/** What two projects may have of each other: the goals, the indicators, or both behind the names. */
export const KINDS = ["goal", "indicators", "both"] as const;
export type Kind = (typeof KINDS)[number];

/** Where a project says what it might have of another. */
export function spansOf(project: Entry, kind: Kind): Span[] {
  const goal = kind === "indicators" ? undefined : goalSpan(project);
  const indicators = kind === "goal" ? undefined : cellSpan(project, project.layout.columns.indicators);
  return [goal, indicators].filter((span) => span !== undefined);
}

function saidIn(project: Entry, kind: Kind): string {
  return spansOf(project, kind)
    .map(({ from, to }) => project.row.text.slice(from, to))
    .join("\n");
}

/** Whether what a project says there has nothing of its own name. */
export function isStrange(project: Entry, kind: Kind): boolean {
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

/** Those of some strangers that speak of each other, and of no third of them as much. */
export function exchangedIn(
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
