import type { Locale, Localized } from "../locale.ts";
import { oncePerText } from "../memo.ts";
import { nearest } from "./distance.ts";

/** A class (one digit) or subclass (two digits) of the indicator framework. */
export interface IndicatorClass {
  readonly code: string;
  /** The name the system writes; `aliases` are its other spellings in published tables. */
  readonly name: string;
  readonly aliases: readonly string[];
  readonly english: string;
  /** What it holds, in one sentence. */
  readonly holds: Localized;
  /** Known from other years and places; `retired-code` reports it. */
  readonly retired?: true;
}

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  "3": ["服务对象满意度指标"],
  "23": ["生态环境效益指标", "环境效益指标"],
  "24": ["可持续发展指标", "可持续性影响指标"],
  "31": ["满意度指标", "社会公众或服务对象满意度指标", "服务对象满意度"],
  "43": ["生态成本指标", "环境成本指标"],
};

/**
 * The framework of classes and subclasses, after the guideline of the Ministry of Finance on core performance
 * indicators of project expenditure (财预〔2021〕101号), which moved cost from 14 into a class of its own, and the
 * tables of public bodies since. A name is right with and without 指标 at its end.
 */
export const framework: readonly IndicatorClass[] = [
  entry(
    "1",
    "产出指标",
    "Output",
    "项目做了多少、做得多好、做得多快。",
    "What the project delivers: how much, how good, how fast.",
  ),
  entry(
    "11",
    "数量指标",
    "Quantity",
    "提供产品或服务的数量。",
    "How many goods or services the project provides.",
  ),
  entry(
    "12",
    "质量指标",
    "Quality",
    "产品或服务达到的标准、水平和效果。",
    "The standard the goods or services reach.",
  ),
  entry(
    "13",
    "时效指标",
    "Timeliness",
    "产品或服务是否及时，何时完成。",
    "Whether and by when goods or services are provided.",
  ),
  entry(
    "14",
    "成本指标",
    "Cost (before 2021)",
    "成本指标在2021年以前的位置，现归入4-成本指标。",
    "Where cost stood before 2021; now class 4.",
    true,
  ),
  entry(
    "2",
    "效益指标",
    "Benefit",
    "项目对经济、社会、生态带来的影响。",
    "What the project changes in economy, society and nature.",
  ),
  entry(
    "21",
    "经济效益指标",
    "Economic benefit",
    "对经济发展带来的直接或间接影响。",
    "The effect on the economy.",
  ),
  entry(
    "22",
    "社会效益指标",
    "Social benefit",
    "对社会发展、公共服务带来的影响。",
    "The effect on society and public services.",
  ),
  entry(
    "23",
    "生态效益指标",
    "Ecological benefit",
    "对自然环境和资源带来的影响。",
    "The effect on nature and resources.",
  ),
  entry(
    "24",
    "可持续影响指标",
    "Lasting effect",
    "项目结束后仍持续的影响，部分年度和地区使用。",
    "Effects that last after the project; used in some years and places.",
    true,
  ),
  entry(
    "3",
    "满意度指标",
    "Satisfaction",
    "服务对象对项目的认可程度。",
    "How content the people served are.",
  ),
  entry(
    "31",
    "服务对象满意度指标",
    "Satisfaction of those served",
    "服务对象、受益群众的满意程度，以百分比表示。",
    "The share of the people served who are content.",
  ),
  entry(
    "4",
    "成本指标",
    "Cost",
    "为取得产出所付出的经济、社会和生态代价。",
    "What the output costs economy, society and nature.",
  ),
  entry(
    "41",
    "经济成本指标",
    "Economic cost",
    "单位成本、费用标准和预算控制等经济上的代价，一般为上限。",
    "Unit costs, fee standards and ceilings.",
  ),
  entry(
    "42",
    "社会成本指标",
    "Social cost",
    "项目对社会发展、公共利益等造成的负面影响。",
    "Negative effects on society.",
  ),
  entry(
    "43",
    "生态环境成本指标",
    "Ecological cost",
    "项目对自然生态环境造成的负面影响。",
    "Negative effects on nature.",
  ),
];

