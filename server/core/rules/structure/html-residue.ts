import { TAG } from "../../syntax/indicator.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

const RESIDUE = new RegExp(`${TAG}|&(?:nbsp|ensp|emsp|amp|lt|gt|quot);|_x000[0-9A-Da-d]_`, "g");
/** What is meant by the others: nothing, or a blank. */
const MEANT: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "”" };

export const htmlResidue: Rule = {
  id: "html-residue",
  title: "网页标签残留",
  family: "structure",
  severity: "information",
  docs: {
    zh: "单元格里残留网页标签或它的符号，如 <p>、<br>、&nbsp;、_x000D_。\n这是从网页表单或 Excel 带来的，公开的表上会原样显示。\n删去标签，只留文字。",
    en: "Tags or codes such as <p>, <br>, &nbsp;, _x000D_ were left in a cell.\nThey come from a web form or a spreadsheet and are published as they stand.\nTake the tags out and leave the text.",
  },
  message: { zh: ({ tag }) => `残留网页标签 ${tag}`, en: ({ tag }) => `The tag ${tag} was left here` },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "«<p>»职工技能培训经费«</p>»" }),
      good: project([indicator("11", "培训人数", "≥50人")]),
      near: [project([indicator("22", "群众有效投诉", "上半年<8件", "<15件")])],
    },
    {
      bad: project(`1、«<p>»${indicator("11", "培训人数", "≥50人")}`),
      good: project([indicator("11", "培训人数", "≥50人")]),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能«&nbsp;»培训经费" }),
      good: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训经费" }),
      near: [project([indicator("11", "R&D项目数", "≥5项")])],
    },
    {
      bad: project([indicator("11", "R«&amp;»D项目数", "≥5项")]),
      good: project([indicator("11", "R&D项目数", "≥5项")]),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能«_x000D_»培训经费" }),
      good: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训经费" }),
    },
  ],
  row({ entry, text }, report) {
    if (!/[<&]|_x0/.test(text)) return;
    for (const cell of entry.row.cells) {
      for (const match of text.slice(cell.from, cell.to).matchAll(RESIDUE)) {
        const from = cell.from + match.index;
        const insert = MEANT[match[0]] ?? "";
        report({ from, to: from + match[0].length }, { tag: match[0], insert }, { tag: "unnecessary" });
      }
    }
  },
  fix: replacing({
    safe: true,
    title: (insert) =>
      insert === ""
        ? { zh: "删去标签", en: "Take the tag out" }
        : { zh: `改为“${insert}”`, en: `Change to ${insert}` },
  }),
};
