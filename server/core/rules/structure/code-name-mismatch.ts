import {
  beginsNameOf,
  classNamed,
  classOf,
  isNameOf,
  nameAhead,
  nameGlued,
  writtenLike,
} from "../../model/framework.ts";
import { codeOf, isOpen } from "../../model/indicator.ts";
import { isCut, oddCodesIn } from "../each.ts";
import { indicator, project } from "../example.ts";
import { isOfClass } from "../names.ts";
import type { Fix, IndicatorView, Rule } from "../rule.ts";

export const codeNameMismatch: Rule = {
  id: "code-name-mismatch",
  title: "编码与名称不符",
  family: "structure",
  severity: "error",
  docs: {
    zh: "编码与名称不一致，如“11-质量指标”。\n编码说的是一类，名称说的是另一类，系统与人各读各的。\n按编码改名称，或按名称改编码；名称末尾有无“指标”都算对。",
    en: "Code and name do not belong together, as in 11-质量指标.\nThe code says one class and the name another: a system reads this, a person that.\nChange the name to the code's or the code to the name's; a name is right with and without 指标 at its end.",
  },
  message: {
    zh: ({ code, name, right, mark, extra }) =>
      mark === undefined
        ? extra === undefined
          ? `编码 ${code} 是“${right}”，不是“${name}”`
          : `“${right}”前多了“${extra}”`
        : mark.trim() === ""
          ? `“${name}”后缺少分号`
          : `“${name}”后的“${mark}”应为分号`,
    en: ({ code, name, right, mark, extra }) =>
      mark === undefined
        ? extra === undefined
          ? `Code ${code} is ${right}, not ${name}`
          : `Before ${right} stands ${extra} too many`
        : mark.trim() === ""
          ? `Behind ${name} there is no semicolon`
          : `Behind ${name} stands ${mark} for a semicolon`,
  },
  examples: [
    {
      bad: project("1、1-产出指标；«11-质量指标»；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project("1、2-效益指标；«22-生态效益»；河道水质达标率；实施周期指标值:≥90%；年度指标值:≥90%。"),
      good: project([indicator("23", "河道水质达标率", "≥90%")]),
    },
    {
      bad: project("1、1-产出指标；«11-质量指标»；验收合格率；实施周期指标值:≥90%；年度指标值:≥90%。"),
      good: project([indicator("12", "验收合格率", "≥90%")]),
    },
    {
      bad: project("1、«1-效益指标»；22-社会效益；群众知晓率；实施周期指标值:≥90%；年度指标值:≥90%。"),
      good: project([indicator("22", "群众知晓率", "≥90%")]),
    },
    {
      bad: project("1、1-产出指标；11-数量指标«，»培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project("1、1-产出指标«。»11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project("1、1-产出指标；12-质量指标«验收合格率»；实施周期指标值:≥90%；年度指标值:≥90%。"),
      good: project([indicator("12", "验收合格率", "≥90%")]),
    },
    {
      bad: project(
        "1、3-满意度指标；«31-服务对象满意渡指标»；满意度；实施周期指标值:≥90%；年度指标值:≥90%。",
      ),
      good: project("1、3-满意度指标；31-服务对象满意度指标；满意度；实施周期指标值:≥90%；年度指标值:≥90%。"),
    },
    {
      bad: project("1、«1-产出指标指标»；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。"),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      near: [
        project("1、2-效益指标；21-经济效益指标；节约费用；实施周期指标值:≥5万元；年度指标值:≥5万元。"),
        project([indicator("21", "节约费用", "≥5万元")]),
      ],
    },
  ],
  row(seen, report) {
    const { indicators, text, context } = seen;
    for (const one of indicators) {
      if (isCut(one, seen)) continue;
      for (const { level, field } of oddCodesIn(one)) {
        const code = codeOf(text, field);
        const held = code?.length === level ? classOf(code) : undefined;
        if (held === undefined) continue;
        const name = text.slice(field.name.from, field.name.to);
        // `missing-field` tells of what is not written yet.
        if (isNameOf(name, held) || (isOpen(one, field) && beginsNameOf(name, held))) continue;
        // 产出指标指标 is a word too many, and no two fields.
        const isDoubled = isNameOf(name.replace(DOUBLED, "$1"), held);
        const ahead = isDoubled ? undefined : nameAhead(name, held);
        if (ahead !== undefined) {
          const from = field.name.from + ahead;
          const edits = [{ from, to: from + 1, insert: context.separator }];
          report({ from, to: from + 1 }, { mark: text[from], name: held.name, edits });
          continue;
        }
        const glued = isDoubled ? undefined : nameGlued(name, held);
        if (glued !== undefined) {
          const [from, to] = [field.name.from + glued.from, field.name.from + glued.to];
          const edits = [{ from, to, insert: context.separator }];
          report({ from: to, to: field.name.to }, { mark: text.slice(from, to), name: held.name, edits });
          continue;
        }
        const named = isDoubled ? undefined : classNamed(name, level);
        const extra = DASHES.exec(name)?.[0] ?? "";
        report(field, {
          code,
          name,
          extra: extra !== "" && isNameOf(name.slice(extra.length), held) ? extra : undefined,
          right: held.name,
          byCode: writtenLike(held, name),
          byName: named && writtenLike(named, name),
          isNameRight: named !== undefined && isNameRight(one, level, held.code, named.code),
        });
      }
    }
  },
  fix({ finding }) {
    const { byCode, byName, isNameRight, edits } = finding.args;
    if (edits !== undefined) return [{ title: { zh: "在这里写分号", en: "Put a semicolon there" }, edits }];
    const to = (insert: string, zh: string, en: string): Fix => ({
      title: { zh: `${zh}改为“${insert}”`, en: `Change to ${insert}, ${en}` },
      edits: [{ from: finding.from, to: finding.to, insert }],
    });
    const byItsCode = to(byCode, "按编码", "by the code");
    if (byName === undefined) return [byItsCode];
    const byItsName = to(byName, "按名称", "by the name");
    return isNameRight ? [byItsName, byItsCode] : [byItsCode, byItsName];
  },
};

const DOUBLED = /([\u4e00-\u9fff]{2})\1/;
// 12--质量指标.
const DASHES = /^[-－—–]+/;

// Whether the name of a class is what is meant and not its code: it goes with the other class of the indicator, where the
// code does not, or the indicator is what the named class holds.
function isNameRight(one: IndicatorView, level: 1 | 2, code: string, named: string): boolean {
  const other = level === 1 ? one.subclassCode : one.classDigit;
  const agrees = (own: string) => own[0] === other?.[0];
  if (other !== undefined && agrees(code) !== agrees(named)) return agrees(named);
  return isOfClass(one.nameText, named);
}
