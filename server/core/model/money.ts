import { alternatives, DASHES, halfWidth } from "../characters.ts";
import { MONEY_UNITS } from "./money-unit.ts";

/** An exact decimal number: `units` × 10^-`decimals`. Never a float. */
export interface Decimal {
  readonly units: bigint;
  /** How many digits stand after the point, 0 or more: the number is known to half a unit of the last. */
  readonly decimals: number;
}

export const zero: Decimal = { units: 0n, decimals: 0 };

export function decimal(text: string): Decimal {
  const [whole = "0", fraction = ""] = text.split(".");
  return { units: BigInt(whole + fraction), decimals: fraction.length };
}

export function add(a: Decimal, b: Decimal): Decimal {
  const decimals = Math.max(a.decimals, b.decimals);
  return { units: scaled(a, decimals) + scaled(b, decimals), decimals };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negated(b));
}

export function negated(a: Decimal): Decimal {
  return { units: -a.units, decimals: a.decimals };
}

export function absolute(a: Decimal): Decimal {
  return a.units < 0n ? negated(a) : a;
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, decimals: a.decimals + b.decimals };
}

/** a × 10^power, exactly. */
export function shifted(a: Decimal, power: number): Decimal {
  return power <= a.decimals
    ? { units: a.units, decimals: a.decimals - power }
    : { units: a.units * 10n ** BigInt(power - a.decimals), decimals: 0 };
}

