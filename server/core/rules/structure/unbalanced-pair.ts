import { strayQuote } from "../../model/cell.ts";
import { indicator, project } from "../example.ts";
import { removing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

export const unbalancedPair: Rule = {
  id: "unbalanced-pair",
  title: "括号引号不成对",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "引号、括号、书名号不成对。\n少了一半，引用或说明到哪里为止就看不清了。\n补上缺的一半，或删去多的一半；引号里再用引号时用单引号。",
    en: "Quotes or brackets do not pair up.\nWith one half missing nobody sees where it ends.\nAdd the missing half or remove the other; quotes inside quotes are ‘ ’.",
  },
  message: {
    zh: ({ mark, ofCell, isEnd }) =>
      ofCell
        ? isEnd
          ? "这一格以引号结尾，前面却没有引号"
          : "这一格以引号开头，却没有合上"
        : `${NAMES[mark] ?? "符号"} ${mark} 不成对`,
    en: ({ mark, ofCell, isEnd }) =>
      ofCell
        ? isEnd
          ? "The cell ends with a quote that was never opened"
          : "The cell begins with a quote that is never closed"
        : `${mark} has no partner`,
  },
  examples: [
    {
      bad: project('«"»1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。'),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project('1、1-产出指标；11-数量指标；培训人数；实施周期指标值:≥50人；年度指标值:≥50人。«"»'),
      good: project([indicator("11", "培训人数", "≥50人")]),
      near: [project([indicator("11", "培训人数", "≥50人")], { goal: '开展"春雨行动"' })],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { goal: "办好«“»春雨行动培训，满足群众办事需要" }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "按《职工教育办法》[2018]要求，1)完成培训；2）通过考核（含补考)。",
        }),
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "“改造12个窗口，“一站式”服务覆盖各镇，满足群众办事需要。”",
        }),
      ],
    },
  ],
  // Spreadsheets put a cell of several lines in quotes: where the second is lost, so is what belongs to the cell.
  row({ entry: { row } }, report) {
    for (const cell of row.cells) {
      const at = strayQuote(row, cell);
      if (at !== undefined)
        report({ from: at, to: at + 1 }, { mark: '"', ofCell: true, isEnd: at > cell.from });
    }
  },
  asks: [..."“”()（）《》〔〕【】〈〉"],
  text(text, report) {
    const at = SIGN.test(text) ? undefined : strayIn(text);
    if (at !== undefined) report({ from: at, to: at + 1 }, { mark: text[at] });
  },
  fix: (found) =>
    found.finding.args.ofCell ? removing({ zh: "删去引号", en: "Remove the quote" })(found) : [],
};
// 》90% is meant for ≥90%: `malformed-number` tells of it.
const SIGN = /^[》《]\s?\d/;
const NAMES: Readonly<Record<string, string>> = {
  "“": "左引号",
  "”": "右引号",
  "(": "左括号",
  "（": "左括号",
  ")": "右括号",
  "）": "右括号",
  "《": "左书名号",
  "》": "右书名号",
};
const PARTNER: Readonly<Record<string, string>> = {
  "”": "“",
  ")": "(",
  "》": "《",
  "〕": "〔",
  "】": "【",
  "〉": "〈",
};

// A goal that stands in quotes as a whole has quotes within: `quoted-goal` tells of those around it.
function strayIn(text: string): number | undefined {
  const at = unpaired(text);
  const isQuoted = at !== undefined && text.startsWith("“") && text.endsWith("”");
  return isQuoted && unpaired(text.slice(1, -1)) === undefined ? undefined : at;
}

// The first mark without a partner. Half and full width pair with each other; 1) and 一） open a list, not a bracket.
function unpaired(text: string): number | undefined {
  const open: { mark: string; at: number }[] = [];
  for (let i = 0; i < text.length; i++) {
    const mark = text[i] === "（" ? "(" : text[i] === "）" ? ")" : text[i]!;
    if ("“(《〔【〈".includes(mark)) {
      if (mark === "“" && open.some((other) => other.mark === "“"))
        return open.find((other) => other.mark === "“")!.at;
      open.push({ mark, at: i });
    }
    const partner = PARTNER[mark];
    if (partner === undefined) continue;
    if (open.at(-1)?.mark === partner) open.pop();
    else if (
      !(
        mark === ")" &&
        /(^|[^\d一二三四五六七八九十A-Za-z])(\d{1,2}|[一二三四五六七八九十]{1,3}|[A-Za-z]|[①-⑳])$/.test(
          text.slice(0, i),
        )
      )
    )
      return i;
  }
  return open[0]?.at;
}
