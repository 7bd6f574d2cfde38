import { compare, decimal } from "../../model/money.ts";
import { isCeiling } from "../../model/target.ts";
import { isSurvey } from "../each.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import { bareName, isSatisfaction } from "../names.ts";
import { cycleLacksPercent, HUNDRED, percentEdits } from "../percent.ts";
import { hasLetter, isMeta, isPlaceholder, saysPart } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const satisfactionWithoutPercent: Rule = {
  id: "satisfaction-without-percent",
  title: "满意度不是百分数",
  family: "values",
  severity: "error",
  docs: {
    zh: "满意度的指标值不是 0 到 100 之间的百分数。\n满意度是比率，写成分数、次数或 0 都不能考核。\n写成“≥90%”的样子。",
    en: "The value of a satisfaction is no percentage above 0 and up to 100.\nSatisfaction is a share; points, counts or 0 cannot be judged.\nWrite it as ≥90%.",
  },
  message: {
    zh: ({ text, low }) =>
      low ? `满意度定为“${text}”，是否漏了数字？` : `满意度应是 0 到 100 之间的百分数，现为“${text}”`,
    en: ({ text, low }) =>
      low
        ? `A satisfaction of ${text}: was a digit lost?`
        : `Satisfaction should be a percentage up to 100, not ${text}`,
  },
  examples: [
    {
      bad: project([indicator("31", "服务对象满意度", "«不低于90分»")]).replace(
        "«不低于90分»；",
        "不低于90分；",
      ),
      near: [
        project([
          indicator("31", "服务对象满意度", "80%或以上"),
          indicator("31", "读者满意率（%）", "≥90"),
          indicator("31", "群众满意度", "较上年提高2个百分点"),
          indicator("31", "满意度测评（十分制）", "≥9分"),
        ]),
      ],
    },
    {
      bad: project([indicator("31", "群众满意度", "«≥90»", "≥90%")]),
      good: project([indicator("31", "群众满意度", "≥90%")]),
    },
    {
      bad: project([indicator("31", "群众满意度", "«≥120%»", "≥90%")]),
      near: [project([indicator("31", "群众满意度", "≥95%", "≥90%")])],
    },
    { bad: project([indicator("31", "群众满意度", "«≥120%»", "«≥120%»")]) },
  ],
  indicator: (one, report) => {
    if (
      !isSatisfaction(one.nameText) ||
      one.annual === undefined ||
      one.annualText === "" ||
      isMeta(one.annualText) ||
      // `missing-target` tells of a sign alone.
      /^[≥≤＞＜>=<]+$/.test(one.annualText) ||
      // `value-repeats-name`, `malformed-number` and `placeholder-text` tell of it.
      one.annualText === one.nameText ||
      hasLetter(one.annualText) ||
      isPlaceholder(one.annualText)
    )
      return;
    const inName = /[（(][%％][）)]/.test(one.nameText);
    const right = one.annualTarget.quantities.some(
      ({ percent, mark, measure, number, relation }) =>
        ((percent && mark === "%") || (inName && measure === undefined)) &&
        number.units > 0n &&
        compare(number, HUNDRED) < (relation === "more" ? 0 : 1),
    );
    // Nobody sets himself that few: a digit was lost, or the point is wrong.
    const low = one.values.find(
      ({ target: { main, quantities } }) =>
        main?.percent &&
        quantities.length === 1 &&
        !isCeiling(main.relation) &&
        main.number.units > 0n &&
        compare(main.number, decimal("20")) < 0,
    );
    if (right && low && !CHANGE.test(low.text + one.nameText) && !/不满意/.test(one.nameText))
      report(low.span, { text: low.text, low: true }, { severity: "warning" });
    // Of whichever value it is: nobody is more than content.
    const { cycle, cycleTarget, cycleText } = one;
    if (cycle && cycleTarget.main?.mark === "%" && compare(cycleTarget.main.number, HUNDRED) > 0)
      report(cycle, { text: cycleText });
    // The annual value has its %, and the other one not.
    if (right && one.cycle && !inName && cycleLacksPercent(one))
      report(one.cycle, { text: one.cycleText, edits: percentEdits("cycle", one) });
    // Points more or less are of last year's.
    const isChange = /百分点/.test(one.annualText) && CHANGE.test(one.annualText);
    if (right || saysPart(one.annualText) || isChange || isSurvey(one)) return;
    // A score that says of how many, and an index, are told in points.
    const isScore = one.annualTarget.main?.measure?.name === "分";
    const isIndex = /指数$/.test(bareName(one.nameText));
    const isOutOf = /满分|[分星]制|[（(]\d+分[）)]/.test(one.annualText + one.nameText);
    if (isOutOf || (isScore && isIndex)) return;
    // Better than last year is a measure, though no percentage.
    const { main } = one.annualTarget;
    const isRanked = main === undefined || /^[名位]$/.test(main.measure?.written ?? "");
    const isCompared = isRanked && COMPARED.test(one.annualText);
    const edits = inName ? [] : percentEdits("annual", one);
    const isMild = isCompared || isScore || /星$/.test(one.annualText);
    // An index counts from 0 to 100 without a sign, and the weather service is marked in points all over the country.
    const isUsual = isIndex || (isScore && one.nameText.includes("气象"));
    const severity = isUsual ? "information" : isMild ? "warning" : undefined;
    report(one.annual, { text: one.annualText, edits }, severity && { severity });
  },
  fix: editing({ zh: "补上百分号", en: "Add the percent sign" }),
};

const CHANGE = /提高|提升|增加|增长|上升|上年|去年|较|同比/;
const COMPARED = /上年|去年|同期|全[国省市区县]|前[十\d]|平均(?:水平|值|数)/;
