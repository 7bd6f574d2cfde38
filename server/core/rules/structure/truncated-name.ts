import { nameSpan } from "../../model/entry.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const truncatedName: Rule = {
  id: "truncated-name",
  title: "名称不完整",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "项目名称在半个词处断了，如以“项”结尾（应为“项目”）；指标名称缺了最后一个字，如“群众满意”（应为“群众满意度”）。\n多半是复制时截断的，与批复的名称就对不上了。\n补全名称。",
    en: "A project's name stops in mid-word, such as 项 for 项目; or that of an indicator lacks its last character, as 群众满意 for 群众满意度.\nCopying cut it off, and it no longer matches the approved name.\nComplete the name.",
  },
  message: {
    zh: ({ end, insert, isIndicator }) =>
      `${isIndicator ? "指标" : "项目"}名称在“${end}”处断了${insert ? `，是否为“${insert}”？` : ""}`,
    en: ({ end, insert }) => `The name stops at ${end}${insert ? `; is it ${insert}?` : ""}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训«项»" }),
      good: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训项目" }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训专项" }),
        project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训事项" }),
      ],
    },
    {
      bad: project([indicator("31", "群众«满意»", "≥90%"), indicator("13", "任务完成«时»", "2026年9月底前")]),
      good: project([
        indicator("31", "群众满意度", "≥90%"),
        indicator("13", "任务完成时间", "2026年9月底前"),
      ]),
      near: [project([indicator("22", "让群众满意", "持续满意"), indicator("12", "验收完成时", "合格")])],
    },
  ],
  row({ entry, text, isProject }, report) {
    if (!isProject) return;
    const span = nameSpan(entry);
    const end = CUT.exec(text.slice(span.from, span.to))?.[0];
    if (end !== undefined) report({ from: span.to - end.length, to: span.to }, { end, insert: WHOLE[end] });
  },
  indicator({ name, nameText, annualTarget, annualText }, report) {
    const end = LAST.exec(nameText)?.[0];
    if (name === undefined || end === undefined) return;
    const isRate = end === "时" ? /\d月|年底/.test(annualText) : annualTarget.main?.percent === true;
    const insert = end === "时" ? "时间" : `${end}度`;
    if (isRate) report({ from: name.to - end.length, to: name.to }, { end, insert, isIndicator: true });
  },
  fix: replacing(),
};
// With a percentage 群众满意 is 群众满意度, and with a date 任务完成时 is 任务完成时间.
const LAST =
  /(?<=[\u4e00-\u9fff])满意$|(?<=完成|完工|竣工|验收|发放|拨付|印发|到位|开工|交付|上线|兑付|投用)时$/;

// Characters that end no name: 项 but in 专项 and its like, 经 of 经费, conjunctions, an opening mark.
const CUT =
  /(?<![事专多各单选款奖强弱杂子增扩赛分缺漏小大立义进数几某该本一二两三四五六七八九十百])项$|(?<![神已财曾途历圣佛诗三易])经$|(?<![普涉波顾])及$|(?<!参)与$|[和、，（(《“之]$|(?<=财政|租赁|利息|费用|保费|燃油|运营)补$|(?<=管理|公共|技术|咨询)服$|(?<=补助|专项|扶持|奖励|发展)资$|(?<=设备|办公用品|器材|物资|家具)购$|(?<=系统|设备|平台|网站|一体化|设施)运$|(?<=改造|建设|修缮|加固)工$|(?<=业务|技能|规范化|人员|干部|职工)培$|(?<=维修)改$|(?<=还林|困难|生活|临时|住房)补$|(?<=法律顾问|物业|社会化)服$|措$|(?<=除险)加$|(?<=高标准农田|基础设施|基地|体系|平台|系统|能力|项目|队伍|校园|社区|公园|道路|水库)建$/;
const WHOLE: Readonly<Record<string, string>> = {
  项: "项目",
  经: "经费",
  资: "资金",
  补: "补助",
  服: "服务",
  购: "购置",
  运: "运维",
  工: "工程",
  培: "培训",
  措: "措施",
  加: "加固",
  建: "建设",
  改: "改造",
};
