import type * as lsp from "vscode-languageserver";
import type { Located, Table } from "../core/index.ts";
import { alike } from "../core/list.ts";
import { rowLine } from "../core/model/table.ts";
import { type DiagnosticStyle, diagnosticAt } from "./convert.ts";

/** What a client is told of a document. */
export interface Told {
  readonly table: Table;
  readonly style: DiagnosticStyle;
  readonly found: readonly Located[];
  /** The diagnostic of each finding. */
  readonly list: readonly lsp.Diagnostic[];
  /** The indexes of those that depend on more than their row. */
  readonly linked: readonly number[];
}

/**
 * The findings of a table as diagnostics. Of what was told last, that is taken over unseen which stands where it stood:
 * of a thousand findings an edit touches few.
 */
export function told(
  table: Table,
  found: readonly Located[],
  style: DiagnosticStyle,
  { last, reasons = NO_REASONS }: { last?: Told | undefined; reasons?: ReadonlyMap<Located, string> },
): Told {
  const { before, after } = last?.style === style ? settled(last, table, found) : { before: 0, after: 0 };
  const end = found.length - after;
  const [old, lastLinked] = [last?.list ?? [], last?.linked ?? []];
  const list = old.slice(0, before).concat(new Array(end - before), old.slice(old.length - after));
  const linked: number[] = [];
  let related = 0;
  const look = (i: number) => {
    const one = found[i]!;
    const diagnostic = diagnosticAt(
      table,
      one,
      related < MOST_RELATED ? style : plain(style),
      reasons.get(one),
    );
    list[i] = diagnostic;
    related += diagnostic.relatedInformation?.length ?? 0;
    if (isLinked(one)) linked.push(i);
  };
  for (const i of lastLinked) if (i < before) look(i);
  for (let i = before; i < end; i++) look(i);
  const shift = found.length - old.length;
  for (const i of lastLinked) if (i + shift >= end) look(i + shift);
  return { table, style, found, list, linked };
}
const NO_REASONS: ReadonlyMap<Located, string> = new Map();

/** Where more sums are wrong than anybody follows, the last of them come without their addends: each costs a message. */
const MOST_RELATED = 500;

const plains = new WeakMap<DiagnosticStyle, DiagnosticStyle>();
function plain(style: DiagnosticStyle): DiagnosticStyle {
  const known = plains.get(style) ?? { ...style, related: false };
  plains.set(style, known);
  return known;
}

function isLinked({ found: { rule, finding } }: Located): boolean {
  return rule.adds !== undefined || finding.related !== undefined;
}

/** How many findings, from the first on and up to the last, are the same and in the lines they were in. */
function settled(last: Told, table: Table, found: readonly Located[]): { before: number; after: number } {
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
  let low = 0;
  let high = found.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (found[middle]!.row < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
