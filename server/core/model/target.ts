import { halfWidth } from "../characters.ts";
import { oncePerText } from "../memo.ts";
import {
  hasNumeral,
  type NumberPart,
  type Part,
  parseTarget,
  type QuantityPart,
  type Relation,
} from "../syntax/target.ts";
import type { Span } from "../text.ts";
import { type Measure, measureIn } from "./measure.ts";
import { compare, type Decimal, decimal, multiply, negated, shifted } from "./money.ts";

/** A target value as it was read. Offsets count from the start of the value. */
export interface Target {
  /** What decides the value: its main quantity, or else a date, a grade, a formula, or plain words. */
  readonly kind: "quantity" | "date" | "grade" | "formula" | "words" | "nothing";
  /** The quantity that states the target: the first with a comparator, or else the first; undefined if none. */
  readonly main: Quantity | undefined;
  readonly quantities: readonly Quantity[];
  readonly parts: readonly Part[];
  /** The words before the main quantity (上半年, or the name said again), or all words where there is none. */
  readonly before: Span;
  /** What follows the main quantity and its unit. */
  readonly after: Span;
}

export interface Quantity extends Span {
  /** What the value must be to the number; undefined where no comparator is written. */
  readonly relation: Relation | undefined;
  readonly comparators: QuantityPart["comparators"];
  /** The number with its scale (1.3万 is 13000) and without its percent sign. */
  readonly number: Decimal;
  /** One unit of the last written place: 0.3亿 is known to 10,000,000, 1.32万 to 100. */
  readonly step: Decimal;
  /** The upper end of a range. */
  readonly high: Decimal | undefined;
  /** `%` or `‰`, or the unit; `undefined` where a bare number stands. */
  readonly measure: Measure | undefined;
  readonly percent: boolean;
  /** The mark of a rate as it is written, `%` for 百分之; undefined where there is none. */
  readonly mark: string | undefined;
  /** Where the digits stand, with scale and percent sign. */
  readonly digits: Span;
}

export const targetOf: (text: string) => Target = oncePerText(read, 8_192);

/** The quantities that a text names. Most names have no numeral, and nothing is read of those. */
export function quantitiesIn(text: string): readonly Quantity[] {
  return hasNumeral(text) ? targetOf(text).quantities : NONE;
}
const NONE: readonly Quantity[] = [];

/** Whether two quantities count the same thing, so that their numbers can be compared. */
export function comparable(a: Quantity, b: Quantity): boolean {
  return a.percent === b.percent && (a.percent ? a.mark === b.mark : a.measure?.name === b.measure?.name);
}

/** Less than zero, zero or more: as the number of `a` is less than, equal to or more than that of `b`. Exact. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  return compare(multiply(a.number, a.measure?.factor ?? ONE), multiply(b.number, b.measure?.factor ?? ONE));
}

/** Whether a relation says how much there must be at least. */
export function isFloor(relation: Relation | undefined): boolean {
  return relation === "atLeast" || relation === "more";
}

/** Whether it says how much there may be at most. */
export function isCeiling(relation: Relation | undefined): boolean {
  return relation === "atMost" || relation === "less";
}

export const SIGNS: Readonly<Record<Relation, string>> = {
  atLeast: "≥",
  atMost: "≤",
  more: ">",
  less: "<",
  equal: "=",
  about: "约",
};

const ONE: Decimal = { units: 1n, decimals: 0 };

function read(text: string): Target {
  const parts = parseTarget(withoutPowers(withoutCitations(text))).flatMap((part) => oneByOne(text, part));
  const quantities = parts.flatMap((part) => (part.kind === "quantity" ? [quantityOf(text, part)] : []));
  const told = quantities.filter((one, i) => !isScope(text, one, quantities[i + 1]));
  const main =
    told.find((one) => one.relation !== undefined) ??
    told.find(({ digits }) => isInDigits(text, digits)) ??
    told.find((quantity) => isMeant(text, quantity));
  const last = parts.find((part) => part.kind !== "words" && part.kind !== "quantity");
  const kind = main
    ? "quantity"
    : last
      ? (last.kind as "date" | "grade" | "formula")
      : text.trim() === ""
        ? "nothing"
        : "words";
  const formula = parts[0]?.kind === "formula";
  return {
    kind: formula ? "formula" : kind,
    main: formula ? undefined : main,
    quantities,
    parts,
    before: { from: 0, to: main?.from ?? text.length },
    after: { from: main?.to ?? text.length, to: text.length },
  };
}

// The numbers of a document are no target: 按临财〔2024〕12号执行, 符合《GB5749-2022》. What stands for them is as long.
function withoutCitations(text: string): string {
  return /[号《]/.test(text) ? text.replace(CITATION, (found) => "文".repeat(found.length)) : text;
}
const CITATION = /[〔[﹝【]\d{4}[〕\]﹞】]\s*第?\d{1,5}号|\d{4}年第?\d{1,5}号文?|《[^》]{1,100}》/g;

// The 2 of m2 is no number.
function withoutPowers(text: string): string {
  return /[mM][23]/.test(text) ? text.replace(POWER, (digit) => (digit === "2" ? "²" : "³")) : text;
}
const POWER = /(?<=(?<![A-Za-z])[kc]?[mM])[23](?![\dA-Za-z])/g;

