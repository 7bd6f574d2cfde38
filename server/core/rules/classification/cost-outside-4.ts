import { isCeiling, isFloor } from "../../model/target.ts";
import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import type { Rule } from "../rule.ts";

export const costOutside4: Rule = {
  id: "cost-outside-4",
  title: "成本内容未列入成本指标",
  family: "classification",
  severity: "warning",
  docs: {
    zh: "成本、单价、费用标准放在了产出或效益指标里；补助标准、定额标准只作提示。\n看成本时就漏掉了它，项目还会被当作没有成本指标。\n归入 41-经济成本指标。",
    en: "A cost, a unit price or a fee stands under output or benefit; a standard of subsidies is information only.\nIt is missed when costs are looked at, and the project seems to have no cost indicator.\nFile it under 41-经济成本指标.",
  },
  message: {
    zh: ({ name }) => `“${name}”说的是成本，应归入 41-经济成本指标`,
    en: ({ name }) => `${name} is a cost and belongs under 41`,
  },
  examples: [
    { bad: project([indicator("11", "«每次演练平均费用»", "≤3万元")]) },
    {
      bad: project([indicator("11", "«人均补助标准»", "500元/人")]),
      near: [project([indicator("11", "减免补贴标准", "500元"), indicator("11", "修订补贴标准", "500元")])],
    },
    {
      bad: project([indicator("11", "«会议总成本»", "≤8万元")]),
      near: [
        project([
          indicator("11", "减免会议费", "≤8万元"),
          indicator("41", "会议总成本", "≤8万元"),
          indicator("21", "节约成本", "≥8万元"),
          indicator("21", "降低企业用电成本", "≥8万元"),
          indicator("11", "成本监审单位数", "≥8家"),
          indicator("22", "减免学费", "≥8万元"),
        ]),
      ],
    },
  ],
  indicator: (one, report) => {
    if (one.name === undefined || !/^(?:1[123]|2\d)$/.test(one.subclassCode ?? "")) return;
    const { main } = one.annualTarget;
    if (main?.measure?.money !== true || isFloor(main.relation)) return;
    const name = bareName(one.nameText);
    const isPaid =
      one.classDigit === "1" &&
      isCeiling(main.relation) &&
      PAID.test(name) &&
      !SAVED.test(name) &&
      !OF_OTHERS.test(name);
    // 人均补助标准 500元/人: by what is paid a head.
    const isRate =
      one.classDigit === "1" &&
      RATE.test(name) &&
      !SAVED.test(name) &&
      !OF_OTHERS.test(name.replace("人均", ""));
    if (isPaid || (COST.test(name) && !EFFECT.test(name))) report(one.name, { name: one.nameText });
    else if (isRate) report(one.name, { name: one.nameText }, { severity: "information" });
  },
};

const COST = /(?:成本|单价|造价|(?<!经)费标准|费用标准)$/;
// Among outputs what may cost so much at most.
const PAID = /(?:费用|(?<!学)费|总投资|单价上限|(?:补助|补贴|资助|奖励)标准)$/;
const RATE =
  /^(?!.*(?:达到|修订|制定|制订|最低|提高|上调|发布)).*(?:补助|补贴|资助|奖励|(?:公用|培训|运转)经费|定额)标准$/;
const SAVED = /节约|节省|节支|降低|减少|减免|收费|缴费|免费/;
// Whoever pays it, it is not the project.
const OF_OTHERS = /次均|例均|人均|患者|群众|居民|住院|门诊|医疗|医药|报销|代缴|自付|办事|保教费|住宿费|学费/;
const EFFECT =
  /节约|节省|节支|降低|减少|减免|收入|增加|带动|挽回|追回|收缴|征收|下降|自付|负担|医药|次均|人均|患者|群众|居民|农户|企业|社会|就医|融资|物流|生产|种植|养殖|殡葬|发放|支付|代缴|报销/;
