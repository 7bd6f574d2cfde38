import { cellSpan, textAt } from "../../model/entry.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const rowNumber: Rule = {
  id: "row-number",
  title: "序号不连续",
  family: "structure",
  severity: "information",
  docs: {
    zh: "“序号”列里，同一单位的项目没有依次编号：重复、跳号、写错或漏填。\n跳号多半是漏了一行，重复多半是复制来没有改。\n核对有没有漏行，再依次编号。",
    en: "In the column 序号 the projects of a unit are not numbered one after the other: one is there twice, is left out, mistyped or not filled in.\nMostly a row is missing, or was copied and not changed.\nSee whether a row is missing, and number them.",
  },
  message: {
    zh: ({ found, right, before }) =>
      right === undefined
        ? found === before
          ? `序号“${found}”重复`
          : `序号从“${before}”跳到“${found}”，是否漏了行？`
        : found === ""
          ? `没有填序号，应为“${right}”`
          : `序号应为“${right}”，现为“${found}”`,
    en: ({ found, right, before }) =>
      right === undefined
        ? found === before
          ? `The number ${found} is there twice`
          : `The numbers go from ${before} to ${found}: is a row missing?`
        : `The number should be ${right}${found === "" ? "" : `, and is ${found}`}`,
  },
  examples: [
    {
      bad: numbered(["1", "2", "«13»", "4", "5"]),
      good: numbered(["1", "2", "3", "4", "5"]),
      near: [
        // Many tables number their units, or begin where the last one ended.
        numbered(["6", "7", "8", "9", "10"]),
        numbered(["1", "1", "1", "1", "1"]),
        numbered(["", "", "", "", ""]),
        numbered(["1", "2", "3", "1", "2"]),
        numbered(["001", "002", "003", "004", "005"]),
      ],
    },
    { bad: numbered(["1", "2", "3", "«»", "5"]), good: numbered(["1", "2", "3", "4", "5"]) },
    { bad: numbered(["1", "2", "3", "«3»", "4"]) },
    { bad: numbered(["1", "2", "3", "«5»", "6"]) },
  ],
  unit({ unit: { columns }, view: { projects, at } }, report) {
    const column = columns.list.findIndex(({ name }) => SERIAL.test(name));
    if (column < 0 || projects.length < FEWEST) return;
    const said = projects.map((project) => textAt(project, column));
    const numbers = said.map((text) => (/^\d{1,5}$/.test(text) ? Number(text) : undefined));
    const steps = numbers.filter(
      (number, i) => i > 0 && number === (numbers[i - 1] ?? Number.NaN) + 1,
    ).length;
    if (2 * steps < projects.length - 1) return;
    const twice = numbers.filter(
      (number, i) => i > 0 && number !== undefined && number === numbers[i - 1],
    ).length;
    // What the last project's number is, or should be, and how the last was written.
    let last: number | undefined;
    let like = "";
    for (const [i, project] of projects.entries()) {
      const [before, number, next] = [last, numbers[i], numbers[i + 1]];
      const shape = like;
      last = number;
      if (number !== undefined) like = said[i]!;
      const span = cellSpan(project, column);
      if (before === undefined || number === before + 1 || span === undefined) continue;
      const isSlip = next === before + 2 || (said[i] === "" && i === projects.length - 1);
      // What cannot be read as a number is somebody's own way.
      if (number === undefined && (said[i] !== "" || !isSlip)) continue;
      // They may begin again, or leave room between groups.
      if (number !== undefined && !isSlip && (number < before || number > before + MOST_LEFT_OUT)) continue;
      // Two rows of one project have its number.
      if (number === before && !isSlip && twice > 1) continue;
      const right = written(before + 1, shape);
      report(at.get(project)!, span, {
        found: said[i],
        before: written(before, shape),
        ...(isSlip ? { right, insert: right } : {}),
      });
      if (isSlip) last = before + 1;
    }
  },
  fix: replacing(),
};
const SERIAL = /^[序行]号$/;
const FEWEST = 4;
const MOST_LEFT_OUT = 4;

// 007 behind 006.
function written(number: number, like: string): string {
  return String(number).padStart(like.length, like.startsWith("0") ? "0" : "");
}

// A table of projects with these numbers.
function numbered(numbers: readonly string[]): string {
  const names = ["库房", "书库", "展厅", "门厅", "食堂"];
  const rows = numbers.map(
    (number, i) =>
      `${number}\t${names[i]}修缮\t30.00\t修好${names[i]}屋面。\t1、1-产出指标；11-数量指标；修缮${names[i]}；实施周期指标值:≥2间；年度指标值:≥2间。`,
  );
  return ["单位：万元", "序号\t项目名称\t总计\t绩效目标\t绩效指标", ...rows].join("\n");
}
