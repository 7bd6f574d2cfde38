import { inPlace } from "../list.ts";
import { itemAt, itemsOf, type Rope } from "../rope.ts";
import type { Row } from "../syntax/table.ts";
import type { Columns } from "./columns.ts";
import type { NewParts } from "./joined.ts";
import type { Taken } from "./rows-after.ts";
import type { Unit } from "./unit.ts";
import { following, unitsOf } from "./units.ts";

/** The parts of a table's rows after an edit, of which those are shared that nothing changed in; `parts` are those before it. */
export function partsAfter(
  { rows: oldRows, parts }: { readonly rows: Rope<Row>; readonly parts: readonly Unit[] },
  rows: Rope<Row>,
  columns: Columns,
  taken: Taken,
): NewParts {
  if (rows === oldRows) return { parts, before: parts.length, after: 0 };
  let before = 0;
  let from = 0;
  // The part that holds the last row that is what it was is cut anew with what follows: what a row is the next one says too.
  const settled = taken.head - 1;
  while (before + 1 < parts.length && from + parts[before]!.rows.length < settled)
    from += parts[before++]!.rows.length;
  // Where no unit has a row, what a head opens depends on the heads before it.
  if (!parts[before]!.hasHead) {
    before = 0;
    from = 0;
  }
  let after = 0;
  let to = rows.length;
  const room = rows.length - taken.tail;
  while (after < parts.length - before - 1) {
    const part = parts[parts.length - 1 - after]!;
    if (to - part.rows.length < room || !part.hasHead) break;
    to -= part.rows.length;
    after++;
  }
  const cut = () => unitsOf(itemsOf(rows, from, to), columns, itemAt(rows, to));
  let fresh = cut();
  // A unit's row that is none any more goes on with what stands before it.
  if (before > 0 && fresh[0]?.hasHead === false) {
    from -= parts[--before]!.rows.length;
    if (!parts[before]!.hasHead) {
      before = 0;
      from = 0;
    }
    fresh = cut();
  }
  // What follows may say again what the last of them says now.
  const follows = fresh.length === 0 ? undefined : following(fresh.at(-1)!, itemAt(rows, to));
  const end = to;
  const partAt = (left: number) => parts[parts.length - left];
  while (follows !== undefined && after > 0 && follows(partAt(after)!, partAt(after - 1)?.rows[0])) {
    to += partAt(after)!.rows.length;
    after--;
  }
  if (to > end) fresh = cut();
  const known = new Map(parts.slice(before, parts.length - after).map((part) => [part.rows[0]!, part]));
  const shared = fresh.map((unit) => sameUnit(unit, known.get(unit.rows[0]!)) ?? unit);
  return { parts: inPlace(parts, before, parts.length - after - before, shared), before, after };
}

function sameUnit(unit: Unit, part: Unit | undefined): Unit | undefined {
  const isSame =
    part !== undefined &&
    part.hasHead === unit.hasHead &&
    part.named === unit.named &&
    part.rows.length === unit.rows.length &&
    part.rows.every((row, k) => row === unit.rows[k]);
  return isSame ? part : undefined;
}
