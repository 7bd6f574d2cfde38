import { madeAt } from "../list.ts";
import { aliasOf } from "./column-names.ts";
import { aliasesOf, bareOf, isNamed, lastNamed, likelyIn } from "./columns.ts";
import { type HeaderRows, headerCells } from "./header.ts";
import type { HeaderCell } from "./header-merged.ts";

/** Header cells whose role another cell already holds, with the first of them. */
export function duplicateColumns(rows: HeaderRows): readonly (HeaderCell & { first: HeaderCell })[] {
  return duplicatesIn(headerCells(rows));
}

const duplicatesIn = perHeader((cells) => {
  const seen = new Map<string, HeaderCell>();
  const found: (HeaderCell & { first: HeaderCell })[] = [];
  const named = isNamed(cells.map(({ name }) => name));
  const aliases = aliasesOf(cells.map(({ name }) => name));
  for (const [i, cell] of cells.entries()) {
    const alias = aliases[i];
    // Of what is not read several columns may be of a kind: who is responsible, and whom to call.
    const isOther = alias === undefined || alias.role === "other";
    if (isOther ? cell.name === "" : named && bareOf(cell.name) === "项目单位") continue;
    // 项目名称 beside 子项目名称 is none of its kind.
    const key = isOther ? `other/${cell.name}` : alias.name;
    const first = seen.get(key);
    if (first) found.push({ ...cell, first });
    else seen.set(key, cell);
  }
  return found;
});

/** Cells of a header that name no known column: at best their place tells what they hold. */
export function unknownColumns(rows: HeaderRows): readonly HeaderCell[] {
  return unknownIn(headerCells(rows));
}

const unknownIn = perHeader((cells) => {
  const names = cells.map(({ name }) => name);
  const last = lastNamed(names);
  const likely = likelyIn(names);
  return cells.filter(
    ({ name, index }) => index <= last && aliasOf(name) === undefined && !likely.has(index),
  );
});

type Cells = readonly HeaderCell[];

// What the cells of a header say, as long as they are the same.
function perHeader<T>(compute: (cells: Cells) => T): (cells: Cells) => T {
  const known = new WeakMap<Cells, T>();
  return (cells) => madeAt(known, cells, () => compute(cells));
}
