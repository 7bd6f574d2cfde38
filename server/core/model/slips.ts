import { emptyAt, type Field, type Item } from "../syntax/indicator.ts";
import { MARK, ordinalOf } from "./ordinal.ts";

/** The indicators of a cell parted as their authors part them, where a slip of the key hides a number from the grammar. */
export function unslipped(found: readonly Item[], text: string): readonly Item[] {
  const mayBeTwo = found.some(({ fields }) => fields.length >= FEWEST_OF_TWO);
  const items = mayBeTwo ? found.flatMap((item) => divided(item, text)) : [...found];
  numberFirst(items, text);
  for (let i = 1; i < items.length; i++) {
    unglue(items, i, text);
    numberNext(items, i, text);
    endInPoint(items, i, text);
  }
  return items;
}

// …100%。2、产出措标；12-质量指标；…: behind a number that comes next stands no class, and the one before it seems to go on.
function divided(item: Item, text: string): Item[] {
  const { fields, stop } = item;
  const last = fields.findIndex((field, i) => i > 0 && isValue(field) && !isValue(fields[i + 1]));
  const rest = fields.slice(last + 1);
  const field = fields[last];
  if (field === undefined || !rest.some(isValue)) return [item];
  const [said, digits, first] = HIDDEN.exec(text.slice(field.content.from, field.content.to)) ?? [];
  if (said === undefined || Number(digits) !== Number(ordinalOf(item, text)) + 1) return [item];
  const end = field.content.to - said.length;
  const from = end + said.indexOf(digits!);
  const content = { from: field.content.to - first!.length, to: field.content.to };
  const own: Field = { from: content.from, to: field.to, kind: "text", mark: emptyAt(content.from), content };
  return [
    endingAt(end, item),
    ...divided(
      { from, to: item.to, ordinal: { from, to: from + digits!.length }, fields: [own, ...rest], stop },
      text,
    ),
  ];
}
const HIDDEN = new RegExp(`。\\s{0,2}(\\d{1,2})${MARK}([^。；;]{0,20})$`);
/** No indicator with a value has so many fields, whatever it lacks. */
const FEWEST_OF_TWO = 6;

function isValue(field: Field | undefined): boolean {
  return field?.kind === "cycle" || field?.kind === "annual";
}

// With its 。, or what stands for it, at an offset.
function endingAt(stop: number, item: Item): Item {
  const fields = item.fields
    .filter(({ from }) => from < stop)
    .map((field) =>
      field.to < stop ? field : { ...field, to: stop, content: { ...field.content, to: stop } },
    );
  return { ...item, to: stop + 1, fields, stop: { from: stop, to: stop + 1 } };
}

// ≥0.566、: with the 。 between them the end of a value and the number of the next indicator have become one.
function unglue(items: Item[], i: number, text: string): void {
  const [before, one] = [items[i - 1]!, items[i]!];
  const { ordinal } = one;
  if (ordinal === undefined || ordinal.from !== before.to || before.stop.from !== before.stop.to) return;
  const last = before.fields.at(-1);
  if (last?.content.to !== ordinal.from) return;
  // The next number, or the same where an indicator was put in between and those behind it are not numbered anew.
  const own = ordinalOf(before, text);
  if (own === undefined) return;
  const [from] = [own + 1, own].flatMap((number) => {
    const at = ordinal.to - String(number).length;
    return at > ordinal.from && text.startsWith(String(number), at) ? [at] : [];
  });
  if (from === undefined) return;
  if (!/[\d.．,，≥≤><＞＜=＝:：]/.test(text[ordinal.from - 1]!)) return;
  const content = { from: last.content.from, to: from };
  const fields = [...before.fields.slice(0, -1), { ...last, to: from, content }];
  items[i - 1] = { ...before, to: from, stop: { from, to: from }, fields };
  items[i] = { ...one, from, ordinal: { from, to: ordinal.to } };
}

// 10。4-成本指标, 10、、4-成本指标, 、4-成本指标: behind the number stands what does not belong there, or it is lost, and what is left
// seems to be the value's before it. It is the number that comes next.
function numberNext(items: Item[], i: number, text: string): void {
  const [before, one] = [items[i - 1]!, items[i]!];
  if (one.ordinal !== undefined || one.fields[0]?.kind !== "coded" || before.ordinal === undefined) return;
  const [slip, blanks, digits] =
    SLIP.exec(text.slice(Math.max(before.from, one.from - LONGEST_SLIP), one.from)) ?? [];
  if (slip === undefined) return;
  const own = ordinalOf(before, text);
  const stop = one.from - slip.length;
  // Of a number that is lost, and not on the other side of the 。, only the mark is left.
  const isNext =
    digits === ""
      ? !LEFT_BEFORE.test(text.slice(Math.max(before.from, stop - LONGEST_SLIP), stop))
      : own === undefined || !/\d/.test(digits!) || Number(digits) === own + 1;
  if (!isNext) return;
  const from = stop + 1 + blanks!.length;
  items[i - 1] = endingAt(stop, before);
  items[i] = { ...one, from, ordinal: { from, to: from + digits!.length } };
}
const SLIPPED = `(\\d{1,2}|[一二三四五六七八九十]{1,3}|(?=[、，,.．：:]))(?:${MARK}\\s{0,2}|\\s{1,2})$`;
const SLIP = new RegExp(`。(\\s{0,2})${SLIPPED}`);
// 台3。、2-效益: the number stands before the 。.
const LEFT_BEFORE = /[^\d.,，:：≥≤><=\s]\s*\d{1,2}\s*$/;
const LONGEST_SLIP = 10;

// The same at the beginning of a cell, and whatever mark stands there.
function numberFirst(items: Item[], text: string): void {
  const [first, second] = items;
  if (first === undefined || second === undefined) return;
  const said = text.slice(first.from, Math.min(second.from, first.from + LONGEST_SLIP));
  const [, blanks, digits] = FIRST_SLIP.exec(said) ?? [];
  if (digits === undefined || !["", "1", "一"].includes(digits)) return;
  const from = first.from + blanks!.length;
  const isSlip = second.ordinal === undefined ? second.fields[0]?.kind === "coded" : digits === "";
  if (!isSlip) return;
  items.splice(0, 2, { ...second, from, ordinal: second.ordinal ?? { from, to: from + digits.length } });
}
const FIRST_SLIP = new RegExp(`^(\\s{0,2})${SLIPPED}`);

// ≥95%.3、: the point before the next number is the 。 that ends the indicator.
function endInPoint(items: Item[], i: number, text: string): void {
  const [before, one] = [items[i - 1]!, items[i]!];
  const last = before.fields.at(-1);
  if (one.ordinal?.from !== before.to || before.stop.from !== before.stop.to || !isValue(last)) return;
  if (last!.content.to === before.to && POINT.test(text.slice(before.to - 2, before.to)))
    items[i - 1] = endingAt(before.to - 1, before);
}
const POINT = /[%％\u4e00-\u9fff）)][.．]$/;
