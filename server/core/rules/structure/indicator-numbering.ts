import type { Entry } from "../../model/entry.ts";
import type { Indicator } from "../../model/indicator.ts";
import { numberedIn, numberingIn, numberingOf, numberOf } from "../../model/numbering.ts";
import { ordinalOf, ordinalSpan } from "../../model/ordinal.ts";
import { indicatorsOf } from "../../model/project.ts";
import { type Unit, view } from "../../model/unit.ts";
import type { Span } from "../../text.ts";
import { isOdd } from "../each.ts";
import { indicator, project, table } from "../example.ts";
import { editing } from "../fixes.ts";
import { isPlaceholder } from "../phrases.ts";
import type { RowEdit, Rule } from "../rule.ts";

export const indicatorNumbering: Rule = {
  id: "indicator-numbering",
  title: "指标序号不规范",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "指标的序号应为 1、2、3……，不缺号、不重号；全格都写成（1）、1）或 1.、或都不编号的只作提示。\n审核意见按序号指出问题，序号乱了就对不上。\n从 1 起依次编号，序号后用顿号。",
    en: "Indicators are numbered 1、2、3、… without gap or repeat; a cell that writes all of them as （1）, 1） or 1., or none, is information only.\nA reviewer refers to an indicator by its number.\nNumber them from 1, each number followed by 、.",
  },
  message: {
    zh: ({ expected, found, all, order, alike, everywhere }) =>
      everywhere
        ? `本表的指标序号都写成“${everywhere}”的样子，应为“1、”`
        : order
          ? `序号依次为 ${order}，顺序不对`
          : alike
            ? `本格 ${all} 条的序号都是“${alike}”，应依次编为 1、2、3……`
            : `${found === "" ? (expected === undefined ? "缺少序号" : `缺少序号，应为“${expected}、”`) : found === String(expected) ? `序号“${found}”后缺少“、”` : `序号应为“${expected}、”，现为“${found}”`}${all ? `（本格 ${all} 条都是这样）` : ""}`,
    en: ({ expected, found, all, order, alike, everywhere }) =>
      everywhere
        ? `All indicators of the table are numbered as ${everywhere}, and should be as 1、`
        : order
          ? `The numbers ${order} are out of order`
          : alike
            ? `All ${all} indicators of the cell are numbered ${alike}`
            : `${
                found === ""
                  ? `The number ${expected === undefined ? "" : `${expected}、 `}is missing`
                  : found === String(expected)
                    ? `The 、 after the number ${found} is missing`
                    : `The number should be ${expected}、, not ${found}`
              }${all ? ` (and so on, all ${all} of the cell)` : ""}`,
  },
  examples: [
    {
      bad: project(
        `«7、»${indicator("11", "培训人数", "≥50人")}7、${indicator("12", "考核合格率", "≥90%")}7、${indicator("13", "按时完成率", "100%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("13", "按时完成率", "100%"),
      ]),
    },
    {
      bad: project(
        `«（1）»${indicator("11", "培训人数", "≥50人")}（2）${indicator("12", "考核合格率", "≥90%")}（3）${indicator("13", "按时完成率", "100%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("13", "按时完成率", "100%"),
      ]),
    },
    {
      bad: project(
        `«1）»${indicator("11", "培训人数", "≥50人")}2）${indicator("12", "考核合格率", "≥90%")}3）${indicator("13", "按时完成率", "100%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("13", "按时完成率", "100%"),
      ]),
      near: [project([indicator("11", "维修项目（1）2）数量", "≥50项")])],
    },
    {
      bad: project(
        `«①»${indicator("11", "培训人数", "≥50人")}②${indicator("12", "考核合格率", "≥90%")}③${indicator("13", "按时完成率", "100%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("13", "按时完成率", "100%"),
      ]),
    },
    {
      bad: project(
        `«2、»${indicator("11", "培训人数", "≥50人")}1、${indicator("12", "考核合格率", "≥90%")}3、${indicator("13", "按时完成率", "100%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("13", "按时完成率", "100%"),
      ]),
    },
    {
      bad: project(`1、${indicator("11", "培训人数", "≥50人")}«3、»${indicator("12", "考核合格率", "≥90%")}`),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("12", "考核合格率", "≥90%")]),
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "1、完成培训；3、通过考核，全年不少于两期，满足窗口服务需要，提高群众满意程度。",
        }),
      ],
    },
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人")}«2»${indicator("12", "考核合格率", "≥90%")}3、${indicator("13", "按时完成率", "100%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("13", "按时完成率", "100%"),
      ]),
      // A subclass that has the name of its class is a code of its own.
      near: [
        project(
          `1、${indicator("11", "培训人数", "≥50人")}2、${indicator("12", "考核合格率", "≥90%").replace("12-质量指标", "11-产出指标")}`,
        ),
      ],
    },
    {
      bad: project(
        `«1.»${indicator("11", "培训人数", "≥50人")}2.${indicator("12", "考核合格率", "≥90%")}3.${indicator("13", "按时完成率", "100%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("13", "按时完成率", "100%"),
      ]),
    },
    {
      bad: project(
        `«1；»${indicator("11", "培训人数", "≥50人")}«2。»${indicator("12", "考核合格率", "≥90%")}3、${indicator("13", "按时完成率", "100%")}«4；»${indicator("22", "持证上岗率", "≥90%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("13", "按时完成率", "100%"),
        indicator("22", "持证上岗率", "≥90%"),
      ]),
    },
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人")}2、${indicator("12", "考核合格率", "≥90%")}«3、、»${indicator("13", "按时完成率", "100%")}4、${indicator("22", "持证上岗率", "≥90%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("13", "按时完成率", "100%"),
        indicator("22", "持证上岗率", "≥90%"),
      ]),
    },
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人")}«1、»${indicator("12", "考核合格率", "≥90%")}2、${indicator("13", "按时完成率", "100%")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("13", "按时完成率", "100%"),
      ]),
    },
    {
      bad: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        库房修缮 | 10.00 | 修好库房屋面。 | «1.»1-产出指标；11-数量指标；修缮库房；年度指标值:≥2间。2.1-产出指标；12-质量指标；合格率；年度指标值:100%。3.2-效益指标；22-社会效益；渗漏次数；年度指标值:0次。
        志书编纂 | 10.00 | 编好志书两部。 | 1.1-产出指标；11-数量指标；编纂部数；年度指标值:≥2部。
        目录编制 | 10.00 | 编好全部目录。 | 1.1-产出指标；11-数量指标；目录册数；年度指标值:≥2册。2.1-产出指标；12-质量指标；差错率；年度指标值:≤1%。3.2-效益指标；22-社会效益；查阅人次；年度指标值:≥500人次。`,
      good: table`
        单位：万元
        项目名称 | 总计 | 绩效目标 | 绩效指标
        库房修缮 | 10.00 | 修好库房屋面。 | 1、1-产出指标；11-数量指标；修缮库房；年度指标值:≥2间。2、1-产出指标；12-质量指标；合格率；年度指标值:100%。3、2-效益指标；22-社会效益；渗漏次数；年度指标值:0次。
        志书编纂 | 10.00 | 编好志书两部。 | 1、1-产出指标；11-数量指标；编纂部数；年度指标值:≥2部。
        目录编制 | 10.00 | 编好全部目录。 | 1、1-产出指标；11-数量指标；目录册数；年度指标值:≥2册。2、1-产出指标；12-质量指标；差错率；年度指标值:≤1%。3、2-效益指标；22-社会效益；查阅人次；年度指标值:≥500人次。`,
    },
  ],
  row({ entry, isRest, goesOn, indicators, text, context }, report) {
    // With a cell too many it may be something else that stands there.
    if (entry.row.cells.length > entry.layout.columns.list.length) return;
    // What is left to be filled in, or was just begun, is no indicator yet.
    const [only] = indicators;
    if (only === undefined) return;
    if (indicators.length === 1 && isUnwritten(text.slice(only.from, only.to))) return;
    const numbers = indicators.map((one) => ordinalOf(one, text));
    // Each number is judged by the one before it: after a gap the count goes on, and one fault is one finding.
    // The rest of a project goes on with its own first number, which any of its numbers tells.
    const told = isRest ? numbers.findIndex((number) => number !== undefined) : 0;
    if (told < 0) {
      report(numberSpan(only, text), { found: "" });
      return;
    }
    const first = isRest ? Math.max(1, numbers[told]! - told) : 1;
    const isUsual = ({ from, ordinal }: Indicator, i: number) =>
      ordinal !== undefined && text.startsWith(`${first + i}、`, from) && text[ordinal.to + 1] !== "、";
    if (indicators.every(isUsual)) return;
    // What has neither number nor fields is no indicator, but a goal or a heading before them.
    const isText = ({ ordinal, fields }: Indicator) => ordinal === undefined && fields.length === 1;
    const isUnclear = indicators.some((one) => isOdd(one, text) || isText(one));
    const edits = isUnclear ? [] : renumbered(indicators, text, first);
    const written = (one: Indicator) => numberOf(one, text);
    const isAsAll = indicators.every((one) => numberingIn(written(one)) === context.numbering);
    const habit = habitOf(indicators, written) ?? (isAsAll ? only : undefined);
    if (habit !== undefined) {
      const found = written(habit);
      const bare = indicators.filter(({ ordinal }) => ordinal === undefined).length;
      const all = found === "" ? bare : indicators.length;
      const args = { expected: first + habit.place - 1, found, edits, all };
      // What a whole cell has alike is a style, and read as well.
      const isStyle = found !== "" || indicators.every(({ ordinal }) => ordinal === undefined);
      // What a whole table has alike is told of once.
      if (found === "" || numberingIn(found) !== context.numbering)
        report(numberSpan(habit, text), args, isStyle ? { severity: "information" } : {});
      if (found === "") return;
    }
    const isWritten = (i: number, number: number) =>
      numbers[i] === number && (habit !== undefined || written(indicators[i]!) === `${number}、`);
    // All are there, and in another order.
    const all = new Set(numbers);
    const isWhole = numbers.every((number, i) => all.has(first + i) && isWritten(i, number!));
    const misplaced = isWhole ? indicators.find((_, i) => numbers[i] !== first + i) : undefined;
    if (misplaced !== undefined) {
      report(numberSpan(misplaced, text), { order: numbers.join("、"), edits });
      return;
    }
    // One number for all of them is one finding.
    const isAlike = habit === undefined && numbers.length >= FEWEST && new Set(numbers).size === 1;
    if (isAlike && numbers[0] !== undefined) {
      report(numberSpan(indicators[0]!, text), {
        alike: written(indicators[0]!),
        edits,
        all: numbers.length,
      });
      return;
    }
    let before = first - 1;
    let isOff = false;
    for (const [i, one] of indicators.entries()) {
      const expected = before + 1;
      // Behind a wrong number the place itself is right too: one wrong number is one finding.
      const resumes: boolean = isOff && isWritten(i, first + one.place - 1);
      isOff = !isWritten(i, expected) && !resumes;
      // Where each indicator has a row of its own, how its number is written is a style.
      const isStyle = (isRest || goesOn) && numbers[i] === expected;
      const args = { expected, found: written(one), edits };
      if (isOff) report(numberSpan(one, text), args, isStyle ? { severity: "information" } : {});
      before = numbers[i] || expected;
    }
  },
  table(file, report) {
    const style = numberingOf(file);
    if (style === undefined) return;
    for (const [u, unit] of file.units.entries()) {
      const [project] = readableIn(unit, style);
      if (project === undefined) continue;
      const { at } = view(unit);
      const [first] = indicatorsOf(project);
      const span = numberSpan(first!, project.row.text);
      const severity = "information";
      report(file.unitRows[u]! + at.get(project)!, span, { everywhere: style }, { severity });
      return;
    }
  },
  fix(found) {
    const { everywhere } = found.finding.args;
    if (everywhere === undefined) return renumber(found);
    const projects = found.table.units.flatMap((unit) => readableIn(unit, everywhere));
    const edits = projects.flatMap((one) =>
      renumbered(indicatorsOf(one), one.row.text, 1).map((edit) => ({ ...edit, row: one.row })),
    );
    return [{ title: { zh: "全表改写成“1、”", en: "Write all of them as 1、" }, edits, safe: true }];
  },
};

const renumber = editing({ zh: "重新编号", en: "Renumber" }, { safe: true });

// Those of them of which none is odd.
function readableIn(unit: Unit, style: string): readonly Entry[] {
  return numberedIn(unit, style).filter((project) =>
    indicatorsOf(project).every((one) => !isOdd(one, project.row.text)),
  );
}

/** So many of a cell make a habit. */
const FEWEST = 3;

function isUnwritten(text: string): boolean {
  return /^\s*\d{1,2}[、.]?\s*$/.test(text) || (!/[；;]/.test(text) && isPlaceholder(text));
}

// The first indicator of a cell where all write their numbers in one other way, 1. or （1）, or have none. One may have forgotten
// to leave its own out.
function habitOf<T extends Indicator>(
  indicators: readonly T[],
  written: (one: Indicator) => string,
): T | undefined {
  if (indicators.length < FEWEST) return undefined;
  const bare = indicators.filter(({ ordinal }) => ordinal === undefined);
  if (bare.length > 0) return bare.length >= Math.max(FEWEST, indicators.length - 1) ? bare[0] : undefined;
  const styles = new Set(indicators.map((one) => numberingIn(written(one))));
  return styles.size === 1 && !styles.has("1、") ? indicators[0] : undefined;
}

// Where an indicator has no number, the character that it should stand before.
function numberSpan(one: Indicator, text: string): Span {
  const span = ordinalSpan(one, text);
  return span.from < span.to ? span : { from: span.from, to: Math.min(one.to, span.from + 1) };
}

function renumbered(indicators: readonly Indicator[], text: string, first: number): RowEdit[] {
  return indicators.flatMap((one, i): RowEdit[] => {
    const insert = `${first + i}、`;
    const { from, to } = ordinalSpan(one, text);
    return text.slice(from, to) === insert ? [] : [{ from, to, insert }];
  });
}
