/** Whether a name is that of a unit, by its last word: 局, 中心, 学校 are who spends money. */
export function isUnitName(name: string): boolean {
  return UNIT.test(name.slice(-LONGEST));
}

/** Whether a name is that of an institution: 区 and 会 end names of projects too, and 新建幼儿园 is one. */
export function isInstitution(name: string): boolean {
  return INSTITUTION.test(name.slice(-LONGEST)) && !OF_WORKS.test(name);
}

/** Whether a name is that of a project: 经费 and 项目 are what money is for. */
export function isProjectName(name: string): boolean {
  return PROJECT.test(name.slice(-LONGEST));
}

/** Whether a character tells names of the same kind apart: 第一小学 and 第二小学, 东区 and 西区, 临江市 and 临江县. */
export function tellsApart(character: string): boolean {
  return TELLING.test(character);
}
const TELLING = /[省市县区镇乡街村旗盟州一二三四五六七八九十东西南北中上下新老大小甲乙丙丁\d]/;

/** A heading without blanks, and without what only says that a page goes on: （续表）, （第2页）. */
export function plainTitle(text: string): string {
  return text
    .replace(/\s/g, "")
    .replace(/^续[:：]/, "")
    .replace(
      /[（(](?:续(?:上页|前页|表)?[一二三四五六七八九十\d]*|接(?:上|前)页|第?\d+页?|共?\d+页?)[）)]$|续表?\d*$/,
      "",
    );
}

const LONGEST = 40;
const PROJECT =
  /(?:费|项目|资金|补贴|补助|工程|购置|采购|建设|维护|运维|活动|培训|修缮|改造|加固)(?:（[^）]{0,30}）)?$/;
const INSTITUTION =
  /(?:局|委员会|办公室|办事处|政府|街道|镇|乡|[支大]队|监狱|中心|站|所|校|园|馆|院|中学|小学|大学|机关|本级|本部|厅|委|处|(?<!举|承|主|开|创|筹|新|协)办|电视台|广播电台|气象台|公司|人大|政协|工会|残联|妇联|文联|科协|侨联|工商联|团委|协会|联合会|红十字会|法院)(?:（[^）]{0,30}）)?$/;
const OF_WORKS =
  /项目|工程|建设|改造|经费|补[助贴]|^(?:新建|扩建|改建|迁建|购置|采购|租赁|修缮|维修|装修|加固|更新|运营|支持|扶持|资助|奖补|提升|完善|打造|推进|美丽)/;
const UNIT =
  /(?:局|中心|院|校|馆|站|所|委|委员会|办|办公室|厅|处|部|场|区|村|党|盟|科|室|队|团|会|联|社|园|公司|机关|本级|学院|大学|中学|小学|幼儿园|政府|街道|镇|乡|庭|台|署|狱|厂|医院|集团|基地)(?:（[^）]{0,30}）)?$/;
