import type * as lsp from "vscode-languageserver";
import { addedFrom, type Located, type Table, type waivedAmong } from "../core/index.ts";
import { alike, firstWhere, inPlace } from "../core/list.ts";
import { rowLine } from "../core/model/table.ts";
import { nothingWaived } from "../core/waivers/waived.ts";
import { type DiagnosticStyle, diagnosticAt } from "./convert.ts";

/** What a client is told of a document. */
export interface Told {
  readonly table: Table;
  readonly style: DiagnosticStyle;
  readonly found: readonly Located[];
  /** The diagnostic of each finding, and how many related places it names. */
  readonly list: readonly lsp.Diagnostic[];
  readonly related: readonly number[];
  /** The indexes of those that depend on more than their units. */
  readonly linked: readonly number[];
  /** From which on none names related places. */
  readonly plainFrom: number;
}

/**
 * The findings of a table as diagnostics. Of what was told last, that is taken over unseen which stands where it stood:
 * of a thousand findings an edit touches few.
 */
export function told(
  table: Table,
  found: readonly Located[],
  style: DiagnosticStyle,
  { last, waived = nothingWaived, mostRelated = MOST_RELATED }: Options,
): Told {
  const old = last?.style === style ? last : toldNothing;
  const { before, after } = settled(old, table, found);
  const end = found.length - after;
  const shift = found.length - old.found.length;
  const again = [
    ...old.linked.filter((i) => i < before),
    ...Array.from({ length: end - before }, (_, i) => before + i),
    ...old.linked.map((i) => i + shift).filter((i) => i >= end),
  ];
  const list = inPlace(old.list, before, end - shift - before, new Array<lsp.Diagnostic>(end - before));
  const related = inPlace(old.related, before, end - shift - before, new Array<number>(end - before));
  const linked: number[] = [];
  let sum = 0;
  let next = 0;
  let plainFrom = found.length;
  for (let i = 0; i < found.length; i++) {
    if (i === again[next]) {
      next++;
      const one = found[i]!;
      list[i] = diagnosticAt(
        table,
        one,
        i < plainFrom ? style : plain(style),
        waived.get(one.found)?.waiver.reason,
      );
      related[i] = list[i]!.relatedInformation?.length ?? 0;
      if (isLinked(one)) linked.push(i);
    }
    sum += related[i]!;
    if (sum >= mostRelated && plainFrom === found.length) plainFrom = i + 1;
  }
  // What stands where it stood names its places, or does not, as it did.
  const isAlike =
    Math.min(old.plainFrom, before) === Math.min(plainFrom, before) &&
    Math.max(old.plainFrom + shift, end) === Math.max(plainFrom, end);
  return isAlike
    ? { table, style, found, list, related, linked, plainFrom }
    : told(table, found, style, { waived, mostRelated });
}

interface Options {
  /** Made with the same waivers, on the same day. */
  readonly last?: Told | undefined;
  readonly waived?: ReturnType<typeof waivedAmong>;
  readonly mostRelated?: number;
}

/** Where more sums are wrong than anybody follows, the last of them come without their addends: each costs a message. */
const MOST_RELATED = 500;

const plains = new WeakMap<DiagnosticStyle, DiagnosticStyle>();
function plain(style: DiagnosticStyle): DiagnosticStyle {
  const known = plains.get(style) ?? { ...style, related: false };
  plains.set(style, known);
  return known;
}

const toldNothing: Omit<Told, "table" | "style"> & { readonly table: undefined } = {
  table: undefined,
  found: [],
  list: [],
  related: [],
  linked: [],
  plainFrom: 0,
};

function isLinked({ found: { rule, finding } }: Located): boolean {
  return addedFrom(rule, finding) === "table" || (finding.related?.some((place) => place.row !== 0) ?? false);
}

/** How many findings, from the first on and up to the last, are the same and in the lines they were in. */
function settled(
  last: Pick<Told, "found"> & { readonly table: Table | undefined },
  table: Table,
  found: readonly Located[],
): { before: number; after: number } {
  if (last.table === undefined) return { before: 0, after: 0 };
  const same = alike(last.found, found);
  const units = alike(last.table.units, table.units);
  const head = table.unitRows[units.before] ?? table.rows.length;
  const tail = table.unitRows[table.units.length - units.after];
  const oldTail = last.table.unitRows[last.table.units.length - units.after];
  const isMoved =
    tail === undefined || oldTail === undefined || rowLine(table, tail) !== rowLine(last.table, oldTail);
  return {
    before: Math.min(same.before, firstAt(found, head)),
    after: isMoved ? 0 : Math.min(same.after, found.length - firstAt(found, tail)),
  };
}

/** The index of the first finding at a row or below it. */
function firstAt(found: readonly Located[], row: number): number {
  return firstWhere(found.length, (i) => found[i]!.row >= row);
}
