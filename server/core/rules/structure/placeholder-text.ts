import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { PLACEHOLDER } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const placeholderText: Rule = {
  id: "placeholder-text",
  title: "占位文字",
  family: "structure",
  severity: "error",
  docs: {
    zh: "留着待填的占位文字，如“待补充”“XX”“××”“**”“待定”“暂无”。\n公开出去就是没有填完的表。\n填上实际内容；确实涉密的写“涉密”。",
    en: "A placeholder was left, such as 待补充, XX, ××, **, 待定, 暂无.\nPublished, it is a table not filled in.\nWrite what belongs there; 涉密 where it is secret.",
  },
  message: {
    zh: ({ text }) =>
      text.startsWith("#") ? `“${text}”是表格软件里出错的公式，不是内容` : `占位文字“${text}”尚未填写`,
    en: ({ text }) =>
      text.startsWith("#")
        ? `${text} is what a spreadsheet shows of a broken formula`
        : `The placeholder ${text} was not filled in`,
  },
  examples: [
    {
      bad: project("1、1-产出指标；11-数量指标；«待单位补充»；实施周期指标值:≥50人；年度指标值:≥50人。"),
      near: [
        project([indicator("11", "待业人员培训人数", "≥50人"), indicator("12", "涉密设备合格率", "涉密")]),
        project([indicator("11", "XXL号工作服件数", "≥50件")]),
        project([
          indicator("11", "暂无住所人员安置数", "≥30人"),
          indicator("11", "待补充耕地面积", "≥300亩"),
        ]),
      ],
    },
    { bad: project([indicator("11", "培训人数", "≥50人", "«#REF!»")]) },
    { bad: project([indicator("13", "完成时间", "2026年12月底前", "2026年«X月»底前")]) },
    {
      bad: project([indicator("11", "培训人数", "≥50人", "«待统计»")]),
      near: [
        project([
          indicator("11", "待统计单位数", "≥50家"),
          indicator("12", "批复及时性", "待批复项目5日内报"),
        ]),
      ],
    },
    { bad: project([indicator("11", "培训人数", "≥50人", "«【填写数量】»")]) },
    { bad: project([indicator("11", "培训人数", "≥50人", "«另行通知»")]) },
    { bad: project([indicator("11", "«指标名称»", "≥50人")]) },
    { bad: project([indicator("11", "培训人数", "≥50人", "≥«○○»人")]) },
    { near: [project([indicator("12", "设备完好率", "90%≤X≤100%")])] },
    // What another encoding has no character for.
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "开展业务«?»训，整改安全问题，提高服务水平，满足群众办事需要，按期完成年度任务并通过考核验收。",
      }),
      near: [project([indicator("13", "办结时间", "?5天")])],
    },
    {
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "审理张某某案件，落实《关于某某工作的通知》，培训职工50人，提高服务水平，满足群众办事需要。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "养护«某某»路段50公里，依据«【】»提高服务水平，满足群众办事需要，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "«XX»人").replace("«XX»", "XX")]).replace(
        "年度指标值:XX",
        "年度指标值:«XX»",
      ),
    },
  ],
  asks: [
    ..."待尚暂请续略同NnXx…填附×✕○◯*＊T?？_#（(【[",
    "另行",
    "某某",
    "..",
    // What a new table and a new indicator have until they are filled in.
    ...["标名", "标值", "做什", "目名", "位名"],
    "年 ",
    "年\u3000",
    "年\u00a0",
    "月 ",
    "月\u3000",
    "月\u00a0",
  ],
  text(text, report) {
    for (const match of matchesIn(text, PLACEHOLDER))
      report({ from: match.index, to: match.index + match[0].length }, { text: match[0] });
  },
};
