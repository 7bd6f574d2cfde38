import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const goalOnlyCites: Rule = {
  id: "goal-only-cites",
  title: "目标只引用文件",
  family: "completeness",
  severity: "warning",
  docs: {
    zh: "绩效目标只引用了文件，没有写要达到什么。\n文件说的是依据，不是目标。\n在依据之后写明要做成什么、达到什么水平。",
    en: "The goal only cites documents.\nThey are its ground, not the goal.\nSay behind them what is to be achieved.",
  },
  message: {
    zh: () => `绩效目标只有文件依据，没有目标`,
    en: () => `The goal cites documents and states no goal`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "«根据《关于加强职工教育工作的意见》（临档〔2025〕8号）、《职工教育经费管理办法》（临财〔2024〕15号）等文件规定执行。»",
      }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "根据《关于加强职工教育工作的意见》（临档〔2025〕8号）规定，由各科室按时组织培训，使窗口人员全部持证上岗。",
        }),
      ],
    },
  ],
  row({ goal }, report) {
    if (goal === undefined) return;
    const said = goal.text;
    if (!CITES.test(said)) return;
    const rest = said
      .replace(/《[^《》]{0,200}》|（[^（）]{0,200}）|\([^()]{0,200}\)/g, "")
      .replace(GROUND, "")
      .replace(/[^\u4e00-\u9fff]/g, "");
    // A number outside the citations is a target.
    if (TARGET.test(said.replace(CITED, ""))) return;
    // Without a title there must be nothing else at all.
    if (rest.length <= (said.includes("《") ? 12 : 4)) report(goal);
  },
};
const CITED =
  /《[^《》]{0,200}》|（[^（）]{0,200}）|\([^()]{0,200}\)|[〔[][^〔〕[\]]{0,40}[〕\]]|20\d\d年(?:度)?|(?<!\d)\d{1,6}号|(?<!\d)第?\d{1,4}[次条章款届]|(?<!\d)\d{1,2}月(?:\d{1,2}日)?/g;
const TARGET = /\d/;
const CITES = /《|〔\d{4}〕|\[\d{4}\]|(?:根据|按照|依据|落实|贯彻)[^。]{0,20}第\d+次[^，。]{0,8}会议/;
const GROUND =
  /[省市区县]委|[省市区县]?政府|办公[厅室]|财政[局厅]|常务会议|会议|纪要|安排|经费|申报|预算编制|预算|关于|印发|第\d+次|根据|按照|依据|遵照|为了?贯彻|贯彻|落实|执行|实施|有关|相关|相应|文件|规定|精神|要求|通知|意见|办法|方案|细则|政策|制度|以及|和|及|与|等|的|中|第[一二三四五六七八九十\d]+[条章款]/g;
