/** Whether a name is that of a unit, by its last word: 局, 中心, 学校 are who spends money. */
export function isUnitName(name: string): boolean {
  return UNIT.test(name.slice(-LONGEST));
}

/** Whether a name is that of an institution, beyond doubt: 区 and 会 end names of projects too. */
export function isInstitution(name: string): boolean {
  return INSTITUTION.test(name.slice(-LONGEST));
}

/** Whether a name is that of a project: 经费 and 项目 are what money is for. */
export function isProjectName(name: string): boolean {
  return PROJECT.test(name.slice(-LONGEST));
}

/** A heading without blanks, and without what only says that a page goes on: （续表）, （第2页）. */
export function plainTitle(text: string): string {
  return text
    .replace(/\s/g, "")
    .replace(/[（(](?:续表?[一二三四五六七八九十\d]*|第?\d+页?|共?\d+页?)[）)]$|续表?\d*$/, "");
}

const LONGEST = 40;
const PROJECT =
  /(?:费|项目|资金|补贴|补助|工程|购置|采购|建设|维护|运维|活动|培训|修缮|改造|加固)(?:（[^）]{0,30}）)?$/;
const INSTITUTION =
  /(?:局|委员会|办公室|管理所|研究所|医院|学院|大学|中学|小学|幼儿园|图书馆|博物馆|档案馆|文化馆|政府|街道|镇|乡|支队|大队|监狱|法院|检察院|中心|站|所|校|馆|院)(?:（[^）]{0,30}）)?$/;
const UNIT =
  /(?:局|中心|院|校|馆|站|所|委|委员会|办|办公室|厅|处|部|场|区|村|党|盟|科|室|队|团|会|联|社|园|公司|机关|本级|学院|大学|中学|小学|幼儿园|政府|街道|镇|乡|庭|台|署|狱|厂|医院|集团|基地)(?:（[^）]{0,30}）)?$/;
