import { firstWhere, madeAt } from "../list.ts";
import type { Localized } from "../locale.ts";
import { rowNumber } from "../model/kept.ts";
import { entryAt, inText, rowAtOffset, rowOf, type Table } from "../model/table.ts";
import type { Fix, Found, Rule } from "../rules/rule.ts";
import { eachOf, finished, type Steps } from "../steps.ts";
import { type Edit, type Span, slice } from "../text.ts";
import type { Config } from "./config.ts";
import { addedTo, type Diagnostic, diagnosticOf } from "./diagnostic.ts";
import { type FoundBy, guarded } from "./found.ts";
import { findingsIn, type Located } from "./overview.ts";

/** A fix as edits of the text. */
export type TextFix = Omit<Fix, "edits"> & { readonly edits: readonly Edit[] };

/** The findings that touch a span of the text, each with the ways to mend it, as edits of the text. */
export function fixesIn(
  table: Table,
  { from, to }: Span,
  config: Config,
): { diagnostic: Diagnostic; fixes: TextFix[] }[] {
  const found: { diagnostic: Diagnostic; fixes: TextFix[] }[] = [];
  for (const located of findingsIn(table, config, rowAtOffset(table, from), rowAtOffset(table, to))) {
    const diagnostic = diagnosticOf(table, located);
    if (diagnostic.from <= to && diagnostic.to >= from)
      found.push({ diagnostic, fixes: fixesFor(table, located) });
  }
  return found;
}

/** The ways to mend one diagnostic. */
export function fixesOf(
  table: Table,
  { rule, from, to }: Pick<Diagnostic, "rule" | "from" | "to">,
  config: Config,
): TextFix[] {
  const same = fixesIn(table, { from, to }, config).find(
    ({ diagnostic }) => diagnostic.rule === rule && diagnostic.from === from && diagnostic.to === to,
  );
  return same?.fixes ?? [];
}

/** Findings that are left as they are: somebody waived them. */
export interface Left {
  readonly size: number;
  readonly has: (found: FoundBy) => boolean;
}
const nothingLeft: Left = new Set();

/** Every safe fix of a table, or the first fix of each finding of one rule; fixes that overlap are left for later. */
export function fixAll(table: Table, config: Config, only?: string, left = nothingLeft): Edit[] {
  return finished(
    allOf(table, config, { left, only }, (fix, rule) =>
      only === undefined ? isSafe(fix) : isForAll(fix, rule),
    ),
  );
}

/** Whether a fix of a rule may be made with all others of it: how much money it is a person decides, one amount at a time. */
export function isForAll(fix: Pick<Fix, "safe" | "restyles">, { family }: Rule): boolean {
  return isSafe(fix) || fix.restyles === true || family !== "money";
}

/**
 * The same of what only writes something another way: the safe ones, and amounts with their commas. Of those within a `span`
 * of the text only, where one is given.
 */
export function restyling(table: Table, config: Config, left = nothingLeft, span?: Span): Steps<Edit[]> {
  return allOf(table, config, { left, span }, (fix) => isSafe(fix) || fix.restyles === true);
}

function isSafe({ safe }: Pick<Fix, "safe">): boolean {
  return safe === true;
}

interface Which {
  readonly left: Left;
  /** The rule of which all is mended; undefined for all rules. */
  readonly only?: string | undefined;
  readonly span?: Span | undefined;
}

function* allOf(
  table: Table,
  config: Config,
  { left, only, span }: Which,
  isWanted: (fix: Fix, rule: Rule) => boolean,
): Steps<Edit[]> {
  const rows = span ? [rowAtOffset(table, span.from), rowAtOffset(table, span.to)] : [];
  const found = [...findingsIn(table, config, ...rows)].filter(
    ({ found: { rule } }) => rule.fix !== undefined && (only === undefined || rule.id === only),
  );
  const fixOf = (located: Located) =>
    offered(table, located).find((fix) => isWanted(fix, located.found.rule));
  // Findings of a row that are mended together hand over the same edits: of those that are left, too.
  const known = new Set<Fix["edits"] | undefined>([undefined]);
  if (left.size > 0) for (const one of found) if (left.has(one.found)) known.add(fixOf(one)?.edits);
  const chosen = yield* eachOf(found, (located) => {
    const fix = left.has(located.found) ? undefined : fixOf(located);
    if (fix === undefined || known.has(fix.edits)) return [];
    known.add(fix.edits);
    const placed = inTable(table, located.row, fix);
    // Half of a fix is a new fault.
    const isWhole = !span || placed.edits.every(({ from, to }) => from >= span.from && to <= span.to);
    return isWhole ? [placed] : [];
  });
  return together(chosen.flat());
}

/** The ways to mend a finding. */
export function fixesFor(table: Table, located: Located): TextFix[] {
  return offered(table, located).map((fix) => inTable(table, located.row, fix));
}

