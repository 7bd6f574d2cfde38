import { DASHES, isBlank } from "../characters.ts";
import type { Span } from "../text.ts";
import { type Node, reader } from "./grammar.ts";
import { goesOn, isDigit, numberEnd, oncePerShape, setOf, shapeFrom, special } from "./shape.ts";

export type FieldKind = "cycle" | "annual" | "coded" | "text";

/** A field of an indicator; blanks around it and its label are outside `content`. */
export interface Field extends Span {
  readonly kind: FieldKind;
  /** The field's own text: after the label of a value, all of the others; without blanks around it. */
  readonly content: Span;
  /** The code's digits in a `coded` field; the label with its colon in a value; empty otherwise. */
  readonly mark: Span;
}

/** One indicator as it is written: offsets count from the start of the text that was parsed. */
export interface Item extends Span {
  /** The digits of `1、`, `（1）` or `1）`, or `①`; undefined where no number is written. */
  readonly ordinal: Span | undefined;
  readonly fields: readonly Field[];
  /** Where the `。` that ends the indicator stands; an empty span where there is none. */
  readonly stop: Span;
}

/**
 * The indicators in a stretch of a row's text, by their shape. Offsets count from the start of `text`. A cell is cut
 * before each place where an indicator may start, so that one shape is one indicator's and not a whole cell's.
 */
export function parseItems(text: string, from = 0, to = text.length): Item[] {
  const items: Item[] = [];
  const source = from === 0 && to === text.length ? text : text.slice(from, to);
  let used = startAt(source, 0);
  let at = 0;
  do {
    const shape = shapeFrom(source, at, SPECIAL, startAt, used);
    if (shape.length > LONGEST_SHAPE) items.push(unread(from + at, shape.to - at));
    else for (const item of readShape(shape)) items.push(placed(item, shape.starts, from));
    at = shape.to;
    used = shape.used;
  } while (at < source.length);
  return items;
}

// No indicator has so many separators: it stands as one field, so that nothing can keep Ohm busy.
const LONGEST_SHAPE = 600;

function unread(from: number, length: number): Item {
  const all = { from, to: from + length };
  return {
    ...all,
    ordinal: undefined,
    fields: [{ ...all, kind: "text", content: all, mark: emptyAt(from) }],
    stop: emptyAt(all.to),
  };
}

const span = (node: Node): Span => ({ from: node.source.startIdx, to: node.source.endIdx });
/** An empty span. */
export const emptyAt = (at: number): Span => ({ from: at, to: at });

/** The same by Ohm on the raw text: the definition that `parseItems` must agree with. */
export const parseItemsRaw: (text: string) => Item[] = reader("indicator", "cell", {
  cell: (_gap: Node, items: Node) => items.children.map((item) => item["read"]()),
  item: (inner: Node) => inner["read"](),
  item_numbered(ordinal: Node, fields: Node, stop: Node, _gap: Node) {
    return item(ordinal, fields, stop, ordinal["read"]());
  },
  item_bare: (fields: Node, stop: Node, _gap: Node) => item(fields, fields, stop, undefined),
  item_empty(stop: Node, _gap: Node) {
    return { ...span(stop), ordinal: undefined, fields: [], stop: span(stop) };
  },
  ordinal: (inner: Node) => inner["read"](),
  ordinal_marked: (digits: Node, _mark: Node, _markup: Node, _code: Node) => span(digits),
  ordinal_usual: (digits: Node, _mark: Node) => span(digits),
  ordinal_bracketed: (_open: Node, digits: Node, _close: Node, _mark: Node, _gap: Node, _code: Node) =>
    span(digits),
  ordinal_closed: (digits: Node, _close: Node, _mark: Node, _gap: Node, _code: Node) => span(digits),
  ordinal_circled: (circled: Node, _gap: Node, _code: Node) => span(circled),
  ordinal_joined: (_ahead: Node, digits: Node) => span(digits),
  ordinal_mistyped: (digits: Node, _mark: Node, _letters: Node, _class: Node) => span(digits),
  fields: (first: Node, _separators: Node, rest: Node) =>
    [first, ...rest.children].map((field) => field["read"]()),
  bareFields: (inner: Node) => inner["read"](),
  bareFields_text: (first: Node, _separators: Node, rest: Node) =>
    [first, ...rest.children].map((field) => field["read"]()),
  bareFields_empty(separators: Node, fields: Node) {
    const before: Field = {
      ...emptyAt(separators.source.startIdx),
      kind: "text",
      mark: emptyAt(separators.source.startIdx),
      content: emptyAt(separators.source.startIdx),
    };
    return [before, ...fields.children.map((field) => field["read"]())];
  },
  field: (inner: Node) => inner["read"](),
  laterField: (inner: Node) => inner["read"](),
  laterCoded: (inner: Node) => inner["read"](),
  value(blanks: Node, label: Node, colon: Node, text: Node): Field {
    return {
      from: blanks.source.startIdx,
      to: text.source.endIdx,
      kind: label.ctorName === "cycleLabel" ? "cycle" : "annual",
      mark: { from: label.source.startIdx, to: colon.source.endIdx },
      content: trimmed(span(text), text),
    };
  },
  coded(blanks: Node, digits: Node, _dash: Node, text: Node): Field {
    return {
      from: blanks.source.startIdx,
      to: text.source.endIdx,
      kind: "coded",
      mark: span(digits),
      content: trimmed({ from: blanks.source.startIdx, to: text.source.endIdx }, text),
    };
  },
  text: plain,
  someText: plain,
});

