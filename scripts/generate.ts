import { check, configure } from "../server/core/check/check.ts";
import type { Locale, Localized } from "../server/core/locale.ts";
import { parse } from "../server/core/model/parse.ts";
import { unmarked } from "../server/core/rules/example.ts";
import { rules } from "../server/core/rules/index.ts";
import {
  type Family,
  families,
  type Rule,
  SEVERITY_NAMES,
  type Setting,
  settings,
} from "../server/core/rules/rule.ts";
import { wordListNames, wordLists } from "../server/core/rules/words.ts";
import { SHORTEST_REASON } from "../server/core/waivers/waiver.ts";

// What the build makes files of, in one bundle: the rules' pages and the manifest's settings (a test holds the files to
// them), and the style sheet of the preview and the report.

export { STYLES as styles } from "../server/view/styles.ts";

const familyTitles: Readonly<Record<Family, Readonly<Record<Locale, string>>>> = {
  structure: { zh: "结构", en: "Structure" },
  money: { zh: "金额", en: "Money" },
  completeness: { zh: "完整性", en: "Completeness" },
  values: { zh: "指标值", en: "Values" },
  classification: { zh: "归类", en: "Classification" },
  across: { zh: "跨行", en: "Across rows" },
};

const settingNames: Readonly<Record<Setting, Localized>> = {
  ...SEVERITY_NAMES,
  off: { zh: "默认关闭", en: "off by default" },
};

/** A page for each rule and one that lists them, by file name. */
export function rulePages(): Record<string, string> {
  const pages: Record<string, string> = { "README.md": indexPage() };
  for (const rule of rules) pages[`${rule.id}.md`] = pageOf(rule);
  return pages;
}

/** The JSON schema of a setting, and the words it refers to. */
interface SettingSchema {
  readonly schema: object;
  readonly words: Record<Locale, Record<string, string>>;
}

/** That of `performanceTargets.rules`. */
export function ruleSettings(): SettingSchema {
  const properties = Object.fromEntries(
    rules.map((rule) => [
      rule.id,
      {
        type: "string",
        enum: settings,
        description: `%rule.${rule.id}%`,
      },
    ]),
  );
  const words = (locale: Locale) =>
    Object.fromEntries(
      rules.map((rule) => [
        `rule.${rule.id}`,
        `${described(rule, locale)} (${settingNames[rule.severity][locale]})`,
      ]),
    );
  return settingOf("rules", properties, words);
}

/** That of `performanceTargets.words`, with the reason of each list's groups. */
export function wordSettings(): SettingSchema {
  const properties = Object.fromEntries(
    wordListNames.map((name) => [
      name,
      {
        type: "array",
        items: { type: "string", minLength: 1 },
        uniqueItems: true,
        description: `%words.${name}%`,
      },
    ]),
  );
  const words = (locale: Locale) =>
    Object.fromEntries(
      wordListNames.map((name) => [
        `words.${name}`,
        wordLists[name]
          .map(({ reason, words }) => `${reason[locale]}: ${words.slice(0, 6).join("、")} …`)
          .join("\n"),
      ]),
    );
  return settingOf("words", properties, words);
}

function settingOf(
  name: "rules" | "words",
  properties: object,
  words: (locale: Locale) => Record<string, string>,
): SettingSchema {
  return {
    schema: {
      type: "object",
      additionalProperties: false,
      default: {},
      markdownDescription: `%setting.${name}%`,
      scope: "window",
      properties,
    },
    words: { zh: words("zh"), en: words("en") },
  };
}

