import { kindOf } from "../../model/kinds.ts";
import { isDeed, isLimit } from "../each.ts";
import { indicator, project } from "../example.ts";
import { isTally } from "../names.ts";
import type { IndicatorView, Rule } from "../rule.ts";

export const countInTimeliness: Rule = {
  id: "count-in-timeliness",
  title: "时效指标混入数量",
  family: "classification",
  severity: "warning",
  docs: {
    zh: "时效指标（13）里放了数量，或面积、里程。\n时效说快不快、何时完成，数量说做了多少。\n归入 11-数量指标，或改写及时率、完成时间。",
    en: "A timeliness indicator (13) is a count, an area or a length.\nTimeliness says how fast and by when.\nFile it under 11, or write a rate of punctuality or a date.",
  },
  message: {
    zh: ({ name }) => `“${name}”是数量，应归入 11-数量指标`,
    en: ({ name }) => `${name} is a count and belongs under 11`,
  },
  examples: [
    { bad: project([indicator("13", "«建设校舍面积»", "≥500平方米")]) },
    {
      bad: project([indicator("13", "«宣传活动次数»", "≥2次")]),
      near: [project([indicator("13", "电梯维护频次", "2次/月"), indicator("13", "延期次数", "0次")])],
    },
  ],
  indicator: (one, report, context) => {
    if (one.filed !== "13" || one.name === undefined) return;
    if (!isTally(one.nameText) && !isSize(one) && !isDeed(one)) return;
    // How often is a matter of time.
    if (/频[次率]$|^每[年月周日天季]|^(?:月|周|日|季度)均/.test(one.nameText)) return;
    if (isLimit(one) || context.words.harm.test(one.nameText) || one.annualTarget.main?.measure?.per.length)
      return;
    report(one.name, { name: one.nameText });
  },
};

// 建设校舍面积 ≥500平方米: what is built, and not when.
function isSize({ nameText, annualTarget: { main } }: IndicatorView): boolean {
  const kind = main?.measure && kindOf(main.measure);
  return (
    (kind === "area" || kind === "length" || kind === "weight") &&
    /(?:面积|里程|长度|总量|重量)$/.test(nameText)
  );
}
