import { TAG } from "../../syntax/indicator.ts";
import { indicator, project } from "../example.ts";
import { removing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

const RESIDUE = new RegExp(`${TAG}|&(?:nbsp|ensp|emsp);`, "g");

export const htmlResidue: Rule = {
  id: "html-residue",
  family: "structure",
  severity: "information",
  docs: {
    zh: "单元格里残留网页标签，如 <p>、</p>、<br>。\n这是从网页表单复制带来的，公开的表上会原样显示。\n删去标签，只留文字。",
    en: "Tags such as <p>, </p>, <br> were left in a cell.\nThey come from a web form and are published as they stand.\nTake the tags out and leave the text.",
  },
  message: { zh: ({ tag }) => `残留网页标签 ${tag}`, en: ({ tag }) => `The tag ${tag} was left here` },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "«<p>»职工技能培训经费«</p>»" }),
      good: project([indicator("11", "培训人数", "≥50人")]),
      near: [project([indicator("22", "群众有效投诉", "上半年<8件", "<15件")])],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能«&nbsp;»培训经费" }),
      good: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训经费" }),
      near: [project([indicator("11", "R&D项目数", "≥5项")])],
    },
  ],
  row({ entry, text }, report) {
    if (!/[<&]/.test(text)) return;
    for (const cell of entry.row.cells) {
      for (const match of text.slice(cell.from, cell.to).matchAll(RESIDUE)) {
        const from = cell.from + match.index;
        report({ from, to: from + match[0].length }, { tag: match[0] }, { tag: "unnecessary" });
      }
    }
  },
  fix: removing({ zh: "删去标签", en: "Take the tag out" }, { safe: true }),
};
