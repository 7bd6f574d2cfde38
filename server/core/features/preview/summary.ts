import { type Config, countsOf, findingsIn, type Located, located } from "../../check/check.ts";
import type { Counts } from "../../check/found.ts";
import type { Locale } from "../../locale.ts";
import { rowNumber } from "../../model/kept.ts";
import { ledgerOf } from "../../model/ledger.ts";
import { approximate, formatted } from "../../model/money.ts";
import { addendsOf, departmentsOf, grandTotal, sectionsOf, sumsOf } from "../../model/sections.ts";
import { differingIn } from "../../model/several.ts";
import { entryAt, looksLikeTable, type Table } from "../../model/table.ts";
import { tableTitle } from "../../model/title.ts";
import { isShown, readTotal, totalOf, view } from "../../model/unit.ts";
import { byGravity } from "../../rules/rule.ts";
import type { Span } from "../../text.ts";
import { lowered, loweredIn, nothingWaived, type Waived } from "../../waivers/waived.ts";
import { addTally, type ClassCount, type Completeness, classCounts, emptyTally, tallyOf } from "../tally.ts";
import { type FindingLine, findingLine, type Telling, tellAll } from "./finding.ts";
import { type Money, money, moneyOf, type SumLine, sumLines, sumOfTotals } from "./sums.ts";
import { unitSpan } from "./unit.ts";

/** The whole table at a glance. */
export interface Summary {
  readonly isTable: boolean;
  readonly title: string;
  readonly moneyUnit: string;
  /** What 合计 says or, where it says nothing, what the units come to. */
  readonly total: { readonly text: string; readonly isStated: boolean };
  /** How many tables of different years or money units the file has, which nobody adds up; 1 where they may be. */
  readonly apart: number;
  /** 合计 by column. */
  readonly sums: readonly SumLine[];
  /** What is found at 合计 and above all units, but for what the sums say: the gravest first. */
  readonly findings: readonly FindingLine[];
  /** The columns behind the total, with their shares of it. */
  readonly funds: readonly (Money & { readonly column: string })[];
  /** In the order of the text; projects that stand under no unit are a line of their own. */
  readonly units: readonly UnitLine[];
  /** How many units there are; departments are none. */
  readonly unitCount: number;
  readonly projects: number;
  readonly indicators: number;
  readonly classes: readonly ClassCount[];
  readonly completeness: Completeness;
  readonly counts: Counts;
  /** How many of the findings are waived: they count as information. */
  readonly waived: number;
  /** What is most worth mending first, five at most, few of a kind: the gravest, and of those where the most money is. */
  readonly first: readonly FindingLine[];
}

export interface UnitLine {
  /** The index of the unit in the table. */
  readonly unit: number;
  readonly name: string;
  /** Whether it only sums up units below it. */
  readonly isDepartment: boolean;
  readonly amount: Money;
  readonly projects: number;
  readonly counts: Counts;
  /** Where its name stands. */
  readonly at: Span;
}

const NOTHING: ReadonlySet<number> = new Set();

