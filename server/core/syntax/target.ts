import { alternatives } from "../characters.ts";
import type { Span } from "../text.ts";
import { literals, type Node, reader } from "./grammar.ts";
import { oncePerShape, type Shape, type Special, shapeOf, special } from "./shape.ts";

export type Part = QuantityPart | WordPart;

/** A date, a grade, a formula, or words; adjacent words are one part. */
export interface WordPart extends Span {
  readonly kind: "date" | "grade" | "formula" | "words";
}

export interface QuantityPart extends Span {
  readonly kind: "quantity";
  /** Every comparator before and after the number, in the order of the text. */
  readonly comparators: readonly ComparatorPart[];
  /** The year a comparison refers to: 低于2019年178人. */
  readonly base: Span | undefined;
  readonly low: NumberPart;
  /** The upper end of a range; undefined where there is one number. */
  readonly high: NumberPart | undefined;
}

export type Relation = "atLeast" | "atMost" | "more" | "less" | "equal" | "about";

export interface ComparatorPart extends Span {
  readonly relation: Relation;
  readonly place: "before" | "after";
}

export interface NumberPart extends Span {
  readonly notation: "digits" | "chinese" | "fraction";
  /** The sign of a number below zero, before it: `-` or 零下. */
  readonly minus: Span | undefined;
  readonly digits: Span;
  readonly percent: Span | undefined;
  readonly scale: Span | undefined;
  /** What follows the number up to the next part: the unit, and perhaps words behind it. */
  readonly tail: Span;
}

/** Anything longer is an essay and no value: it is read as words. */
const LONGEST_VALUE = 1_000;

/** The parts of a target value, by its shape. They cover the whole text. */
export function parseTarget(text: string): Part[] {
  if (text.length > LONGEST_VALUE) return [{ kind: "words", from: 0, to: text.length }];
  const { besideNumbers, alone } = wordsThatMatter();
  const shape = shapeOf(text, hasNumeral(text) ? besideNumbers : alone);
  if (shape.length > LONGEST_VALUE / 2) return [{ kind: "words", from: 0, to: text.length }];
  return readShape(shape).map((part) => placed(part, shape));
}

/** Whether a text has what a quantity or a date begins with; one without has grades and words, and nothing else. */
export function hasNumeral(text: string): boolean {
  return wordsThatMatter().number.test(text);
}

/** The same by Ohm on the raw text: the definition that `parseTarget` must agree with. */
export const parseTargetRaw: (text: string) => Part[] = reader("target", "value", {
  value: (inner: Node) => inner["read"](),
  value_formula: (formula: Node, parts: Node) =>
    merged([formula["read"](), ...parts.children.map((p) => p["read"]())]),
  value_negative: (blanks: Node, negative: Node, parts: Node) =>
    merged([...blanks.children, negative, ...parts.children].map((p) => p["read"]())),
  value_parts: (parts: Node) => merged(parts.children.map((part) => part["read"]())),
  part: (inner: Node) => inner["read"](),
  date(this: Node, _inner: Node) {
    return { ...span(this), kind: "date" };
  },
  grade(this: Node, _inner: Node) {
    return { ...span(this), kind: "grade" };
  },
  formula(this: Node, _chars: Node, _times: Node, _blanks: Node, _digits: Node, _percent: Node) {
    return { ...span(this), kind: "formula" };
  },
  plain: words,
  mark: words,
  compact: words,
  word: words,
  quantity(this: Node, comparator: Node, base: Node, amount: Node, bounds: Node): QuantityPart {
    const before = comparator.children.map((node) => node["read"]());
    const after = bounds.children.map((node) => node["read"]());
    const year = base.children[0]?.children[0];
    const minus = comparator.children[0]?.children[2]?.children[0];
    const { low, high } = amount["read"]();
    return {
      ...span(this),
      kind: "quantity",
      comparators: [...before, ...after],
      base: year && span(year),
      low: signed(low, minus),
      high,
    };
  },
  negative(this: Node, minus: Node, amount: Node, bounds: Node): QuantityPart {
    const { low, high } = amount["read"]();
    return {
      ...span(this),
      kind: "quantity",
      comparators: bounds.children.map((node) => node["read"]()),
      base: undefined,
      low: signed(low, minus),
      high,
    };
  },
  blank: words,
  comparator: (before: Node, _blanks: Node, _minus: Node) => before["read"](),
  bound: (_blanks: Node, after: Node) => after["read"](),
  before: (kind: Node) => ({ ...span(kind), relation: kind.ctorName as Relation, place: "before" }),
  after: (kind: Node) => ({ ...span(kind), relation: AFTER[kind.ctorName]!, place: "after" }),
  amount: (inner: Node) => inner["read"](),
  range: (inner: Node) => inner["read"](),
  range_below: (low: Node, _mark: Node, minus: Node, high: Node) => ends(low, high, minus),
  range_plain: (low: Node, _mark: Node, high: Node) => ends(low, high, undefined),
  signedRange: (inner: Node) => inner["read"](),
  signedRange_below: (low: Node, _mark: Node, minus: Node, high: Node) => ends(low, high, minus),
  signedRange_plain: (low: Node, _mark: Node, high: Node) => ends(low, high, undefined),
  one: (inner: Node) => inner["read"](),
  one_fraction(this: Node, _percent: Node, digits: Node, tail: Node) {
    return numeral(this, "fraction", digits, undefined, undefined, tail);
  },
  one_number(this: Node, belowZero: Node, digits: Node, percent: Node, scale: Node, tail: Node) {
    const notation = digits.ctorName === "count" ? "chinese" : "digits";
    const { low, high } = numeral(this, notation, digits, percent, scale, tail);
    return { low: signed(low, belowZero.children[0]), high };
  },
});