// 由15个工作日缩短至5个工作日 and 一次验收合格率达到100% are no ranges: behind the first number stands more than its unit.
function oneByOne(text: string, part: Part): readonly Part[] {
  if (part.kind !== "quantity" || part.high === undefined) return [part];
  const { low, high, comparators } = part;
  const isWord = /[至到]/.test(text.slice(low.to, high.from));
  const tail = text.slice(low.tail.from, low.tail.to).trim();
  if (!isWord || tail === "" || measureIn(tail)?.length === tail.length) return [part];
  const [before, after] = (["before", "after"] as const).map((place) =>
    comparators.filter((one) => one.place === place),
  );
  return [
    { ...part, to: low.to, high: undefined, comparators: before! },
    {
      ...part,
      from: (high.minus ?? high).from,
      low: high,
      high: undefined,
      comparators: after!,
      base: undefined,
    },
  ];
}

/**
 * Whether a quantity says of whom or of what, and another how many: 65岁以上老人500人, 500万元以下项目不超过2万元, 满50年每月200元.
 */
function isScope(text: string, { from, to, comparators }: Quantity, next: Quantity | undefined): boolean {
  if (next !== undefined && text[from - 1] === "满") return true;
  const isBehind = comparators.length > 0 && comparators.every(({ place }) => place === "after");
  return isBehind && next !== undefined && /^的?[\u4e00-\u9fff]{2}/.test(text.slice(to, next.from));
}

// A Chinese numeral in the middle of words is a word of theirs: 七座 in 新能源七座乘用车, 七个 in 全市七个区的工资.
function isMeant(text: string, { from, to, digits }: Quantity): boolean {
  const rest = text.slice(to).trim();
  // 受理后两个月内 is a limit wherever it stands; 一年比一年好, 一年级, 三轮车 and 千年 count nothing.
  if (/^(?:内|之内|$)/.test(rest)) return true;
  return from === 0 && !/^[比级车]/.test(rest) && !/^[百千]+/.test(text.slice(digits.from, digits.to));
}

function isInDigits(text: string, { from, to }: Span): boolean {
  return /[\d０-９]/.test(text.slice(from, to));
}

function quantityOf(text: string, part: QuantityPart): Quantity {
  const top = part.high ?? part.low;
  // 千 begins a unit where the unit has it: 32千米 are so many 公里.
  const own = top.scale && THOUSANDS.test(text.slice(top.scale.from)) ? top.scale : undefined;
  const unitFrom = own?.from ?? top.tail.from;
  const measure = measureIn(text.slice(unitFrom, top.tail.to));
  const scaleOf = (end: NumberPart) => (own ? undefined : end.scale);
  const { number, step } = numberOf(
    text,
    part.low,
    scaleOf(part.low) ?? (own ? undefined : scaleOfBoth(text, part)),
  );
  // The words behind the unit belong to the value and not to the quantity: 5次检查 counts 次.
  const after = part.comparators.some((comparator) => comparator.place === "after");
  const end = after ? part.to : unitFrom + (measure?.length ?? 0);
  const sign = part.high?.percent ?? part.low.percent;
  const isFraction = part.low.notation === "fraction" || part.high?.notation === "fraction";
  const mark = sign ? text.slice(sign.from, sign.to).replace("％", "%") : isFraction ? "%" : undefined;
  return {
    from: part.from,
    to: end,
    relation: relationOf(part),
    comparators: part.comparators,
    number,
    step,
    high: part.high && numberOf(text, part.high, scaleOf(part.high)).number,
    measure,
    percent: mark !== undefined,
    mark,
    digits: { from: (part.low.minus ?? part.low).from, to: unitFrom },
  };
}

const THOUSANDS = /^千(?:米|克|瓦|伏|帕|卡)/;

/** The scale behind a range, where it is that of both ends: 4-6万 begins at 40,000, but 5000-1万 at 5,000. */
function scaleOfBoth(text: string, { low, high }: QuantityPart): Span | undefined {
  if (high?.scale === undefined) return undefined;
  const [first, second] = [low, high].map((end) => numberOf(text, end, undefined).number);
  const least: Decimal = { units: 10n ** BigInt(powerOf(text, high.scale) - 1), decimals: 0 };
  return compare(first!, second!) > 0 && compare(first!, least) >= 0 ? undefined : high.scale;
}

function relationOf({ comparators }: QuantityPart): Relation | undefined {
  return (
    comparators.find((comparator) => comparator.relation !== "about")?.relation ?? comparators[0]?.relation
  );
}

function numberOf(
  text: string,
  part: NumberPart,
  scale: Span | undefined,
): { number: Decimal; step: Decimal } {
  const digits = text.slice(part.digits.from, part.digits.to);
  const size = /^[零〇一二两三四五六七八九十百千]/.test(digits)
    ? chineseNumber(digits)
    : decimal(halfWidth(digits).replaceAll(",", ""));
  const number = part.minus ? negated(size) : size;
  const power = scale === undefined ? 0 : powerOf(text, scale);
  return { number: shifted(number, power), step: shifted({ units: 1n, decimals: number.decimals }, power) };
}

function powerOf(text: string, scale: Span): number {
  return SCALES[text.slice(scale.from, scale.to)] ?? 0;
}

const SCALES: Readonly<Record<string, number>> = {
  百: 2,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  万亿: 12,
};
const DIGITS = "零一二三四五六七八九";

/** 三十 is 30, 一百二十 is 120, 三万六千 is 36000, 两 is 2; digits in a row are read one by one. */
export function chineseNumber(text: string): Decimal {
  let sum = 0;
  let digit = 0;
  for (const char of text) {
    if (char === "万") {
      sum = (sum + digit) * 10_000;
      digit = 0;
      continue;
    }
    const place = { 十: 10, 百: 100, 千: 1000 }[char];
    if (place === undefined)
      digit = digit * 10 + (char === "两" ? 2 : char === "〇" ? 0 : DIGITS.indexOf(char));
    else {
      sum += (digit || 1) * place;
      digit = 0;
    }
  }
  return decimal(String(sum + digit));
}
