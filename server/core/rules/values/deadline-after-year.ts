import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";
import { deadlinesIn } from "./deadlines.ts";

export const deadlineAfterYear: Rule = {
  id: "deadline-after-year",
  title: "完成时间晚于本年度",
  family: "values",
  severity: "information",
  docs: {
    zh: "年度指标值写的时间在本表的年度之后，如2026年的表里，年度指标值写“2027年9月底前”。\n年度指标值说的是本年做到什么程度，下一年才到期的事本年无法考核。\n实施周期指标值写最后的时间，年度指标值写本年要完成的那一步。",
    en: "The annual value is a date after the table's year, as 2027年9月底前 in a table of 2026.\nAn annual value says how far this year is to get: what is due next year cannot be judged in this one.\nLet the cycle value say the last date, and the annual one what this year has to bring.",
  },
  message: {
    zh: ({ text, year, isFar }) =>
      `年度指标值“${text}”在本表的${year}年之后，${isFar ? "年份是否写错？" : "本年无法考核"}`,
    en: ({ text, year, isFar }) =>
      `The annual value ${text} is after ${year}, the table's year: ${isFar ? "is the year mistyped?" : "it cannot be judged in this one"}`,
  },
  examples: [
    { bad: project([indicator("13", "完工时间", "2062年9月底前", "«2062年9月底前»")]) },
    { bad: project("1、1-产出指标；13-时效指标；完工时间；年度指标值:«2062年9月底前»。") },
    {
      bad: project([indicator("13", "完工时间", "2027年9月底前", "«2027年9月底前»")]),
      good: project([indicator("13", "完工时间", "2027年9月底前", "2026年9月底前")]),
      near: [
        project([
          indicator("13", "完工时间", "2027年9月底前", "2026年完成主体工程"),
          indicator("13", "年度报告报送时间", "2027年1月底前"),
          indicator("13", "保险期间", "2026年7月至2027年6月"),
        ]),
      ],
    },
  ],
  indicator: (one, report, { year }) => {
    if (year === undefined || AFTERWARDS.test(one.nameText)) return;
    for (const { value, years } of deadlinesIn(one))
      if (value.field === "annual" && Math.min(...years) > year) {
        const isFar = Math.min(...years) >= year + FAR;
        // Where there is one value only it may be that of the whole.
        if (!isFar && one.cycle === undefined) continue;
        report(value.span, { text: value.text, year, isFar }, isFar ? { severity: "warning" } : {});
      }
  },
};

/** No deadline is so many years ahead: its digits are wrong, as in 2062 for 2026. */
const FAR = 10;

// What is told of a year is told in the next, and what lasts goes on.
const AFTERWARDS = /报送|上报|报告|决算|总结|审计|年报|清算|结算|质保|保修|到期|还款|有效期|期限|期间/;
