import type { Localized } from "../../locale.ts";
import { type Addition, additionOf, type Cause, causesOf } from "../../model/causes.ts";
import { type Counted, counted } from "../../model/counted.ts";
import { amountSpan, type Entry, nameOf } from "../../model/entry.ts";
import { unitNumber } from "../../model/kept.ts";
import { lackOf, ledgerOf, perMoney, perMoneyAndRows, splitAt } from "../../model/ledger.ts";
import {
  absolute,
  compare,
  type Decimal,
  formatted,
  isZero,
  negated,
  plain,
  subtract,
  zero,
} from "../../model/money.ts";
import { departmentsOf, type Section, type Totalled, totalledIn } from "../../model/sections.ts";
import { emptySum, fundsOf, include, judgeSum } from "../../model/sums.ts";
import type { Table } from "../../model/table.ts";
import { type Unit, type UnitView, view } from "../../model/unit.ts";
import type { Row } from "../../syntax/table.ts";
import type { Fix, Found, Related, RowEdit } from "../rule.ts";

/** What a wrong sum has to say for itself: words for the message, the rows it is about, and edits that would cure it. */
export interface Explanation {
  readonly words: Localized;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
}

/** An entry with its row: by number, as the rule's own rows count, or the row itself. */
export type Placed = readonly [entry: Entry, row: number | Row];

const silent: Explanation = { words: { zh: "", en: "" }, related: [], fixes: [] };

/** What a total adds up: the entries, what is counted out of them, and the row of each. */
export interface Addends {
  readonly entries: readonly Entry[];
  readonly counted: Counted;
  readonly rowOf: (entry: Entry) => number | Row;
}

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
  sure?: ReadonlySet<number>,
): Explained {
  const causes = addends.entries.length === 0 ? [] : causesIn(total[0], addends.counted, column, sure);
  const isOfTotal = (cause: Cause) => cause.addends.length === 0 && cause.kind !== "missing";
  return {
    all: combined(causes.map((cause) => explanationOf(cause, total, addends))),
    // Then the addends are right: nothing need be said of them.
    ofTotal: combined(
      causes.filter(isOfTotal).map((cause) => explanationOf(cause, total, { ...addends, entries: [] })),
    ),
    ofRows: combined(
      causes.filter((cause) => !isOfTotal(cause)).map((cause) => explanationOf(cause, total, addends)),
    ),
  };
}

// The same addends are asked about for one column after the other.
function causesIn(
  total: Entry,
  addends: Counted,
  column: number,
  sure?: ReadonlySet<number>,
): readonly Cause[] {
  let known = searched.get(addends);
  if (known?.total !== total || known.sure !== sure) {
    known = {
      total,
      sure,
      addition: additionOf(total.amounts, addends, { ...widthsOf(total), ...(sure ? { sure } : {}) }),
      causes: [],
    };
    searched.set(addends, known);
  }
  const { addition, causes } = known;
  causes[column] ??= addition === undefined ? [] : causesOf(addition, column, false);
  return causes[column];
}

function widthsOf({ layout: { columns } }: Entry) {
  return { hasTotal: columns.total !== undefined, funds: columns.funds.length };
}

interface Searched {
  readonly total: Entry;
  readonly sure: ReadonlySet<number> | undefined;
  readonly addition: Addition | undefined;
  /** By column. */
  readonly causes: (readonly Cause[])[];
}
const searched = new WeakMap<Counted, Searched>();

/** Explains a row's total that is not the sum of its funds. */
export function explainRow(entry: Entry): Explanation {
  const [total] = entry.amounts;
  // A total that is not written is to be filled in.
  if (total!.value === undefined) return silent;
  const funds = fundsOf(entry);
  const each = funds.map((fund) => ({ amounts: [fund] }));
  const addition = additionOf([total!], counted(each, 1), { hasTotal: true, funds: 0 });
  const causes = addition === undefined ? [] : causesOf(addition, 0, true);
  const parts = causes.map((cause): Explanation => {
    const [fund] = cause.addends;
    const amount = fund === undefined ? 0 : fund + 1;
    const { columns } = entry.layout;
    const name = columns.list[columns.amounts[amount]!]!.name;
    return (
      wordsOfFund(cause, name, columns.list[columns.total!]!.name) ??
      wordsOfValue(cause, name, entry, amount, 0)
    );
  });
  return combined(parts);
}

// A fund that the row's total leaves out, or adds twice.
function wordsOfFund({ kind }: Cause, fund: string, total: string): Explanation | undefined {
  if (kind !== "left" && kind !== "again") return undefined;
  const words =
    kind === "left"
      ? { zh: `“${total}”没有加上“${fund}”`, en: `${total} leaves out ${fund}` }
      : { zh: `“${total}”把“${fund}”加了两次`, en: `${total} adds ${fund} twice` };
  return { words, related: [], fixes: [] };
}