function plain(text: Node): Field {
  return {
    ...span(text),
    kind: "text",
    mark: emptyAt(text.source.startIdx),
    content: trimmed(span(text), text),
  };
}

function item(first: Node, fields: Node, stop: Node, ordinal: Span | undefined): Item {
  const ends = stop.children[0];
  return {
    from: first.source.startIdx,
    to: stop.source.endIdx,
    ordinal,
    fields: fields["read"](),
    stop: ends === undefined ? emptyAt(fields.source.endIdx) : span(ends),
  };
}

const readShape = oncePerShape(parseItemsRaw);

// No spreads and few closures: this makes every span of every indicator.
function placed(item: Item, starts: Int32Array, offset: number): Item {
  const count = item.fields.length;
  const fields = new Array<Field>(count);
  for (let i = 0; i < count; i++) {
    const { from, to, kind, mark, content } = item.fields[i]!;
    fields[i] = {
      from: starts[from]! + offset,
      to: starts[to]! + offset,
      kind,
      mark: { from: starts[mark.from]! + offset, to: starts[mark.to]! + offset },
      content: { from: starts[content.from]! + offset, to: starts[content.to]! + offset },
    };
  }
  const { ordinal, stop } = item;
  return {
    from: starts[item.from]! + offset,
    to: starts[item.to]! + offset,
    ordinal: ordinal && { from: starts[ordinal.from]! + offset, to: starts[ordinal.to]! + offset },
    fields,
    stop: { from: starts[stop.from]! + offset, to: starts[stop.to]! + offset },
  };
}

// The blanks at the ends of a text stay in its shape.
function trimmed({ from, to }: Span, { source }: Node): Span {
  const text = source.sourceString;
  let start = from;
  let end = to;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { from: start, to: end };
}

/**
 * The end of what says that an indicator starts at a place, 0 where none does. The grammar's `start`, as an expression:
 * the property test on raw text holds the two together.
 */
function startAt(source: string, at: number): number {
  const code = source.charCodeAt(at);
  if (OTHERS[code] === 1) {
    OTHER_START.lastIndex = at;
    return OTHER_START.test(source) ? OTHER_START.lastIndex : 0;
  }
  if (!isDigit(code)) return 0;
  const usual = usualStart(source, at);
  if (usual > 0) return usual;
  if (!goesOn(source, at, MARKS) && !isCode(source, at)) return 0;
  START.lastIndex = at;
  return START.test(source) ? START.lastIndex : 0;
}

// The start that nearly all have, `1、11-`, and the first that the expression tries.
function usualStart(source: string, at: number): number {
  if (at > 0 && isDigit(source.charCodeAt(at - 1))) return 0;
  const mark = numberEnd(source, at);
  if (source.charCodeAt(mark) !== ENUMERATION) return 0;
  const dash = numberEnd(source, mark + 1);
  if (dash === mark + 1 || source.charCodeAt(dash) !== HYPHEN) return 0;
  return dash + 1 < source.length && !isDigit(source.charCodeAt(dash + 1)) ? dash + 1 : 0;
}
// Behind one digit a dash is enough, behind more the name of a class must follow it.
function isCode(source: string, at: number): boolean {
  const dash = numberEnd(source, at);
  return (
    DASH_CODES[source.charCodeAt(dash)] === 1 &&
    (dash === at + 1 || CLASSES[source.charCodeAt(dash + 1)] === 1) &&
    !(at > 0 && isDigit(source.charCodeAt(at - 1)))
  );
}
const ENUMERATION = "、".charCodeAt(0);
const HYPHEN = "-".charCodeAt(0);

