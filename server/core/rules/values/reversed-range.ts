import { DASHES } from "../../characters.ts";
import { compare } from "../../model/money.ts";
import { matchesIn } from "../../text.ts";
import { editsIn } from "../each.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import { saysPower } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const reversedRange: Rule = {
  id: "reversed-range",
  title: "范围写反",
  family: "values",
  severity: "warning",
  docs: {
    zh: "范围的起点比终点大，如“10-5天”“95%至90%”。\n没有一个数在这样的范围里，也看不出是颠倒了还是写错了数。\n小数在前，大数在后。",
    en: "A range starts above its end, as in 10-5天 or 95%至90%.\nNo number lies in it, and nobody can tell whether it is turned round or one end is mistyped.\nThe lower end comes first.",
  },
  message: {
    zh: ({ text }) => `“${text}”的起点比终点大`,
    en: ({ text }) => `${text} starts above its end`,
  },
  examples: [
    {
      bad: project([indicator("13", "河道保洁时间", "2026年6月至9月", "«2026年9月至6月»")]),
      near: [
        project([
          indicator("13", "供暖时间", "2026年11月至次年3月"),
          indicator("13", "到场时间", "30分钟—1小时"),
          indicator("13", "防火期", "2026年10月至5月"),
          indicator("13", "施工时间", "2026年3月至11月"),
        ]),
      ],
    },
    {
      bad: project([indicator("13", "办结时限", "5-10天", "«10-5天»")]),
      good: project([indicator("13", "办结时限", "5-10天")]),
      near: [
        project([
          indicator("11", "培训人数", "50-80人"),
          indicator("12", "合格率", "90%至95%"),
          indicator("11", "修缮楼栋", "8-2号楼"),
          indicator("12", "比分", "3-1"),
          indicator("12", "合同", "合同号2026-13"),
          indicator("13", "完工时间", "11-2月"),
          indicator("11", "补助人次", "5000-1万人次"),
          indicator("11", "积压件数", "从10件至5件"),
          indicator("13", "施工时段", "22-6点"),
          indicator("12", "冷库温度", "-25℃～-15℃"),
        ]),
      ],
    },
    {
      bad: project([
        indicator("13", "实施时间", "2026年1月1日-2026年12月31日", "«2026年1月1日-2025年12月31日»"),
      ]),
      near: [project([indicator("13", "实施时间", "2025年10月-2026年3月", "2025年-2026年12月")])],
    },
    {
      bad: project([indicator("12", "验收合格率", "95%至90%", "«95%至90%»")]),
      good: project([indicator("12", "验收合格率", "90%至95%")]),
    },
  ],
  indicator: (one, report) => {
    for (const value of one.values) {
      const { span, text, target } = value;
      if (saysPower(text)) continue;
      for (const dates of [DATES, MONTHS]) {
        for (const { 0: written, index, groups } of matchesIn(text, dates)) {
          if (isBefore(groups!) && !isWinter(groups!))
            report({ from: span.from + index, to: span.from + index + written.length }, { text: written });
        }
      }
      for (const { number, high, measure, percent, from, to } of target.quantities) {
        if (high === undefined || compare(number, high) <= 0) continue;
        // Without a unit it may be a score or the numbers of two things.
        if (!percent && (measure === undefined || RANKS.test(measure.name))) continue;
        if (FALLS.test(text.slice(0, from)) || MINUS.test(text.slice(0, to))) continue;
        const written = text.slice(from, to);
        if (hasTwoUnits(written)) continue;
        const insert = turned(written);
        const edits = insert === undefined ? undefined : editsIn(value, [{ from, to, insert }]);
        report(
          { from: span.from + from, to: span.from + to },
          { text: written, insert, edits },
          { twin: value.twin },
        );
      }
    }
  },
  fix: replacing(),
};

// From ten at night to six in the morning, from the second class to the first.
const RANKS = /^(?:点|级|类|档|层|度)$/;
// -25℃～-15℃: below zero the larger number is the lower.
const MINUS = new RegExp(`^\\s*[${DASHES}]|[-~～至到]\\s*[${DASHES}]`);
const FALLS = /[从由自]\s*$/;

// 2026年1月1日-2025年12月31日: half of it is last year's.
const TO = `\\s*[${DASHES}~～至到]\\s*`;
const DATES = new RegExp(
  `(?<ay>20\\d\\d)年(?:(?<am>\\d{1,2})月)?(?:(?<ad>\\d{1,2})日)?${TO}(?<by>20\\d\\d)年(?:(?<bm>\\d{1,2})月)?(?:(?<bd>\\d{1,2})日)?`,
  "g",
);

// 2026年9月至6月: both of one year.
const MONTHS = new RegExp(
  `20\\d\\d年(?<am>\\d{1,2})月(?:(?<ad>\\d{1,2})日)?${TO}(?<bm>\\d{1,2})月(?:(?<bd>\\d{1,2})日)?`,
  "g",
);

// 2026年11月至3月: the next year goes without saying.
function isWinter({ ay, am, bm }: Readonly<Record<string, string | undefined>>): boolean {
  return ay === undefined && Number(am) >= 10 && Number(bm) <= 6;
}

// Whether the end comes before the start, as far as both say: 2026年12月-2026年 is no fault.
function isBefore(groups: Readonly<Record<string, string | undefined>>): boolean {
  for (const part of ["y", "m", "d"]) {
    const [start, end] = [groups[`a${part}`], groups[`b${part}`]];
    if (part === "y" && start === undefined) continue;
    if (start === undefined || end === undefined) return false;
    if (Number(start) !== Number(end)) return Number(start) > Number(end);
  }
  return false;
}

// 90分钟—2小时: each end has its own unit, and nobody has brought them together.
function hasTwoUnits(range: string): boolean {
  const [, first = "", second = ""] = UNITS.exec(range) ?? [];
  return first !== "" && !/^[%％‰]/.test(first) && first !== second;
}
const UNITS = new RegExp(`[\\d.,]\\s*([^${DASHES}\\d.,\\s~～至到]+)${TO}[\\d.,]+\\s*(\\S*)$`);

/** The ends of a range the other way round; undefined where one has a scale or a unit of its own. */
function turned(range: string): string | undefined {
  const ends = ENDS.exec(range);
  if (ends === null) return undefined;
  const [, before, first, mark, between, second, behind] = ends;
  return `${before}${second}${mark}${between}${first}${behind}`;
}
const ENDS = new RegExp(`^(\\D*)([\\d.,]+)(%?)(${TO})([\\d.,]+)(\\3(?!\\d)\\D*)$`);
