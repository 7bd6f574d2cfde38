import type { Config } from "../check/check.ts";
import { type Locale, plural } from "../locale.ts";
import { nameSpan } from "../model/entry.ts";
import { unitsUnder } from "../model/sections.ts";
import { inText, type Table } from "../model/table.ts";
import { view } from "../model/unit.ts";
import type { Span } from "../text.ts";
import { loweredIn, type Waived } from "../waivers/waived.ts";

/** A line above a unit that leads to its preview. */
export interface Lens extends Span {
  readonly title: string;
}

/** One for each unit with a row or a name of its own. */
export function lensesOf(table: Table, config: Config, locale: Locale, waived: Waived): Lens[] {
  return table.units.flatMap((unit, u): Lens[] => {
    const { head, name, projects, at } = view(unit);
    const first = head ?? projects[0];
    if (first === undefined || (head === undefined && name === "")) return [];
    const { error, warning } = loweredIn(table, u, config, waived);
    const below = unitsUnder(table, u);
    const title =
      locale === "zh"
        ? `预览 · ${below ? `部门，${below.length} 个单位` : `${projects.length} 个项目`} · 错误 ${error} · 警告 ${warning}`
        : `Preview · ${below ? `department of ${plural(below.length, "unit")}` : plural(projects.length, "project")} · ${plural(error, "error")} · ${plural(warning, "warning")}`;
    return [{ ...inText(table, table.unitRows[u]! + at.get(first)!, nameSpan(first)), title }];
  });
}
