import type { Localized } from "../../locale.ts";
import type { Cause } from "../../model/causes.ts";
import { amountSpan, type Entry, nameOf } from "../../model/entry.ts";
import { formatted, plain, zero } from "../../model/money.ts";
import type { RowEdit } from "../rule.ts";
import { type Addends, type Explanation, type Placed, relatedTo, silent } from "./explanation.ts";

export function explanationOf(cause: Cause, total: Placed, addends: Addends): Explanation {
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

// A fund that the row's total leaves out, or adds twice.
export function wordsOfFund({ kind }: Cause, fund: string, total: string): Explanation | undefined {
  if (kind !== "left" && kind !== "again") return undefined;
  const words =
    kind === "left"
      ? { zh: `“${total}”没有加上“${fund}”`, en: `${total} leaves out ${fund}` }
      : { zh: `“${total}”把“${fund}”加了两次`, en: `${total} adds ${fund} twice` };
  return { words, related: [], fixes: [] };
}

// Transposed digits, a slipped place, a sign: one amount that should say another.
export function wordsOfValue(
  cause: Cause,
  name: string,
  entry: Entry,
  amount: number,
  row: Placed[1],
): Explanation {
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
          zh: `“${name}”${found} 相邻两位数字写反，应为 ${wanted}`,
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
                zh: `“${name}”${found} 的小数点错了${Math.abs(cause.power ?? 0) === 2 ? "两" : "一"}位（${factor} 倍），应为 ${wanted}`,
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

function orTheOthers({ zh, en }: Localized): Localized {
  return { zh: `${zh}；也可能是各加数都差一万倍`, en: `${en}; or all addends are off by 10,000` };
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
