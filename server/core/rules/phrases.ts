import { DASHES } from "../characters.ts";
import { measureIn } from "../model/measure.ts";

/** Whether a value is an instruction of the form: 非量化指标, 定量指标. */
export function isMeta(text: string): boolean {
  return META.test(text.replace(/\s/g, ""));
}
const META =
  /^(?:非|不可|不|可)?(?:具体)?(?:可)?(?:量化|定量|定性)(?:类|的)?(?:指标|描述|目标)?(?:值)?。?$|^(?:指标值|年度指标值|文字描述|定性描述|数值|百分比|绝对值|[正反逆]向指标|效益指标|产出指标|优[、/／]?良[、/／]?中[、/／]?[低差](?:[、/／]?差)?|好[、/／]中[、/／]差|见指标说明|不适用|(?:难以|无法|不可)(?:具体)?(?:量化|定量)|(?:定性指标)?[，,]?无具体(?:数值|量化|指标值?))$/;

/** Whether a value points to a rule, a task, a contract or a budget instead of a number. */
export function refersToNorm(text: string): boolean {
  return NORM.test(text.slice(0, LONGEST_PHRASE));
}
/** Expressions with a gap between two words take the square of a text's length: beyond this it is an essay. */
export const LONGEST_PHRASE = 1_000;
const NORM =
  /(?:按照?|依照|依据|根据|遵照|参照)[^，。]*(?:标准|规定|要求|合同|任务|计划|文件|办法|政策|方案|进度|工期|预算|结果|约定|部署|金额)|(?:完成|达到)[^，。]*(?:下达|目标任务|工作任务|年度任务|计划任务)|(?:不超过?|不高于|不低于|不突破|未超|[≤<])[^，。\d]*(?:标准|预算|概算|合同价|规定|计划|定额|金额|限额|支出)|按[^，。]{0,8}定价|符合[^，。]*(?:标准|规定|要求|规范|政策)|(?:按照?|依照|依据|根据|遵照|参照|执行|符合)[^，。]*(?:[〔[﹝【]\d{4}[〕\]﹞】]\s*第?\d+号|\d{4}年\d+号文|《)|(?:合同|预算|计划|规定|政策)(?:约定|内|范围内|规定)/;

/** Whether a value says a part of the whole in words: 九成以上, 三分之二, 过半. */
export function saysPart(text: string): boolean {
  return PART.test(text);
}
const PART = /[一二两三四五六七八九]成|[百千万一二两三四五六七八九十]分之|过半|半数|一半|百分百/;

/** Whether a value writes a power of ten whose exponent lost its place: 7×10-12. */
export function saysPower(text: string): boolean {
  return POWER.test(text);
}
const POWER = new RegExp(`[×xX*]\\s*10\\s*[${DASHES}]\\s*\\d`);

/** Whether a letter stands in a number for a digit, as in 9O%: `malformed-number` tells of it. */
export function hasLetter(text: string): boolean {
  return /\d[OoIlSBZ]|[OoIl]\d|[Il]OO/.test(text);
}

/** Whether a value is nothing but praise: each of its words is in the list. */
export function isVague(text: string, praise: RegExp): boolean {
  const said = text.replace(/[\s。！]/g, "");
  if (said.length === 0 || said.length > 12) return false;
  const rest = said.replace(new RegExp(praise.source, "g"), "");
  return rest === "";
}