export function summaryOf(
  table: Table,
  config: Config,
  locale: Locale,
  waived: Waived = nothingWaived,
): Summary {
  const telling = { locale, waived };
  const total = grandTotal(table);
  const units = table.units.flatMap((unit, u) => (isShown(unit) ? [u] : []));
  const { projects, units: unitCount } = ledgerOf(table);
  const addends = addendsOf(table);
  const departments = departmentsOf(table).all;
  const { years, moneyUnits } = differingIn(table);
  const apart = years || moneyUnits ? sectionsOf(table).length : 1;
  const stated = total?.amounts.some(({ value }) => value !== undefined) ? readTotal(total) : undefined;
  const whole = stated ?? sumOfTotals(addends);
  const row = total && rowNumber(table, total.row);
  const told = tellAll(table, row === undefined ? [] : findingsIn(table, config, row, row), telling);
  const isUnits = new Set(units);
  const above = table.units.flatMap((unit, u) => {
    const start = table.unitRows[u]!;
    return isUnits.has(u) ? [] : [...findingsIn(table, config, start, start + unit.rows.length - 1)];
  });
  const [section] = total ? sectionsOf(table) : [];
  const sums = sumLines(table, total, addends.length > 0 ? sumsOf(table) : undefined, {
    whole,
    open: section?.open ?? NOTHING,
    told,
  });
  const ofSums = new Set(sums.map(({ finding }) => finding));
  const tally = emptyTally();
  for (const unit of table.units) addTally(tally, tallyOf(unit));
  const { list, funds } = table.columns;
  const names = new Set(funds.map((column) => list[column]!.name));
  return {
    isTable: looksLikeTable(table),
    title: tableTitle(table)?.text ?? "",
    moneyUnit: table.moneyUnit.name,
    total: { text: formatted(whole), isStated: stated !== undefined },
    apart,
    sums,
    findings: [
      ...[...told.values()].filter((line) => !ofSums.has(line)),
      ...tellAll(table, above.filter((one) => one.row !== row).slice(0, MOST_ABOVE), telling).values(),
    ].sort((a, b) => byGravity(a.severity, b.severity)),
    funds: sums.flatMap(({ column, stated, computed }) => {
      const amount = stated ?? computed;
      return names.has(column) && amount && apart === 1 ? [{ column, ...amount }] : [];
    }),
    units: units.map((u): UnitLine => {
      const unit = table.units[u]!;
      const { head, name, projects: own } = view(unit);
      return {
        unit: u,
        name: name || "—",
        isDepartment: head !== undefined && departments.has(head),
        amount: head ? moneyOf(head, whole) : money(sumOfTotals(own), whole),
        projects: own.length,
        counts: loweredIn(table, u, config, waived),
        at: unitSpan(table, u),
      };
    }),
    unitCount: unitCount - departments.size,
    projects,
    indicators: tally.indicators,
    classes: classCounts(tally.classes, locale),
    completeness: { projects, ...tally.has },
    counts: lowered(countsOf(table, config), waived.keys()),
    waived: waived.size,
    first: mostWorth(table, config, telling),
  };
}

/** Above all units a table has a few lines; a file that is none may have many. */
const MOST_ABOVE = 100;
const MOST_WORTH = 5;
/** Who sees so many of a kind knows of it. */
const MOST_OF_A_KIND = 3;
/** Of so many of the gravest findings the ones with the most money are looked for. */
const LOOKED_AT = 200;

function mostWorth(table: Table, config: Config, telling: Telling): FindingLine[] {
  const amount = ({ row }: Located) => {
    const entry = entryAt(table, row);
    return entry ? approximate(totalOf(entry)) : 0;
  };
  const { waived } = telling;
  const sorted = located(table, config, LOOKED_AT + waived.size)
    .found.filter(({ found }) => !waived.has(found))
    .map((one) => ({ one, severity: one.found.severity, amount: amount(one) }))
    .sort((a, b) => byGravity(a.severity, b.severity) || b.amount - a.amount || a.one.row - b.one.row);
  // What a rule says of one row, such as of its total and a fund, is mostly one mistake.
  const seen = new Set<string>();
  const each = sorted.filter(({ one: { found, row } }) => {
    const key = `${found.rule.id} ${row}`;
    return !seen.has(key) && seen.add(key);
  });
  // Of those that are as grave each kind once before any twice: five times the same helps nobody choose.
  const kinds = new Map<string, number>();
  const ranked = each.map((own) => {
    const { id } = own.one.found.rule;
    const before = kinds.get(id) ?? 0;
    kinds.set(id, before + 1);
    return { own, isMuch: before >= MOST_OF_A_KIND, before };
  });
  ranked.sort(
    (a, b) =>
      Number(a.isMuch) - Number(b.isMuch) || byGravity(a.own.severity, b.own.severity) || a.before - b.before,
  );
  const chosen = ranked.slice(0, MOST_WORTH).map(({ own }) => own);
  return each.filter((one) => chosen.includes(one)).map(({ one }) => findingLine(table, one, telling));
}
