import { inPlace, sameItems } from "../list.ts";
import { absolute, add, compare, type Decimal, isZero, subtract, zero } from "./money.ts";
import { isProjectName, isUnitName } from "./naming.ts";
import { goalSpan } from "./project.ts";
import { gapOf, ofUnits, sumOfProjects, totalOf, type Unit, unitFrom, view } from "./unit.ts";

/** Parts of a table, and the units they make. */
export interface Joined {
  readonly parts: readonly Unit[];
  readonly units: readonly Unit[];
  /** The index of each unit's first part, and the number of parts as one more entry. */
  readonly firsts: readonly number[];
}

/** Parts of which the first `before` and the last `after` are those of an older table. */
export interface NewParts {
  readonly parts: readonly Unit[];
  readonly before: number;
  readonly after: number;
}

/**
 * Joins to the unit before them the rows that look like a unit and are a project without goal and indicators: with them
 * the unit before adds up, or comes nearer to it, and no projects of their own make up their total.
 */
export function joined(parts: readonly Unit[]): Joined {
  return joinedAfter({ parts: [], units: [], firsts: [0] }, { parts, before: 0, after: 0 });
}

/** The same, from what an older table's parts came to: a unit depends on its own parts, and the part that follows. */
export function joinedAfter(old: Joined, { parts, before, after }: NewParts): Joined {
  let known = 0;
  while (known < old.units.length && old.firsts[known + 1]! < before) known++;
  const shift = parts.length - old.parts.length;
  const units: Unit[] = [];
  const starts: number[] = [];
  // The first of the old units that goes on as it was.
  let next = known;
  for (let at = old.firsts[known] ?? 0; ; ) {
    while (next < old.units.length && old.firsts[next]! + shift < at) next++;
    const isKept = at >= parts.length - after && old.firsts[next]! + shift === at;
    if (isKept || at >= parts.length) break;
    const end = runEnd(parts, at);
    units.push(end === at + 1 ? parts[at]! : join(parts.slice(at, end)));
    starts.push(at);
    at = end;
  }
  const firsts = inPlace(old.firsts, known, next - known, starts);
  for (let u = known + starts.length; shift !== 0 && u < firsts.length; u++) firsts[u]! += shift;
  return { parts, units: inPlace(old.units, known, next - known, units), firsts };
}

function runEnd(parts: readonly Unit[], from: number): number {
  const first = parts[from]!;
  if (!first.hasHead) return from + 1;
  let gap = gapOf(first);
  let end = from + 1;
  for (; end < parts.length; end++) {
    const part = parts[end]!;
    if (!part.hasHead || !isLostProject(part, gap)) break;
    gap = subtract(gap, ownTotal(part));
  }
  return end;
}

// What a unit's row and projects come to when they are read as projects of another.
function ownTotal(unit: Unit): Decimal {
  return add(totalOf(view(unit).head!), sumOfProjects(unit));
}

function isLostProject(unit: Unit, gap: Decimal): boolean {
  const { head, projects } = view(unit);
  if (head === undefined || isZero(totalOf(head)) || isZero(gap) || compare(gap, zero) < 0) return false;
  const left = absolute(subtract(gap, ownTotal(unit)));
  const name = head.name;
  // With a goal of its own it is a unit's only where what follows adds up to it.
  if (goalSpan(head) !== undefined) return isZero(left) || projects.length === 0 || !isZero(gapOf(unit));
  // It may come to what follows it by chance.
  if (projects.length > 0 && isZero(gapOf(unit))) return isZero(left) && isProjectName(name);
  if (isZero(left)) return true;
  if (isUnitName(name)) return false;
  return compare(left, gap) < 0 && (projects.length > 0 || isProjectName(name));
}

const joins = ofUnits.slot<{ readonly parts: readonly Unit[]; readonly result: Unit }>();

function join(parts: readonly Unit[]): Unit {
  const [first] = parts as [Unit];
  const known = joins.get(first);
  if (known !== undefined && sameItems(known.parts, parts)) return known.result;
  const result = unitFrom(
    parts.flatMap(({ rows }) => rows),
    first.columns,
    true,
  );
  joins.set(first, { parts, result });
  return result;
}
