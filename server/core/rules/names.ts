import { oncePerText } from "../memo.ts";
import type { Words } from "./words.ts";

/** An indicator's name without what is only written beside it: blanks, （%）, （套）, a trailing 指标 or serial number. */
export const bareName: (name: string) => string = oncePerText((name) =>
  name
    .replace(/\s/g, "")
    .replace(/[（(][^（）()]{0,6}[）)]$/, "")
    .replace(/。$/, "")
    .replace(/指标$/, "")
    .replace(/(?<=[\u4e00-\u9fff])\d{1,2}$/, ""),
);

/** Names as they are compared: full-width and half-width signs alike. */
export function nameKey(name: string): string {
  return narrowed(bareName(name));
}

/** A name as it is written, but for its blanks and the width of its brackets. */
export function writtenKey(name: string): string {
  return narrowed(name.replace(/\s/g, ""));
}

function narrowed(name: string): string {
  return /[（）]/.test(name) ? name.replaceAll("（", "(").replaceAll("）", ")") : name;
}

/** Whether a name is that of a rate: 合格率, 占比. Not 效率, 频率 and their like. */
export function isRate(name: string): boolean {
  const bare = bareName(name);
  return (
    /(率|占比)$/.test(bare) &&
    !/(效率|频率|功率|速率|汇率|心率|分辨率|曝光率|斜率|费率|税率|周转率|容积率|帧率|采样率|刷新率|比特率|码率|曲率|生育率|杠杆率|流动比率|换手率|翻台率|流通率|剂量率)$/.test(
      bare,
    )
  );
}

/** Whether a name is that of a count: 人数, 次数, 数量. Not 指数, 分数 and their like. */
export function isCount(name: string): boolean {
  const bare = bareName(name);
  return (
    /(数|数量|人次|场次|批次|件次|班次|台次|户次|车次|家次|科次|频次)$/.test(bare) &&
    !/(指数|系数|分数|参数|常数|函数|基数|倍数|得数|对数|级数|天数)$/.test(bare)
  );
}

/** Whether a name counts things or events by its last word, as 数量, 人次, 场次 do. */
export function isTally(name: string): boolean {
  return TALLY.test(bareName(name));
}
const TALLY =
  /(?:数量|人数|次数|件数|套数|台数|篇数|本数|册数|场数|个数|户数|批数|家数|项目数|场次|人次|批次|件次|班次)$/;

export function isSatisfaction(name: string): boolean {
  return /满意[度率]/.test(name) && /(满意[度率])(调查|情况|指数|测评)?$/.test(bareName(name));
}

/**
 * Whether a name is of harm, so that less is better. What a name measures stands at its end: 缺陷筛查率 is of a search,
 * and 行政处罚案件数 of cases.
 */
export function isNegative(name: string, words: Words): boolean {
  const before = beforeHarm(bareName(name), words.harm);
  if (before === undefined || /[无零未免防减]/.test(before.text)) return false;
  // 传染病报告发病率 is of the cases that were reported.
  const text = before.text.replace(/报告$/, "");
  return FAILURE.test(before.harm) || !words.remedy.test(text);
}

/** The harm behind which nothing but measures stand in a name, and what stands before it; undefined where there is none. */
function beforeHarm(name: string, harm: RegExp): { text: string; harm: string } | undefined {
  const ending = endingIn(harm);
  let rest = name.slice(-LONGEST_ENDING);
  for (let i = 0; i <= MOST_MEASURES; i++) {
    const found = ending.exec(rest);
    if (found !== null) return { text: rest.slice(0, found.index), harm: found[0] };
    const shorter = rest.replace(MEASURE, "");
    if (shorter === rest) return undefined;
    rest = shorter;
  }
  return undefined;
}

// What goes wrong in an act, whatever that act mends: 整改逾期率, 检测误报率.
const FAILURE = /差错|失误|错误|漏报|误报|漏检|误检|误判|返工|返修|超时|逾期|超期|延误|遗漏/;

function endingIn(words: RegExp): RegExp {
  let ending = endings.get(words);
  if (ending === undefined) {
    ending = new RegExp(`${words.source}$`);
    endings.set(words, ending);
  }
  return ending;
}
const endings = new WeakMap<RegExp, RegExp>();
const MEASURE =
  /(?:点|处|发生|出现|现象|问题|行为|操作|情况|程度|比率|率|数量|总数|起数|件数|次数|人数|个数|例数|户数|天数|数|总量|量|浓度|强度|金额|总额|额|比例|占比|时间|时长|面积|点位|水平|指数|值|件|起|次)$/;
const MOST_MEASURES = 4;
const LONGEST_ENDING = 60;

/** Whether a name is of a rate that should be high. */
export function isPositiveRate(name: string, words: Words): boolean {
  const bare = bareName(name);
  if (/[不未非无待]/.test(bare)) return false;
  // Money that comes in time and is used by the rules should; how much of it is spent is another matter.
  if (/预算|支出|支付|资金|成本|控制|执行|费/.test(bare) && !/(?:及时|到位|准时|合规|足额)率$/.test(bare))
    return false;
  // Harm that is dealt with is good.
  if (words.harm.test(bare))
    return isRate(bare) && words.remedy.test(bare) && !FAILURE.test(bare) && !isNegative(name, words);
  return (isRate(bare) || isSatisfaction(bare)) && words.merit.test(bare);
}

/**
 * What is left of a project's name without the district it is for: rows of one family have the same.
 * 助学补贴（东区）, 东区助学补贴 and 助学补贴（2026年西区） are one family.
 */
export function familyOf(name: string): string | undefined {
  const key = name.replace(/\s/g, "").replaceAll("(", "（").replaceAll(")", "）");
  const without = key.replace(/（[^（）]*(?:区|县|市|镇|乡|街道?|片|分局|校区)）/, "（）");
  if (without !== key) return without;
  const prefixed = key.replace(/^[\u4e00-\u9fff]{1,4}?(?:区|县|镇|乡|街道)(?=[\u4e00-\u9fff“])/, "□");
  return prefixed === key ? undefined : prefixed;
}