function offered(table: Table, located: Located): readonly Fix[] {
  const { rule, finding: own } = located.found;
  const { row } = located;
  const args = addedTo(table, located)?.args;
  const finding = args === undefined ? own : { ...own, args };
  const found: Found = { table, row, entry: entryAt(table, row), finding, text: rowOf(table, row).text };
  let fixes: readonly Fix[] = [];
  guarded(rule, () => {
    fixes = rule.fix?.(found) ?? [];
  });
  const { twin } = finding;
  return fixes
    .filter((fix, i) => fix.edits.length > 0 && !fixes.slice(0, i).some((other) => isSame(other, fix, row)))
    .map((fix) => (twin === undefined ? fix : { ...fix, edits: inTwinToo(fix.edits, twin) }));
}

// Two causes may call for one and the same edit.
function isSame(a: Fix, b: Fix, row: number): boolean {
  if (a.title.zh !== b.title.zh || a.edits.length !== 1 || b.edits.length !== 1) return false;
  const [one, other] = [a.edits[0]!, b.edits[0]!];
  const isInPlace = one.from === other.from && one.to === other.to;
  return isInPlace && one.insert === other.insert && (one.row ?? row) === (other.row ?? row);
}

function inTwinToo(edits: Fix["edits"], twin: number): Fix["edits"] {
  return edits.flatMap((edit) => [edit, { ...edit, from: edit.from + twin, to: edit.to + twin }]);
}

// Findings of a row that are mended together hand over the same edits: a cell may have thousands of both.
function inTable(table: Table, row: number, fix: Fix): TextFix {
  const own = madeAt(placed, table, () => new WeakMap<Fix["edits"], PlacedFix>());
  const known = own.get(fix.edits);
  if (known?.row === row && known.title === fix.title) return known.fix;
  const fresh = placedAnew(table, row, fix);
  own.set(fix.edits, { row, title: fix.title, fix: fresh });
  return fresh;
}
interface PlacedFix {
  readonly row: number;
  readonly title: Localized;
  readonly fix: TextFix;
}
// By table: edits live as long as their row, and must not keep every table alive that it stood in.
const placed = new WeakMap<Table, WeakMap<Fix["edits"], PlacedFix>>();

function placedAnew(table: Table, row: number, fix: Fix): TextFix {
  const edits = fix.edits.map((edit) => ({
    ...inText(table, typeof edit.row === "object" ? rowNumber(table, edit.row) : (edit.row ?? row), edit),
    insert: edit.insert,
  }));
  return { ...fix, title: told(table, fix.title, edits), edits };
}

// 改为全角（“,”→“，”）: what a short fix takes away and puts there, where its title does not say it.
function told(table: Table, title: Localized, edits: readonly Edit[]): Localized {
  const [edit] = edits;
  if (edit === undefined || edit.to - edit.from > MOST_TOLD) return title;
  const { insert } = edit;
  const before = slice(table.text, edit.from, edit.to);
  const isLike = (one: Edit) => one.insert === insert && slice(table.text, one.from, one.to) === before;
  // Quotation marks cannot be told of in quotation marks.
  if (/["'“”‘’]/.test(before + insert)) return title;
  if (!edits.every(isLike) || insert.length > MOST_TOLD || /[\s]/.test(before + insert)) return title;
  if (before !== "" && title.zh === `改为“${insert}”`)
    return { zh: `把“${before}”改为“${insert}”`, en: `Change ${before} to ${insert}` };
  if (insert === "" ? title.zh.includes(before) : title.zh.includes(insert)) return title;
  if (before === "") return { zh: `${title.zh}（“${insert}”）`, en: `${title.en} (${insert})` };
  if (insert === "") return { zh: `${title.zh}：删去“${before}”`, en: `${title.en}: remove ${before}` };
  return { zh: `${title.zh}（“${before}”→“${insert}”）`, en: `${title.en} (${before} → ${insert})` };
}
const MOST_TOLD = 16;

// Whole fixes only. Two insertions at one place both count, and the same edit counts once.
function together(fixes: readonly TextFix[]): Edit[] {
  const order = fixes
    .filter(({ edits }) => edits.length > 0)
    .map(({ edits }) => ({
      edits,
      from: edits.reduce((least, { from }) => Math.min(least, from), Number.POSITIVE_INFINITY),
    }));
  order.sort((a, b) => a.from - b.from);
  const kept: Edit[] = [];
  const known = new Set<string>();
  for (const { edits } of order) {
    const key = edits.map(({ from, to, insert }) => `${from} ${to} ${insert}`).join();
    if (known.has(key)) continue;
    if (edits.some((edit) => overlapsOne(kept, edit))) continue;
    known.add(key);
    for (const edit of edits) {
      const at = firstWhere(kept.length, (i) => kept[i]!.from > edit.from || isBehind(kept[i]!, edit));
      kept.splice(at, 0, edit);
    }
  }
  return kept;
}

function isBehind(a: Edit, b: Edit): boolean {
  return a.from === b.from && a.to > b.to;
}

// Of edits in order that do not overlap each other the first that ends behind another's start is the only one that may.
function overlapsOne(kept: readonly Edit[], { from, to }: Edit): boolean {
  const next = kept[firstWhere(kept.length, (i) => kept[i]!.to > from)];
  return next !== undefined && next.from < to;
}
