import { indicator, project } from "../example.ts";
import { bareName } from "../names.ts";
import type { Rule } from "../rule.ts";

export const activityAsBenefit: Rule = {
  id: "activity-as-benefit",
  title: "效益指标写成工作内容",
  family: "classification",
  severity: "warning",
  docs: {
    zh: "效益指标写的是开展、举办、组织了什么。\n活动是产出；效益要写活动带来了什么变化。\n归入 11-数量指标，效益改写知晓率、受益人数等。",
    en: "A benefit indicator says what was held or organised.\nAn activity is output; benefit is what comes of it.\nFile it under 11, and write what changed as benefit.",
  },
  message: {
    zh: ({ name }) => `“${name}”是做的事，属于产出，不是效益`,
    en: ({ name }) => `${name} is an activity: output, not benefit`,
  },
  examples: [
    { bad: project([indicator("21", "«设备采购数量»", "≥50台")]) },
    {
      bad: project([indicator("22", "«开展宣传活动次数»", "≥2次")]),
      near: [
        project([
          indicator("22", "参加活动群众的政策知晓率", "≥90%"),
          indicator("22", "责任事故发生次数", "0次"),
          indicator("22", "组织合作社带动户数", "≥600户"),
        ]),
      ],
    },
  ],
  indicator: (one, report, { words }) => {
    if (one.classDigit !== "2" || one.name === undefined) return;
    const name = bareName(one.nameText).replace(/^(?:全年|年度|每年|本年)/, "");
    // People in work or insured are what comes of it.
    if (/(?:就业|保险|参保|安置|入学|上岗)(?:人数|人次|户数|数量)?$/.test(name)) return;
    if (
      /(?:率|(?<![长宽高厚])度|性|占比|比例|额|能力|水平)$|(?:参观|参与|获奖|采用|投诉|缩短|到场|入场)[^，]{0,2}(?:人数|人次|数|数量|项数|次数)?$|单价$|带动|挽回|惠及|受益|增收|后|服务人口|节约|年限|学位|销售/.test(
        name,
      )
    )
      return;
    const verb = words.activity.exec(name);
    if (
      verb?.index === 0 ||
      /^(?:培训|宣传|演出|巡查|检查|走访|慰问|抽检|抽查)(?:(?:学员|人员|企业|单位|商户|学校|场所|样品|产品|点位|食品|药品)?(?:人次|人数|数|场次|次数|家次|家数|批次|数量))$|(?:活动|培训|宣传|会议|讲座|演练|展览|检查|调研|督查)(?:的)?(?:场次|次数|期数|场数|数量|频次)$|(?:采购|购置|安装)(?:数量|台数|套数|件数|批次)$|(?:进校园|进社区|进乡村|进企业|培训)(?:场次|班次|期数|次数)$|(?:发布|出具)(?:期数|份数|数)$/.test(
        name,
      )
    )
      report(one.name, { name: one.nameText });
  },
};
