import { compare, decimal } from "../model/money.ts";
import type { Target } from "../model/target.ts";
import type { Edit } from "../text.ts";
import type { IndicatorView } from "./rule.ts";

/** Whether a value is a bare number that a percentage could be: 95, ≥98, 0.95. */
export function lacksPercent({ main, quantities }: Target): boolean {
  return (
    main !== undefined &&
    quantities.length === 1 &&
    !main.percent &&
    main.measure === undefined &&
    main.number.units > 0n &&
    compare(main.number, HUNDRED) <= 0
  );
}

/** The same of an indicator's cycle value. Where its % stands behind a malformed number, that is what is wrong. */
export function cycleLacksPercent({ cycleTarget, cycleText }: IndicatorView): boolean {
  return lacksPercent(cycleTarget) && !/[%％]/.test(cycleText);
}

const ONE = decimal("1");
/** All of it, in percent. */
export const HUNDRED = decimal("100");

/** Writes % behind each of an indicator's values that lacks it; nothing where the one in question does not. */
export function percentEdits(of: "cycle" | "annual", one: IndicatorView): Edit[] {
  const edits = editsIn(one);
  const wanted = one[of];
  return edits.some(({ from }) => wanted && from >= wanted.from && from <= wanted.to) ? edits : [];
}

function editsIn({ cycle, cycleTarget, cycleText, annual, annualTarget, annualText }: IndicatorView): Edit[] {
  return (
    [
      [cycle, cycleTarget, cycleText],
      [annual, annualTarget, annualText],
    ] as const
  ).flatMap(([value, target, text]) => {
    const to = target.main?.digits.to;
    if (
      value === undefined ||
      to === undefined ||
      !lacksPercent(target) ||
      compare(target.main!.number, ONE) <= 0 ||
      /[^\s。]/.test(text.slice(to))
    )
      return [];
    return [{ from: value.from + to, to: value.from + to, insert: "%" }];
  });
}
