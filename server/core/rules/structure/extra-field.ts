import { classOf, isNameOf } from "../../model/framework.ts";
import { CYCLE_LABEL, VALUE_LABEL } from "../../syntax/indicator.ts";
import type { Span } from "../../text.ts";
import { indicator, project } from "../example.ts";
import type { IndicatorView, Rule } from "../rule.ts";

/** So many of a cell make a habit. */
const FEWEST = 3;

// Whether nothing stands behind the last semicolon of an indicator.
function endsInSemicolon({ extra, stop }: IndicatorView, text: string): boolean {
  const [only, more] = extra;
  if (only === undefined || more !== undefined || only.from !== only.to || stop.from !== stop.to)
    return false;
  return /[；;]/.test(text[only.from - 1] ?? "");
}

export const extraField: Rule = {
  id: "extra-field",
  title: "指标要素多出一项",
  family: "structure",
  severity: "error",
  docs: {
    zh: "一条指标多出一段：用分号隔开的内容超过五项。\n系统按分号切分，多一段就会把后面的值读错。\n名称和值内部用逗号或顿号，不用分号；末尾另写的“权重”“指标说明”等只作提示。",
    en: "An indicator has a field too many: more than five parts between semicolons.\nA system cuts at semicolons, so one more makes it read the wrong value.\nInside names and values use 、 or ，, not a semicolon; what is added at the end with a name of its own, as 权重, is information only.",
  },
  message: {
    zh: ({ place, empty, label, ended, aside }) =>
      ended
        ? `各条指标以“；”结束，应为“。”（共 ${ended} 条）`
        : label
          ? `第 ${place} 条指标的“${label}”写了两次`
          : empty
            ? `第 ${place} 条指标多了一个空段`
            : aside
              ? `第 ${place} 条指标另写了“${aside}”，不在五项之内，这里不读`
              : `第 ${place} 条指标多出一段；名称和值内部请勿用分号`,
    en: ({ place, empty, label, ended, aside }) =>
      ended
        ? `Indicators end with ； and should end with 。 (${ended} of them)`
        : label
          ? `Indicator ${place} has ${label} twice`
          : empty
            ? `Indicator ${place} has an empty field too many`
            : aside
              ? `Indicator ${place} says ${aside} as well, which is none of its five fields and not read here`
              : `Indicator ${place} has a field too many; do not use semicolons inside names and values`,
  },
  examples: [
    {
      bad: project(
        "1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人；«年度指标值:≥50人»。",
      ),
      good: project("1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
    },
    {
      bad: project(
        "1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:«年度指标值:»≥50人。",
      ),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project(
        "1、1-产出指标；11-数量指标；«数量指标»；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。",
      ),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project(
        "1、1-产出指标；11-数量指标；培训人数；«含新录用人员»；实施周期指标值:≥50人；年度指标值:≥50人。",
      ),
      good: project([indicator("11", "培训人数，含新录用人员", "≥50人")]),
      near: [project([indicator("22", "群众办事便利度", "提高窗口效率。做到一次办结")])],
    },
    {
      bad: project(
        "1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人；«权重:20»。",
      ),
    },
    {
      bad: project(
        "1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:新录用20人；«轮训20人；送训10人»。",
      ),
      good: project([indicator("11", "培训人数", "≥50人", "新录用20人，轮训20人，送训10人")]),
    },
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人").replace("。", "«；»")}2、${indicator("12", "考核合格率", "≥90%").replace("。", "；")}3、${indicator("13", "按时完成率", "100%").replace("。", "；")}`,
      ),
      good: project([
        indicator("11", "培训人数", "≥50人"),
        indicator("12", "考核合格率", "≥90%"),
        indicator("13", "按时完成率", "100%"),
      ]),
    },
    {
      bad: project(
        `1、${indicator("11", "培训人数", "≥50人").replace("。", "«；»")}2、${indicator("22", "持证上岗率", "≥90%")}`,
      ),
      good: project([indicator("11", "培训人数", "≥50人"), indicator("22", "持证上岗率", "≥90%")]),
    },
  ],
  row({ indicators, text, goesOn }, report) {
    const ended = indicators.filter((one) => endsInSemicolon(one, text));
    // Who ends every indicator with ； does so by habit.
    const isHabit = ended.length >= FEWEST && ended.length >= indicators.length - 1;
    if (isHabit) {
      const edits = ended.map(({ extra: [end] }) => ({ from: end!.from - 1, to: end!.from, insert: "。" }));
      report(edits[0]!, { ended: ended.length, edits }, { severity: "information" });
    }
    for (const one of indicators) {
      for (const { span, label } of labelledTwice(one)) {
        const edits = [{ from: span.from, to: span.to, insert: "" }];
        report(span, { place: one.place, label, edits });
      }
      // `missing-field` tells of what is not written yet.
      if (one.annual === undefined && ended.includes(one)) continue;
      if ((isHabit || (goesOn && one === indicators.at(-1))) && ended.includes(one)) continue;
      for (const parts of together(one.extra)) {
        const [{ from }, { to }] = [parts[0]!, parts.at(-1)!];
        // `missing-field` tells of a label with a semicolon for its colon.
        const before = text.slice(Math.max(one.from, from - LONGEST_LABEL), from - 1);
        if (to > from && BARE_LABEL.test(before)) continue;
        const separators = parts.map((part) => part.from - 1);
        const isCut = separators.every((at) => /[；;]/.test(text[at] ?? ""));
        const repeated = repeatedClass(one, parts, text);
        if (repeated !== undefined && isCut) {
          const { from: start, to: end } = repeated;
          const edits = [{ from: start, to: end + 1, insert: "" }];
          report(repeated, { place: one.place, label: text.slice(start, end), edits });
          continue;
        }
        const edits = !isCut
          ? []
          : from === to
            ? // Before the next indicator it is the full stop that was mistyped.
              [{ from: from - 1, to: from, insert: isEnd(one, to) ? "。" : "" }]
            : one.name !== undefined && from > one.name.to
              ? separators.map((at) => ({ from: at, to: at + 1, insert: "，" }))
              : [];
        const span = to > from ? { from, to } : { from: from - 1, to: from };
        const label = LABEL.exec(text.slice(from, to))?.[0].trim();
        if (label !== undefined) {
          // The same value once more says nothing; of another nobody knows which is meant.
          const value = text
            .slice(from, to)
            .trim()
            .slice(label.length)
            .replace(/^\s*[:：]\s*/, "");
          const isSame = value === (OF_CYCLE.test(label) ? one.cycleText : one.annualText);
          report(span, {
            place: one.place,
            label,
            edits: isSame ? [{ from: from - 1, to, insert: "" }] : [],
          });
          continue;
        }
        // 权重:20 says itself what it is, and need not be one of the five.
        const aside = from > (one.annual?.to ?? to) ? ASIDE.exec(text.slice(from, to))?.[1] : undefined;
        report(
          span,
          { place: one.place, empty: from === to, aside, edits: aside ? [] : edits },
          aside ? { severity: "information" } : {},
        );
      }
    }
  },
  fix: ({ finding: { args } }) => {
    if (args.edits.length === 0) return [];
    const title = args.ended
      ? { zh: "各条末尾改为“。”", en: "End each with 。" }
      : args.empty
        ? { zh: "删去空的一段", en: "Remove the empty field" }
        : args.label
          ? { zh: "删去重复的一段", en: "Remove what is written twice" }
          : { zh: "并入前一段，改用逗号", en: "Join it to the field before with a comma" };
    return [{ title, edits: args.edits }];
  },
};

