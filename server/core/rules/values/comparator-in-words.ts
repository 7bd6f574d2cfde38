import { SIGNS } from "../../model/target.ts";
import { bothEdits } from "../each.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const comparatorInWords: Rule = {
  id: "comparator-in-words",
  family: "values",
  severity: "information",
  docs: {
    zh: "比较关系用了文字，如“不少于5次”“90%以上”，或写成“<=”。\n统一用符号，一眼看清，系统也好读。\n改用 ≥、≤、>、<。",
    en: "A comparison is written in words, such as 不少于5次, 90%以上, or as <=.\nSigns are read at a glance, by systems too.\nUse ≥, ≤, >, <.",
  },
  message: {
    zh: ({ insert, words }) => `“${words}”宜用符号，写成“${insert}”`,
    en: ({ insert, words }) => `Write ${words} with a sign: ${insert}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训场次", "«不少于25场次»")]).replace(
        "«不少于25场次»；",
        "不少于25场次；",
      ),
      good: project([indicator("11", "培训场次", "≥25场次")]),
      near: [
        project([indicator("11", "培训场次", "≥25场次"), indicator("41", "采购成本", "不超过预算支出")]),
      ],
    },
  ],
  indicator: (one, report) => {
    for (const value of one.values) {
      const main = value.target.main;
      if (main === undefined || main.relation === undefined || main.relation === "about") continue;
      // Of grades the first is the best, and 1:4 is no 1.
      if (main.measure?.name === "级" || /^\s*[:：]\s*\d/.test(value.text.slice(main.to))) continue;
      // 不低于2025年水平 is about another year.
      if (/^[^\d]*(?:19|20)\d\d年/.test(value.text.slice(main.from, main.to))) continue;
      const { comparators } = main;
      // 达到500人以上, 控制在20万元以内: the sign says that too. In 缩短至10分钟以内 it would stand behind what leads up to it.
      const before = value.text.slice(0, main.from);
      const start = LEADING.test(before) ? 0 : main.from;
      if (start > 0 && /[至到为在于±]$/.test(before)) continue;
      // 50万元以上项目 says of which.
      const isOfWhich = main.measure?.money || main.measure?.name === "周岁" || main.measure?.name === "岁";
      if (
        isOfWhich &&
        comparators.at(-1)!.place === "after" &&
        /^的?[\u4e00-\u9fff]{2}/.test(value.text.slice(main.to))
      )
        continue;
      const [first, second] = comparators;
      const isSign = SIGN.test(value.text.slice(first!.from, first!.to));
      // ≥98%以上 says the same twice; where the two differ `contradictory-comparator` speaks.
      const twice =
        second !== undefined &&
        comparators.length === 2 &&
        isSign &&
        second.place === "after" &&
        sameWay(first!.relation, second.relation);
      if (twice) {
        const insert = value.text.slice(main.from, second.from).trimEnd();
        report(
          { from: value.span.from + main.from, to: value.span.from + main.to },
          {
            words: value.text.slice(main.from, main.to),
            insert,
            edits: bothEdits(value, [{ from: main.from, to: main.to, insert }]),
          },
        );
        continue;
      }
      if (comparators.length !== 1 || isSign) continue;
      const words = value.text.slice(start, main.to);
      const bare =
        comparators[0]!.place === "before"
          ? value.text.slice(comparators[0]!.to, main.to).trimStart()
          : value.text.slice(main.from, comparators[0]!.from).trimEnd();
      if (!/^[\d０-９]/.test(bare)) continue;
      const insert = SIGNS[main.relation] + bare;
      // What is behind it may be what it is of: 10人以上企业. Nobody should change that unasked.
      const isOpen =
        comparators[0]!.place === "after" && /^的?[\u4e00-\u9fff]{2}/.test(value.text.slice(main.to));
      if (isOpen && OF_WHICH.test(value.text.slice(main.to))) continue;
      const edits = isOpen ? [] : bothEdits(value, [{ from: start, to: main.to, insert }]);
      report({ from: value.span.from + start, to: value.span.from + main.to }, { words, insert, edits });
    }
  },
  fix: editing({ zh: "改用符号", en: "Use the sign" }, { safe: true }),
};
const OF_WHICH = /全[部覆面都]|覆盖|不发生|零|无|排查|检查|安置|事故/;
const LEADING = /^(?:达到?|控制在|保持在|维持在)$/;
const SIGN = /^[≥≤><=＝≧≦⩾⩽＞＜≈]\s*$/;

function sameWay(a: string, b: string): boolean {
  const up = (relation: string) => relation === "atLeast" || relation === "more";
  return up(a) === up(b) && a !== "about" && b !== "about";
}
