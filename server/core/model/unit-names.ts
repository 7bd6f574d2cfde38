import { kept } from "./kept.ts";
import type { Table } from "./table.ts";
import { type Unit, view } from "./unit.ts";

/** The units of a table by what they are called. An edit moves those it touched. */
export interface UnitNames {
  /** By the place that a name begins with: 云岭市 in 云岭市水务局. */
  readonly places: ReadonlyMap<string, ReadonlySet<Unit>>;
  /** Those that share their name with another. */
  readonly twice: ReadonlyMap<string, ReadonlySet<Unit>>;
  /** Those that are a department's own office, by their names: 临江市水务局机关. */
  readonly offices: ReadonlySet<Unit>;
  /** Those that only a column names, and in one row of the table. */
  readonly lone: ReadonlySet<Unit>;
  /** In how many places apart from each other rows stand that a column says are a unit's. */
  placesOf(name: string): number;
}

export const unitNamesIn: (table: Table) => UnitNames = kept(
  () => new Index(),
  (index, { gone, come }) => {
    for (const unit of gone) index.move(unit, false);
    for (const unit of come) index.move(unit, true);
  },
);

/** The place that the name of a unit begins with; undefined where it names none. */
export function placeOf(name: string): string | undefined {
  return PLACE.exec(name)?.[0];
}

/** What an office is called without saying that it is the department's own; the name itself where it does not say so. */
export function withoutOffice(name: string): string {
  return name.replace(OFFICE, "");
}
const OFFICE = /(?:机关|本级|本部|[（(](?:机关|本级|本部)[）)])$/;
const PLACE = /^[\u4e00-\u9fff]{1,5}?[省市区县]/;

class Index implements UnitNames {
  readonly places = new Map<string, Set<Unit>>();
  readonly twice = new Map<string, Set<Unit>>();
  readonly lone = new Set<Unit>();
  readonly offices = new Set<Unit>();
  readonly #owned = new Map<string, Set<Unit>>();
  readonly #names = new Map<string, Set<Unit>>();

  placesOf(name: string): number {
    return this.#owned.get(name)?.size ?? 0;
  }

  move(unit: Unit, isIn: boolean): void {
    const { head, name } = view(unit);
    if (head === undefined && unit.columns.unit !== undefined && name !== "") this.#own(name, unit, isIn);
    if (head === undefined || name === "") return;
    const place = placeOf(name);
    if (!isIn) this.offices.delete(unit);
    else if (OFFICE.test(name)) this.offices.add(unit);
    if (place !== undefined) put(this.places, place, unit, isIn);
    const units = put(this.#names, name, unit, isIn);
    if (units.size > 1) this.twice.set(name, units);
    else this.twice.delete(name);
  }

  // Of a name that stands in several places no row is a slip.
  #own(name: string, unit: Unit, isIn: boolean): void {
    const units = put(this.#owned, name, unit, isIn);
    this.lone.delete(unit);
    const [only, more] = units;
    if (only !== undefined && more !== undefined) for (const one of units) this.lone.delete(one);
    else if (only !== undefined && view(only).projects.length === 1) this.lone.add(only);
  }
}

function put(map: Map<string, Set<Unit>>, key: string, unit: Unit, isIn: boolean): Set<Unit> {
  const units = map.get(key) ?? new Set();
  if (isIn) units.add(unit);
  else units.delete(unit);
  if (units.size > 0) map.set(key, units);
  else map.delete(key);
  return units;
}