/** What is left to be filled in: 待补充, XX, 待定. A place is looked at only where one may begin: what stands before it is asked for behind its first character. */
export const PLACEHOLDER =
  /待(?<![优接招等对善期亟看虐款薪厚礼]待)(?!遇)(?:[^，。；、\s]{0,6}?(?:补充(?=$|[^\u4e00-\u9fff]|[完内材资数说])|完善后填|(?:填写|填报|填|完善|确定|明确|核实|核定)(?=$|[^\u4e00-\u9fff]))|(?:定|统计|测算|商定|批复)(?=$|[^\u4e00-\u9fff]))|(?:尚未|暂未)确定(?=$|[^\u4e00-\u9fff])|请补充|[（(]请[^（）()]{0,10}(?:补充|核实|填写|确认|提供|完善)[）)]|后续补充|暂定(?=$|[^\u4e00-\u9fff])|^\s*(?:指标名称|指标值|项目名称|单位名称|做什么、做多少、做到什么程度)\s*$|^\s*(?:略|同上|测试|测试数据|NULL|[Nn]\/[Aa]|…+|\.{3,})\s*$|[≥≤><=]\s?[XxNn](?![\dA-Za-z光]|\s?[≥≤><＞＜])|暂无(?=$|[^\u4e00-\u9fff]|数据|内容|要求|指标|目标|安排|计划|资料|信息)|暂缺|(?:详?见|参见)附[件表]|(?:按照?|根据)实际(?:情况)?填[写报]|[【[](?:请|在此)?(?:填写|补充|输入)[^】\]]{0,8}[】\]]|^另行(?:通知|确定)$|(?<=20\d\d年)[XxN]{1,2}月|[XxN]{1,2}月[XxN]{1,2}日|[Xx](?<![A-Za-z0-9][Xx])[Xx]+(?![A-Za-z0-9染])|(?<=\d)[Xx]{2,}(?=[万亿]?(?:平方米|公里|[人个件次台元亩吨]))|[×✕]{2,}|[○◯](?<![一二三四五六七八九〇零○◯][○◯])[○◯]+(?![一二三四五六七八九〇零])|\*{2,}|＊{2,}|请(?<![“"]请)(?:填写|输入)|此处填|TBD(?<![A-Za-z]TBD)(?![A-Za-z])|[?？]{3,}|\?{1,2}(?<=[\u4e00-\u9fff]\?{1,2})(?<!(?:[吗么呢何谁否怎哪][^，。；?]{0,6}|不[^，。；?]{1,3})\?{1,2})(?=[\u4e00-\u9fff；。，、]|$)|_{3,}|(?<=^|[≥≤><=]\s?)_{1,2}(?=[\u4e00-\u9fff%])|^[N×](?=[台个件人次家项场套份]$)|20\d\d年[ \u3000\u00a0]+月(?![均报度])|月[ \u3000\u00a0]+日(?=之?前|$)|#(?:DIV\/0!|REF!|N\/A|NAME\?|VALUE!|NULL!|NUM!)|#{3,}|[（(]\s{0,8}[）)]|【\s{0,8}】|某(?<![\u4e00-\u9fff《“]某)某(?!人|工作的|[^，。；]{0,10}[》”])|某(?<=[对在由向经至沿护修建设]某)某(?=[路街镇村乡县市区段桥河局单项])|[×✕](?<=[\u4e00-\u9fff][×✕])(?=[万千百]?[人个件次台套册户名张辆份场期](?![\dA-Za-z×✕]))|[?？](?<=[对约共为到达][?？])(?=[家个项台套件场期](?=[\u4e00-\u9fff]{2}))|[?？](?<=[\u4e00-\u9fff][?？])(?=[万亿]?(?:平方米|公里|[人个件次台元亩吨])(?![\u4e00-\u9fff]))/g;

export function isPlaceholder(text: string): boolean {
  return ANY_PLACEHOLDER.test(text);
}
const ANY_PLACEHOLDER = new RegExp(PLACEHOLDER.source);

/** Whether a value is empty, or was forgotten but for its sign or its unit: ≥%, 人, ≥（）. */
export function isUnfilled(text: string): boolean {
  if (/[0-9０-９]/.test(text)) return false;
  if (NOTHING.test(text) || /^(?:[%％]|[万亿]?[人次个台件户家场]次?)$/.test(text)) return true;
  const rest =
    /^(?:[≥≤＞＜><=＝?？]+|不少于|不低于|不超过|不高于|大于|小于)\s*(?:[（(][\s_]*[）)])?\s*[万亿]?(.{0,6})$/.exec(
      text,
    )?.[1];
  return rest !== undefined && (/^[%％]?$/.test(rest) || measureIn(rest)?.length === rest.length);
}
const NOTHING = /^[\s\-_*—－–/≥≤＞＜><=＝?？]*$/;
