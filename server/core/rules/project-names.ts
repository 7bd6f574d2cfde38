import type { Words } from "./words.ts";

/** Whether a project's name says that it is one of works, purchases or IT. */
export function isWorks(name: string, words: Words): boolean {
  const plain = name.replace(/[（(][^（）()]*[）)]$/, "");
  return words.works.test(name) && !PAID_FOR.test(plain) && words.works.test(name.replace(NO_WORKS, ""));
}
// Who is paid, inspected or trained for works has none of his own.
const PAID_FOR =
  /(?:尾款|余款|欠款|工程款|质保金|补贴|补助|奖励|奖补|贴息|利息|执法|监管|检查|抽查|抽检|评审费?|竞赛|培训|电费|处置费|产业发展专项资金|资金监管)(?:经费|项目|专项|工作|工作经费|资金)?$/;
// 队伍建设 builds nothing, 培养工程 is a programme, 教育改造 is of people; and whoever supervises, trains or advertises buys nothing.
const NO_WORKS = new RegExp(
  [
    "(?:队伍|平安|廉政|作风|文明|法治政府|法治社会|法治|法制|诚信|信用体系|体系|政权|组织|党的|预备役|民兵|学科|专业|课程|师德|医风|家风|学风|校风|制度|能力|机制|品牌|团队|班子|干部|人才|思想|文化|智库|阵地)建设",
    "建设(?:用地|档案|工程(?:消防|质量|造价)|项目审|领域|单位|兵团|者)",
    "(?:培养|培育|助学|希望|惠民|菜篮子|托举|育人|人才|民生|德政|素质|素养|暖心|关爱|帮扶|健康)工程",
    "工程(?:质量监督|质量检查|质量安全监督|师|造价咨询|监督检查|审计|档案|消防)",
    "(?:教育|思想|矫正|劳动|罪犯|戒毒)改造",
    "软件正版化",
    "采购(?:商|监管|监督|管理|评审|代理|培训|会|节|洽谈)|政府采购(?:监管|监督|管理|政策|评审)",
    "新建(?:学校|小区|社区)[^，。]{0,4}(?:招生|招聘|开办|宣传)",
    "(?:信息化|网络安全|工程|建设|采购|施工)[^，。]{0,4}(?:人才|培训|宣传|竞赛|大赛|知识|检查|督查|监督|监管|考核)",
  ].join("|"),
  "g",
);

/** Whether a project's name says that it takes several years: （2025—2027年）. */
export function takesYears(name: string): boolean {
  return /20\d\d\s?年?\s?[—–\-~～至到]{1,2}\s?20\d\d(?!\s?学年)/.test(name);
}

/**
 * What is left of a project's name without the district it is for: rows of one family have the same.
 * 助学补贴（东区）, 东区助学补贴 and 助学补贴（2026年西区） are one family.
 */
export function familyOf(name: string): string | undefined {
  const key = plain(name);
  const without = key.replace(BEHIND, "（）");
  if (without !== key) return without;
  const prefixed = key.replace(AHEAD, "□");
  return prefixed === key ? undefined : prefixed;
}

/** What rows of one family, and one project in several units or years, have alike. */
export function kinshipOf(name: string): string {
  return familyOf(name) ?? name.replace(/\d{4}|\s/g, "");
}

/** The district that a project's name says it is for: 东区 in 助学补贴（2026年东区）. Undefined where it says none. */
export function districtOf(name: string): string | undefined {
  const key = plain(name);
  return (BEHIND.exec(key)?.[1] ?? AHEAD.exec(key)?.[0])?.replace(/^.*\d年?/, "");
}

function plain(name: string): string {
  return name.replace(/\s/g, "").replaceAll("(", "（").replaceAll(")", "）");
}
const BEHIND = /（([^（）]*(?:区|县|市|州|盟|旗|镇|乡|街道?|片|分局|校区))）/;
const AHEAD = /^[\u4e00-\u9fff]{1,4}?(?:区|县|镇|乡|街道)(?=[\u4e00-\u9fff“])/;