/**
 * Explains a unit's total by a project that stands under another unit: what one has too much and the other lacks is
 * just what a row has.
 */
export function explainElsewhere(table: Table, unit: Unit, column: number): Explanation {
  const { off } = ledgerOf(table);
  const own = lackOf(unit);
  if (!off.has(unit) || off.size > MOST_UNITS || isZero(own[column] ?? zero)) return silent;
  for (const other of offUnits(table)) {
    const theirs = lackOf(other);
    if (other === unit || !own.every((amount, c) => isNear(amount, negated(theirs[c]!)))) continue;
    const [giver, home] = compare(own[column]!, zero) > 0 ? [other, unit] : [unit, other];
    const wanted = lackOf(home);
    const row = view(giver).projects.find(({ amounts }) =>
      wanted.every((amount, c) => isNear(amounts[c]?.value ?? zero, amount)),
    );
    if (row === undefined) continue;
    const name = nameOf(view(home).head!);
    const words = { zh: `“${nameOf(row)}”应在“${name}”之下`, en: `${nameOf(row)} belongs under ${name}` };
    return { words, related: relatedTo([[row, row.row]], column, words), fixes: [] };
  }
  return silent;
}
// Each of both sums may be rounded.
function isNear(a: Decimal, b: Decimal): boolean {
  const decimals = Math.max(a.decimals, b.decimals);
  return compare(absolute(subtract(a, b)), { units: 2n, decimals }) <= 0;
}

/** With more units wrong than this the table has other troubles. */
const MOST_UNITS = 50;

/**
 * Explains a unit's total that its first projects come to in every column: what follows them, `least` projects or more, is
 * another unit's, whose row is missing.
 */
export function explainSplit(
  { head, projects }: UnitView,
  rowOf: Addends["rowOf"],
  least: number,
): Explanation {
  const at = head && splitAt(head, projects);
  if (at === undefined || projects.length - at < least) return silent;
  const first = projects[at]!;
  const name = nameOf(first);
  const words =
    projects.length - at === 1
      ? {
          zh: `漏加了“${name}”，或它之前漏了单位行`,
          en: `${name} was left out, or the row of the unit before it is missing`,
        }
      : { zh: `“${name}”之前漏了单位行`, en: `the row of the unit before ${name} is missing` };
  return { words, related: relatedTo([[first, rowOf(first)]], 0, words), fixes: [] };
}

/**
 * Whether the units' own rows are what is wrong: with the sums of their projects in their place the section's 合计 adds
 * up. Says of which units, for an amount column.
 */
export function explainUnits(table: Table, section: Section | undefined, column: number): Explanation {
  return (section && unitsExplained(table).get(section)?.[column]) ?? silent;
}

const unitsExplained = perMoney((table): ReadonlyMap<Section, readonly Explanation[]> => {
  if (ledgerOf(table).off.size > MOST_UNITS) return new Map();
  return new Map(
    totalledIn(table).map((section) => [
      section,
      table.columns.amounts.map((_, column) => unitsOfColumn(table, section, column)),
    ]),
  );
});

function unitsOfColumn(table: Table, { total, sums, from, to }: Totalled, column: number): Explanation {
  const departments = departmentsOf(table).all;
  const off = offUnits(table).filter((unit) => {
    const number = unitNumber(table, unit);
    const isHere = number >= from && number < to && !departments.has(view(unit).head!);
    return isHere && !isZero(lackOf(unit)[column] ?? zero);
  });
  // 合计 that agrees with the units' rows as they are speaks for them, and not for their projects.
  if (off.length === 0 || judgeSum(total.amounts[column]!, sums[column]!)?.verdict !== "wrong") return silent;
  const sum = include(emptySum(), sums[column]!, 1);
  for (const unit of off) {
    const head = view(unit).head!;
    const amount = head.amounts[column]!;
    include(sum, amount, -1);
    include(sum, { value: subtract(amount.value ?? zero, lackOf(unit)[column]!), fault: undefined }, 1);
  }
  if (judgeSum(total.amounts[column]!, sum)?.verdict === "wrong") return silent;
  const splits = off.map((unit) => explainSplit(view(unit), ({ row }) => row, 1));
  if (splits.every(({ words }) => words.zh !== "")) return combined(splits);
  const heads = off.map((unit) => view(unit).head!);
  const names = heads.map(nameOf);
  const words = {
    zh: `单位行${names.map((name) => `“${name}”`).join("、")}写错，按其项目之和计算则合计无误`,
    en: `the row of ${names.join(", ")} is wrong: with the sum of its projects the total is right`,
  };
  return {
    words,
    related: relatedTo(
      heads.map((head) => [head, head.row]),
      column,
      words,
    ),
    fixes: [],
  };
}

