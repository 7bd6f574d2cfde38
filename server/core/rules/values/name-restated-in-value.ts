import { editsIn } from "../each.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const nameRestatedInValue: Rule = {
  id: "name-restated-in-value",
  title: "指标值中夹带名称",
  family: "values",
  severity: "information",
  docs: {
    zh: "指标值里又写了一遍名称，如“验收通过率100%”。\n名称已经说过，值里只要数。\n只留数和单位；数前面的条件（上半年、每季度）不算。",
    en: "A value says the name again before its number.\nThe name is already there.\nKeep the number and unit; a condition before it is no name.",
  },
  message: {
    zh: ({ insert, words }) => `“${words}”在名称里已经写过，指标值只需写“${insert}”`,
    en: ({ insert, words }) => `${words} is in the name already; the value needs only ${insert}`,
  },
  examples: [
    {
      bad: project([indicator("12", "设备验收通过率", "«验收通过率»100%")]).replace(
        "«验收通过率»100%；",
        "验收通过率100%；",
      ),
      good: project([indicator("12", "设备验收通过率", "100%")]),
      near: [
        project([
          indicator("22", "选手获奖率", "参加省级比赛的选手获奖率≥60%"),
          indicator("13", "按期完成率", "上半年≥80%"),
        ]),
      ],
    },
    {
      bad: project([indicator("12", "公交车正点率", "≥«正点率»92%")]).replace("«正点率»92%；", "正点率92%；"),
      good: project([indicator("12", "公交车正点率", "≥92%")]),
    },
  ],
  indicator: (one, report) => {
    for (const value of one.values) {
      const { main, quantities } = value.target;
      if (main === undefined || quantities.length > 1) continue;
      // ≥正点率92%: the sign stays.
      const from = /^[≥≤＞＜><＝=]?\s*/.exec(value.text)![0].length;
      const words = value.text.slice(from, main.from);
      const said = words.replace(/(?:达到|达|为|是|[：:，\s])+$/, "");
      if (said.length < 2 || !restates(said, one.nameText)) continue;
      const edits = editsIn(value, [{ from, to: main.from, insert: "" }]);
      report(
        { from: value.span.from + from, to: value.span.from + from + words.length },
        { words: said, insert: value.text.slice(0, from) + value.text.slice(main.from), edits },
        { twin: value.twin },
      );
    }
  },
  fix: editing({ zh: "只留数和单位", en: "Keep the number only" }),
};
// The name, or what it ends in but for what it measures: 发表论文 of 发表论文数量, 采购数量 of 设备采购数量完成率. 国道 of
// 国省道优良路率 and 小学 of 中小学 say less than the name, and 每人每天 how it is counted.
function restates(words: string, name: string): boolean {
  const at = name.lastIndexOf(words);
  if (at < 0 || (words.includes("每") && at + words.length < name.length)) return false;
  return MEASURED.test(name.slice(at + words.length));
}
const MEASURED =
  /^(?:总?数量?|总数|[人次件场期户家台套个篇批]数|人次|场次|批次|面积|金额|额|长度|里程|标准|情况|完成)?率?(?:[不≤≥].*|（[^（）]*）|\([^()]*\))?$/;