// 年度指标值:年度指标值:≥92%.
function labelledTwice({ values }: IndicatorView): { span: Span; label: string }[] {
  return values.flatMap(({ span, text, field }) => {
    const again = LABEL_AGAIN.exec(text);
    // Another value's label is where that one begins.
    if (again === null || OF_CYCLE.test(again[1]!) !== (field === "cycle")) return [];
    return [{ span: { from: span.from, to: span.from + again[0].length }, label: again[1]! }];
  });
}
const LABEL_AGAIN = new RegExp(`^\\s{0,4}(${VALUE_LABEL})\\s{0,4}[:：]`);

// 11-数量指标；数量指标；培训人数: the name of the class stands there again, and the indicator's own is the field too many.
function repeatedClass({ name, subclassCode }: IndicatorView, [part]: readonly Span[], text: string) {
  const held = subclassCode === undefined ? undefined : classOf(subclassCode);
  if (held === undefined || name === undefined || part?.from !== name.to + 1) return undefined;
  return isNameOf(text.slice(name.from, name.to).trim(), held) ? name : undefined;
}

const ASIDE =
  /^\s*((?:指标)?(?:说明|解释|备注|权重|分值|评分标准|评价标准|数据来源|计算公式|计算方法|取数来源|佐证材料))\s*[:：]/;
const BARE_LABEL = new RegExp(`[；;]\\s*${VALUE_LABEL}\\s*$`);
/** With the semicolons around it and some blanks. */
const LONGEST_LABEL = 30;
const LABEL = new RegExp(`^\\s*${VALUE_LABEL}`);
const OF_CYCLE = new RegExp(`^${CYCLE_LABEL}`);

// 公办园800元；民办园600元；企业园500元 is one value with semicolons in it. An empty field stands for itself.
function together(extra: readonly Span[]): Span[][] {
  const all: Span[][] = [];
  for (const span of extra) {
    const last = all.at(-1)?.at(-1);
    const goesOn =
      last !== undefined && last.to > last.from && span.to > span.from && span.from === last.to + 1;
    if (goesOn) all.at(-1)!.push(span);
    else all.push([span]);
  }
  return all;
}

function isEnd({ to, stop }: IndicatorView, at: number): boolean {
  return at === to && stop.from === stop.to;
}
