import type { Row } from "../syntax/table.ts";
import { contentOf } from "./cell.ts";

/**
 * Whether a row is no data but of the sheet: a page's number, the form's, or the numbers of the columns below the header
 * (栏次 1 2 3, 甲 1 2 3, 1=2+3).
 */
export function isMargin(row: Row, hasText: boolean): boolean {
  const said: string[] = [];
  for (const cell of row.cells) {
    if (cell.from === cell.to) continue;
    if (cell.to - cell.from > LONGEST_MARGIN) return false;
    const text = contentOf(row, cell);
    if (text === "") continue;
    if (!(said.length === 0 ? MARGIN : COLUMN_NUMBER).test(text) && !PAGE.test(text)) return false;
    said.push(text);
  }
  const [first, second] = said;
  if (first === undefined) return false;
  if (second === undefined) return PAGE.test(first) || FORM.test(first);
  if (said.length === 2)
    return said.every((text) => PAGE.test(text)) && said.some((text) => /页|\//.test(text));
  // They number every column: amounts of 1 and 2 stand before goals and indicators that say something else, or nothing.
  if (!hasText && !OF_COLUMNS.test(first) && said.every((text) => !/^[（(*①-⑳]/.test(text))) return false;
  const numbers = said.slice(COLUMN_NUMBER.test(first) ? 0 : 1);
  // 2=3+4 is the second.
  const whole = numbers.flatMap((text) => /^\d+(?=$|\s*[=＝])/.exec(text)?.[0] ?? []).map(Number);
  return (
    numbers.every((text) => COLUMN_NUMBER.test(text)) &&
    // Amounts are seldom 1, 2 and 3; where they are, something else is written too.
    whole.every((number, i) => i === 0 || number === whole[i - 1]! + 1) &&
    (whole.length < numbers.length || whole[0]! <= 2)
  );
}
const LONGEST_MARGIN = 16;
const PAGE =
  /^[-—–－·\s]*(?:第\s*)?\d{1,4}\s*页?\s*[/／,，]?\s*(?:共?\s*\d{1,4}\s*页)?(?:\/\s*\d{1,4})?[-—–－·\s]*$|^共\s*\d{1,4}\s*页$/;
const FORM =
  /^(?:部门|单位)?(?:预算|公开|附)?(?:附?表|附?件)[\s第]*[\d一二三四五六七八九十]{1,3}(?:[-－—]\d{1,3})?[:：]?$|^(?:预算|公开)\s*\d{1,3}\s*表$/;
const COLUMN_NUMBER =
  /^(?:\d{1,2}|[（(]\d{1,2}[）)]|[①-⑳]|[甲乙丙丁戊己庚]|\*{1,3}|\d{1,2}\s*[=＝][\d+＋\s]{1,12})$/;
const OF_COLUMNS = /^(?:栏次|行次|列次|序号|编号|栏目)$/;
const MARGIN = new RegExp(`${OF_COLUMNS.source}|${COLUMN_NUMBER.source}|${FORM.source}`);

/** Whether a line between the rows is of the sheet: a page's number, the form's, a remark or who filled it in. */
export function isOfSheet(text: string): boolean {
  // Blanks upon blanks would keep the first of them busy.
  const isShort = text.length <= LONGEST_MARGIN;
  return (isShort && (PAGE.test(text) || FORM.test(text))) || CAPTION.test(text) || FOOTER.test(text);
}

/** Who filled in the table, and who signs it, stands below it and is no data; nor is what the table says of itself. */
export const FOOTER =
  /^(?:[\u4e00-\u9fff（）()]{0,10}?(?:负责人|经办人|联系人|填报人|填表人|制表人|编制人|审核人|复核人|代表人|领导|签字|日期)|制表|审核|复核|填表|填报|编制|联系电话|审核意见|注|备注|说明|填表说明)\s*(?:[（(](?:签章|签字|盖章|签名|公章)[）)])?\s*[：:]|^(?:注|附注|备注|说明|填表说明)$/;

/** 续表, （一）特定目标类 and a page's number stand between the rows. */
export const CAPTION =
  /^[（(]?续表?|^第.{1,6}页|共.{1,4}页|^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|(?:类|类项目|部分)$/;

/** Whether a line is a remark: 注：…, 填报说明：…. */
export function isRemark({ text }: Row): boolean {
  return REMARK.test(text);
}
const REMARK = /^\s*(?:附注|备注|注|填[表报]说明|编制说明|说明)\s*[:：]/;
