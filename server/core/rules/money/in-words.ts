import type { Localized } from "../../locale.ts";
import type { Cause, CauseKind } from "../../model/causes/cause.ts";
import { amountName } from "../../model/columns.ts";
import { amountSpan, type Entry } from "../../model/entry.ts";
import { type Decimal, formatted, plain, tidied, withoutNoughts, zero } from "../../model/money.ts";
import type { RowEdit } from "../rule.ts";
import { type Addends, type Cure, type Explanation, type Placed, relatedTo, silent } from "./explanation.ts";

/** A cause of a wrong total in words, with the rows it is about and what would mend it. */
export function explanationOf(cause: Cause, total: Placed, addends: Addends): Explanation {
  const chosen = cause.addends.map((i): Placed => {
    const entry = addends.entries[i]!;
    return [entry, addends.rowOf(entry)];
  });
  const told: Told = { cause, total, addends, chosen };
  return (OF_ROWS[cause.kind] ?? ofValue)(told);
}

/** A fund that a row's total leaves out, or adds twice; undefined for any other cause. */
export function wordsOfFund({ kind }: Cause, fund: string, total: string): Explanation | undefined {
  if (kind !== "left" && kind !== "again") return undefined;
  return saying(
    kind === "left"
      ? { zh: `“${total}”没有加上“${fund}”`, en: `${total} leaves out ${fund}` }
      : { zh: `“${total}”把“${fund}”加了两次`, en: `${total} adds ${fund} twice` },
  );
}

/** One amount that should say another: transposed digits, a slipped place, a sign, or what its row says otherwise. */
export function wordsOfValue(
  cause: Cause,
  name: string,
  entry: Entry,
  amount: number,
  row: Placed[1],
): Explanation {
  const value = entry.amounts[amount]?.value;
  const span = amountSpan(entry, amount);
  const write = OF_VALUES[cause.kind];
  if (cause.right === undefined || value === undefined || span === undefined || write === undefined)
    return silent;
  const right = tidied(cause.right);
  const words = write({ name, found: formatted(value), right, power: cause.power ?? 0 });
  const edits: RowEdit[] = [
    { row, from: span.from, to: span.to, insert: likeIt(cause.right, value) },
    ...also(cause, [entry, row]),
  ];
  return {
    words,
    related: [{ ...span, row, note: { zh: `可能：${words.zh}`, en: `Perhaps ${words.en}` } }],
    fixes: [{ title: titleOf(name, amountName(entry.layout.columns, amount), edits.length, right), edits }],
  };
}

// Of a row its amount is changed, and not its name.
function titleOf(name: string, column: string, count: number, right: string): Localized {
  if (name === column) return { zh: `把“${name}”改为 ${right}`, en: `Change ${name} to ${right}` };
  const what = count > 1 ? { zh: "金额", en: "amounts" } : { zh: column, en: column };
  return { zh: `把“${name}”的${what.zh}改为 ${right}`, en: `Change the ${what.en} of ${name} to ${right}` };
}

// The amounts of the row that are wrong for the same reason.
function also(cause: Cause, [entry, row]: Placed): RowEdit[] {
  return cause.also.flatMap(({ column, right }): RowEdit[] => {
    const at = amountSpan(entry, column);
    const now = entry.amounts[column]?.value ?? right;
    return at ? [{ row, from: at.from, to: at.to, insert: likeIt(right, now) }] : [];
  });
}

// With as many places as what stands there, where those are more than two.
function likeIt(right: Decimal, now: Decimal): string {
  return formatted(withoutNoughts(right), Math.max(2, now.decimals));
}

/** A cause with what it is about. */
interface Told {
  readonly cause: Cause;
  readonly total: Placed;
  readonly addends: Addends;
  /** The addends it is about. */
  readonly chosen: readonly Placed[];
}