const AFTER: Record<string, Relation> = { orMore: "atLeast", orLess: "atMost", around: "about" };

function ends(low: Node, high: Node, minus: Node | undefined): Pick<QuantityPart, "low" | "high"> {
  return { low: low["read"]().low, high: signed(high["read"]().low, minus) };
}

/** The number with the sign before it, where there is one. */
function signed(number: NumberPart, minus: Node | undefined): NumberPart {
  return minus === undefined ? number : { ...number, minus: span(minus) };
}

function numeral(
  whole: Node,
  notation: NumberPart["notation"],
  digits: Node,
  percent: Node | undefined,
  scale: Node | undefined,
  tail: Node,
): { low: NumberPart; high: undefined } {
  const optional = (node: Node | undefined) => node && span(node);
  const end = whole.source.endIdx;
  const low: NumberPart = {
    ...span(whole),
    notation,
    minus: undefined,
    digits: span(digits),
    // Without the blanks before them.
    percent: optional(percent?.children[0]?.children[1]),
    scale: optional(scale?.children[0]?.children[1]),
    tail: optional(tail?.children[0]) ?? { from: end, to: end },
  };
  return { low, high: undefined };
}

function words(this: Node, _inner: Node): WordPart {
  return { ...span(this), kind: "words" };
}

function span(node: Node): Span {
  return { from: node.source.startIdx, to: node.source.endIdx };
}

function merged(parts: readonly Part[]): Part[] {
  const result: Part[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (part.kind === "words" && last?.kind === "words") result[result.length - 1] = { ...last, to: part.to };
    else result.push(part);
  }
  return result;
}

const readShape = oncePerShape(parseTargetRaw);

// Every field by name: of an object made by spreading V8 makes a class of its own, slow to read and to keep.
function placed(part: Part, shape: Shape): Part {
  const { starts } = shape;
  const from = starts[part.from]!;
  const to = starts[part.to]!;
  if (part.kind !== "quantity") return { from, to, kind: part.kind };
  return {
    from,
    to,
    kind: "quantity",
    comparators: part.comparators.map((one) => ({
      from: starts[one.from]!,
      to: starts[one.to]!,
      relation: one.relation,
      place: one.place,
    })),
    base: part.base && spanAt(part.base, shape),
    low: numberAt(part.low, shape),
    high: part.high && numberAt(part.high, shape),
  };
}

function numberAt(number: NumberPart, shape: Shape): NumberPart {
  return {
    from: shape.starts[number.from]!,
    to: shape.starts[number.to]!,
    notation: number.notation,
    minus: number.minus && spanAt(number.minus, shape),
    digits: spanAt(number.digits, shape),
    percent: number.percent && spanAt(number.percent, shape),
    scale: number.scale && spanAt(number.scale, shape),
    tail: spanAt(number.tail, shape),
  };
}