const offUnits = perMoneyAndRows((table): readonly Unit[] =>
  [...ledgerOf(table).off].sort((a, b) => unitNumber(table, a) - unitNumber(table, b)),
);

/** Several explanations as one, in their order. */
export function combined(parts: readonly Explanation[]): Explanation {
  const said = parts.filter(({ words }) => words.zh !== "");
  if (said.length === 0) return silent;
  const list = (locale: "zh" | "en") => said.map(({ words }) => words[locale]);
  return {
    words: { zh: list("zh").join("；或"), en: list("en").join("; or ") },
    related: said.flatMap(({ related }) => related),
    fixes: said.flatMap(({ fixes }) => fixes),
  };
}

/** What the fixes of an explanation are for a finding: `base` is the finding's row as the explanation counts. */
export function curesOf({ finding, row }: Found): Fix[] {
  const { explained, base } = finding.args as { explained?: Explanation; base: number };
  return (explained?.fixes ?? []).map((fix) => ({
    ...fix,
    edits: fix.edits.map((edit) =>
      typeof edit.row === "object" ? edit : { ...edit, row: row + (edit.row ?? base) - base },
    ),
  }));
}

/** What the message adds: `。可能：…`. */
export function perhaps({ words }: Explanation): Localized | undefined {
  return words.zh === "" ? undefined : { zh: `。可能：${words.zh}`, en: `. Perhaps ${words.en}` };
}

function explanationOf(cause: Cause, total: Placed, addends: Addends): Explanation {
  const { columns } = total[0].layout;
  const columnName = (amount: number) => columns.list[columns.amounts[amount]!]!.name;
  const chosen = cause.addends.map((i): Placed => {
    const entry = addends.entries[i]!;
    return [entry, addends.rowOf(entry)];
  });
  const amountOf = (entry: Entry) => formatted(entry.amounts[cause.from]!.value ?? zero);
  const quoted = chosen.map(([entry]) => `“${nameOf(entry)}”${amountOf(entry)}`).join("、");
  const listed = chosen.map(([entry]) => `${nameOf(entry)} (${amountOf(entry)})`).join(", ");
  switch (cause.kind) {
    case "column": {
      if (chosen.length === 0) {
        const to = columnName(cause.to!);
        return {
          words: {
            zh: `本行“${columnName(cause.from)}”的一部分应在“${to}”列`,
            en: `part of this row's ${columnName(cause.from)} belongs under ${to}`,
          },
          related: [],
          fixes: [],
        };
      }
      const words = {
        zh: `${quoted}应在“${columnName(cause.to!)}”列`,
        en: `${listed} belongs under ${columnName(cause.to!)}`,
      };
      const edits = chosen.flatMap(([entry, row]) => movedAmount(entry, row, cause.from, cause.to!));
      const title = {
        zh: `把${quoted}移到“${columnName(cause.to!)}”列`,
        en: `Move ${listed} to ${columnName(cause.to!)}`,
      };
      return {
        words,
        related: relatedTo(chosen, cause.from, words),
        fixes: edits.length === chosen.length * 2 ? [{ title, edits }] : [],
      };
    }
    case "twice": {
      const words = {
        zh: `${quoted}重复计算，或不属于这里`,
        en: `${listed} counts twice, or does not belong here`,
      };
      return { words, related: relatedTo(chosen, cause.from, words), fixes: [] };
    }
    case "left": {
      const words = {
        zh: `漏加了${quoted}，或它不属于这里`,
        en: `${listed} was left out, or does not belong here`,
      };
      return { words, related: relatedTo(chosen, cause.from, words), fixes: [] };
    }
    case "again": {
      // One of two that are alike.
      const one = chosen.map(([entry]) => `“${nameOf(entry)}”`).join("或");
      const words =
        chosen.length === 1
          ? { zh: `${quoted}加了两次`, en: `${listed} was added twice` }
          : {
              zh: `${one}（${amountOf(chosen[0]![0])}）加了两次`,
              en: `${chosen.map(([entry]) => nameOf(entry)).join(" or ")} (${amountOf(chosen[0]![0])}) was added twice`,
            };
      return { words, related: relatedTo(chosen, cause.from, words), fixes: [] };
    }
    case "blank": {
      const [[entry, row]] = chosen as [Placed];
      const right = formatted(cause.right!);
      const name = nameOf(entry);
      const span = amountSpan(entry, cause.from);
      const isAll = entry.amounts.every(({ value }) => value === undefined);
      const what = columnName(cause.from);
      const words = {
        zh: `“${name}”没有填${isAll ? "金额" : what}，应为 ${right}`,
        en: `${name} has no ${isAll ? "amount" : what}: it should be ${right}`,
      };
      return {
        words,
        related: relatedTo(chosen, cause.from, words),
        fixes: span
          ? [
              {
                title: { zh: `给“${name}”填上 ${right}`, en: `Fill in ${right} for ${name}` },
                edits: [{ row, from: span.from, to: span.to, insert: right }],
              },
            ]
          : [],
      };
    }
    case "missing": {
      const amount = formatted(cause.right!);
      return {
        words: {
          zh: `漏了一行（${amount}），或有一处金额写错`,
          en: `a row of ${amount} is missing, or an amount is wrong`,
        },
        related: [],
        fixes: [],
      };
    }
    default: {
      const [first] = chosen;
      const [entry, row] = first ?? total;
      const said = wordsOfValue(
        cause,
        first ? nameOf(entry) : columnName(cause.from),
        entry,
        cause.from,
        row,
      );
      // Of a total against several addends either may be in the other unit.
      return first === undefined && Math.abs(cause.power ?? 0) === 4 && addends.entries.length > 1
        ? { ...said, words: orTheOthers(said.words) }
        : said;
    }
  }
}

