import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import type { Rule } from "../rule.ts";

export const qualityOutside12: Rule = {
  id: "quality-outside-12",
  title: "质量内容未列入质量指标",
  family: "classification",
  severity: "warning",
  docs: {
    zh: "合格率、完好率放在了质量指标（12）以外。\n看质量时就漏掉了它。\n归入 12-质量指标。",
    en: "A rate of acceptance or soundness stands outside quality (12).\nIt is missed when quality is looked at.\nFile it under 12-质量指标.",
  },
  message: {
    zh: ({ name }) => `“${name}”说的是质量，应归入 12-质量指标`,
    en: ({ name }) => `${name} speaks of quality and belongs under 12`,
  },
  examples: [
    {
      bad: project([indicator("22", "«设备验收合格率»", "≥90%")]),
      near: [
        project([indicator("12", "设备验收合格率", "≥90%"), indicator("11", "驻场时长达标率", "≥90%")]),
        project([indicator("22", "学生体质健康合格率", "≥95%"), indicator("22", "饮用水水质达标率", "≥95%")]),
      ],
    },
    {
      bad: project([indicator("22", "«道路完好率»", "≥90%")]),
      near: [project([indicator("22", "河流水质优良率", "≥90%")])],
    },
  ],
  indicator: (one, report) => {
    if (one.filed === undefined || one.filed === "12" || one.name === undefined) return;
    const name = bareName(one.nameText);
    if (!name.endsWith("率")) return;
    // What the people served think of it is no quality of it.
    if (one.filed === "31" && /(?:评价|评议|评教|满意)(?!报告)/.test(one.nameText)) return;
    // What reaches nature by a standard is an ecological benefit.
    if (
      /^[24]3$/.test(one.filed) &&
      /排放|污水|废水|废气|空气|水质|噪声|噪音|扬尘|土壤|固废/.test(one.nameText)
    )
      return;
    const isPlain = /(?:合格|完好)率$/.test(name);
    const isByStandard =
      /(?:优良|验收通过|(?<!时长|人员|配备|数量|人数|进度|人均|响应|时间|覆盖)达标)率$/.test(name);
    if (!isPlain && !isByStandard) return;
    // Benefits are measured by standards too: of those only what is delivered has its quality under 12. How good the products of
    // others are, and how fit people are, is a benefit.
    const isOfOthers = /产品质量/.test(name) || (isPlain ? OF_PEOPLE : /水质(?!监测)/).test(name);
    if (one.classDigit === "2" && (isOfOthers || !(isPlain || DELIVERED.test(name)))) return;
    report(
      one.name,
      { name: one.nameText },
      // 服务优良率 may be what the served think.
      // How good what others sell or keep is may be meant as a benefit.
      /^1[13]$/.test(one.filed) ||
        (one.filed === "31" && !isPlain) ||
        (one.classDigit === "2" && OF_OTHERS.test(name))
        ? { severity: "information" }
        : {},
    );
  },
};

const OF_PEOPLE = /兵员|体质|健康|体测|体能|体检|学业|毕业|素质|饮[用水]/;
const OF_OTHERS = /药品|食品|食盐|碘盐|粮|餐饮|餐具|公共场所|空气|信用|新车|加油机|电梯|农产品|抽检/;
const DELIVERED =
  /验收|工程|施工|竣工|设备|设施|系统|采购|交付|项目|产品|货物|物资|维修|维护|安装|改造|建设|资料|成果|培训|考核|服务|路灯|器材|校车|公交车辆|井盖|船舶|管网|桥梁/;
