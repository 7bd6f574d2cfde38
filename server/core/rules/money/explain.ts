import { type Cause, type CauseKind, causeOf } from "../../model/causes/cause.ts";
import { causesOf } from "../../model/causes/find.ts";
import { type Addition, additionOf } from "../../model/causes/search.ts";
import { amountName } from "../../model/columns.ts";
import { type Counted, counted } from "../../model/counted.ts";
import { amountSpan, type Entry } from "../../model/entry.ts";
import { subtract, sumOf, tidied } from "../../model/money.ts";
import { fundsOf } from "../../model/row-sums.ts";
import { type Addends, combined, type Explanation, type Placed, silent } from "./explanation.ts";
import { explanationOf, wordsOfFund, wordsOfValue } from "./in-words.ts";

/** What may be wrong with a sum: all of it, what is wrong with the total itself, and what with the rows it adds up. */
export interface Explained {
  readonly all: Explanation;
  readonly ofTotal: Explanation;
  readonly ofRows: Explanation;
}

/** Explains a total that is not the sum of other rows. Rows are indices in the same count as the addends'. */
export function explainRows(
  total: Placed,
  addends: Addends,
  column: number,
  doubted?: ReadonlySet<number>,
): Explained {
  const found = addends.entries.length === 0 ? [] : causesIn(total[0], addends.counted, column, doubted);
  // Twice what units come to is that of units and projects; what one unit lacks may be as much as it has.
  const isDoubled = addends.areUnits && found[0]?.kind === "doubled";
  const causes = isDoubled ? found.slice(0, 1) : found;
  const told = (some: readonly Cause[], rows = addends) =>
    combined(some.map((cause) => explanationOf(cause, total, rows)));
  const isOfTotal = (cause: Cause) => cause.addends.length === 0 && cause.kind !== "missing";
  const ofTotal = causes.filter(isOfTotal);
  const all = told(causes);
  return {
    all,
    // Then the addends are right: nothing need be said of them.
    ofTotal: ofTotal.length === 0 ? silent : told(ofTotal, { ...addends, entries: [] }),
    ofRows: ofTotal.length === 0 ? all : told(causes.filter((cause) => !isOfTotal(cause))),
  };
}

// The same addends are asked about for one column after the other.
function causesIn(
  total: Entry,
  addends: Counted,
  column: number,
  doubted?: ReadonlySet<number>,
): readonly Cause[] {
  let known = searched.get(addends);
  if (known?.total !== total || known.doubted !== doubted) {
    known = {
      total,
      doubted,
      addition: additionOf(total.amounts, addends, { ...widthsOf(total), doubted }),
      causes: [],
    };
    searched.set(addends, known);
  }
  const { addition, causes } = known;
  causes[column] ??= addition === undefined ? [] : causesOf(addition, column, false);
  return causes[column];
}

function widthsOf({ layout: { columns } }: Entry) {
  const wholes = columns.wholes.filter(({ isAll }) => isAll);
  return { hasTotal: columns.total !== undefined, funds: columns.funds.length, wholes };
}

interface Searched {
  readonly total: Entry;
  readonly doubted: ReadonlySet<number> | undefined;
  readonly addition: Addition | undefined;
  /** By column. */
  readonly causes: (readonly Cause[])[];
}
const searched = new WeakMap<Counted, Searched>();

/**
 * Explains a row's total that is not the sum of its funds; where the total is right, by one of these. `right` are the amounts
 * that something else bears out.
 */
export function explainRow(entry: Entry, right: ReadonlySet<number> = NONE): Explanation {
  const [total] = entry.amounts;
  // A total that is not written is to be filled in.
  if (total!.value === undefined) return silent;
  const funds = fundsOf(entry);
  const each = funds.map((fund) => ({ amounts: [fund] }));
  const addition = additionOf([total!], counted(each, 1), { hasTotal: true, funds: 0 });
  const causes = (addition === undefined ? [] : causesOf(addition, 0, true)).filter(
    ({ kind, addends: [fund] }) => fund === undefined || OF_TOTAL.has(kind) || !right.has(fund + 1),
  );
  const ofFunds = causes.filter(({ kind, addends }) => addends.length > 0 && !OF_TOTAL.has(kind));
  const told =
    right.has(0) && ofFunds.length === 0 ? onlyDoubted(entry, right) : right.has(0) ? ofFunds : causes;
  const parts = told.map((cause): Explanation => {
    const [fund] = cause.addends;
    const amount = fund === undefined ? 0 : fund + 1;
    const { columns } = entry.layout;
    const name = amountName(columns, amount);
    return wordsOfFund(cause, name, amountName(columns, 0)) ?? wordsOfValue(cause, name, entry, amount, 0);
  });
  return combined(parts.length === 0 && right.has(0) ? [blankFund(entry, right)] : parts);
}

// Where the total and all funds that are written are borne out, the one that is not written is not meant to be blank.
function blankFund(entry: Entry, right: ReadonlySet<number>): Explanation {
  const [total] = entry.amounts;
  const funds = fundsOf(entry);
  const open = funds.flatMap((_, k) => (right.has(k + 1) ? [] : [k + 1]));
  const [only, more] = open;
  const span = only === undefined || more !== undefined ? undefined : amountSpan(entry, only);
  if (span === undefined || funds[only! - 1]!.value !== undefined) return silent;
  const left = tidied(subtract(total!.value!, sumOf(funds.flatMap(({ value }) => value ?? []))));
  const name = amountName(entry.layout.columns, only!);
  const words = { zh: `“${name}”没有填，应为 ${left}`, en: `${name} is blank and should be ${left}` };
  const title = { zh: `在“${name}”填入 ${left}`, en: `Fill in ${left} under ${name}` };
  return {
    words,
    related: [{ ...span, row: 0, note: { zh: `可能：${words.zh}`, en: `Perhaps ${words.en}` } }],
    fixes: [{ title, edits: [{ row: 0, ...span, insert: left }] }],
  };
}

// Where the total and all funds but one are borne out, it is that one: what the others leave of the total.
function onlyDoubted(entry: Entry, right: ReadonlySet<number>): Cause[] {
  const [total, ...rest] = entry.amounts;
  const funds = fundsOf(entry);
  const doubted = funds.flatMap(({ value }, k) => (value !== undefined && !right.has(k + 1) ? [k] : []));
  const [only, more] = doubted;
  if (only === undefined || more !== undefined) return [];
  const others = sumOf(
    rest.slice(0, funds.length).flatMap(({ value }, k) => (k === only ? [] : (value ?? []))),
  );
  const left = subtract(total!.value!, others);
  return [causeOf("uneven", [only], 0, { right: left })];
}

const NONE: ReadonlySet<number> = new Set();
// They name a fund, and it is the total that is wrong.
const OF_TOTAL = new Set<CauseKind>(["twice", "left", "again"]);