const CYCLE = "实施周期|实施期|项目周期|中长期|中期|长期|总体";
const DIGIT = "[0-9０-９]";
const PERIOD = `(?:${CYCLE}|年度|当年|本年度|本年|${DIGIT}{4}年度?)`;
const VALUE = "(?:绩效)?(?:指标|目标)值";
/** The label of a value, and that of a value for the whole cycle, as expressions: the grammar's, without the year. */
export const VALUE_LABEL = `${PERIOD}?${VALUE}`;
/** The labels of the two values as nearly every table writes them. */
export const [CYCLE_USUAL, ANNUAL_USUAL] = ["实施周期指标值:", "年度指标值:"] as const;
export const CYCLE_LABEL = `(?:${CYCLE})${VALUE}`;

const DASH = `[${DASHES}]`;
const BLANK = "[ \\u00a0\\u3000\\t\\r\\n]";
/** The markup a web form leaves in a cell, as an expression. Not `<5%`. */
export const TAG = `</?[A-Za-z](?:[A-Za-z0-9０-９/="'_:,#%;.-]|${BLANK})*>`;
const CLASS = "(?:产出|效益|满意度|成本)指标[；;]";
/** The code of a class behind the number of an indicator, as an expression: `1-产出`, or 产出指标；. */
export const CODE = `(?:${DIGIT}${DASH}(?:产出|效益|满意度|成本)|${CLASS})`;
const GAP = `(?:${BLANK}|${TAG})*`;
const MARKED = `${DIGIT}+(?:[）)]、?${GAP}|[、.．，,]${BLANK}*${TAG}${GAP})${CODE}`;
const SLIPS = `${DASHES}0-9０-９一lIOo.．\\u0020\\u00a0\\u3000\\t\\r\\n`;
const MISTYPED = `[${SLIPS}]{0,6}`;
const START = new RegExp(
  [
    `${DIGIT}+(?:、${DIGIT}+${DASH}(?=[^0-9０-９])|[、.．，,]${MISTYPED}${CLASS})`,
    `${DIGIT}${DASH}${CLASS}`,
    `${DIGIT}{2,}${DASH}${CLASS}(?=${BLANK}*(?!${DIGIT}+${DASH}${CLASS})${DIGIT}{1,2}${DASH})`,
    MARKED,
  ].join("|"),
  "y",
);
const CIRCLED = Array.from({ length: 20 }, (_, i) => String.fromCharCode(0x2460 + i)).join("");
/** How an indicator begins that is numbered （1）, 1） or ①, as an expression. */
export const OTHER_NUMBER = `(?:[（(]?${DIGIT}+[）)]、?|[${CIRCLED}])${GAP}${CODE}`;
const OTHER_START = new RegExp(OTHER_NUMBER, "y");
const OTHERS = setOf(`（(${CIRCLED}`);
const MARKS = setOf("、.．，,）)");
const DASH_CODES = setOf(DASHES);
const CLASSES = setOf("产效满成");
const SPECIAL = special(
  {
    pattern: [
      TAG,
      `(?<=^|[${DASHES}；;。>：:、.．，,])${BLANK}+`,
      `(?<!${BLANK})${BLANK}+(?=$|[；;。<（(${CIRCLED}]|${DIGIT}|${PERIOD}|${VALUE})`,
      "[\\t\\r\\n]+",
    ].join("|"),
    starts: "< \u00a0\u3000\t\r\n",
  },
  "；;。",
  {
    pairs: {
      pattern: [
        `${VALUE_LABEL}(?:[（(]${DIGIT}{4}年度?[）)])?${BLANK}*[:：]`,
        // The usual code first, as `usualNumber` has it: what follows it is no slip of the key.
        `${DIGIT}+-(?=[^${SLIPS}产效满成])`,
        OTHER_NUMBER,
        MARKED,
        `${DIGIT}+[、.．，,]?${MISTYPED}${CLASS}`,
        `${DIGIT}+、(?:${DIGIT}+${DASH}${DIGIT}?)?`,
        `${DIGIT}+${DASH}`,
      ].join("|"),
      starts: `实项中长总年当本绩指目0123456789０１２３４５６７８９（(${CIRCLED}`,
      // Every class has 指标 in its name.
      thirds: { 指: "值", 目: "值" },
      usual: [CYCLE_USUAL, ANNUAL_USUAL, "实施周期指标值：", "年度指标值："],
      usualNumber: { mark: "-", notBehind: `${SLIPS}产效满成` },
      seconds: `0123456789０１２３４５６７８９施期体度年目长效标、.．，,）)<${DASHES}一lIOo \u00a0\u3000\t\r\n产效满成`,
    },
  },
);
