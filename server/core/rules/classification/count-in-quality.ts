import { kindOf } from "../../model/kinds.ts";
import { isDeed, isLimit } from "../each.ts";
import { indicator, project } from "../example.ts";
import { bareName, isTally } from "../names.ts";
import type { IndicatorView, Rule } from "../rule.ts";

export const countInQuality: Rule = {
  id: "count-in-quality",
  title: "质量指标混入数量",
  family: "classification",
  severity: "warning",
  docs: {
    zh: "质量指标（12）里放了数量。\n数量说做了多少，质量说做得怎样。\n归入 11-数量指标，或改写合格率等质量指标。",
    en: "A quality indicator (12) is a count.\nA count says how much, quality how well.\nFile it under 11, or write a rate of acceptance.",
  },
  message: {
    zh: ({ name }) => `“${name}”是数量，应归入 11-数量指标`,
    en: ({ name }) => `${name} is a count and belongs under 11`,
  },
  examples: [
    {
      bad: project([indicator("12", "«研究成果数量»", "≥2本")]),
      near: [
        project([
          indicator("12", "服务质量考核分数", "≥90分"),
          indicator("12", "责任事故次数", "0次"),
          indicator("12", "错别字个数", "≤3个"),
          indicator("12", "面料耐洗涤次数", "≥120次"),
        ]),
      ],
    },
    {
      bad: project([indicator("12", "«采购设备»", "20台")]),
      near: [
        project([
          indicator("12", "服务投诉", "≤3件"),
          indicator("12", "检查评比优胜单位", "≥3家"),
          indicator("12", "检查频次", "每月1次"),
          indicator("12", "服务人员持证数", "≥40人"),
          indicator("12", "完成验收评分", "≥90分"),
          indicator("12", "检查发现问题整改", "100%"),
          indicator("12", "服务半径", "≤3公里"),
        ]),
      ],
    },
    { bad: project([indicator("12", "«抽检样品量»", "≥500批次")]) },
    { bad: project([indicator("12", "«补助学校数»", "≥20所")]) },
    {
      bad: project([indicator("12", "«运行维护泵站座数»", "17座")]),
      near: [project([indicator("12", "绿化达标面积", "≥5亩"), indicator("12", "平均裂缝长度", "≤5毫米")])],
    },
  ],
  indicator: (one, report, context) => {
    if (
      one.filed === "12" &&
      one.name &&
      (isTally(one.nameText) || isDeed(one) || isExtent(one)) &&
      !/[生人师户班馆校]均|平均每|耐[\u4e00-\u9fff]{1,6}次数|弯折|开合|老化|被引|循环|寿命|出错|错[播误漏]|漏播|扣分|并发|容量|吞吐|获奖|奖项|获得|优秀|优质|高级|一级|国家级|省级|精品|示范|达标|合格|持证|取得|认证|采纳|批示|优胜|明星|成功|优良|通过|完好|完整|一流|兑现|采信|频次|销号|验收村|高价值|专利|[A-D]级/.test(
        one.nameText,
      ) &&
      !context.words.harm.test(one.nameText) &&
      !isLimit(one)
    )
      report(one.name, { name: one.nameText });
  },
};

// 泵站座数, 道路里程, 种植面积: how many there are, how long or how large.
function isExtent({ nameText, annualTarget: { main } }: IndicatorView): boolean {
  const kind = main?.measure && main.measure.per.length === 0 ? kindOf(main.measure) : undefined;
  if (OF_ONE.test(nameText) || /毫米|厘米/.test(main?.measure?.name ?? "")) return false;
  return EXTENT.test(bareName(nameText)) && (kind === "length" || kind === "area" || kind === "things");
}
// That of one piece is how good it is, and so is how much of it is good.
const OF_ONE = /单[间个块件栋]|最小|最大|平均|续航|搭接|焊缝|苗|优良|优等|认证|完好|通过|星级/;
const EXTENT = /[座台辆盏株例处件套艘架]数$|里程$|(?<!平均)长度$|面积$/;
