import { halfWidth } from "../characters.ts";
import type { Heading, Row } from "../syntax/table.ts";
import { textIn } from "./cell.ts";
import { columnsOf, type HeaderRows, headerHeight, MOST_HEADER_ROWS } from "./header.ts";
import { isHeader } from "./header-row.ts";
import { type MoneyUnit, moneyUnitNamed, WAN } from "./money-unit.ts";
import { isUnitName } from "./naming.ts";

/** Whether 单位：… names who spends the money, and not how it is counted. */
export function namesUnit(text: string): boolean {
  const isLong = text.trim().length > 3;
  return (
    moneyUnitNamed(text) === undefined &&
    ((isLong && isUnitName(text.trim())) || !/[元圆园币万亿]/.test(text))
  );
}

/** What the first heading of a kind says in some rows, where in its row, and the index of that among them. */
export function headingIn(rows: readonly Row[], kind: Heading["kind"]): Said | undefined {
  for (let at = 0; at < rows.length; at++) {
    const { headings, text } = rows[at]!;
    const heading = headings.find((one) => one.kind === kind);
    if (heading) return { at, value: heading.value, said: text.slice(heading.value.from, heading.value.to) };
  }
  return undefined;
}
interface Said extends Pick<Heading, "value"> {
  readonly at: number;
  readonly said: string;
}

/** The money unit that the first rows of a table name most often, and the year in its title. */
export function headingsIn(top: readonly Row[]): Headings {
  const units = new Map<MoneyUnit, number>();
  let inHeader: MoneyUnit | undefined;
  let year: number | undefined;
  for (const [i, row] of top.entries()) {
    for (const heading of row.headings) {
      const text = row.text.slice(heading.value.from, heading.value.to);
      const unit = heading.kind === "moneyUnit" ? moneyUnitNamed(text) : undefined;
      if (unit) units.set(unit, (units.get(unit) ?? 0) + 1);
      if (heading.kind === "title") year ??= yearIn(text);
    }
    if (units.size === 0 && inHeader === undefined && isHeader(row))
      inHeader = moneyUnitInHeader([row, ...top.slice(i + 1, i + MOST_HEADER_ROWS)]);
  }
  // Pages repeat the money unit: one that was mistyped must not rule the others.
  const [most] = [...units].reduce((a, b) => (b[1] > a[1] ? b : a), [inHeader ?? WAN, 0] as [
    MoneyUnit,
    number,
  ]);
  return { moneyUnit: most, isSaid: units.size > 0 || inHeader !== undefined, year };
}

/** What the head of a table says. */
export interface Headings {
  readonly moneyUnit: MoneyUnit;
  /** Whether it says the money unit, or it is only the usual one. */
  readonly isSaid: boolean;
  readonly year: number | undefined;
}

/** The money unit a header names with an amount's column, as in 总计（万元）, or over several of them. */
export function moneyUnitInHeader(header: HeaderRows): MoneyUnit | undefined {
  const rows = header.slice(0, headerHeight(header)).reverse();
  for (const column of columnsOf(header).amounts) {
    for (const row of rows) {
      // Of merged cells the first has the name.
      let i = column;
      while (i > 0 && row !== rows[0] && textIn(row, i) === "") i--;
      const inside = IN_BRACKETS.exec(textIn(row, i))?.[1];
      const unit = inside && moneyUnitNamed(inside);
      if (unit) return unit;
    }
  }
  return undefined;
}

const IN_BRACKETS = /[（(]\s*(?:单位\s*[：:]\s*)?([^（）()]{1,4})\s*[）)]\s*$/;

function yearIn(title: string): number | undefined {
  const digits = /(?<!\d)(20\d\d|19\d\d)(?!\d)/.exec(halfWidth(title))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
