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
  known ??= literalOrDigit();
  const shape = shapeOf(text, known);
  if (shape.length > LONGEST_VALUE / 2) return [{ kind: "words", from: 0, to: text.length }];
  return readShape(shape).map((part) => placed(part, shape));
}

/** The same by Ohm on the raw text: the definition that `parseTarget` must agree with. */
export const parseTargetRaw: (text: string) => Part[] = reader("target", "value", {
  value: (inner: Node) => inner["read"](),
  value_formula: (formula: Node, parts: Node) =>
    merged([formula["read"](), ...parts.children.map((p) => p["read"]())]),
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
  word(this: Node, _inner: Node) {
    return { ...span(this), kind: "words" };
  },
  quantity(this: Node, comparator: Node, base: Node, amount: Node, bounds: Node): QuantityPart {
    const before = comparator.children.map((node) => node["read"]());
    const after = bounds.children.map((node) => node["read"]());
    const year = base.children[0]?.children[0];
    const { low, high } = amount["read"]();
    return {
      ...span(this),
      kind: "quantity",
      comparators: [...before, ...after],
      base: year && span(year),
      low,
      high,
    };
  },
  comparator: (before: Node, _blanks: Node) => before["read"](),
  bound: (_blanks: Node, after: Node) => after["read"](),
  before: (kind: Node) => ({ ...span(kind), relation: kind.ctorName as Relation, place: "before" }),
  after: (kind: Node) => ({ ...span(kind), relation: AFTER[kind.ctorName]!, place: "after" }),
  amount: (inner: Node) => inner["read"](),
  range: (low: Node, _mark: Node, high: Node) => ({ low: low["read"]().low, high: high["read"]().low }),
  one: (inner: Node) => inner["read"](),
  one_fraction(this: Node, _percent: Node, digits: Node, tail: Node) {
    return numeral(this, "fraction", digits, undefined, undefined, tail);
  },
  one_number(this: Node, digits: Node, percent: Node, scale: Node, tail: Node) {
    const notation = digits.ctorName === "count" ? "chinese" : "digits";
    return numeral(this, notation, digits, percent, scale, tail);
  },
});

const AFTER: Record<string, Relation> = { orMore: "atLeast", orLess: "atMost", around: "about" };

function numeral(
  whole: Node,
  notation: NumberPart["notation"],
  digits: Node,
  percent: Node | undefined,
  scale: Node | undefined,
  tail: Node,
): { low: NumberPart; high: undefined } {
  const optional = (node: Node | undefined) => (node?.children[0] ? span(node.children[0]) : undefined);
  const end = whole.source.endIdx;
  const low: NumberPart = {
    ...span(whole),
    notation,
    digits: span(digits),
    percent: optional(percent),
    scale: optional(scale),
    tail: optional(tail) ?? { from: end, to: end },
  };
  return { low, high: undefined };
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

function placed(part: Part, { starts }: Shape): Part {
  const at = ({ from, to }: Span): Span => ({ from: starts[from]!, to: starts[to]! });
  if (part.kind !== "quantity") return { ...at(part), kind: part.kind };
  const numberAt = (number: NumberPart): NumberPart => ({
    ...at(number),
    notation: number.notation,
    digits: at(number.digits),
    percent: number.percent && at(number.percent),
    scale: number.scale && at(number.scale),
    tail: at(number.tail),
  });
  return {
    ...at(part),
    kind: "quantity",
    comparators: part.comparators.map((comparator) => ({ ...comparator, ...at(comparator) })),
    base: part.base && at(part.base),
    low: numberAt(part.low),
    high: part.high && numberAt(part.high),
  };
}

// Whatever the grammar names stays as it is: its own literals say what that is.
let known: Special | undefined;
function literalOrDigit(): Special {
  const words = literals("target").sort((a, b) => b.length - a.length);
  return special(
    {
      pattern: `${words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|")}|[0-9０-９]+`,
      starts: `${words.map((word) => word[0]).join("")}0123456789０１２３４５６７８９`,
    },
    "",
  );
}
