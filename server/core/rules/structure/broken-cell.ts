import { contentSpan } from "../../model/cell.ts";
import { isCutWord, wordCutAt } from "../../model/cut-name.ts";
import type { Entry } from "../../model/entry.ts";
import { isLoose } from "../../model/halves.ts";
import { inOrder, kept } from "../../model/kept.ts";
import { isOfSheet, isRemark } from "../../model/margin.ts";
import { isUnitName } from "../../model/naming.ts";
import { isCaptionName, isGroup } from "../../model/roles.ts";
import { spacedIn } from "../../model/spaced.ts";
import type { Table } from "../../model/table.ts";
import { strayOwner, type Unit, type UnitView, view } from "../../model/unit.ts";
import type { Row } from "../../syntax/table.ts";
import { contentLength, type Span } from "../../text.ts";
import { table } from "../example.ts";
import type { Rule } from "../rule.ts";
import { filledIn, joiningAll, joiningBy, joiningDown, joiningName, joiningUp } from "./joining.ts";

export const brokenCell: Rule = {
  id: "broken-cell",
  title: "断开的单元格",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "一行里只有半截文字：上一行的名称、金额、目标或指标在换页处断开，余下的成了另一行；或者两行之间夹着没有制表符的文字。\n断开的两截都读不完整，上一行缺的部分也无从检查。\n把这半截并入上一行的同一格，删去这一行。",
    en: "A row holds nothing but the rest of a text: a name, an amount, a goal or an indicator of the row above was cut, mostly by a page; or a text without a tab stands between two rows.\nNeither half can be read, and what the row above lacks cannot be checked.\nJoin it to the cell above and remove the row.",
  },
  message: {
    zh: ({ stray, half, isOfUnit, down, isSure, either, lines }) =>
      lines
        ? `一个项目断成了 ${lines + 2} 行，请并成一行`
        : either
          ? `这一行只有名称的一截：像是${either === "up" ? "上一行的后半截" : "下一行的前半截"}，请并过去`
          : down
            ? isSure
              ? `${down > 1 ? "这几行" : "这一行"}是下一行名称的前半截，被换行断开了：请并入下一行`
              : `${down > 1 ? "这几行只有文字：是新的几行" : "这一行只有文字：是新的一行"}就写上金额；像是下一行名称的前半截，是就并入下一行，都不是就删去`
            : stray
              ? "这一行没有制表符，不是表格的行：是上一行或下一行的一截就并过去，否则请删去"
              : half
                ? `${isOfUnit ? "单位的一行" : "一个项目"}断成了两行，请把这一行并入上一行`
                : "这一行只有上一行某一格的后半截，请并入上一行",
    en: ({ stray, half, isOfUnit, down, isSure, either, lines }) =>
      lines
        ? `One project is broken into ${lines + 2} lines: join them`
        : either
          ? `This row is a part of a name: it looks like the ${either === "up" ? "end of the one above" : "beginning of the one below"}; join it to that`
          : down
            ? isSure
              ? `${down > 1 ? "These lines are" : "This line is"} the first half of the next row's name: join them`
              : down > 1
                ? "These lines have no amounts: write them if they are new rows; join them to the next row if they are the first half of its name; or else remove them"
                : "This line has no amounts: write them if it is a new row; join it to the next row if it is the first half of its name; or else remove it"
            : stray
              ? "This line has no tab and is no row: join it to the row it is a part of, or remove it"
              : half
                ? `${isOfUnit ? "A unit’s row" : "One project"} is broken into two rows: join this one to the one above`
                : "This row is the rest of a cell of the row above; join it to that",
  },
  examples: [
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        «馆藏档» | | |
        案库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        馆藏档案库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        «库房修»
        缮经费 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮经费 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «库房修缮» | | | 2、1-产出指标；12-质量指标；验收合格率；实施周期指标值:100%；年度指标值:100%。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。2、1-产出指标；12-质量指标；验收合格率；实施周期指标值:100%；年度指标值:100%。`,
      near: [
        // What projects are put under.
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |
          库房修缮 | 10.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          乡村振兴 | | |
          展厅照明改造 | 20.00 | 更换展厅灯具。 | 1、1-产出指标；11-数量指标；更换灯具；实施周期指标值:≥2套；年度指标值:≥2套。`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00
        «修好库房屋面。» | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30
        «.00» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | | 
         | | «修好库房屋面。» | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | | | 
         | «30.00» | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房 | 
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
         | | «屋面。» | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        «缮经费» | | | `,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮经费 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标
         | | | «值:≥2间。»`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |
          库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
           | | | 2、2-效益指标；22-社会效益；渗漏次数；实施周期指标值:0次；年度指标值:0次。`,
      ],
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标
        «值:≥2间。»`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | ①1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «②1-产出指标；12-质量指标；合格率；实施周期指标值:100%；年度指标值:100%。»
        «③2-效益指标；22-社会效益；投诉次数；实施周期指标值:0次；年度指标值:0次。»`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 30.00 | 修好库房屋面。 | ①1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。②1-产出指标；12-质量指标；合格率；实施周期指标值:100%；年度指标值:100%。③2-效益指标；22-社会效益；投诉次数；实施周期指标值:0次；年度指标值:0次。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «缮经费» | | |
        编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮经费 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        «志书»
        编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        临江市档案馆 | 30.00 | |
        库房修缮 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
        志书编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
      near: [
        table`
          单位：万元
          项目名称 | 总计 | 绩效目标 | 绩效指标
          临江市档案馆 | 30.00 | |
          库房修缮 | 20.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；实施周期指标值:≥2间；年度指标值:≥2间。
          — 3 —
          编纂经费 | 10.00 | 编志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；实施周期指标值:≥2部；年度指标值:≥2部。`,
      ],
    },
  ],
  unit({ unit, view: seen }, report) {
    const { torn, tails, at, entries } = seen;
    // Halves of which it is told with the lines between them.
    const told = new Set<number>();
    for (const { from, to } of looseLines(unit, seen)) {
      const [above, below] = [entries.get(from - 1), entries.get(to)];
      if (above === undefined || below === undefined) continue;
      const rows = unit.rows.slice(from, to);
      const between = joiningBy(above.row, below.row, unit.columns);
      if (between !== undefined && !rows.some((row) => isRemark(row) || isOfSheet(row.text.trim()))) {
        report(from, lineOf(rows[0]!), { lines: rows.length, between });
        told.add(to);
      } else if (rows.every(isStray)) {
        const side = nameOfNext(rows.map(({ text }) => text.trim()).join(""), below);
        const args = { stray: true, ...(side ? { down: rows.length, isSure: side === "sure" } : {}) };
        report(from, lineOf(rows[0]!), args, side === "sure" ? {} : { severity: "information" });
      }
    }
    for (const entry of torn) {
      const i = at.get(entry)!;
      if (told.has(i)) continue;
      let above = i - 1;
      while (above >= 0 && !entries.has(above)) above--;
      const half = filledIn(entry.row).length > 1;
      const next = entries.get(i + 1);
      const isOfName = !half && entry.name !== "" && next?.kind === "project";
      const either = isOfName ? wordCutAt(entries.get(above), entry, next) : undefined;
      report(i, textOf(entry), {
        half,
        isOfUnit: isUnitName(entries.get(above)?.name ?? ""),
        ...(above < 0 ? {} : { up: i - above }),
        ...(either === undefined ? {} : { either, isUnderProject: entries.get(above)?.kind === "project" }),
      });
    }
    for (const i of tails.keys())
      if (!isToldElsewhere(unit, i))
        report(i, lineOf(unit.rows[i]!), entries.has(i - 1) || tails.has(i - 1) ? { up: 1 } : {});
  },
  table(table, report) {
    for (const { unit, number: u } of inOrder(table, endingInNote(table))) {
      const last = unit.rows.at(-1)!;
      const next = table.units[u + 1];
      if (next === undefined || !isStray(last)) continue;
      const { head } = view(next);
      if (head === undefined || head.row !== next.rows[0]) continue;
      if (!isNameCut(table, last.text.trim(), head.name)) continue;
      report(table.unitRows[u + 1]! - 1, lineOf(last), { stray: true, down: 1, isSure: true });
    }
  },
  fix({ finding, table, row }) {
    const { up, down, either, isUnderProject, lines, between } = finding.args;
    if (lines) return joiningAll(table, row - 1, row + lines, between);
    if (either) {
      const [above, below] = [isUnderProject ? joiningUp(table, row, row - up) : [], joiningName(table, row)];
      return either === "up" ? [...above, ...below] : [...below, ...above];
    }
    if (down) return joiningDown(table, row, down);
    return up === undefined ? [] : joiningUp(table, row, row - up);
  },
};

interface Lines {
  readonly from: number;
  /** Excluded. */
  readonly to: number;
}

// Lines without tabs that follow each other and are no part of an indicator.
function looseLines(unit: Unit, { tails }: UnitView): Lines[] {
  const found: Lines[] = [];
  for (const [i, row] of unit.rows.entries()) {
    if (row.kind !== "note" || tails.has(i) || isToldElsewhere(unit, i)) continue;
    const last = found.at(-1);
    if (last?.to === i) found[found.length - 1] = { from: last.from, to: i + 1 };
    else found.push({ from: i, to: i + 1 });
  }
  return found;
}

// `loose-indicator` and `missing-tab` tell of theirs.
function isToldElsewhere(unit: Unit, i: number): boolean {
  return isLoose(unit.rows[i]!) || strayOwner(unit, i) !== undefined;
}

// The units with a line behind their rows: few, and most edits change none of them.
const endingInNote = kept(
  () => new Set<Unit>(),
  (units, { gone, come }) => {
    for (const unit of gone) units.delete(unit);
    for (const unit of come) if (unit.rows.at(-1)?.kind === "note") units.add(unit);
  },
);

// Whether a line and the name of the unit below it are one: a word is cut between them, or the line begins as the names of
// most units do, and the name does not.
function isNameCut({ units }: Table, said: string, name: string): boolean {
  if (said.length > LONGEST_NAME || !HAN.test(said)) return false;
  if (IN_BRACKETS.test(name)) return isUnitName(said);
  if (isUnitName(said) || !isUnitName(said + name)) return false;
  if (OF_MANY.test(said) || OF_PLACE.test(name)) return false;
  if (isCutWord(said, name)) return true;
  const begins = (text: string) => text.startsWith(said.slice(0, 2));
  const others = units.flatMap((unit) => view(unit).head?.name ?? []).filter((other) => other !== name);
  if (begins(name)) return false;
  // 江源县中型 above 水库灌区管理所, where 江源县档案馆 is another unit.
  if (OF_PLACE.test(said) && !OF_PLACE_ALONE.test(said) && others.some(begins)) return true;
  return others.length > 1 && 2 * others.filter(begins).length > others.length;
}
/** 局直属 and 公立 stand above the names of several. */
const OF_MANY = /(?:属|直|下属|系统|机构|基层|类|公立|级|乡镇|街道|部门|单位|[合小总]计|汇总|情况)$/;
const IN_BRACKETS = /^[（(][^（）()]+[）)]$/;
const OF_PLACE_ALONE = /^[\u4e00-\u9fff]{2,3}[市县区]$/;
// A 灌区 or a 园区 is no place that units are called after.
const OF_PLACE = /^[\u4e00-\u9fff]{2,3}(?:[市县]|(?<![灌园校社景矿林库小院城牧])区)/;
const HAN = /^[\u4e00-\u9fff（）()]{2,}$/;

// Whether a few words above a project are the beginning of its name: surely, where that is nothing or the rest of a word.
function nameOfNext(text: string, next: Entry | undefined): "sure" | "maybe" | undefined {
  const said = text.trim();
  if (
    next?.kind !== "project" ||
    said.length > LONGEST_NAME ||
    !/^[\u4e00-\u9fff（(“"《\dA-Za-z-]+$/.test(said)
  )
    return undefined;
  if (isUnitName(said) || isCaptionName(said) || isGroup(said) || /^20\d\d年/.test(said)) return undefined;
  return next.name === "" || isCutWord(said, next.name) ? "sure" : "maybe";
}
const LONGEST_NAME = 30;

function isStray(row: Row): boolean {
  const said = row.text.trim();
  return !isOfSheet(said) && !/[：:]/.test(said) && spacedIn(row) === undefined;
}

function lineOf({ text }: Row): Span {
  return { from: 0, to: Math.min(contentLength(text), LONGEST_MARK) };
}

// The one text of the row.
function textOf({ row }: Entry): Span {
  const spans = row.cells.map((cell) => contentSpan(row, cell));
  const { from, to } = spans.find((span) => span.to > span.from) ?? { from: 0, to: 0 };
  return { from, to: Math.min(to, from + LONGEST_MARK) };
}
/** Half a page need not be underlined to its end. */
const LONGEST_MARK = 60;