const OF_ROWS: Partial<Record<CauseKind, (told: Told) => Explanation>> = {
  column: inColumn,
  swapped: inEachOther,
  twice: (told) => {
    const { zh, en } = quoted(told);
    const words = { zh: `${zh} 重复计算，或不属于这里`, en: `${en} counts twice, or does not belong here` };
    return { ...about(told, words), fixes: withoutTwin(told) };
  },
  left: (told) => {
    const { zh, en } = quoted(told);
    return about(told, {
      zh: `漏加了${zh}，或它不属于这里`,
      en: `${en} was left out, or does not belong here`,
    });
  },
  again: (told) => {
    const { zh, en } = told.chosen.length === 1 ? quoted(told) : oneOf(told);
    return about(told, { zh: `${zh}加了两次`, en: `${en} was added twice` });
  },
  blank,
  doubled: () =>
    saying({
      zh: "正好多加了一遍，如把单位行和项目都加了",
      en: "all of it was added twice, as where units and their projects are both added",
    }),
  missing: ({ cause }) => {
    const amount = tidied(cause.right!);
    return saying({
      zh: `漏了一行（${amount}），或有一处金额写错`,
      en: `a row of ${amount} is missing, or an amount is wrong`,
    });
  },
};

interface Value {
  readonly name: string;
  readonly found: string;
  readonly right: string;
  readonly power: number;
}

const digitsIn = (amount: string) => amount.replace(/\D/g, "").length;

const OF_VALUES: Partial<Record<CauseKind, (value: Value) => Localized>> = {
  transposed: ({ name, found, right }) => ({
    zh: `“${name}”${found} 相邻两位数字写反，应为 ${right}`,
    en: `two digits of ${name} changed places: ${found} for ${right}`,
  }),
  uneven: ({ name, found, right }) => ({
    zh: `“${name}”${found} 与本行其他金额不符，应为 ${right}`,
    en: `${name}, ${found}, does not agree with the other amounts of its row: it should be ${right}`,
  }),
  digit({ name, found, right }) {
    const more = digitsIn(right) - digitsIn(found);
    if (more === 0)
      return {
        zh: `“${name}”${found} 有一位数字写错，应为 ${right}`,
        en: `one digit of ${name} is wrong: ${found} for ${right}`,
      };
    return {
      zh: `“${name}”${found} ${more > 0 ? "漏了" : "多了"}一位数字，应为 ${right}`,
      en: `${name}, ${found}, has a digit too ${more > 0 ? "few" : "many"}: it should be ${right}`,
    };
  },
  sign: ({ name, found }) => ({
    zh: `“${name}”${found} 的正负号写反`,
    en: `the sign of ${name}, ${found}, is wrong`,
  }),
  slipped({ name, found, right, power }) {
    const places = Math.abs(power);
    if (power === 4)
      return {
        zh: `“${name}”${found} 小了一万倍，像是按更大的单位填的，应为 ${right}`,
        en: `${name}, ${found}, is 10,000 times too small, as if written in a larger unit: it should be ${right}`,
      };
    if (places === 4)
      return {
        zh: `“${name}”${found} 把元和万元弄混，应为 ${right}`,
        en: `${name}, ${found}, mixes 元 and 万元: it should be ${right}`,
      };
    const factor = plain({ units: 10n ** BigInt(places), decimals: 0 });
    return {
      zh: `“${name}”${found} 的小数点错了${["", "一", "两", "三"][places]}位（${factor} 倍），应为 ${right}`,
      en: `${name}, ${found}, is off by a factor of ${factor}: it should be ${right}`,
    };
  },
};

// Money under the wrong fund: of rows, or of the total itself.
function inColumn(told: Told): Explanation {
  const { cause, chosen } = told;
  const to = nameIn(told, cause.to!);
  if (chosen.length === 0) {
    const from = nameIn(told, cause.from);
    // Of all of it nothing is to be left where it stands.
    return saying(
      cause.right === undefined
        ? { zh: `本行“${from}”的一部分应在“${to}”列`, en: `part of this row's ${from} belongs under ${to}` }
        : { zh: `本行“${from}”应在“${to}”列`, en: `this row's ${from} belongs under ${to}` },
    );
  }
  const { zh, en } = quoted(told);
  const edits = chosen.flatMap(([entry, row]) => movedAmount(entry, row, cause.from, cause.to!));
  const title = { zh: `把${zh}移到“${to}”列`, en: `Move ${en} to ${to}` };
  return {
    ...about(told, { zh: `${zh} 应在“${to}”列`, en: `${en} belongs under ${to}` }),
    fixes: edits.length === chosen.length * 2 ? [{ title, edits }] : [],
  };
}

