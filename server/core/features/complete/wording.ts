import { classOf, framework, type IndicatorClass, isNameOf, written } from "../../model/framework.ts";
import type { Table } from "../../model/table.ts";
import { styleOf, type Style as Wording } from "../../model/wording.ts";
import { ANNUAL_USUAL, CYCLE_USUAL } from "../../syntax/indicator.ts";
import { lengthOf, slice } from "../../text.ts";
import type { Completion } from "./completion.ts";

/** How a table writes indicators; the first of a table has its codes and both values, as the system writes them. */
export function styleFor(table: Table): Style {
  const style = styleOf(table);
  const { isEmpty } = style;
  const top = slice(table.text, 0, Math.min(lengthOf(table.text), LOOKED_AT));
  return {
    ...style,
    hasCodes: style.hasCodes || isEmpty,
    hasCycles: style.hasCycles || isEmpty,
    spelled: (held) => spelledIn(top, held),
  };
}
/** How much of a text is looked at to see how it writes. */
const LOOKED_AT = 100_000;

/** How a table writes indicators. */
export interface Style extends Wording {
  readonly spelled: (held: IndicatorClass) => string;
}

// 22-社会效益指标 in a table that writes it so, and 22-社会效益 in any other.
function spelledIn(text: string, held: IndicatorClass): string {
  const said = new RegExp(`(?<!\\d)${held.code}-([\\u4e00-\\u9fff]{2,14})(?=[；;])`).exec(text)?.[1];
  return said !== undefined && isNameOf(said, held) ? `${held.code}-${said}` : written(held);
}

/** A class as the table writes it. */
export function named(held: IndicatorClass, { hasCodes, spelled }: Style): string {
  return hasCodes ? spelled(held) : held.name;
}

/** Whether a class is one of those in use. */
export const isCurrent = ({ retired }: IndicatorClass) => retired !== true;
/** The subclasses in use, of a class or of all. */
export const subclassesOf = (digit?: string) =>
  framework.filter(
    (one) => one.code.length === 2 && isCurrent(one) && (digit === undefined || one.code[0] === digit),
  );

/** What stands for the name of an indicator until it is written. */
export const NAME = "指标名称";

/** A whole indicator of a subclass, with blanks for its name and values. */
export function partsOf(held: IndicatorClass, style: Style): Completion["parts"] {
  const { separator, hasCycles } = style;
  const value = { name: "指标值" };
  return [
    withClass(held, style),
    { name: NAME },
    ...(hasCycles ? [separator + CYCLE_USUAL, value] : []),
    separator + ANNUAL_USUAL,
    value,
    "。",
  ];
}

/** The codes of a subclass and its class, each with the separator behind it. */
export function withClass(held: IndicatorClass, style: Style): string {
  return [classOf(held.code[0]!)!, held].map((one) => named(one, style) + style.separator).join("");
}
