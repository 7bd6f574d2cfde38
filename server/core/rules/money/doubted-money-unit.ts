import { type Entry, ofEntries } from "../../model/entry.ts";
import { compare, type Decimal, formatted, isZero, shifted } from "../../model/money.ts";
import { indicatorsOf } from "../../model/project.ts";
import { totalledIn } from "../../model/sections.ts";
import type { Table } from "../../model/table.ts";
import { targetOf } from "../../model/target.ts";
import { ofUnits, type Unit, view } from "../../model/unit.ts";
import { codesOf } from "../view.ts";
import { amountIn } from "./cost.ts";

/**
 * Why the money unit may be another: many costs are above their projects' totals, or 合计 is of hundreds of billions, or
 * hardly a project costs ten thousand 元.
 */
export function doubtedMoneyUnit(
  table: Table,
): { readonly likely: string; readonly costs?: number; readonly total?: string } | undefined {
  if (table.header === undefined) return undefined;
  const { power, name } = table.moneyUnit;
  const [first] = totalledIn(table);
  const total = first?.total.amounts[0]?.value;
  if (total !== undefined && compare(shifted(total, power), MOST_MONEY) >= 0)
    return { likely: power > 4 ? "万元" : "元", total: `${formatted(total)} ${name}` };
  if (power > 0) return undefined;
  const doubt = doubtedByProjects(table);
  if (doubt?.costs !== undefined) return { likely: "万元", costs: doubt.costs };
  return doubt && total !== undefined ? { likely: "万元", total: `${formatted(total)} ${name}` } : undefined;
}

/** Whether the projects alone say that the money unit is another, and how many of their costs; 合计 is not asked. */
export function doubtedByProjects(table: Table): { readonly costs?: number } | undefined {
  if (table.header === undefined) return undefined;
  const counts = table.units.slice(0, MOST_LOOKED_AT).map(moneyHintsIn);
  const count = (of: keyof Counts) => counts.reduce((sum, one) => sum + one[of], 0);
  if (table.columns.moneyUnit === undefined) {
    // Nothing says it, and nearly every project would cost a hundred million.
    const projects = count("projects");
    if (projects >= FEWEST_COSTS && projects - count("small") >= MANY * projects) return {};
  }
  // Costs in 元 that are the numbers of totals in 万元: one may be a slip of its author, most are not.
  if (table.moneyUnit.power > 0) {
    const alike = count("alikeLarge");
    return alike >= FEWEST_COSTS && alike >= MANY * count("costs") ? {} : undefined;
  }
  const above = count("above");
  if (above >= FEWEST_COSTS && above >= MANY * count("costs")) return { costs: above };
  // Costs of as much as the totals say that both are counted so.
  if (count("alike") > 0) return undefined;
  const isSmall = count("projects") >= FEWEST_PROJECTS && count("small") >= HARDLY_LESS * count("projects");
  return isSmall ? {} : undefined;
}
const MOST_MONEY: Decimal = { units: 100_000_000_000n, decimals: 0 };
const MOST_LOOKED_AT = 60;
const FEWEST_COSTS = 3;
const MANY = 0.6;
const FEWEST_PROJECTS = 10;
const HARDLY_LESS = 0.9;
const WAN = 4;
const SMALL: Decimal = { units: 10_000n, decimals: 0 };

/**
 * What a unit tells of the money unit: how many projects it has and how many of them are below ten thousand; how many
 * state a cost of money, in how many that is above the total read as 元, and not in 万元, and in how many just that
 * total, of any size and of ten thousand at least.
 */
type Counts = Readonly<Record<"projects" | "small" | "costs" | "above" | "alike" | "alikeLarge", number>>;

export const moneyHintsIn = ofUnits.once((unit: Unit): Counts => {
  const counts = { projects: 0, small: 0, costs: 0, above: 0, alike: 0, alikeLarge: 0 };
  for (const entry of view(unit).projects) {
    const { size, cost } = sizesOf(entry);
    if (size !== undefined) counts.projects++;
    if (size === "small") counts.small++;
    if (cost === undefined) continue;
    counts.costs++;
    if (cost.isAlike) counts.alike++;
    if (cost.isAlike && cost.isLarge) counts.alikeLarge++;
    if (cost.isAbove) counts.above++;
  }
  return counts;
});

/** What a project adds to them. */
interface Sizes {
  readonly size: "small" | "large" | undefined;
  readonly cost: Readonly<Record<"isAlike" | "isLarge" | "isAbove", boolean>> | undefined;
}

const sizesOf = ofEntries.once((entry): Sizes => {
  const total = entry.amounts[0]?.value;
  if (total === undefined) return NOTHING;
  const isLarge = compare(total, SMALL) >= 0;
  const size = isZero(total) ? undefined : isLarge ? "large" : "small";
  const costs = costsIn(entry);
  if (costs.length === 0) return PLAIN[size ?? "zero"];
  const inWan = shifted(total, WAN);
  const isAlike = costs.some((cost) => compare(cost, total) === 0);
  const isAbove = costs.some((cost) => compare(cost, total) > 0 && compare(cost, inWan) <= 0);
  return { size, cost: { isAlike, isLarge, isAbove } };
});

// All projects are asked before any rule looks at one: of their other indicators nobody need know more than the class.
function costsIn(entry: Entry): readonly Decimal[] {
  const { text } = entry.row;
  return indicatorsOf(entry).flatMap((one) => {
    if (one.annual === undefined || codesOf(text, one).classDigit !== "4") return [];
    const name = one.name ? text.slice(one.name.from, one.name.to) : "";
    if (/合同总?价|总投资|保额|赔付|限额/.test(name)) return [];
    return amountIn(targetOf(text.slice(one.annual.from, one.annual.to)))?.yuan ?? [];
  });
}

const NOTHING: Sizes = { size: undefined, cost: undefined };
// Most projects are of these kinds.
const PLAIN: Readonly<Record<"small" | "large" | "zero", Sizes>> = {
  small: { size: "small", cost: undefined },
  large: { size: "large", cost: undefined },
  zero: NOTHING,
};
