import { isZero } from "../../model/money.ts";
import { indicator, project } from "../example.ts";
import { isNegative, isPositiveRate, isSatisfaction, isTally } from "../names.ts";
import { isPlaceholder } from "../phrases.ts";
import type { IndicatorView, Rule } from "../rule.ts";
import type { Words } from "../words.ts";

export const zeroTarget: Rule = {
  id: "zero-target",
  title: "目标值为零",
  family: "values",
  severity: "warning",
  docs: {
    zh: "要做成的事，指标值却是 0 或负数，如“验收合格率0%”“培训人数0人”；或写“≥0”，怎样都算完成。\n这样的指标值没有要求，多半漏了数字。\n写上要达到的数；本来就不许发生的，写“0次”而不写“≥0次”。",
    en: "Something is to be done, and the target is 0 or less, as in 验收合格率 0% or 培训人数 0人; or it is ≥0, which is always met.\nSuch a target asks for nothing; mostly a digit was lost.\nWrite the number to reach; for what must not happen write 0次, and not ≥0次.",
  },
  message: {
    zh: ({ name, text, always }) =>
      always ? `“${text}”怎样都算完成，等于没有要求` : `“${name}”的指标值“${text}”等于没有要求`,
    en: ({ name, text, always }) =>
      always ? `${text} is met whatever comes` : `The target ${text} of ${name} asks for nothing`,
  },
  examples: [
    {
      bad: project([indicator("12", "设备验收合格率", "≥95%", "«0%»")]),
      near: [
        project([
          indicator("12", "4G信号强度", "≥-95dBm"),
          indicator("12", "责任事故次数", "0次"),
          indicator("12", "抽检不合格率", "0%"),
          indicator("12", "错别字个数", "0个"),
          indicator("13", "超期件数", "0件"),
          indicator("41", "超预算金额", "0元"),
        ]),
      ],
    },
    { bad: project([indicator("22", "药品断供次数", "«≥0次»")]).replace("«≥0次»；", "≥0次；") },
    { bad: project([indicator("11", "培训人数", "≥50人", "«0人»")]) },
    { bad: project([indicator("11", "培训人数", "≥50人", "«-5人»")]) },
  ],
  indicator: (one, report, { words }) => {
    // `satisfaction-without-percent` says it.
    if (isSatisfaction(one.nameText)) return;
    for (const { span, text, target } of one.values) {
      const { main, quantities } = target;
      if (main === undefined || quantities.length > 1 || main.number.units > 0n || isPlaceholder(text))
        continue;
      // -95dBm is a level.
      const always = main.relation === "atLeast" && isZero(main.number);
      // `wrong-direction` tells of at least so many accidents.
      if (always && isNegative(one.nameText, words)) continue;
      if (always || isWanted(one, words)) report(span, { name: one.nameText, text, always });
    }
  },
};

function isWanted({ nameText, filed }: IndicatorView, words: Words): boolean {
  if (words.harm.test(nameText) || isNegative(nameText, words)) return false;
  return (
    isPositiveRate(nameText, words) ||
    (filed === "11" && isTally(nameText) && DONE.test(nameText) && !AMISS.test(nameText))
  );
}

// What somebody sets out to do.
const DONE =
  /培训|购置|采购|走访|慰问|举办|开展|发放|印发|印制|建设|新建|改造|维修|检查|服务|资助|补助|救助|宣传|演出|接待|体检|培育/;
// 应救助未救助人数, 重复补助人数: what must not be.
const AMISS = /[未无不缺断违超漏错]|重复|虚假|问题/;
