import { isFloor, type Quantity, SIGNS } from "../../model/target.ts";
import type { Relation } from "../../syntax/target.ts";
import { editsIn } from "../each.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { RowEdit, Rule } from "../rule.ts";

export const comparatorInWords: Rule = {
  id: "comparator-in-words",
  title: "比较关系未用符号",
  family: "values",
  severity: "information",
  docs: {
    zh: "比较关系用了文字，如“不少于5次”“90%以上”，或写成“<=”。\n统一用符号，一眼看清，系统也好读。\n改用 ≥、≤、>、<。",
    en: "A comparison is written in words, such as 不少于5次, 90%以上, or as <=.\nSigns are read at a glance, by systems too.\nUse ≥, ≤, >, <.",
  },
  message: {
    zh: ({ insert, words }) => `“${words}”宜用符号，写成“${insert}”`,
    en: ({ insert, words }) => `Write ${words} with a sign: ${insert}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训场次", "«不少于25场次»")]).replace(
        "«不少于25场次»；",
        "不少于25场次；",
      ),
      good: project([indicator("11", "培训场次", "≥25场次")]),
      near: [
        project([indicator("11", "培训场次", "≥25场次"), indicator("41", "采购成本", "不超过预算支出")]),
      ],
    },
  ],
  indicator: (one, report) => {
    for (const value of one.values) {
      const { main, quantities } = value.target;
      const isRank = main?.measure === undefined || /^[类等]$/.test(main.measure.name);
      if (isRank && RANKED.test(one.nameText)) continue;
      const own = main && signed(value.text, main);
      if (own === undefined) continue;
      // Of several bounds in one value none stays behind.
      const all = quantities.flatMap((quantity) => signed(value.text, quantity) ?? []);
      const edits = all.some(({ isOpen }) => isOpen) ? [] : editsIn(value, all);
      report(
        { from: value.span.from + own.from, to: value.span.from + own.to },
        { words: value.text.slice(own.from, own.to), insert: own.insert, edits },
        { twin: value.twin },
      );
    }
  },
  fix: editing({ zh: "改用符号", en: "Use the sign" }, { safe: true }),
};

/** A quantity with its sign, as an edit of its value. */
interface Signed extends RowEdit {
  /** Whether what stands behind it may be what it is of: 10人以上企业. Nobody should change that unasked. */
  readonly isOpen: boolean;
}

function signed(text: string, quantity: Quantity): Signed | undefined {
  const own = signedAlone(text, quantity);
  // 95%以上（不含） and 大于95%（含）: the brackets decide, and belong to the words.
  const bound = own && BOUND.exec(text.slice(own.to));
  if (!own || !bound) return own;
  const isOut = bound[1] === "不";
  const sign = (char: string) => (/[≥>]/.test(char) ? (isOut ? ">" : "≥") : isOut ? "<" : "≤");
  return { ...own, to: own.to + bound[0].length, insert: own.insert.replace(/^[≥≤><]/, sign) };
}
const BOUND = /^\s*[（(](不?)含(?:本数|[\d.]+[^（）()]{0,4})?[）)]/;

function signedAlone(text: string, quantity: Quantity): Signed | undefined {
  const { relation, comparators, measure, high, from, to } = quantity;
  const [first, second] = comparators;
  if (relation === undefined || relation === "about" || first === undefined) return undefined;
  // Of 10%～20%以上 nobody knows which is the bound.
  if (high !== undefined) return undefined;
  const [before, behind] = [text.slice(0, from), text.slice(to)];
  // Of grades the first is the best, 1:4 is no 1, and 不低于2025年水平 is about another year.
  if (measure?.name === "级" || /^\s*[:：]\s*\d/.test(behind)) return undefined;
  if (/^[^\d]*(?:19|20)\d\d年/.test(text.slice(from, to))) return undefined;
  // 不低于≥95% says it twice.
  const isSign = SIGN.test(text.slice(first.from, first.to));
  // ≤不超过 says it twice or against itself, and 勿超过 forbids it.
  if (!isSign && first.place === "before" && (/[≥≤><=＝＞＜]\s*$/.test(before) || FORBIDS.test(before)))
    return undefined;
  const led = (relation === "atLeast" ? AT_LEAST : relation === "atMost" ? AT_MOST : undefined)?.exec(before);
  if (isSign && led && second === undefined)
    return { from: led.index, to, insert: text.slice(from, to), isOpen: false };
  // 达到500人以上, 控制在20万元以内: the sign says that too. In 缩短至10分钟以内 it would stand behind what leads up to it.
  const start = LEADING.test(before) ? 0 : from;
  if (start > 0 && /(?:[至到为在于的±前第]|正负|[A-Za-z]|\d\s*)$/.test(before)) return undefined;
  // 50场及50场以上, 10篇或者以上 say the number once more.
  if (/[及或、]\s*$/.test(before)) return undefined;
  // ≥98%以上 says the same twice; where the two differ `contradictory-comparator` speaks.
  if (second !== undefined) {
    const isTwice =
      comparators.length === 2 && second.place === "after" && sameWay(first.relation, second.relation);
    const number = text.slice(isSign ? from : first.to, second.from).trim();
    return isTwice
      ? { from, to, insert: isSign ? number : SIGNS[relation] + number, isOpen: false }
      : undefined;
  }
  if (isSign) return undefined;
  const isBehind = first.place === "after";
  const isOpen = isBehind && /^的?[\u4e00-\u9fff]{2}/.test(behind);
  // 50万元以上项目 says of which.
  if (isOpen && (measure?.money || measure?.name === "岁" || OF_WHICH.test(behind))) return undefined;
  const bare = isBehind
    ? text.slice(from, first.from).replace(/(?:或者?|及|和)?\s*$/, "")
    : text.slice(first.to, to).trimStart();
  return /^[\d０-９]/.test(bare) ? { from: start, to, insert: SIGNS[relation] + bare, isOpen } : undefined;
}

// Of water, soil and places among others the first is the best: no less than the third is no more.
const RANKED = /水质|水体|耕地|土壤|等级|级别|类别|质量等|排名|名次|位次/;
const AT_LEAST = /(?:不[低少小]于|大于等于|至少)\s*$/;
const AT_MOST = /(?:不超过|不[高多大]于|小于等于|至多)\s*$/;
const OF_WHICH = /全[部覆面都]|覆盖|不发生|零|无|排查|检查|安置|事故/;
const LEADING = /^(?:达到?|控制在|保持在|维持在)$/;
const FORBIDS = /(?:严禁|禁止|不再|不准|不要|勿|避免|防止|杜绝|不致|不出现|[无未])$/;
const SIGN = /^[≥≤><=＝≧≦⩾⩽＞＜≈]\s*$/;

function sameWay(a: Relation, b: Relation): boolean {
  return isFloor(a) === isFloor(b) && a !== "about" && b !== "about";
}
