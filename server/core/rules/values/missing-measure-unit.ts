import { measureIn } from "../../model/measure.ts";
import { compare, decimal, isZero } from "../../model/money.ts";
import { indicator, project } from "../example.ts";
import { isRate, isSatisfaction } from "../names.ts";
import type { Rule } from "../rule.ts";

export const missingMeasureUnit: Rule = {
  id: "missing-measure-unit",
  title: "缺计量单位",
  family: "values",
  severity: "error",
  docs: {
    zh: "指标值是一个光秃秃的数，值和名称里都没有计量单位。\n“≥500”是人、是个还是次，看不出来。\n在数后写上单位；0 只作提示。",
    en: "A number has no unit, neither in the value nor in the name.\n≥500 of what?\nWrite the unit behind the number; for 0 it is only noted.",
  },
  message: { zh: ({ text }) => `“${text}”没有计量单位`, en: ({ text }) => `${text} has no unit` },
  examples: [
    {
      bad: project([indicator("11", "开发岗位总量", "≥«500»")]).replace("≥«500»；", "≥500；"),
      near: [
        project([indicator("22", "论文影响因子均值", "≥5.5")]),
        project([
          indicator("11", "规则库升级数量（套）", "6"),
          indicator("11", "培训人数", "≥500"),
          indicator("12", "考核平均分", "≥90"),
          indicator("11", "项目个数", "12"),
          indicator("11", "巡查公里数", "3600"),
          indicator("12", "水质标准", "符合GB5749-2022"),
          indicator("12", "混凝土强度", "C30"),
          indicator("12", "路面指数PQI", "≥88"),
          indicator("12", "机房PUE实测值", "≤1.25"),
          indicator("12", "能力验证（Z比分绝对值）", "≤2"),
          indicator("21", "带动投资倍数", "≥5"),
        ]),
      ],
    },
    {
      bad: project([indicator("41", "县道养护标准", "≤0.7万元/公里", "≤«0.7»/公里")]),
      near: [project([indicator("11", "巡查频次", "≥3/周"), indicator("12", "设备占比", "1/3")])],
    },
  ],
  indicator: (one, report) => {
    if (!one.values.some(({ target: { main } }) => main && !main.percent && !main.measure)) return;
    const name = plainly(one.nameText.replace(/\s/g, ""));
    const within = /[（(]([^（）()]{2,12})[）)]$/.exec(name)?.[1];
    if (
      NAMED.test(name) ||
      (within && NAMED.test(plainly(within))) ||
      isRate(name) ||
      isSatisfaction(name) ||
      namesMeasure(name)
    )
      return;
    const inBrackets = /[（(【[](?:单位[：:])?([^（）()【】[\]]+)[）)】\]]$/
      .exec(name)?.[1]
      ?.split(/[，,、]/);
    if (inBrackets?.some((part) => measureIn(part)?.length === part.length)) return;
    for (const { span, text, target } of one.values) {
      const main = target.main;
      if (main === undefined || main.percent || main.measure !== undefined || target.quantities.length > 1)
        continue;
      const behind = text.slice(main.digits.to);
      const isEach = lacksOnlyWhat(behind);
      const said = behind.replace(/[^\p{L}\p{N}]/gu, "").replace(/^[及或]?以[上下内]$/, "");
      if (said !== "" && !isEach) continue;
      // 2026.12 is a month where a time is asked for.
      if (MONTHS.test(text) && /时间|日期|期限|时限|时效|进度|月份|周期/.test(name)) continue;
      // T+1 is the next day.
      if (/[TtDd]\s*\+\s*$/.test(text.slice(0, main.digits.from))) continue;
      // 前10 is a rank, and 清零 no count.
      if (/[前第清归]\s*$/.test(text.slice(0, main.digits.from))) continue;
      // ≥95.% is a number to be mended first.
      if (/\d[.．](?!\d)/.test(text)) continue;
      // PUE≤1.3, 均匀度≥0.4: the value says what it is of.
      if (NAMED.test(text.slice(0, main.from).trim())) continue;
      // GB5749, C30: a standard or a grade.
      if (/[A-Za-z][-\s]?$/.test(text.slice(0, main.digits.from))) continue;
      if (/[人场批件班台户车科频]次|人数/.test(text.slice(0, main.from))) continue;
      // -5mm～0: one unit is that of both ends.
      if (main.high !== undefined && /\d\s*[A-Za-z°]/.test(text)) continue;
      const zero = isZero(main.number);
      // 0.85 is a degree of something, and 160万 of what is read or followed may need no unit.
      const isSoft =
        zero ||
        (!isEach && main.number.decimals > 0 && compare(main.number, ONE) < 0) ||
        (OF_MANY.test(text) && /(?:量|像素|人口)$/.test(name));
      report(
        { from: span.from + main.digits.from, to: span.from + main.digits.to },
        { text: text.slice(main.digits.from, main.digits.to) },
        isSoft ? { severity: "information" } : {},
      );
    }
  },
};

// 0.7/公里 says of what each, and not what.
function lacksOnlyWhat(behind: string): boolean {
  const each = /^\s*[/／]\s*([^\s。]+)。?$/.exec(behind)?.[1];
  return each !== undefined && measureIn(each)?.length === each.length;
}

// How a number came about is no part of what it is of: PUE实测值, AQI年均值.
function plainly(name: string): string {
  return name.replace(/(?:(?:[年月日]|平)?均值|中位数|绝对值|实测值|设计值|检测值)$/, "");
}
const ONE = decimal("1");
const OF_MANY = /\d\s*[万亿]\s*$/;
// A month, or from one to another.
const MONTHS = /^20\d\d[.．-](?:0?[1-9]|1[0-2])(?:\s*[-—－–~～至]\s*20\d\d[.．-](?:0?[1-9]|1[0-2]))?$/;
// The name says the unit: （套）, 人数, 人次; or needs none: 指数, 得分.
const NAMED =
  /[（(][^（）()]{1,4}[）)]$|(?:人数|人次|次数|件数|户数|台数|套数|篇数|场数|册数|页数|天数|家数|间数|场次|批次|件次|班次|台次|户次|车次|家次|科次|频次|指数|系数|得分|评分|分数|平均分|均分|星级|pH值?|PH值?|比值|倍率|[^占]比|比率|超概算比例|再生数|Z比分|Z值|针入度|排名|位次|名次|臭气浓度|色度|汇率|曲率|阅读量|点击量|浏览量|播放量|下载量|访问量|粉丝数|关注数|容积率|复本率|心率|周转率|生育率|因子|杠杆率|功率因数|均匀度|相似度|多样性|乘数|信度|效度|压实度|饱和度|酸碱度|平整度|人员数|(?:指数|系数|得分|评分|推荐)值|[A-Z]{2,6}值?|[A-Z][0-9²]|[α-ω]|色差)(?:[（(]|$)|[A-Z][a-z]{1,2}$|(?<![A-Za-z])pH(?![A-Za-z])/;

// 公里数, 张数: a unit with 数.
function namesMeasure(name: string): boolean {
  const unit = /[\u4e00-\u9fff]{1,3}(?=数$)/.exec(name)?.[0] ?? "";
  return [...unit].some((_, i) => measureIn(unit.slice(i))?.length === unit.length - i);
}
