import { type Measure, measures } from "../../model/measure.ts";
import {
  absolute,
  add,
  compare,
  type Decimal,
  digitsOf,
  multiply,
  shifted,
  subtract,
  zero,
} from "../../model/money.ts";
import { comparable, compareQuantities, isCeiling, isFloor, type Quantity } from "../../model/target.ts";
import { HUNDRED } from "../percent.ts";
import type { Mention } from "./mentions.ts";

/** Whether two numbers are one: 1.3万 and 13000, or 3.54万 and 3.5万, where what is known less well says no other. */
export function isSameNumber(a: Quantity, b: Quantity): boolean {
  // 5‰ is 0.5%.
  if (a.percent && b.percent && a.mark !== b.mark) {
    const inMany = ({ mark, number }: Quantity) => (mark === "%" ? shifted(number, 1) : number);
    return compare(inMany(a), inMany(b)) === 0;
  }
  if (compareQuantities(a, b) === 0) return true;
  // The grammar reads a - as a sign behind a comparator only.
  if (a.number.units < 0n && compare(absolute(a.number), b.number) === 0) return true;
  if (a.percent || b.percent || compare(a.step, b.step) === 0) return false;
  const [rough, fine] = compare(a.step, b.step) > 0 ? [a, b] : [b, a];
  if (compare(rough.step, HUNDRED) < 0) return false;
  const far = subtract(fine.number, rough.number);
  // It was rounded; or the rest was left out, which of 2万 may be anything.
  const isRounded = compare(multiply(absolute(far), TWO), rough.step) <= 0;
  const isCut = compare(far, zero) > 0 && compare(far, rough.step) < 0;
  return isRounded || (isCut && digitsOf(rough.number).length > 1);
}
const TWO: Decimal = { units: 2n, decimals: 0 };

/** Whether two quantities are the same number of other units, which cannot both be right. */
export function isOtherUnit(a: Quantity, b: Quantity): boolean {
  if (a.measure === undefined || b.measure === undefined) return false;
  const [one, other] = [a, b].map(({ measure }) => (measure!.name === "延米" ? "米" : measure!.name));
  return one !== other && compare(a.number, b.number) === 0;
}

/** Whether one says at most so many, and the other at least. */
export function areOpposed(a: Quantity, b: Quantity): boolean {
  const [one, other] = [a.relation, b.relation];
  return (one === "atMost" && other === "atLeast") || (one === "atLeast" && other === "atMost");
}

/** Whether two quantities are counted by the same, whichever of several words it has. */
export function countsAlike(a: Quantity, b: Quantity): boolean {
  if (comparable(a, b) || (a.percent && b.percent && MARKS.has(a.mark!) && MARKS.has(b.mark!))) return true;
  if (a.measure && b.measure && a.measure.per.length > 0)
    return sortedName(a.measure) === sortedName(b.measure);
  return (
    a.measure !== undefined &&
    b.measure !== undefined &&
    THINGS.has(a.measure.name) &&
    THINGS.has(b.measure.name)
  );
}

/** Whether two are of one unit, whatever it is of: 人均1.6万元 and 2万元/人. */
export function isSameBase(a: Quantity, b: Quantity): boolean {
  if (countsAlike(a, b)) return true;
  const [one, other] = [a, b].map(({ measure }) => measure?.name.split("/")[0]);
  return one !== undefined && one === other;
}

/** Whether what a goal counts one by one comes to the number: 监护设备8台、呼吸设备5台 are 13台. */
export function isSumOf(mentions: readonly Mention[], wanted: Quantity): boolean {
  const alike = mentions.filter(({ quantity }) => countsAlike(quantity, wanted));
  const sum = alike.reduce((whole, { quantity }) => add(whole, quantity.number), zero);
  return (alike.length > 1 && comesTo(sum, wanted)) || hasRun(mentions, wanted);
}

// 民事3000件、刑事400件、行政120件 are what ≥3500件 asks for: a target is rounded, to the side on which it is met.
function comesTo(sum: Decimal, { number, relation }: Quantity): boolean {
  const order = compare(sum, number);
  const isNear = compare(absolute(subtract(sum, number)), shifted(absolute(number), -1)) <= 0;
  return order === 0 || (isNear && (order > 0 ? isFloor(relation) : isCeiling(relation)));
}

// The same of some that follow each other and are counted by the same: 消防车2辆、水罐车4辆 beside 装备360套.
function hasRun(mentions: readonly Mention[], wanted: Quantity): boolean {
  return mentions.some(({ quantity: first }, i) => {
    if (!countsAlike(first, wanted)) return false;
    let sum = first.number;
    for (const { quantity } of mentions.slice(i + 1, i + MOST_IN_RUN)) {
      if (quantity.measure?.name !== first.measure?.name || quantity.percent !== first.percent) return false;
      sum = add(sum, quantity.number);
      if (compare(sum, wanted.number) === 0) return true;
    }
    return false;
  });
}

const MOST_IN_RUN = 12;

/** Whether the number is as many per cent of another as the goal says: of 保费400元（财政补贴60%） it is 240元. */
export function isShareOf(mentions: readonly Mention[], wanted: Quantity): boolean {
  const shares = mentions.filter(({ quantity }) => quantity.percent && quantity.mark === "%");
  return mentions.some(
    ({ quantity }) =>
      isSameBase(quantity, wanted) &&
      !quantity.percent &&
      shares.some(
        (share) =>
          compare(shifted(multiply(quantity.number, share.quantity.number), -2), wanted.number) === 0,
      ),
  );
}

/** Whether two numbers of a goal lie as far apart: 由3000张增加到3600张 are 600张 more. */
export function isApart(mentions: readonly Mention[], wanted: Quantity): boolean {
  const alike = mentions.filter(({ quantity }) => countsAlike(quantity, wanted)).slice(0, MOST_APART);
  return alike.some(({ quantity: { number: high }, words }) =>
    alike.some(
      ({ quantity: { number: low }, words: others }) =>
        compare(high, low) > 0 &&
        compare(subtract(high, low), wanted.number) === 0 &&
        CHANGE.test(words + others),
    ),
  );
}

const MOST_APART = 12;
// Of things that stay as they are the difference says nothing.
const CHANGE = /[由从较比增减升降缩扩]|提[高前]|[达至到]/;

// 元/人/月 and 元/月/人 are one.
function sortedName({ name }: Measure): string {
  const [first, ...per] = name.split("/");
  return [first, ...per.sort()].join("/");
}

const MARKS = new Set(["%", "‰"]);

const THINGS = measures("台", "辆", "套", "个", "台套", "件");
