import { kindOf } from "../../model/kinds.ts";
import { compare, decimal, digitsOf } from "../../model/money.ts";
import { comparable, type Quantity } from "../../model/target.ts";
import { HUNDRED } from "../percent.ts";
import type { IndicatorView } from "../rule.ts";
import { countsAlike, isOtherUnit, isSameNumber } from "./goal-counts.ts";
import type { Mention } from "./mentions.ts";

/** The one number of a goal that has an indicator's digits and unit, and its point elsewhere; none that an indicator has. */
export function shiftedIn(
  mentions: readonly Mention[],
  one: IndicatorView,
  main: Quantity,
  indicators: readonly IndicatorView[],
): Mention | undefined {
  if ((main.measure?.per.length ?? 0) > 0) return undefined;
  const alike = mentions.filter(({ quantity }) => comparable(quantity, main));
  const digits = alike.length === 0 ? "" : digitsOf(main.number);
  if (digits.length < 2) return undefined;
  const found = alike.filter(
    ({ quantity }) => digitsOf(quantity.number) === digits && compare(quantity.number, main.number) !== 0,
  );
  const [only, more] = found;
  if (only === undefined || more !== undefined) return undefined;
  // 1500人 and 150人 may be of anybody; 46万 and 4.6万 lost or got a point.
  if (only.words.includes(".") === one.annualText.includes(".")) return undefined;
  const isOthers = indicators.some(({ annualTarget: { main: other }, cycleTarget: { main: cycle } }) =>
    [other, cycle].some(
      (one) => one !== undefined && countsAlike(only.quantity, one) && isSameNumber(only.quantity, one),
    ),
  );
  const isAlone =
    indicators.filter(
      ({ annualTarget: { main: other } }) => other !== undefined && digitsOf(other.number) === digits,
    ).length === 1;
  return isOthers || !isAlone ? undefined : only;
}

/**
 * The one number of a goal that is an indicator's with two digits exchanged, or with another unit of the same kind: 38所 for
 * 83所, 420米 for 420公里. Nothing else has either. `isSure` where the goal calls it the same (`isOf`); what it calls otherwise
 * may have those digits by chance.
 */
export function slipIn(
  mentions: readonly Mention[],
  one: IndicatorView,
  main: Quantity,
  indicators: readonly IndicatorView[],
  isOf: (mention: Mention) => boolean,
): { readonly mention: Mention; readonly isSure: boolean } | undefined {
  if (main.percent || (main.measure?.per.length ?? 0) > 0) return undefined;
  if (mentions.length * indicators.length > MOST_COMPARED) return undefined;
  if (mentions.some(({ quantity }) => countsAlike(quantity, main) && isSameNumber(quantity, main)))
    return undefined;
  const [only, more] = mentions.filter(({ quantity }) => isSlip(quantity, main));
  if (only === undefined || more !== undefined) return undefined;
  const others = indicators.filter((other) => other !== one);
  const isOthers = [
    ...others.map(({ annualTarget }) => annualTarget),
    ...indicators.map((it) => it.cycleTarget),
  ].some(
    ({ main: other }) =>
      other !== undefined &&
      ((countsAlike(only.quantity, other) && isSameNumber(only.quantity, other)) ||
        (other !== one.cycleTarget.main && isSlip(only.quantity, other))),
  );
  if (isOthers) return undefined;
  if (isOf(only)) return { mention: only, isSure: true };
  const isChance =
    isOtherUnit(only.quantity, main) || compare(main.number, HUNDRED) < 0 || STANDING.test(only.words);
  return isChance ? undefined : { mention: only, isSure: false };
}
// How many there are is no number of what is done for some of them.
const STANDING = /馆藏|全[市区县省镇校院系局]|辖区|管理|管护|服务|现有|在册|在校|在岗|常住|拥有|下辖|共有/;

/** So many mentions times indicators are compared; a project with more has other troubles. */
export const MOST_COMPARED = 2_500;

function isSlip(said: Quantity, meant: Quantity): boolean {
  if (said.percent || said.measure === undefined || meant.measure === undefined) return false;
  if (isOtherUnit(said, meant)) {
    const kind = kindOf(said.measure);
    const isMany = compare(meant.number, FEW) > 0;
    return isMany && kind !== undefined && EXTENTS.has(kind) && kind === kindOf(meant.measure);
  }
  return comparable(said, meant) && isTransposed(`${said.number.units}`, `${meant.number.units}`);
}
const EXTENTS: ReadonlySet<string> = new Set(["length", "area", "time", "weight", "volume"]);

/** Whether one has two neighbouring digits of the other the other way round. */
function isTransposed(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  const at = [...a].findIndex((digit, i) => digit !== b[i]);
  return a.slice(0, at) + a[at + 1] + a[at] + a.slice(at + 2) === b;
}
/** One year and one month may be of anything. */
const FEW = decimal("2");