function spanAt({ from, to }: Span, { starts }: Shape): Span {
  return { from: starts[from]!, to: starts[to]! };
}

// What the grammar names stays where it can matter: its own words, each beside what it must stand beside. More may stay
// than need be, never less: the property on raw text holds the two together.
function wordsThatMatter(): WordsThatMatter {
  known ??= readWords();
  return known;
}
let known: WordsThatMatter | undefined;

interface WordsThatMatter {
  readonly number: RegExp;
  readonly besideNumbers: Special;
  readonly alone: Special;
}

function readWords(): WordsThatMatter {
  const all = literals("target");
  const any = (...rules: string[]) => `(?:${alternatives(literals("target", ...rules))})`;
  const numeral = `[${literals("target", "chineseDigit").join("")}]`;
  const blanks = `[${literals("target", "blank").join("")}]*`;
  const dates = literals("target", "year", "month", "day", "date_year", "date_day").join("");
  const measure = any("measureWord");
  const ranked = `[${literals("target", "chineseDigit", "top").join("")}]`;
  // The first that fits is taken: what follows a word must say for itself that it stays.
  const grades = [
    `${ranked}(?=${any("rank")})`,
    `(?<=${ranked})${any("rank")}`,
    `国${any("stage")}+(?:标准)?`,
    any("grade_result"),
  ];
  const stays = [
    // First of all: 次 by itself is a measure word, and 次月 must stay whole.
    `${any("every")}(?=${DIGIT})`,
    any("compact"),
    comparatorPattern(),
    any("orMore", "orLess", "around"),
    `${any("joint")}(?=${any("orMore", "orLess")})`,
    // Its brackets stay by themselves.
    "含(?=[）)])",
    `${any("toMark", "stroke")}(?=${blanks}(?:${any("minus")}?${DIGIT}|百分之|${numeral}))`,
    `${any("belowZero")}(?=${DIGIT})`,
    `百分之${numeral}*`,
    `第(?:${numeral}|${DIGIT})+`,
    // From the first of them only: at each of a thousand it would read on to the last.
    `(?<!${numeral})${numeral}+(?=${measure})`,
    `(?<=${numeral})${measure}`,
    `零(?=${any("mark")}|$)`,
    `(?<=(?:${any("ofMany", "many")}|${DIGIT}|${numeral})${blanks})${any("ofTen")}`,
    `(?<=/|${DIGIT})${any("many")}`,
    `(?<=/${DIGIT}*${any("many")})${any("perMany")}`,
    `(?<=百)${any("cent")}`,
    `(?<=${DIGIT}[${dates}]{0,3})(?:[${dates}]|${any("upTo")})`,
    ...grades,
    `[xX](?=${blanks}${DIGIT})`,
    `${DIGIT}+`,
  ];
  const starts = `${all.map((word) => word[0]).join("")}0123456789０１２３４５６７８９`;
  const signs = all.filter((word) => /^[^\p{L}\p{N}]$/u.test(word)).join("");
  const comma = any("group");
  const ends = "[-/.]";
  const longNumber = [
    `${DIGIT}+(?=${comma}|[年月日号]|${blanks}${any("toMark", "stroke")})`,
    `(?<=${comma})${DIGIT}+`,
    // 6/30前
    `${DIGIT}+(?=/)|(?<=/)${DIGIT}+`,
    // 2026/6/30
    `${DIGIT}{4}(?=${ends}${DIGIT}{1,2}${ends}${DIGIT})`,
    `(?<=${DIGIT}{4}${ends})${DIGIT}+(?=${ends})`,
    `(?<=${DIGIT}{4}${ends}${DIGIT}{1,2}${ends})${DIGIT}+`,
  ].join("|");
  return {
    number: new RegExp(`${DIGIT}|${numeral}`),
    besideNumbers: special({ pattern: stays.join("|"), starts }, signs, { longNumber }),
    alone: special({ pattern: grades.join("|"), starts }, ""),
  };
}

const DIGIT = "[0-9０-９]";

/** What the grammar names as a comparator before a number, as an expression. */
export function comparatorPattern(): string {
  return `(?:${alternatives(literals("target", "atLeast", "atMost", "more", "less", "equal", "about"))})`;
}
