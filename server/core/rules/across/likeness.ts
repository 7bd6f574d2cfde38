import { firstDifference } from "../../model/distance.ts";
import { segmentsOf } from "../../model/segments.ts";
import { ALONE, CONTRASTS, SORTS } from "./words-apart.ts";

/** The stretch of a rare name in which it differs from a frequent one. */
export interface Difference {
  readonly from: number;
  readonly to: number;
}

/**
 * The stretch of the rare name that differs: at most two characters for as many. Digits may differ: they count.
 */
export function difference(rare: string, usual: string): Difference | undefined {
  const { length } = rare;
  if (length !== usual.length) return undefined;
  const from = firstDifference(rare, usual);
  let to = length;
  while (to > from && rare.charCodeAt(to - 1) === usual.charCodeAt(to - 1)) to--;
  if (to - from > 2 || COUNTS.test(rare.slice(from, to) + usual.slice(from, to))) return undefined;
  return { from, to };
}
const COUNTS = /[\d%（()）]/;

/**
 * Whether two characters stand for two others, neither of them the same: 参建 for 使用 before 单位满意度 is whom it is of, and
 * no typo. What is measured stands at the end.
 */
export function isAnotherWord(rare: string, usual: string, { from, to }: Difference): boolean {
  if (isSomethingElse(rare, usual, from, to)) return true;
  if (to - from === 1 && areContrasts(rare[from]!, usual[from]!)) return true;
  if (to === rare.length && SOMETHING_ELSE.test(rare)) return true;
  if (to - from < 2 || to === rare.length) return false;
  // 用图单位 and 使用单位: of whom it is.
  if (/^(?:单位|部门|企业|机构|人员|对象)/.test(rare.slice(to))) return true;
  const other = usual.slice(from, to);
  return ![...rare.slice(from, to)].some((char) => other.includes(char));
}

/**
 * Whether a rare name is a frequent one with a character lost from within a word: 验收格率. A whole word less makes another
 * name, and so does one that is left of the word: 护林员 of 护林人员.
 */
export function isSlip(rare: string, usual: string, isShared: (word: string) => boolean): boolean {
  if (rare.length !== usual.length - 1) return false;
  const at = firstDifference(rare, usual);
  if (usual.slice(at + 1) !== rare.slice(at) || !/[\u4e00-\u9fff]/.test(usual[at]!)) return false;
  const word = wordAt(usual, { from: at, to: at + 1 });
  if (word === undefined || isWordLeft(word.segment, at - word.index)) return false;
  if (at === rare.length) return !MEASURE.test(rare);
  const joint = { from: at - 1, to: at + 1 };
  return at === 0 || !(isShared(rare.slice(joint.from, joint.to)) || wordAt(rare, joint) !== undefined);
}

/** Whether two characters tell things apart: 东 and 西, 甲 and 乙. */
export function areContrasts(a: string, b: string): boolean {
  return CONTRASTS.some((set) => set.includes(a) && set.includes(b));
}

// 测评结果 is no 测评次数.
const SOMETHING_ELSE =
  /(?:结果|记录|情况|报告|方案|制度|台账|清单|计划|档案|系统|标准|质量|水平|时间|进度|成本|费用|效果)$/;

// 受众满意度 and 群众满意度 are of other people, 人均 and 亩均 are other shares, 续建 and 新建 other works.
function isSomethingElse(rare: string, usual: string, from: number, to: number): boolean {
  for (let i = Math.max(0, to - 2); i <= from; i++) {
    const [one, other] = [rare.slice(i, i + 2), usual.slice(i, i + 2)];
    if (SORTS.some((words) => words.has(one) && words.has(other))) return true;
  }
  return false;
}

/** Each two characters of a name that stand side by side. */
export function wordsIn(name: string): Set<string> {
  const words = new Set<string>();
  for (let i = 0; i + 1 < name.length; i++) words.add(name.slice(i, i + 2));
  return words;
}

/**
 * Whether the stretch that differs is a word of its own, so that the name is another name: other names have it too, or
 * the dictionary does. At the end of a name only a word of measure will do: 数量, 次数, but not 梳理.
 */
export function isOwnWord(
  name: string,
  { from, to }: Difference,
  isShared: (word: string) => boolean,
): boolean {
  const pairs: string[] = [];
  for (let i = Math.max(0, from - 1); i < Math.min(to, name.length - 1); i++)
    pairs.push(name.slice(i, i + 2));
  const shared = to - from === 1 ? pairs.some((pair) => isShared(pair)) : isShared(name.slice(from, to));
  if (shared) return true;
  if (to === name.length) return MEASURE.test(name);
  return wordAt(name, { from, to }) !== undefined;
}

/** The word of the dictionary that a stretch of a text is in, or is. */
function wordAt(text: string, { from, to }: Difference): Intl.SegmentData | undefined {
  for (const found of segmentsOf(text)) {
    const { index, segment } = found;
    if (segment.length > 1 && index <= from && index + segment.length >= to) return found;
  }
  return undefined;
}

// 宣传品 without 品 is 宣传, and what names a thing, a place or a measure names it alone: 车辆 and 车, 件数 and 数, 资金 and 金.
function isWordLeft(word: string, at: number): boolean {
  const rest = word.slice(0, at) + word.slice(at + 1);
  return rest.length === 1 ? ALONE.test(rest) : at === 0 || at === word.length - 1;
}

/** A word of measure at the end. */
export const MEASURE = /(?:率|数|量|额|度|比|费|值|性|次|人|长|间|本|价|准|积|程|级|期|限)$/;