function orTheOthers({ zh, en }: Localized): Localized {
  return { zh: `${zh}；也可能是各加数都差一万倍`, en: `${en}; or all addends are off by 10,000` };
}

// Transposed digits, a slipped place, a sign: one amount that should say another.
function wordsOfValue(cause: Cause, name: string, entry: Entry, amount: number, row: Placed[1]): Explanation {
  const value = entry.amounts[amount]?.value;
  const span = amountSpan(entry, amount);
  if (
    cause.right === undefined ||
    value === undefined ||
    span === undefined ||
    cause.kind === "twice" ||
    cause.kind === "left" ||
    cause.kind === "again" ||
    cause.kind === "blank" ||
    cause.kind === "missing"
  )
    return silent;
  const right = formatted(cause.right);
  const [found, wanted] = [formatted(value), right];
  const factor =
    cause.power === undefined ? "" : plain({ units: 10n ** BigInt(Math.abs(cause.power)), decimals: 0 });
  const words =
    cause.kind === "transposed"
      ? {
          zh: `“${name}”${found} 两位数字写反，应为 ${wanted}`,
          en: `two digits of ${name} changed places: ${found} for ${wanted}`,
        }
      : cause.kind === "uneven"
        ? {
            zh: `“${name}”${found} 与本行其他金额不符，应为 ${wanted}`,
            en: `${name}, ${found}, does not agree with the other amounts of its row: it should be ${wanted}`,
          }
        : cause.kind === "sign"
          ? { zh: `“${name}”${found} 的正负号写反`, en: `the sign of ${name}, ${found}, is wrong` }
          : Math.abs(cause.power ?? 0) === 4
            ? {
                zh: `“${name}”${found} 把元和万元弄混，应为 ${wanted}`,
                en: `${name}, ${found}, mixes 元 and 万元: it should be ${wanted}`,
              }
            : {
                zh: `“${name}”${found} 错了一位（${factor} 倍），应为 ${wanted}`,
                en: `${name}, ${found}, is off by a factor of ${factor}: it should be ${wanted}`,
              };
  const title = { zh: `把“${name}”改为 ${right}`, en: `Change ${name} to ${right}` };
  const edits: RowEdit[] = [{ row, from: span.from, to: span.to, insert: right }];
  return {
    words,
    related: [{ ...span, row, note: { zh: `可能：${words.zh}`, en: `Perhaps ${words.en}` } }],
    fixes: [{ title, edits }],
  };
}

function relatedTo(chosen: readonly Placed[], column: number, words: Localized): Related[] {
  return chosen.flatMap(([entry, row]) => {
    const span = amountSpan(entry, column);
    return span ? [{ ...span, row, note: { zh: `可能：${words.zh}`, en: `Perhaps ${words.en}` } }] : [];
  });
}

function movedAmount(entry: Entry, row: Placed[1], from: number, to: number): RowEdit[] {
  const source = amountSpan(entry, from);
  const target = amountSpan(entry, to);
  if (source === undefined || target === undefined) return [];
  const insert = entry.row.text.slice(source.from, source.to);
  return [
    { row, from: source.from, to: source.to, insert: "" },
    { row, from: target.from, to: target.to, insert },
  ];
}
