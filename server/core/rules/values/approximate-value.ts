import { DASHES } from "../../characters.ts";
import { measureIn, measures } from "../../model/measure.ts";
import { compare } from "../../model/money.ts";
import type { Quantity } from "../../model/target.ts";
import { indicator, project } from "../example.ts";
import { bareName, isCount, isPositiveRate } from "../names.ts";
import { saysPower } from "../phrases.ts";
import type { Rule } from "../rule.ts";

export const approximateValue: Rule = {
  id: "approximate-value",
  title: "指标值是约数",
  family: "values",
  severity: "warning",
  docs: {
    zh: "指标值是约数或一个范围，如“约500人”“4-6家”。\n约数没有界限，完成没完成说不清。\n写一个明确的数。",
    en: "A value is approximate or a range, such as 约500人, 4-6家.\nIt has no bound to be judged by.\nWrite one number.",
  },
  message: {
    zh: ({ text, isRange }) => (isRange ? `“${text}”是一个范围，请写明下限或上限` : `“${text}”不是明确的数`),
    en: ({ text, isRange }) =>
      isRange ? `${text} is a range: write its lower or upper end` : `${text} is not one definite number`,
  },
  examples: [
    {
      bad: project([indicator("11", "体检人数", "«约500人»")]).replace("«约500人»；", "约500人；"),
      near: [
        project([indicator("12", "样品加标回收率", "70%-120%")]),
        project([
          indicator("11", "管理面积", "合同约定面积"),
          indicator("12", "库房相对湿度", "45%-55%"),
          indicator("13", "实施时间", "2024-2025年"),
        ]),
      ],
    },
    { bad: project([indicator("11", "体检人数", "≥20人", "«预计20人»")]) },
    { bad: project([indicator("12", "出勤率", "≥98%", "«接近100%»")]) },
  ],
  indicator: (one, report, { words }) => {
    const isTolerance = TOLERANCE.test(bareName(one.nameText));
    for (const { span, text, target } of one.values) {
      const vague = target.quantities.find(
        ({ comparators, high, measure, percent }) =>
          (high !== undefined &&
            !isTolerance &&
            (percent
              ? isPositiveRate(one.nameText, words)
              : measure === undefined
                ? isCount(one.nameText)
                : !BAND.has(measure.name.split("/")[0]!) && !measure.money)) ||
          comparators.some(({ relation }) => relation === "about"),
      );
      const loose = vague === undefined ? LOOSE.exec(text) : null;
      if (loose) {
        const to = unitEnd(text, loose.index + loose[0].length);
        report({ from: span.from + loose.index, to: span.from + to }, { text: text.slice(loose.index, to) });
      }
      if (vague === undefined || isNoRange(text, vague) || saysPower(text)) continue;
      // How long something may take is said so: the upper end is the limit.
      const isLimit = vague.high !== undefined && TIMES.has(vague.measure?.name ?? "");
      report(
        { from: span.from + vague.from, to: span.from + vague.to },
        { text: text.slice(vague.from, vague.to), isRange: vague.high !== undefined },
        isLimit ? { severity: "information" } : {},
      );
    }
  },
};

// 200余株, 几十户, 近2000户 (近3年 is a time).
const LOOSE =
  /(?:(?<![\u4e00-\u9fff])近|接近|预计|大概|大致)\d[\d.,]{0,15}[万千百]?(?!\d|[年月天日周]|个月|小时|分钟|学年)(?:[%％]|[\u4e00-\u9fff])|\d[\d.,]{0,15}[万千百]?[余多](?=[\u4e00-\u9fff])|(?<![总人户次分件系函参指])[数几][十百千万]{1,3}(?!分[之制])|[十百千万]余|^若干/;

// 300公里: of a unit its first character is matched already.
function unitEnd(text: string, at: number): number {
  return at - 1 + Math.max(1, measureIn(text.slice(at - 1))?.length ?? 0);
}

const TIMES = measures("秒", "分钟", "小时", "天", "工作日", "自然日");

// From one to the other, school years, ages and forms; and a range the wrong way round is told of as such.
function isNoRange(text: string, { from, to, number, high }: Quantity): boolean {
  if (high === undefined) return false;
  return (
    // From one hour to another, and what rain and classes measure.
    /\d(?:点|时(?!间)|毫米|℃)/.test(text.slice(from, to + 2)) ||
    compare(number, high) > 0 ||
    /[由从]\s*$/.test(text.slice(0, from)) ||
    /(?:提高|提升|增加|上升|增长|降低|减少|压缩|缩短|下降|压减)(?:到|至|为)/.test(text.slice(from, to)) ||
    /^(?:岁|年级|级|学年|周岁)/.test(text.slice(to)) ||
    YEARS.test(text.slice(to)) ||
    YEARS.test(text.slice(from, to))
  );
}
const YEARS = new RegExp(`^20\\d\\d\\s*[${DASHES}~～至]\\s*20\\d\\d`);

// What a laboratory, a field or a ship keeps within two limits.
const TOLERANCE = /(?:回收率|靶心率|心率|密度|容重|航速|添加量|周期|比重|浓度|酸度|湿度)$/;

// Two-sided limits of a standard, and tariffs, are ranges by nature.
const BAND = measures("摄氏度", "度", "分贝", "帕", "伏", "毫克", "微克", "级", "岁", "倍", "厘米", "毫米");