/** The JSON schema of a waiver file: completion and checks while it is written. */
export function waiverSchema(): object {
  const text = (zh: string, en: string) => ({ type: "string", minLength: 1, description: `${zh} · ${en}` });
  const rule = {
    description: "规则 · the rule",
    enum: rules.map(({ id }) => id),
    enumDescriptions: rules.map((one) => described(one, "zh")),
  };
  const properties = {
    rule,
    unit: text(
      "资金使用单位，不写则不限 · 与表中完全一致",
      "the unit as the table names it; any if left out",
    ),
    project: text("项目名称，不写则不限", "the project; any if left out"),
    indicator: text("指标名称，不写则不限", "the indicator; any if left out"),
    value: {
      enum: ["cycle", "annual"],
      description: "实施周期指标值或年度指标值，不写则不限 · which of the two values; either if left out",
    },
    text: text("问题所在的文字，改动后不再豁免；不写则不限", "the text the finding is at; any if left out"),
    sum: text(
      "问题里算出的和数，改动后不再豁免；不写则不限",
      "what the addends come to, as the finding says; any if left out",
    ),
    reason: { ...text("豁免的理由，必填", "why it is waived; required"), minLength: SHORTEST_REASON },
    expires: {
      type: "string",
      pattern: "^\\d{4}-\\d{2}-\\d{2}$",
      description: "到期日，如 2026-12-31；不写则一直有效 · the last day, as 2026-12-31",
    },
  };
  const item = { type: "object", required: ["rule", "reason"], additionalProperties: false, properties };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "绩效目标表的豁免 · Waivers of a performance target table",
    type: "object",
    required: ["waivers"],
    properties: { waivers: { type: "array", items: item } },
  };
}

function indexPage(): string {
  const lines = ["# 规则 · Rules", "", "由规则自身生成 · Generated from the rules themselves.", ""];
  for (const family of families) {
    const own = rules.filter((rule) => rule.family === family);
    if (own.length === 0) continue;
    lines.push(
      `## ${familyTitles[family].zh} · ${familyTitles[family].en}`,
      "",
      "| 规则 · Rule | 级别 · Severity | 检查什么 | What it checks |",
      "|---|---|---|---|",
    );
    for (const rule of own) {
      const severity = `${settingNames[rule.severity].zh} · ${settingNames[rule.severity].en}`;
      lines.push(
        `| [${rule.title}<br>${rule.id}](${rule.id}.md) | ${severity} | ${prose(firstLine(rule, "zh"))} | ${prose(firstLine(rule, "en"))} |`,
      );
    }
    lines.push("");
  }
  return lines.join("\n");
}

function pageOf(rule: Rule): string {
  const part = (locale: Locale, heads: readonly [string, string, string, string, string]) => {
    const [what, why, how] = rule.docs[locale].split("\n").map(prose);
    return [
      `**${heads[0]}** ${settingNames[rule.severity][locale]}${rule.fix ? ` · ${heads[4]}` : ""}`,
      "",
      `**${heads[1]}** ${what}`,
      "",
      `**${heads[2]}** ${why}`,
      "",
      `**${heads[3]}** ${how}`,
      "",
    ];
  };
  const lines = [
    `# ${rule.title} · ${rule.id}`,
    "",
    ...part("zh", ["级别", "检查什么", "为什么", "怎么写", "有快速修复"]),
    "---",
    "",
    ...part("en", ["Severity", "What it checks", "Why it matters", "How to write it", "has a quick fix"]),
  ];
  lines.push("---", "", "## 例子 · Examples", "");
  for (const { bad, good, near } of rule.examples) {
    if (bad !== undefined)
      lines.push("不对 · wrong", "", fence(bad), "", `> ${prose(messageFor(rule, bad))}`, "");
    if (good !== undefined) lines.push("对 · right", "", fence(good), "");
    for (const one of near ?? []) lines.push("这样是对的 · this is right", "", fence(one), "");
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

function messageFor(rule: Rule, marked: string): string {
  const off = Object.fromEntries(rules.map(({ id }) => [id, "off" as const]));
  const config = configure("default", { ...off, [rule.id]: "information" });
  const [first] = check(parse(unmarked(marked).text), config).diagnostics;
  return first ? `${rule.message.zh(first.args)} · ${rule.message.en(first.args)}` : "";
}

// Tabs are shown as they are written in tests.
function fence(text: string): string {
  return ["```text", text.replaceAll("\t", " | "), "```"].join("\n");
}

function firstLine(rule: Rule, locale: Locale): string {
  return rule.docs[locale].split("\n")[0]!;
}

// Beside its id, which is its English name.
function described(rule: Rule, locale: Locale): string {
  return locale === "zh" ? `${rule.title}：${firstLine(rule, "zh")}` : firstLine(rule, "en");
}

function prose(text: string | undefined): string {
  return (text ?? "").replace(/[<*_|]/g, (char) => (char === "<" ? "&lt;" : `\\${char}`));
}