/** The classes in use. */
export const currentClasses = inUse(1);

/** The subclasses in use, of a class or of all. */
export function subclassesOf(digit = ""): readonly IndicatorClass[] {
  return currentSubclasses.filter(({ code }) => code.startsWith(digit));
}
const currentSubclasses = inUse(2);

/** The class or subclass of a code; undefined where the framework has none. */
export function classOf(code: string): IndicatorClass | undefined {
  return byCode.get(code);
}

/** The class or subclass a name belongs to, among those with as many digits in their code. */
export function classNamed(name: string, digits: 1 | 2): IndicatorClass | undefined {
  return byName.get(`${digits}${baseName(name)}`);
}

export function isNameOf(name: string, held: IndicatorClass): boolean {
  return name === held.name || (names.get(held)?.has(baseName(name)) ?? false);
}

/** Whether a text is the beginning of a class's name, which somebody may be writing. */
export function beginsNameOf(text: string, { name }: IndicatorClass): boolean {
  return text !== "" && name.startsWith(text);
}

/** How much of a text the name of a class takes that it begins with, if another mark than a semicolon and more stand behind it; else undefined. */
export function nameAhead(text: string, held: IndicatorClass): number | undefined {
  const cut = /^([^，,、：:。]{2,12})[，,、：:。]\s*\S/.exec(text);
  return cut && isNameOf(cut[1]!, held) ? cut[1]!.length : undefined;
}

/** Where a text begins with a name of a class and goes on with nothing between: the blanks behind it, if any. */
export function nameGlued(text: string, held: IndicatorClass): { from: number; to: number } | undefined {
  for (let from = Math.min(LONGEST_NAME, text.length - 2); from >= 2; from--) {
    const rest = text.slice(from).trimStart();
    if (text[from - 1]!.trim() === "") continue;
    const isWhole = text.slice(0, from).endsWith("指标") || rest.length < text.length - from;
    if (rest.length >= (isWhole ? 2 : 4) && isNameOf(text.slice(0, from), held))
      return { from, to: text.length - rest.length };
  }
  return undefined;
}
const LONGEST_NAME = 12;

/** What a class is called. */
export function className({ name, english }: IndicatorClass, locale: Locale): string {
  return locale === "zh" ? name : english;
}

/** `1-产出指标`, `21-经济效益`: a code with its name as the system writes it. */
export function written(held: IndicatorClass): string {
  return `${held.code}-${held.code.length === 2 && held.code < "4" && held.code >= "2" ? held.name.replace(/指标$/, "") : held.name}`;
}

/** The same in the spelling nearest to what somebody wrote: 31-服务对象满意度指标 for 服务对象满意渡指标. */
export function writtenLike(held: IndicatorClass, said: string): string {
  const spellings = [held.name, ...held.aliases].flatMap((name) => [name, name.replace(/指标$/, "")]);
  const like = nearest(said, spellings, MOST_SLIPS);
  return like === undefined ? written(held) : `${held.code}-${like}`;
}
const MOST_SLIPS = 2;

function inUse(digits: 1 | 2): readonly IndicatorClass[] {
  return framework.filter(({ code, retired }) => code.length === digits && retired !== true);
}

function entry(
  code: string,
  name: string,
  english: string,
  zh: string,
  en: string,
  retired?: true,
): IndicatorClass {
  const held = { code, name, aliases: ALIASES[code] ?? [], english, holds: { zh, en } };
  return retired ? { ...held, retired } : held;
}

const baseName = oncePerText((name) => name.replace(/\s/g, "").replace(/指标$/, ""));
const byCode = new Map(framework.map((held) => [held.code, held]));
const names = new Map(
  framework.map((held) => [held, new Set([held.name, ...held.aliases].map((name) => baseName(name)))]),
);
const byName = new Map(
  framework.flatMap((held) =>
    [held.name, ...held.aliases].map((name) => [`${held.code.length}${baseName(name)}`, held] as const),
  ),
);