/** Less than zero, zero, or more: as a is less than, equal to, or more than b. */
export function compare(a: Decimal, b: Decimal): number {
  const decimals = Math.max(a.decimals, b.decimals);
  const difference = scaled(a, decimals) - scaled(b, decimals);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function isZero(a: Decimal): boolean {
  return a.units === 0n;
}

export function sumOf(amounts: Iterable<Decimal>): Decimal {
  let sum = zero;
  for (const amount of amounts) sum = add(sum, amount);
  return sum;
}

/** Half a unit of the last place of an amount. */
export function halfUnit(a: Decimal): Decimal {
  return { units: 5n, decimals: a.decimals + 1 };
}

/** With thousands commas and at least `least` digits after the point: 1,408,104.19. */
export function formatted(a: Decimal, least = 2): string {
  const decimals = Math.max(a.decimals, least);
  const digits = scaled(absolute(a), decimals)
    .toString()
    .padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
  const sign = a.units < 0n ? "-" : "";
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** With thousands commas, and no zeros behind the point but two. */
export function tidied(a: Decimal): string {
  return formatted(withoutNoughts(a));
}

/** The same amount without the noughts behind its second decimal: 40.0000 is 40.00. */
export function withoutNoughts({ units, decimals }: Decimal): Decimal {
  return decimals > 2 && units % 10n === 0n
    ? withoutNoughts({ units: units / 10n, decimals: decimals - 1 })
    : { units, decimals };
}

/** The digits of a number without its sign and the zeros at its end. */
export function digitsOf(a: Decimal): string {
  return `${absolute(a).units}`.replace(/0+$/, "");
}

/** As short as it can be, exactly: 13000, 0.45. */
export function plain(a: Decimal): string {
  const text = formatted(a, 0).replaceAll(",", "");
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Rounded half away from zero to `decimals` places. */
export function rounded(a: Decimal, decimals: number): Decimal {
  if (a.decimals <= decimals) return { units: scaled(a, decimals), decimals };
  const step = 10n ** BigInt(a.decimals - decimals);
  const half = step / 2n;
  const units = a.units < 0n ? -((-a.units + half) / step) : (a.units + half) / step;
  return { units, decimals };
}

/** part ÷ whole in percent, to one place; undefined where the whole is zero. */
export function share(part: Decimal, whole: Decimal): string | undefined {
  if (isZero(whole)) return undefined;
  const decimals = Math.max(part.decimals, whole.decimals);
  const thousandths = rounded(
    { units: (scaled(part, decimals) * 100_000n) / scaled(whole, decimals), decimals: 3 },
    1,
  );
  return `${formatted(thousandths, 1)}%`;
}

/** A decimal as a number for charts and sorting: not exact. */
export function approximate(a: Decimal): number {
  return Number(a.units) / 10 ** a.decimals;
}

export type AmountFault =
  | "letters"
  | "full-width"
  | "points"
  | "sign"
  | "grouping"
  | "blank"
  | "negative"
  | "glued"
  | "unit"
  | "none"
  | "spreadsheet";

/** An amount as it is written in a cell. */
export interface Amount {
  /** What it says; undefined for nothing (an exact zero) and where a fault leaves no one reading. */
  readonly value: Decimal | undefined;
  readonly fault: AmountFault | undefined;
  /** How many powers of ten of a yuan it counts, where it names a unit of its own: 4 of 1.5万元. */
  readonly power?: number;
}

/** Reads a cell's text, markup taken off. Nothing and a lone dash are no amount, which is zero. Never throws. */
export function readAmount(text: string): Amount {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST_AMOUNT) return { value: undefined, fault: "letters" };
  if (trimmed === "" || NOTHING.test(trimmed)) return NO_AMOUNT;
  if (WELL_FORMED.test(trimmed))
    return { value: withoutNoise(decimal(trimmed.replaceAll(",", ""))), fault: undefined };
  const negative = NEGATIVE.exec(trimmed)?.slice(1).join("");
  if (negative !== undefined)
    return { value: decimal(`-${negative.replaceAll(",", "")}`), fault: "negative" };
  const narrow = halfWidth(trimmed);
  // 12.50 3: what stands behind the decimals is another number.
  if (/\.\d{2,}\s+\d/.test(narrow)) return { value: undefined, fault: faultOf(trimmed, narrow) };
  const bare = narrow
    .replace(/[\s,]/g, "")
    .replace(/^\+/, "")
    .replace(/^[￥¥$]/, "")
    .replace(OWN_UNIT, "")
    // 80. is 80 with its decimals yet to be written.
    .replace(/(?<=\d)\.$/, "");
  const isNone = NONE.test(narrow);
  // 375,00 and 4,599，87: a comma for the point.
  const comma = /^(\d{1,12}|\d{1,3}(?:,\d{3}){1,4}),(\d\d)$/.exec(narrow);
  if (comma) return { value: decimal(`${comma[1]!.replaceAll(",", "")}.${comma[2]}`), fault: "grouping" };
  // 1.108,70: point and comma in each other's place.
  const exchanged = /^(\d{1,3}(?:\.\d{3}){1,4}),(\d\d)$/.exec(narrow);
  if (exchanged)
    return { value: decimal(`${exchanged[1]!.replaceAll(".", "")}.${exchanged[2]}`), fault: "grouping" };
  const value = isNone ? zero : /^-?\d+(\.\d+)?$/.test(bare) && bare.length < 40 ? decimal(bare) : undefined;
  const fault = faultOf(trimmed, narrow);
  const own = fault === "unit" ? OWN_UNIT.exec(narrow) : null;
  return own ? { value, fault, power: POWERS.get(own[0])! } : { value, fault };
}

// 1.5万 is 1.5万元.
const POWERS: ReadonlyMap<string, number> = new Map([
  ...MONEY_UNITS.map(({ name, power }) => [name, power] as const),
  ["万", 4],
  ["亿", 8],
]);
const OWN_UNIT = new RegExp(`(?:${alternatives([...POWERS.keys()])})$`);

// A spreadsheet adds in binary: 1108.699999999998 is 1108.70.
function withoutNoise(value: Decimal): Decimal {
  if (value.decimals < LEAST_NOISY) return value;
  const near = rounded(value, 4);
  return compare(absolute(subtract(value, near)), NOISE) < 0 ? decimal(plain(near)) : value;
}
const LEAST_NOISY = 9;
const NOISE: Decimal = { units: 1n, decimals: 7 };

const NO_AMOUNT: Amount = { value: undefined, fault: undefined };

export function isNothing(text: string): boolean {
  return NOTHING.test(text.trim());
}

/** No budget has more digits; a longer cell is a text. */
const LONGEST_AMOUNT = 60;
const NOTHING = new RegExp(`^[${DASHES}/／]*$`);
const WELL_FORMED = /^-?(\d{1,3}(,\d{3})+|\d{1,30})(\.\d{1,30})?$/;

// An accountant's brackets, and dashes that look like a minus. (1) is the number of a column.
const NEGATIVE = new RegExp(
  "^(?:[（(]((?:\\d{1,3}(?:,\\d{3})+|\\d{3,30})(?:\\.\\d{1,30})?|\\d{1,2}\\.\\d{1,30})[）)]" +
    "|[−–]((?:\\d{1,3}(?:,\\d{3})+|\\d{1,30})(?:\\.\\d{1,30})?))$",
);

const NONE = /^(?:无|没有|暂无|不适用|N\/?A)$/i;

/**
 * The two amounts of a text that has lost the tab between them, or blanks in its place; undefined where it is none such. Both
 * have as many decimals, two at least, or are the same: 9,125,0009,125,000. Digits alone, 400000400000, may as well be one.
 */
export function gluedIn(text: string): readonly [first: string, second: string] | undefined {
  const apart = /^([\d,]+\.\d{2,})\s+(\d[\d,.]*)$/.exec(text);
  if (apart) return [apart[1]!, apart[2]!];
  const places = /\.(\d{2,8})$/.exec(text)?.[1]?.length ?? 0;
  // 1.234.567 has points for commas.
  if (places > 0 && places % 2 === 0) {
    const found = new RegExp(`^([\\d,]+\\.\\d{${places}})((?!0\\d)\\d[\\d,]*\\.\\d{${places}})$`).exec(text);
    if (found) return [found[1]!, found[2]!];
  }
  const half = text.slice(0, text.length / 2);
  const isTwice = half + half === text && WELL_FORMED.test(half) && (half.length > 3 || /[,.]/.test(half));
  return isTwice ? [half, half] : undefined;
}

/** A number with points for its commas; one that ends with 0.00 may be two. */
export const POINTED = /^[1-9]\d{0,2}\.\d{3}\.\d\d$/;

function faultOf(trimmed: string, narrow: string): AmountFault {
  if (narrow !== trimmed && WELL_FORMED.test(narrow)) return "full-width";
  // 1.234.56 is one number whose points are wrong. 16.500.00 may be 16.50 and the 0.00 of another column.
  const isPointed = POINTED.test(narrow) && !narrow.endsWith("0.00");
  if (!isPointed && gluedIn(narrow) !== undefined) return "glued";
  if (/^[￥¥$]?\s*-?[\d,.]+\s*$/.test(narrow.replace(OWN_UNIT, "")) && /[￥¥$元万亿]/.test(narrow))
    return "unit";
  if (NONE.test(narrow)) return "none";
  if (/^[#=]|^\d(?:\.\d+)?E[+-]?\d+$/i.test(narrow)) return "spreadsheet";
  if (/[^\d.,\s+-]/.test(narrow)) return "letters";
  if ((narrow.match(/\./g)?.length ?? 0) > 1 || /^\.|\.$/.test(narrow)) return "points";
  if (/[+-]/.test(narrow.slice(1)) || narrow.startsWith("+")) return "sign";
  return /\s/.test(narrow) ? "blank" : "grouping";
}

function scaled(a: Decimal, decimals: number): bigint {
  return decimals === a.decimals ? a.units : a.units * 10n ** BigInt(decimals - a.decimals);
}
