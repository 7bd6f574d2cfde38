import { goalSpan } from "../../model/entry.ts";
import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import type { Rule } from "../rule.ts";

export const goalDateContradicts: Rule = {
  id: "goal-date-contradicts",
  family: "completeness",
  severity: "warning",
  docs: {
    zh: "绩效目标里的完成时间与指标里的不一致，如目标写“9月30日前完工”，指标写“12月底前”。\n一件事两个期限，审核时不知以哪个为准。\n核对后改成一致。",
    en: "The goal says another deadline than the indicator of it, as 9月30日前完工 and 12月底前.\nOne thing with two deadlines leaves a reviewer guessing.\nCheck, and make them agree.",
  },
  message: {
    zh: ({ goal, name, value }) => `绩效目标写“${goal}”，指标“${name}”写“${value}”`,
    en: ({ goal, name, value }) => `The goal says ${goal}, the indicator ${name} says ${value}`,
  },
  examples: [
    {
      bad: project([indicator("13", "工程完工时间", "2026年12月底前")], {
        goal: "库房屋面修缮工程于«2026年9月30日前完工»，保障馆藏档案安全，不影响正常查档服务，并通过考核验收。",
      }),
      near: [
        project([indicator("13", "工程完工时间", "2026年9月底前")], {
          goal: "库房屋面修缮工程于2026年9月30日前完工，保障馆藏档案安全，不影响正常查档服务。",
        }),
        project([indicator("13", "工程完工时间", "2026年9月前")], {
          goal: "库房屋面修缮工程于2026年9月30日前完工，保障馆藏档案安全，不影响正常查档服务。",
        }),
        project([indicator("13", "设备验收时间", "2026年12月底前")], {
          goal: "库房屋面修缮工程于2026年9月30日前完工，保障馆藏档案安全，不影响正常查档服务。",
        }),
      ],
    },
  ],
  row({ entry, text, indicators, isProject, isSecret }, report) {
    const goal = isProject && !isSecret ? goalSpan(entry) : undefined;
    if (goal === undefined) return;
    const [said, more] = [...text.slice(goal.from, goal.to).matchAll(DEADLINE)];
    // Of several deadlines nobody knows whose each is.
    if (said === undefined || more !== undefined) return;
    const [, year, month, day, what] = said;
    const own = indicators.filter(({ nameText }) => NAMED.exec(bareName(nameText))?.[1] === what);
    const [one] = own;
    if (one?.annual === undefined || own.length > 1) return;
    const other = DATE.exec(one.annualText);
    if (other === null) return;
    // What takes several years is in the cycle value, and before the first is as good as by the last.
    if (one.cycleText !== one.annualText || other[3] === "1日") return;
    const isOther =
      (year !== undefined && other[1] !== undefined && year !== other[1]) ||
      Number(month) !== Number(other[2]) ||
      (day !== undefined &&
        other[3] !== undefined &&
        /\d/.test(day) &&
        /\d/.test(other[3]) &&
        day !== other[3]);
    if (!isOther) return;
    const from = goal.from + said.index;
    const note = { zh: "指标里的时间在这里", en: "The indicator's date is here" };
    report(
      { from, to: from + said[0].length },
      { goal: said[0], name: one.nameText, value: one.annualText },
      { related: [{ from: one.annual.from, to: one.annual.to, row: 0, note }] },
    );
  },
};

const DATE = /^[≤<]?\s*(?:(20\d\d)年)?(\d{1,2})月(\d{1,2}日|底|末)?(?:之?前)?$/;
const DEADLINE =
  /(?:(20\d\d)年)?(\d{1,2})月(\d{1,2}日|底|末)?之?前(?:全部|全面|如期)?(完工|竣工|投入使用|交付|开工|验收|完成)/g;
const NAMED = /(完工|竣工|投入使用|交付|开工|验收|完成)(?:时间|时限|日期|期限)$/;
