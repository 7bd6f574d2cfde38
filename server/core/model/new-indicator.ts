import { madeAt } from "../list.ts";
import { ANNUAL_USUAL, CYCLE_USUAL } from "../syntax/indicator.ts";
import { lengthOf, slice } from "../text.ts";
import { classOf, type IndicatorClass, isNameOf, written } from "./framework.ts";
import type { Table } from "./table.ts";
import { styleOf, type Style as Wording } from "./wording.ts";

/** How a table writes indicators; the first of a table has its codes and both values, as the system writes them. */
export function styleFor(table: Table): Style {
  return madeAt(styles, table, () => {
    const style = styleOf(table);
    const { isEmpty } = style;
    const top = slice(table.text, 0, Math.min(lengthOf(table.text), LOOKED_AT));
    const known = new Map<IndicatorClass, string>();
    return {
      ...style,
      hasCodes: style.hasCodes || isEmpty,
      hasCycles: style.hasCycles || isEmpty,
      spelled: (held) => madeAt(known, held, () => spelledIn(top, held)),
    };
  });
}
// Each of thousands of projects may be offered an indicator.
const styles = new WeakMap<Table, Style>();
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

/** What stands for the name of an indicator until it is written. */
export const NAME = "指标名称";

/** What is written, and between it the names of what is left to be filled in. */
export type Parts = readonly (string | Blank)[];

/** A place to be filled in; `name` stands there until then. */
export interface Blank {
  readonly name: string;
}

/** A whole indicator of a subclass, with blanks for its name and values. */
export function partsOf(held: IndicatorClass, style: Style): Parts {
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
