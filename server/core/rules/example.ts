import { framework, written } from "../model/framework.ts";

/** An example of a rule. In `bad`, «…» marks each finding; with a fix, `good` is what the fix makes of `bad`. */
export interface Example {
  readonly bad?: string;
  readonly good?: string;
  /** Tables that look much like `bad` and are right. */
  readonly near?: readonly string[];
  /** Which of the offered fixes makes `good`; the first unless it says another. */
  readonly fix?: number;
}

/** A table from its lines, with ` | ` for a tab; the blanks that indent it are left out. */
export function table(strings: TemplateStringsArray, ...values: string[]): string {
  const source = String.raw({ raw: strings.raw.map((part) => part.replaceAll("\\n", "\n")) }, ...values);
  return source
    .replace(/^\n|\n[ ]*$/g, "")
    .split("\n")
    .map((line) => line.replace(/^ +(?=\S)/, "").replace(/ ?\| ?/g, "\t"))
    .join("\n");
}

/** The tables of two bureaus in one file, both right. */
export const twoTables = table`
  临江市档案局2026年项目支出绩效目标表
  部门名称：临江市档案局
  单位：万元
  项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
  合计 | 30.00 | 30.00 | | | |
  临江市档案馆 | 30.00 | 30.00 | | | |
  临江市文化局2026年项目支出绩效目标表
  部门名称：临江市文化局
  单位：万元
  项目名称 | 总计 | 财政拨款 | 财政专户拨款 | 其他资金 | 绩效目标 | 绩效指标
  合计 | 20.00 | 20.00 | | | |
  临江市图书馆 | 20.00 | 20.00 | | | |`;

/** A whole table around one project: its indicators, and optionally its name, goal and total as it writes it. */
export function project(
  indicators: string | readonly string[],
  {
    name = "职工技能培训经费",
    total = "120.00",
    goal = "培训在职职工，提高服务水平，满足群众办事需要，按期完成年度培训任务并通过考核验收。",
  } = {},
): string {
  const cell = typeof indicators === "string" ? indicators : numbered(indicators);
  const amount = "120.00";
  return [
    "临江市档案服务局2026年项目支出绩效目标表",
    "部门名称：临江市档案服务局",
    "单位：万元",
    "项目名称\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标",
    `合计\t${amount}\t${amount}\t\t\t\t`,
    `临江市档案馆\t${amount}\t${amount}\t\t\t\t`,
    `${name}\t${total}\t120.00\t\t\t${goal}\t${cell}`,
  ].join("\n");
}

/** An indicator without its number: `indicator("11", "培训人数", "≥50人")`. */
export function indicator(subclass: string, name: string, cycle: string, annual: string = cycle): string {
  const code = (wanted: string) => written(framework.find((held) => held.code === wanted)!);
  return `${code(subclass[0]!)}；${code(subclass)}；${name}；实施周期指标值:${cycle}；年度指标值:${annual}。`;
}

/** Indicators with their numbers: 1、…2、… */
function numbered(indicators: readonly string[]): string {
  return indicators.map((text, i) => `${i + 1}、${text}`).join("");
}

/** The text of an example without its marks, and the spans they enclosed. */
export function unmarked(marked: string): { text: string; spans: { from: number; to: number }[] } {
  const spans: { from: number; to: number }[] = [];
  const open: number[] = [];
  let text = "";
  for (const char of marked) {
    if (char === "«") open.push(text.length);
    else if (char === "»") spans.push({ from: open.pop()!, to: text.length });
    else text += char;
  }
  return { text, spans: spans.sort((a, b) => a.from - b.from) };
}
