import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const misspeltWord: Rule = {
  id: "misspelt-word",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "写了不成词的字，如“项日”“资全”“检侧”“不底于”。\n多半是扫描识别或输入法的错字；公开出去不好看，检索也找不到。\n改成正确的词。",
    en: "A word that is none, such as 项日, 资全, 检侧 or 不底于.\nMostly a reader of scans or an input method mistook a character; a search will not find it.\nWrite the word that is meant.",
  },
  message: {
    zh: ({ word, insert }) => `“${word}”应为“${insert}”`,
    en: ({ word, insert }) => `${word} should be ${insert}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训«项日»" }),
      good: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训项目" }),
      near: [
        project([indicator("13", "专项日常巡查", "≥50次"), indicator("12", "按排放标准达标率", "≥90%")], {
          goal: "干部自己完成任务，对干部开展培训，相符和一致，年末完成验收。",
        }),
      ],
    },
    {
      bad: project([indicator("12", "水质«检侧»达标率", "≥90%")]),
      good: project([indicator("12", "水质检测达标率", "≥90%")]),
    },
  ],
  text(text, report) {
    for (const { 0: word, index } of text.matchAll(MISSPELT))
      report({ from: index, to: index + word.length }, { word, insert: RIGHT.get(word) });
  },
  fix: replacing(),
};

// Only what is no word wherever it stands; behind a word what must not stand before it, or must not follow.
const WORDS: readonly (readonly [wrong: string, right: string, notBehind?: string, notBefore?: string])[] = [
  ["项日", "项目", "专事立逐各单多分", "常程报"],
  ["顶目", "项目"],
  ["项自", "项目", "专事立逐各单多分"],
  ["专顶", "专项"],
  ["资全", "资金", "投融物师", "额部"],
  ["经贵", "经费"],
  ["补肋", "补助"],
  ["捕助", "补助"],
  ["指际", "指标"],
  ["年庋", "年度"],
  ["满意庋", "满意度"],
  ["合洛率", "合格率"],
  ["合恪率", "合格率"],
  ["不底于", "不低于"],
  ["不抵于", "不低于"],
  ["不低干", "不低于"],
  ["不少干", "不少于"],
  ["不高干", "不高于"],
  ["符和", "符合", "相"],
  ["布署", "部署", "颁公发"],
  ["按装", "安装"],
  ["按排", "安排", "", "放水名序查污量列队"],
  ["幅射", "辐射"],
  ["松驰", "松弛"],
  ["防碍", "妨碍"],
  ["竣公", "竣工"],
  ["招骋", "招聘"],
  ["应骋", "应聘"],
  ["复盖", "覆盖"],
  ["倡仪", "倡议"],
  ["蔽端", "弊端"],
  ["题高", "提高", "专试习标"],
  ["己完成", "已完成", "自"],
  ["己建成", "已建成", "自"],
  ["己经", "已经", "自知"],
  ["自已", "自己"],
  ["每曰", "每日"],
  ["工作曰", "工作日"],
  ["人贝", "人员"],
  ["侯选", "候选"],
  ["侯诊", "候诊"],
  ["等侯", "等候"],
  ["气侯", "气候"],
  ["检侧", "检测"],
  ["监侧", "监测"],
  ["预侧", "预测"],
  ["拉圾", "垃圾"],
  ["治埋", "治理"],
  ["管埋", "管理", "", "设线管"],
  ["处埋", "处理"],
  ["清埋", "清理"],
  ["受埋", "受理"],
  ["修膳", "修缮"],
  ["采构", "采购"],
  ["渠到", "渠道"],
  ["培圳", "培训"],
  ["既使", "即使"],
  ["再次次", "再次"],
];
const RIGHT: ReadonlyMap<string, string> = new Map(WORDS.map(([wrong, right]) => [wrong, right]));
const MISSPELT = new RegExp(
  WORDS.map(
    ([wrong, , behind = "", before = ""]) =>
      (behind === "" ? "" : `(?<![${behind}])`) + wrong + (before === "" ? "" : `(?![${before}])`),
  ).join("|"),
  "g",
);
