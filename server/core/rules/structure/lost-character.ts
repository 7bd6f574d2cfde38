import { indicator, project } from "../example.ts";
import { placesIn } from "../facts.ts";
import type { Rule } from "../rule.ts";

/** What stands where a character could not be decoded (Unicode U+FFFD), or is half of one, which a file has no bytes for: the character itself is gone. */
const lostIn = placesIn(/\ufffd+|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g);

export const lostCharacter: Rule = {
  id: "lost-character",
  title: "乱码字符",
  family: "structure",
  severity: "error",
  docs: {
    zh: "文字里有“�”：那里的字没有读出来，多半是文件按错的编码打开（GBK 的生僻字要按 GB18030 打开）。\n保存以后，原来的字就找不回来了。\n先不要保存；点状态栏的编码，选“通过编码重新打开”→ GB18030；已经保存过的，对照原表补上。",
    en: "The text holds �: a character there was not read, mostly since the file was opened in another encoding (rare characters of GBK need GB18030).\nOnce saved, the character is gone for good.\nDo not save; click the encoding in the status bar and reopen the file as GB18030. Where it was saved already, look the character up in the original.",
  },
  message: {
    zh: () => "这里的字没有读出来，保存后会丢失：请先按 GB18030 重新打开文件",
    en: () => "A character here was not read, and is lost once the file is saved: reopen it as GB18030 first",
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "«\ufffd\ufffd»村职工技能培训" }),
      near: [project([indicator("11", "培训人数", "≥50人")], { name: "䶮村职工技能培训" })],
    },
  ],
  unit({ unit }, report) {
    for (const [i, row] of unit.rows.entries()) for (const place of lostIn(row)) report(i, place);
  },
};
