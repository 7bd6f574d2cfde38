import type { Indicator } from "../../model/indicator.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import { isPlaceholder } from "../phrases.ts";
import type { RowEdit, Rule } from "../rule.ts";

export const indicatorNumbering: Rule = {
  id: "indicator-numbering",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "指标的序号应为 1、2、3……，不缺号、不重号。\n审核意见按序号指出问题，序号乱了就对不上。\n从 1 起依次编号，序号后用顿号。",
    en: "Indicators are numbered 1、2、3、… without gap or repeat.\nA reviewer refers to an indicator by its number.\nNumber them from 1, each number followed by 、.",
  },
  message: {
    zh: ({ expected, found, all }) =>
      `${found === "" ? `缺少序号，应为“${expected}、”` : `序号应为“${expected}、”，现为“${found}”`}${all ? `（本格 ${all} 条都是这样）` : ""}`,
    en: ({ expected, found, all }) =>
      `${
        found === ""
          ? `The number ${expected}、 is missing`
          : `The number should be ${expected}、, not ${found}`
      }${all ? ` (and so on, all ${all} of the cell)` : ""}`,
  },
  examples: [
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
        `1、${indicator("11", "培训人数", "≥50人")}«1、»${indicator("12", "考核合格率", "≥90%")}«2、»${indicator("13", "按时完成率", "100%")}`.replace(
          "«2、»",
          "2、",
        ),
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("13", "按时完成率", "100%"),
      ]),
    },
  ],
  row({ entry, isRest, indicators, text }, report) {
    // With a cell too many it may be something else that stands there.
    if (entry.row.cells.length > entry.layout.columns.list.length) return;
    // What is left to be filled in, or was just begun, is no indicator yet.
    const [only] = indicators;
    if (indicators.length === 1 && isUnwritten(text.slice(only!.from, only!.to))) return;
    // Each number is judged by the one before it: after a gap the count goes on, and one fault is one finding.
    // The rest of a project goes on with its own first number.
    const first = isRest ? Math.max(1, Number(numberOf(indicators[0], text))) : 1;
    let before = first - 1;
    let isOff = false;
    let edits: RowEdit[] | undefined;
    // 1. and 2. for 1、 and 2、, or no numbers: what all of a cell have is one finding.
    const isHabit =
      indicators.length >= FEWEST &&
      indicators.every(({ ordinal }, i) =>
        ordinal === undefined
          ? indicators[0]!.ordinal === undefined
          : numberOf(indicators[i], text) === `${first + i}` && text[ordinal.to] !== "、",
      );
    const all = isHabit ? indicators.length : undefined;
    for (const one of indicators) {
      const written = numberOf(one, text) && `${numberOf(one, text)}${text[one.ordinal!.to]}`;
      const expected = before + 1;
      // Behind a wrong number the place itself is right too: one wrong number is one finding.
      const resumes: boolean = isOff && written === `${first + one.place - 1}、`;
      isOff = written !== `${expected}、` && !resumes;
      if (isOff) {
        const from = one.ordinal?.from ?? one.from;
        const to = one.ordinal === undefined ? Math.min(one.to, one.from + 1) : one.ordinal.to + 1;
        edits ??= renumbered(indicators, text, first);
        report({ from, to }, { expected, found: written, edits, all });
        if (isHabit) return;
      }
      before = Number(written.replace(/\D/g, "")) || expected;
    }
  },
  fix: editing({ zh: "重新编号", en: "Renumber" }, { safe: true }),
};

/** So many of a cell make a habit. */
const FEWEST = 3;

function isUnwritten(text: string): boolean {
  return /^\s*\d{1,2}[、.]?\s*$/.test(text) || (!/[；;]/.test(text) && isPlaceholder(text));
}

function numberOf(one: Indicator | undefined, text: string): string {
  return one?.ordinal === undefined ? "" : text.slice(one.ordinal.from, one.ordinal.to);
}

function renumbered(indicators: readonly Indicator[], text: string, first: number): RowEdit[] {
  const edits: RowEdit[] = [];
  for (const [i, one] of indicators.entries()) {
    const insert = `${first + i}、`;
    const from = one.ordinal?.from ?? one.from;
    const to = one.ordinal === undefined ? from : one.ordinal.to + 1;
    if (text.slice(from, to) !== insert) edits.push({ from, to, insert });
  }
  return edits;
}
