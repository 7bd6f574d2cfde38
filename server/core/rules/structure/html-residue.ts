import { ENTITIES, ENTITY } from "../../characters.ts";
import { TAG } from "../../syntax/indicator.ts";
import { matchesIn } from "../../text.ts";
import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

const RESIDUE = new RegExp(`${TAG}|${ENTITY.source}|_x000[0-9A-Da-d]_`, "g");
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
      bad: project([indicator("12", "验收合格率", "«&ge;»95%")]).replace("«&ge;»95%；", "≥95%；"),
      good: project([indicator("12", "验收合格率", "≥95%")]),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "做到«&quot;»应训尽训«&quot;»，通过考核。",
      }),
      good: project([indicator("11", "培训人数", "≥50人")], { goal: "做到“应训尽训”，通过考核。" }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { goal: "应训尽训«&#65292;»提高本领«&#160;»。" }),
      good: project([indicator("11", "培训人数", "≥50人")], { goal: "应训尽训，提高本领。" }),
      near: [
        project([indicator("11", "绘制P&ID", "≥50份")]).replaceAll("；", ";"),
        project([indicator("11", "培训人数", "≥50人")], { goal: "采购AT&T;设备。" }),
      ],
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
      let quotes = 0;
      for (const { 0: tag, index } of matchesIn(text.slice(cell.from, cell.to), RESIDUE)) {
        const meant = meantBy(tag);
        const insert = meant === '"' ? "“”"[quotes++ % 2] : meant;
        const from = cell.from + index;
        report({ from, to: from + tag.length }, { tag, insert }, { tag: "unnecessary" });
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

// Nothing for a tag, a blank and what nobody sees.
function meantBy(tag: string): string {
  const name = tag.startsWith("&") ? tag.slice(1, -1) : "";
  if (!name.startsWith("#")) return ENTITIES.get(name) ?? "";
  const code = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code).replace(UNSEEN, "") : "";
}
const UNSEEN = /^[\p{Cc}\p{Cf}\p{Zs}]$/u;