// Of two rows that say the same the second goes.
function withoutTwin({ chosen, addends }: Told): Cure[] {
  const [[entry, row]] = chosen as [Placed];
  const name = entry.name;
  const said = entry.row.text.trim();
  const isTwin = addends.entries.some((other) => other !== entry && other.row.text.trim() === said);
  if (!isTwin || name === "") return [];
  const edits = [{ row, from: 0, to: entry.row.text.length, insert: "" }];
  if (!addends.areUnits)
    return [{ title: { zh: `删去重复的“${name}”`, en: `Remove the second ${name}` }, edits }];
  const title = { zh: `删去重复的“${name}”及其项目`, en: `Remove the second ${name} with its projects` };
  return [{ title, edits, ofUnit: entry.row }];
}

// Two amounts of a row that stand each in the other's column.
function inEachOther(told: Told): Explanation {
  const { cause, total, chosen } = told;
  const [entry, row] = chosen[0] ?? total;
  const [one, other] = [nameIn(told, cause.from), nameIn(told, cause.to!)];
  const name = entry.name;
  const [here, there] = [amountSpan(entry, cause.from), amountSpan(entry, cause.to!)];
  const { text } = entry.row;
  const edits: RowEdit[] =
    here && there
      ? [
          { row, from: here.from, to: here.to, insert: text.slice(there.from, there.to) },
          { row, from: there.from, to: there.to, insert: text.slice(here.from, here.to) },
        ]
      : [];
  const [whose, of] = chosen.length === 0 ? ["本行", "this row"] : [`“${name}”`, name];
  const title = { zh: `把${whose}的这两项对调`, en: `Exchange the two in ${of}` };
  return {
    ...about(told, {
      zh: `${whose}的${one}与${other}写反`,
      en: `${one} and ${other} of ${of} are exchanged`,
    }),
    fixes: edits.length === 0 ? [] : [{ title, edits }],
  };
}

// An amount that is not written, or a row without any.
function blank(told: Told): Explanation {
  const { cause, chosen } = told;
  const [[entry, row]] = chosen as [Placed];
  const [name, right] = [entry.name, tidied(cause.right!)];
  const span = amountSpan(entry, cause.from);
  const isAll = entry.amounts.every(({ value }) => value === undefined);
  const what = nameIn(told, cause.from);
  const title = { zh: `给“${name}”填上 ${right}`, en: `Fill in ${right} for ${name}` };
  return {
    ...about(told, {
      zh: `“${name}”没有填${isAll ? "金额" : what}，应为 ${right}`,
      en: `${name} has no ${isAll ? "amount" : what}: it should be ${right}`,
    }),
    fixes: span
      ? [
          {
            title,
            edits: [{ row, from: span.from, to: span.to, insert: right }, ...also(cause, [entry, row])],
          },
        ]
      : [],
  };
}

function ofValue(told: Told): Explanation {
  const { cause, total, addends, chosen } = told;
  const [first] = chosen;
  const [entry, row] = first ?? total;
  const name = first ? entry.name : nameIn(told, cause.from);
  const said = wordsOfValue(cause, name, entry, cause.from, row);
  // Of a total against several addends either may be in the other unit.
  const isEither = first === undefined && Math.abs(cause.power ?? 0) === 4 && addends.entries.length > 1;
  return isEither ? { ...said, words: orTheOthers(said.words) } : said;
}

function orTheOthers({ zh, en }: Localized): Localized {
  return { zh: `${zh}；也可能是各加数都差一万倍`, en: `${en}; or all addends are off by 10,000` };
}

function saying(words: Localized): Explanation {
  return { words, related: [], fixes: [] };
}

function about({ cause, chosen }: Told, words: Localized): Explanation {
  return { words, related: relatedTo(chosen, cause.from, words), fixes: [] };
}

// The rows a cause is about, each with its amount.
function quoted({ cause, chosen }: Told): Localized {
  const said = chosen.map(([entry]) => [entry.name, formatted(amountOf(entry, cause))] as const);
  return {
    zh: said.map(([name, amount]) => `“${name}”${amount}`).join("、"),
    en: said.map(([name, amount]) => `${name} (${amount})`).join(", "),
  };
}

// One of several that are alike.
function oneOf({ cause, chosen }: Told): Localized {
  const names = chosen.map(([entry]) => entry.name);
  const amount = formatted(amountOf(chosen[0]![0], cause));
  return {
    zh: `${names.map((name) => `“${name}”`).join("或")}（${amount}）`,
    en: `${names.join(" or ")} (${amount})`,
  };
}

function amountOf({ amounts }: Entry, { from }: Cause): Decimal {
  return amounts[from]!.value ?? zero;
}

function nameIn({ total: [{ layout }] }: Told, amount: number): string {
  return amountName(layout.columns, amount);
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
