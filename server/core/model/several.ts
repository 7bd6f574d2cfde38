import { headingsIn } from "./headings.ts";
import { headOf, sectionsOf } from "./sections.ts";
import type { Table } from "./table.ts";
import { hasCodesIn } from "./wording.ts";

/** In what the tables of one file differ: of rows nothing is said then that depends on it. */
export interface Differing {
  readonly years: boolean;
  readonly moneyUnits: boolean;
  /** Whether some write the codes of indicators and others do not. */
  readonly codes: boolean;
}

export function differingIn(table: Table): Differing {
  const sections = sectionsOf(table).slice(0, MOST_TABLES);
  if (sections.length < 2) return ALIKE;
  const heads = sections.slice(1).map((section) => headingsIn(headOf(table, section)));
  const codes = sections.map(({ from, to }) => table.units.slice(from, to).map(hasCodesIn));
  const coded = codes.map((own) => own.includes(true) || (own.includes(false) ? false : undefined));
  return {
    years: heads.some(({ year }) => year !== undefined && year !== table.year),
    moneyUnits: heads.some(({ isSaid, moneyUnit }) => isSaid && moneyUnit !== table.moneyUnit),
    codes: coded.includes(true) && coded.includes(false),
  };
}

const ALIKE: Differing = { years: false, moneyUnits: false, codes: false };
/** So many tables of a file tell. */
const MOST_TABLES = 50;
