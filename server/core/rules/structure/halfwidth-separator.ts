import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";

export const halfwidthSeparator: Rule = {
  id: "halfwidth-separator",
  title: "半角分号",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "全表用全角“；”分隔，此处用了半角“;”。\n按全角分号切分的系统会把整条指标读成一段。\n改为全角“；”；指标值后的半角冒号是惯例，不用改。",
    en: "The table separates fields with ；, this indicator with ;.\nA system that cuts at ； reads the whole indicator as one field.\nUse ；. The half-width colon behind 指标值 is the norm.",
  },
  message: {
    zh: ({ count }) =>
      count > 1 ? `各段之间应用全角“；”（本条指标有 ${count} 处半角）` : "各段之间应用全角“；”",
    en: ({ count }) =>
      `Fields are separated by ；${count > 1 ? ` (${count} half-width ones in this indicator)` : ""}`,
  },
  examples: [
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人")}2、1-产出指标«;»12-质量指标;考核合格率；实施周期指标值:≥90%；年度指标值:≥90%。`,
      ),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("12", "考核合格率", "≥90%")]),
      near: [project([indicator("11", "培训人数", "≥50人").replaceAll("；", ";")])],
    },
    {
      bad: project([
        indicator("11", "培训人数", "≥50人").replaceAll("；", ";").replace(";", "«;»"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("22", "受益人数", "≥90人"),
      ]),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("22", "受益人数", "≥90人"),
      ]),
    },
  ],
  row({ indicators, text, context }, report) {
    if (context.separator === ";" || !text.includes(";")) return;
    for (const one of indicators) {
      const found = one.fields.slice(1).flatMap(({ from }) => (text[from - 1] === ";" ? [from - 1] : []));
      if (found.length > 0) report({ from: found[0]!, to: found[0]! + 1 }, { count: found.length, found });
    }
  },
  fix({ finding }) {
    const edits = finding.args.found.map((from: number) => ({ from, to: from + 1, insert: "；" }));
    return [{ title: { zh: "改为全角“；”", en: "Use ；" }, edits, safe: true }];
  },
};
