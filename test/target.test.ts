import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { targetInWords } from "../server/core/features/words.ts";
import { plain } from "../server/core/model/money.ts";
import {
  comparable,
  compareQuantities,
  type Quantity,
  SIGNS,
  targetOf,
} from "../server/core/model/target.ts";
import { runs } from "./seed.ts";

/** The quantity in canonical form: ≥13000人, ≤100%, 4-6家. It reads as the quantity it was made from. */
function canonical(quantity: Quantity): string {
  const sign = quantity.relation === undefined ? "" : SIGNS[quantity.relation];
  const high = quantity.high === undefined ? "" : `-${plain(quantity.high)}`;
  return sign + plain(quantity.number) + high + (quantity.mark ?? quantity.measure?.name ?? "");
}

const said = (text: string) => {
  const { main, kind } = targetOf(text);
  return main ? canonical(main) : kind;
};

describe("target values", () => {
  for (const [text, read] of [
    ["≥1.32万人", "≥13200人"],
    ["不少于5场次", "≥5场次"],
    ["95%及以上", "≥95%"],
    ["大于或等于1,500人", "≥1500人"],
    ["百分之九十", "90%"],
    ["三十人", "30人"],
    ["三万六千亩", "36000亩"],
    ["党龄满50年每人每月200元", "200元"],
    ["一万二千人次", "12000人次"],
    ["两万人", "20000人"],
    ["两次", "2次"],
    ["5亿元", "500000000元"],
    ["800元每人每月", "800元/人/月"],
    ["≤42元/平方米·年", "≤42元/平方米/年"],
    ["304612㎡", "304612平方米"],
    ["4-6家以上新闻媒体", "≥4-6家"],
    ["4-6万人", "40000-60000人"],
    ["5000-1万人次", "5000-10000人次"],
    ["1.5-1.2万元", "15000-12000元"],
    ["3000元-0.5万元", "3000-5000元"],
    ["约500人", "约500人"],
    ["上半年≥80%", "≥80%"],
    ["发表论文22篇", "22篇"],
    ["除不可抗力外故障不超过两次", "≤2次"],
    ["12/10万", "12/10万"],
    ["≥ 95 %", "≥95%"],
    ["９５％以上", "≥95%"],
    ["2026年底", "date"],
    ["每月25日前发放", "date"],
    ["国VI标准", "grade"],
    ["二级", "grade"],
    ["完成数/计划数*100%", "formula"],
    ["≤-5元", "≤-5元"],
    ["≥－0.5%", "≥-0.5%"],
    ["低于2019年5%", "<5%"],
    ["库房-5间", "5间"],
    ["-18℃", "-18摄氏度"],
    ["零下18℃", "-18摄氏度"],
    ["-18℃至-15℃", "-18--15摄氏度"],
    ["-2～8℃", "-2-8摄氏度"],
    ["零下20至5℃", "-20-5摄氏度"],
    ["≤-18℃以下", "≤-18摄氏度"],
    ["-3%以内", "≤-3%"],
    ["≥2/3", "grade"],
    ["1/3以上", "grade"],
    ["6/30前", "date"],
    ["-5--3℃", "-5--3摄氏度"],
    ["5--10家", "5-10家"],
    ["100%--120%", "100-120%"],
    ["≥5 人", "≥5人"],
    ["≥3 万人次", "≥30000人次"],
    ["2026-06-30前", "date"],
    ["2026/6/30", "date"],
    ["2026.6.30前完成", "date"],
    ["≤2026-12-31", "date"],
    ["1-12月", "date"],
    ["1月至12月", "date"],
    ["3-6个月", "3-6月"],
    ["良好", "words"],
    ["按省里部署，招募三支一扶人员", "words"],
    ["", "nothing"],
  ] as const) {
    test(`${text || "nothing"} reads as ${read}`, () => expect(said(text)).toBe(read));
  }

  test("in words keep the scale of a rate", () => {
    expect(targetInWords(targetOf("≥0.5‰"), "zh")).toBe("不少于 0.5‰");
    expect(targetInWords(targetOf("12/10万以内"), "en")).toBe("at most 12/10万");
    expect(targetInWords(targetOf("百分之九十五"), "zh")).toBe("95%");
    expect(comparable(targetOf("5‰").main!, targetOf("3%").main!)).toBe(false);
  });

  test("compare exactly across scales", () => {
    const [a, b] = ["≥1.5万人", "15000人"].map((text) => targetOf(text).main!);
    expect(compareQuantities(a!, b!)).toBe(0);
    expect(compareQuantities(targetOf("0.3亿元").main!, targetOf("3000.01万元").main!)).toBeLessThan(0);
  });

  test("in canonical form read as what they were", () => {
    const number = fc.oneof(
      fc.nat(99_999).map(String),
      fc.tuple(fc.nat(999), fc.nat(99)).map(([a, b]) => `${a}.${b}`),
      fc.constantFrom("1,234", "12,345.60", "三十", "一百二十", "两"),
    );
    const piece = fc.record({
      before: fc.constantFrom("", "≥", "不少于", "不超过", "大于", "低于", "约", "="),
      low: number,
      high: fc.option(number, { nil: undefined }),
      scale: fc.constantFrom("", "万", "亿"),
      measure: fc.constantFrom(
        "人",
        "人次",
        "元",
        "元/人/月",
        "台套",
        "平方米",
        "㎡",
        "元每人每月",
        "%",
        "‰",
        "/10万",
        "工作日",
      ),
      after: fc.constantFrom("", "以上", "以内", "左右"),
    });
    let [asked, read] = [0, 0];
    fc.assert(
      fc.property(piece, ({ before, low, high, scale, measure, after }) => {
        const rate = /[%‰/]/.test(measure[0]!);
        const text = `${before}${low}${high === undefined ? "" : `-${high}`}${rate ? "" : scale}${measure}${after}`;
        const { main } = targetOf(text);
        asked++;
        if (main === undefined) return;
        read++;
        const again = targetOf(canonical(main)).main!;
        expect(plain(again.number)).toBe(plain(main.number));
        expect(again.high && plain(again.high)).toBe(main.high && plain(main.high));
        expect([again.relation, again.percent, again.measure?.name]).toEqual([
          main.relation,
          main.percent,
          main.measure?.name,
        ]);
      }),
      runs(5_000),
    );
    expect(read / asked).toBeGreaterThan(0.9);
  });
});
