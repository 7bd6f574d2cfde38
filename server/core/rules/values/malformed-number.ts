import { halfWidth } from "../../characters.ts";
import type { Localized } from "../../locale.ts";
import { LONGEST_KEPT } from "../../memo.ts";
import { measures } from "../../model/measure.ts";
import type { Target } from "../../model/target.ts";
import { comparatorPattern } from "../../syntax/target.ts";
import { matchesIn } from "../../text.ts";
import { editsIn } from "../each.ts";
import { indicator, project } from "../example.ts";
import { editing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

type Fault =
  | "letter"
  | "doubled"
  | "mixed"
  | "point"
  | "grouping"
  | "sign"
  | "behind"
  | "quote"
  | "money"
  | "twice"
  | "two"
  | "slash"
  | "stray"
  | "zero"
  | "units"
  | "fraction";

// What is said of a number, behind it.
const faults: Readonly<Record<Fault, Localized>> = {
  letter: { zh: "不是正确的数：有字母混在数字里", en: "is not a number: a letter stands among its digits" },
  doubled: { zh: "不是正确的数：单位写了两遍", en: "is not a number: its unit stands twice" },
  mixed: {
    zh: "不是正确的数：中文数字后面不用 %，写成“90%”或“百分之九十”",
    en: "is not a number: words for digits go with no %, write 90% or 百分之九十",
  },
  point: { zh: "不是正确的数：小数点不对", en: "is not a number: its decimal point is wrong" },
  grouping: { zh: "不是正确的数：千位分隔不对", en: "is not a number: its thousands are grouped wrongly" },
  sign: { zh: "多写了一个符号", en: "has a sign too many" },
  behind: { zh: "应写在数字前面", en: "belongs before the number" },
  quote: { zh: "应为比较符号“≥”或“≤”", en: "should be the sign ≥ or ≤" },
  money: { zh: "应为“万元”", en: "should be 万元" },
  twice: { zh: "写了两遍", en: "stands twice" },
  two: { zh: "是两个值，不知以哪个为准", en: "are two values, and nobody knows which counts" },
  slash: { zh: "中间缺少“/”", en: "lacks its /" },
  stray: { zh: "是多余的符号", en: "is a mark too many" },
  zero: { zh: "开头多写了 0，或漏了小数点", en: "begins with a 0 too many, or has lost its point" },
  units: { zh: "写了两个单位", en: "has two units" },
  fraction: {
    zh: "带了小数，而人、户、台等按整数计：是否漏了“万”，或把千位分隔写成了小数点",
    en: "has a fraction, and such things are counted whole: was 万 lost, or a point written for a comma?",
  },
};

export const malformedNumber: Rule = {
  id: "malformed-number",
  title: "指标值数字格式有误",
  family: "values",
  severity: "warning",
  docs: {
    zh: "指标值里的数写得不对：数字里混进字母 O、l，两个小数点，千位分隔错位，“≥”“%”或单位不止一个，表格软件的 1.5E+03。\n读不出的数没法与实际完成数比较，读错的更糟。\n写成 ≥1,234、≥98.5% 的样子。",
    en: "A number in a value is malformed: a letter O or l among digits, two points, thousands grouped wrongly, more than one ≥, % or unit, a spreadsheet's 1.5E+03.\nWhat cannot be read cannot be compared with what was done, and a wrong reading is worse.\nWrite it as ≥1,234 or ≥98.5%.",
  },
  message: {
    zh: ({ text, fault }) => `“${text}”${faults[fault as Fault].zh}`,
    en: ({ text, fault }) => `${text} ${faults[fault as Fault].en}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥30人", "≥30«0人人»")]),
      good: project([indicator("11", "培训人数", "≥30人", "≥300人")]),
    },
    {
      bad: project([indicator("11", "编织袋数量", "≥5万条", "≥«5万万»条")]),
      near: [project([indicator("11", "巡查点", "≥5处处所")])],
    },
    { bad: project([indicator("12", "验收合格率", "≥85%", "≥«九十%»")]) },
    {
      bad: project([indicator("12", "验收合格率", "≥85%", "≥«9O%»")]),
      good: project([indicator("12", "验收合格率", "≥85%", "≥90%")]),
      near: [
        project([
          indicator("11", "扶持家庭农场", "≥5家家庭农场"),
          indicator("11", "购置电脑", "10台台式电脑"),
          indicator("11", "统一配送率", "统一100%"),
        ]),
        project([
          indicator("12", "臭氧浓度", "O3浓度≤160微克"),
          indicator("12", "细颗粒物浓度", "PM2.5≤35微克"),
          indicator("12", "贯标", "ISO9001认证"),
        ]),
      ],
    },
    {
      bad: project([indicator("12", "验收合格率", "≥95%", "≥«98.5.1»%")]),
      near: [
        project([
          indicator("12", "软件版本", "升级到V1.2.3"),
          indicator("13", "完工时间", "2026.6.30前"),
          indicator("11", "检测点", "1.2.3号楼"),
          indicator("12", "系统要求", "Android≥8.0.1"),
          indicator("12", "执行标准", "不低于2.1.3节要求"),
        ]),
      ],
    },
    {
      bad: project([indicator("11", "培训人数", "≥1,200人", "≥«1,2345»人")]),
      near: [
        project([indicator("11", "培训人数", "≥1,234,500人"), indicator("11", "覆盖楼栋", "至少2,4,6层")]),
      ],
    },
    {
      bad: project([indicator("11", "培训人数", "≥2600人", "≥«２ ６００»人")]),
      good: project([indicator("11", "培训人数", "≥2600人", "≥２６００人")]),
      near: [project([indicator("11", "培训人数", "≥２，６００人")])],
    },
    { bad: project([indicator("11", "培训人数", "≥123456人", "≥«１,２３,４５６»人")]) },
    {
      bad: project([indicator("12", "验收合格率", "«≥≥»90%")]).replace("«≥≥»90%；", "≥≥90%；"),
      good: project([indicator("12", "验收合格率", "≥90%")]),
      near: [project([indicator("12", "验收合格率", ">=90%")])],
    },
    {
      bad: project([indicator("12", "验收合格率", "«》»90%")]).replace("«》»90%；", "》90%；"),
      good: project([indicator("12", "验收合格率", "≥90%")]),
      near: [project([indicator("12", "执行标准", "符合《2026年规范》")])],
    },
    { bad: project([indicator("11", "培训人次", "≥1500人次", "≥«1.5E+03»人次")]) },
    { bad: project([indicator("11", "培训人次", "≥300人次", "≥30«0人人次»")]) },
    {
      bad: project([indicator("12", "验收合格率", "≥95%", "«≥95%≥95%»")]),
      good: project([indicator("12", "验收合格率", "≥95%")]),
      near: [project([indicator("11", "巡查轮次", "3轮3次")])],
    },
    {
      bad: project([indicator("12", "验收合格率", "≥95%", "«≥95%，≥90%»")]),
      near: [
        project([
          indicator("12", "验收合格率", "≥95%，一次验收≥90%"),
          indicator("12", "到岗率、出勤率", "≥95%、≥90%"),
        ]),
      ],
    },
    {
      bad: project([indicator("41", "清运单价", "≤850元/吨", "≤850«元吨»")]),
      good: project([indicator("41", "清运单价", "≤850元/吨")]),
      near: [project([indicator("41", "清运单价", "≤850元每吨")])],
    },
    {
      bad: project([indicator("12", "验收合格率", "≥95%", "≥95%«~»")]),
      good: project([indicator("12", "验收合格率", "≥95%")]),
      near: [
        project([
          indicator("11", "库房温度", "14~24度"),
          indicator("11", "班次", "7×24小时/次"),
          indicator("12", "监管体系", "‘1+N’体系建成"),
        ]),
      ],
    },
    {
      bad: project([indicator("11", "培训人次", "≥300人次", "≥«0300»人次")]),
      good: project([indicator("11", "培训人次", "≥300人次")]),
      near: [project([indicator("11", "档案盒编号", "001号")])],
    },
    { bad: project([indicator("11", "购置设备", "≥3台", "≥«3%台»")]) },
    {
      bad: project([indicator("12", "验收合格率", "≥90%", "≥«9S%»")]),
      good: project([indicator("12", "验收合格率", "≥90%", "≥95%")]),
    },
    {
      bad: project([indicator("11", "巡查次数", "12次", "«l2»次")]),
      good: project([indicator("11", "巡查次数", "12次")]),
      near: [project([indicator("11", "配药容量", "≥5l/次"), indicator("12", "水质达标等级", "I类")])],
    },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], {
        goal: "为全区«1.56名»学生购买校方责任保险，保障学生安全。",
      }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "每千常住人口执业（助理）医师数达到3.25名，服务名义上覆盖1.5万名群众。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "发表论文", "≥10篇", "≥«1 0»篇")]),
      good: project([indicator("11", "发表论文", "≥10篇")]),
    },
    { bad: project([indicator("13", "修复时限", "24小时以内", "«2 4»小时以内")]) },
    {
      bad: project([indicator("22", "服务人口", "≥1.56万人", "«1。56»万人")]),
      good: project([indicator("22", "服务人口", "≥1.56万人", "1.56万人")]),
      near: [project([indicator("13", "完成时间", "2026年 12月底前", "2026 年12月底前")])],
    },
    {
      bad: project([indicator("12", "设备完好率", "≥99.5%", "≥«99,5»%")]),
      good: project([indicator("12", "设备完好率", "≥99.5%")]),
    },
    {
      bad: project([indicator("12", "验收合格率", "100%", "«lOO%»")]),
      good: project([indicator("12", "验收合格率", "100%")]),
    },
    {
      bad: project([indicator("41", "设备购置费", "≤12万元", "≤12«万无»")]),
      good: project([indicator("41", "设备购置费", "≤12万元")]),
      near: [project([indicator("11", "航拍面积", "≥12万无人机架次")])],
    },
    {
      bad: project([indicator("22", "受益户数", "«≥5.200户»")]).replace("«≥5.200户»；", "≥5.200户；"),
      near: [
        project([
          indicator("22", "受益人数", "≥5.2万人"),
          indicator("22", "户均人口", "≥3.5人"),
          indicator("21", "人均新增图书", "≥0.5册/人"),
          indicator("22", "每千人口执业医师数", "≥3.2人"),
        ]),
      ],
    },
    { bad: project([indicator("22", "服务人口", "≥30万人", "«≥28.6人»")]) },
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { goal: "储备融雪剂«12O»吨，保障道路安全畅通。" }),
      good: project([indicator("11", "培训人数", "≥50人")], { goal: "储备融雪剂120吨，保障道路安全畅通。" }),
      near: [
        project([indicator("11", "培训人数", "≥50人")], {
          goal: "使用G4线和I类水体监测，治理VOC污染，A0级。",
        }),
      ],
    },
  ],
  // In a goal only what cannot be anything else.
  row({ goal }, report) {
    if (goal === undefined) return;
    const said = goal.text;
    for (const { 0: text, index } of matchesIn(said, PART_OF_ONE)) {
      const from = goal.from + index;
      report({ from, to: from + text.length }, { text, fault: "fraction", edits: [] });
    }
    if (!MIXED.test(said)) return;
    for (const { 0: found, index } of matchesIn(said, IN_GOAL)) {
      const [from, to] = [goal.from + index, goal.from + index + found.length];
      const insert = digitsFor(found).replace("。", ".");
      const fault: Fault = found.includes("。") ? "point" : "letter";
      report({ from, to }, { text: found, fault, edits: [{ from, to, insert }] });
    }
  },
  indicator: (one, report) => {
    for (const value of one.values) {
      for (const { from, to, fault, right } of faultsIn(value.text)) {
        // 到岗率、出勤率 of ≥95%、≥90%: each has its own.
        if (fault === "two" && /[、和及与/]/.test(one.nameText)) continue;
        const edits = right === undefined ? [] : editsIn(value, [{ from, to, insert: right }]);
        const { span, twin } = value;
        report(
          { from: span.from + from, to: span.from + to },
          { text: value.text.slice(numberBefore(value.text, from), to), fault, edits },
          { twin },
        );
      }
      if (isFraction(one.nameText, value.text, value.target))
        report(value.span, { text: value.text, fault: "fraction", edits: [] }, { twin: value.twin });
    }
  },
  fix: editing({ zh: "改正数的写法", en: "Mend the number" }),
};

// 28.6人: people come whole, but for averages and shares.
function isFraction(name: string, text: string, { main, quantities }: Target): boolean {
  if (main?.measure === undefined || main.percent || quantities.length > 1) return false;
  if (/人[年月]|台[时班]/.test(text)) return false;
  const { units, decimals } = main.number;
  const isWhole = units % 10n ** BigInt(decimals) === 0n;
  return !isWhole && WHOLE.has(main.measure.name) && main.measure.per.length === 0 && !SHARED.test(name);
}
const WHOLE = measures("人", "人次", "户", "家", "台", "辆", "座", "栋", "盏", "株", "棵", "头", "只");
const SHARED =
  /[百千万亿]人口|^[十百千万]{1,2}[人口名车台]|亿元|GDP|负担|单[桩台站点车]|亩植|规模|换算|投入|[（(][万亿]|均|每|比|率|倍|指数|系数|折合|折算|当量|标准|拥有|密度/;

const ALONE = "(?<![A-Za-z\\d])";
const COUNTED = "(?:[人个次家户台件场套亩辆项名份册处座条株吨]|公里|平方)";
interface Malformed {
  readonly fault: Fault;
  readonly pattern: RegExp;
  readonly right?: (text: string) => string | undefined;
}

// Numbers that count stand behind a comparator; elsewhere 1.2.3 and 1,2 are numbers of things.
function malformed(comparator: string): readonly Malformed[] {
  const behind = `(?<=${comparator}\\s{0,3})`;
  const first = `(?<=(?:^|${comparator})\\s{0,3})`;
  return [
    {
      fault: "doubled",
      pattern:
        /\d(人|个|次|台|件|户|天|家|场|套|亩|辆|处|项|条|名|篇|份|吨|块|座|栋|株|所|间|批|期|册)\1(?=$|[，。；、）)])|\d万万|\d(?:人人次|人次人次|元万元|万元元|万元万元|公里公里)(?=$|[，。；、）)])|(?<=元\/[\u4e00-\u9fff]{0,3}?)([人吨年月台次户天])\2$/g,
      // 5万万 may be meant for 5亿.
      right: (text) => (/^.?(.)\1$/.test(text) && !text.endsWith("万万") ? text.slice(0, -1) : undefined),
    },
    {
      fault: "mixed",
      pattern:
        /(?<![百千万]分之|[统第前])[〇零一二三四五六七八九十百][〇零一二三四五六七八九十百\d]{0,6}\s?[%％]|百分之[\d.]{1,6}\s?[%％]/g,
    },
    {
      fault: "letter",
      pattern: new RegExp(
        [
          `(?:${ALONE}\\d[\\d,.]{0,20}|${behind})[OoIl][OoIl,.]{0,20}\\d[\\dOoIl,.]{0,20}[%％‰]?`,
          // A spreadsheet's 1.5E+03.
          `${ALONE}\\d(?:\\.\\d+)?E[+-]\\d{1,2}(?!\\d)`,
          // A small o behind a number is a degree.
          // 9oo元: two of them are none.
          `${ALONE}\\d[\\d,.]{0,20}[oO]{2,6}(?=[元万亿人次个家户]|[/／])`,
          `${first}O(?=[起例人次个件家户])`,
          `${ALONE}\\d[\\d,.]{0,20}(?:O+(?:[%％‰]|(?=[\\u4e00-\\u9fff]|$))|o+[%％‰])`,
          `${ALONE}(?:\\d[SBZ]|[Il]OO)[%％‰]`,
          // l2次, 1l次; 5l桶 holds five litres.
          `${first}[Il]\\d[\\d,.]{0,8}(?=[%％‰]|${COUNTED})`,
          `${ALONE}\\d{1,3}[Il]{1,2}(?=[%％‰]|[人次户家名]|公里|平方)`,
          `${first}\\d{1,3}o(?=${COUNTED})`,
        ].join("|"),
        "g",
      ),
      right: (text) => (text.includes("E") ? undefined : digitsFor(text)),
    },
    {
      fault: "point",
      // With two points it may be a version or a section of a text, but for what is counted.
      pattern: new RegExp(
        `${first}\\d+\\.(?=[%％‰]|${COUNTED}$)|${behind}(?:\\d+\\.\\d+\\.\\d+(?=[%％‰万亿元人个次家天])|\\d*\\.{2,}\\d+|\\d+(?:\\.\\d+)?\\.(?![\\d.OoIl]|\\s*$)|\\.\\d+)|${first}\\d+\\.{2,}\\d+`,
        "g",
      ),
      right: (text) => (/^[.．]\d+$/.test(text) ? `0${text}` : undefined),
    },
    {
      fault: "point",
      pattern: new RegExp(
        `${first}\\d{1,5}。\\d{1,2}(?=[万亿%％])|${behind}(?:\\d{1,5}(?:\\s?[·:：]\\s?|\\s\\.\\s?|\\s?\\.\\s)\\d{1,2}(?=[万亿%％])|\\d+。(?=${COUNTED}$)|\\d+。\\d+|\\d{1,3}，\\d{1,2}(?=[万亿%％])|\\d{1,3},\\d(?=[%％]$))`,
        "g",
      ),
      right: (text) => (text.endsWith("。") ? text.slice(0, -1) : text.replace(/\s?[。，,·:：.]\s?/, ".")),
    },
    {
      fault: "grouping",
      pattern: new RegExp(
        `${first}\\d{1,3}(?:，\\d{3})+(?!\\d)|${first}(?!20\\d\\d )\\d{1,4} \\d{1,3}(?:\\.\\d{1,2})?(?=[%％‰]|[\\u4e00-\\u9fff])`,
        "g",
      ),
      // 3 5 may be 3 to 5, and 12 24 12 to 24; thousands have three digits.
      right: (text) => (areRising(text) ? undefined : text.replaceAll("，", ",").replaceAll(" ", "")),
    },
    {
      fault: "grouping",
      // 2,4,6 is a list: thousands have three digits behind a comma, or were meant to.
      pattern: new RegExp(
        `${first}(?!\\d{1,3}(?:,\\d{3})+(?![\\d,]))(?=[\\d,]*,\\d{3}|\\d{1,3},\\d{1,2}(?:[万亿人个次家台套件户亩元吨米株份册场期篇座间所名]|公里|平方))\\d+(?:,\\d+)+`,
        "g",
      ),
    },
    { fault: "grouping", pattern: new RegExp(`${first}\\d{1,3}\\.000(?=[人户家台辆个次名])`, "g") },
    {
      fault: "zero",
      pattern: new RegExp(`${first}0\\d+(?=[%％‰]|${COUNTED})`, "g"),
      // 001% has lost its point, 095% has a 0 too many, and of 05% nobody knows.
      right: (text) =>
        /^00/.test(text) ? text.replace("0", "0.") : /^0\d$/.test(text) ? undefined : text.slice(1),
    },
    {
      fault: "units",
      pattern:
        /(?<=^[≥≤><=]?)\d[\d.,]*(?:[%％‰](?:[台套人次个户家场]|万?元)|(?:[台套人次个户家场]|万?元)[%％‰]|[台套人次户家场]万?元|万元[台套人次个户家场])$/g,
    },
    {
      fault: "twice",
      pattern: /^([≥≤><=]?)\s?(\d[\d.,]*(?:[%％‰]|[\u4e00-\u9fff/]{1,6}))[、，,\s]?\1?\s?\2$/g,
      right: (text) => /^[≥≤><=]?\s?\d[\d.,]*(?:[%％‰]|[^\d、，,\s≥≤><=]{1,6})/.exec(text)?.[0],
    },
    {
      fault: "two",
      pattern:
        /^([≥≤])\s?(\d[\d.,]*)([%％‰]|[\u4e00-\u9fff]{1,3})[、，,；]\s?\1\s?(?!\2[%％‰\u4e00-\u9fff])\d[\d.,]*\3$/g,
    },
    {
      fault: "slash",
      pattern:
        /(?<=^(?:[≥≤><=]|不[超高低少][过于])?\s?\d[\d.,]*)(?:万?元(?:吨|亩|人次|人年|平方米|公里|立方米)|元(?<!万元)[台套户间]|万?元(?:[人台辆户份件床生]|平方米|公里)[·／/](?:[年月天日次学期]|学年)|元份)$/g,
      right: (text) => text.replace("元", "元/"),
    },
    {
      fault: "stray",
      pattern: new RegExp(
        [
          "^[：:]+(?=[\\u4e00-\\u9fff])|^(?:[：:，,、*→;；?？]+|['\"‘’“”](?!.*['\"‘’“”]))(?=\\s?[≥≤><=]?\\s?\\d)",
          "(?<=^[≥≤><=]?\\s?\\d[\\d.,]*\\s?[%％‰\\u4e00-\\u9fff/·]{1,8})(?<!/)[、.．:：*~～/?？'\"‘’→·]+$",
          "(?<=^[≥≤><=]?\\s?\\d[\\d.,]*万?元)/(?=/)",
          "(?<=^[≥≤><=]?\\d[\\d.,]*\\d)[、，,](?=[人个次家户台件场套亩辆项名份]{1,2}$)",
        ].join("|"),
        "g",
      ),
      right: () => "",
    },
    {
      fault: "sign",
      pattern: /[≥≤≧≦⩾⩽]{2,}|[=＝]{2,}|[%％]{2,}|(?<!值)[>＞<＜=＝]\s?[≥≤]|[≥≤]\s?[>＞<＜=＝]/g,
      right: (text) =>
        /^(.)\1+$/.test(text) ? text[0] : /[=＝]/.test(text) ? /[≥≤]/.exec(text)![0] : undefined,
    },
    {
      fault: "quote",
      pattern: /^[》《]\s?(?=\d[\d.,]*[%％‰\u4e00-\u9fff]{0,4}$)/g,
      right: (text) => (text.startsWith("》") ? "≥" : "≤"),
    },
    { fault: "money", pattern: /(?<=\d)万无(?=$|[，。；、/）)])/g, right: () => "万元" },
    { fault: "behind", pattern: /(?<=\d[^≥≤]{0,8})[≥≤]$|(?<=\d)[≥≤](?=[^\d≥≤]{1,3}$)/g },
  ];
}

// 为1.56名学生: 名 is of people, and 每千人1.56名 a share.
const PART_OF_ONE = /(?<![每均比][^，。；]{0,30})(?<![\d.])\d{1,4}\.\d{1,2}名(?!义)/g;

function areRising(text: string): boolean {
  const [one, other] = text.split(" ");
  return other !== undefined && !(one!.length < 3 && other.length === 3) && Number(one) < Number(other);
}

// 12O吨, 全市l7座, 2O26年, 20。4万人.
const MIXED = /[OlI]|\d。\d/;
const IN_GOAL =
  /(?<![A-Za-z0-9])\d{1,6}O{1,3}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[lI]\d{1,5}(?=[\u4e00-\u9fff%])|(?<!\d)(?:2O\d\d|20O\d|2OO\d)(?=年)|(?<![\d.])\d{1,4}。\d{1,2}(?=[万亿%])/g;

function digitsFor(text: string): string {
  return text.replace(/[OoIlSBZ]/g, (letter) => DIGIT_OF[letter]!);
}
// The digits that letters are taken for.
const DIGIT_OF: Readonly<Record<string, string>> = { O: "0", o: "0", I: "1", l: "1", S: "5", B: "8", Z: "2" };

interface FaultAt {
  readonly from: number;
  readonly to: number;
  readonly fault: Fault;
  readonly right: string | undefined;
}

// Nobody writes a longer value, and of a run of a hundred thousand digits each would be looked at for all that follow it.
function faultsIn(text: string): FaultAt[] {
  if (text.length > LONGEST_KEPT || PLAIN.test(text)) return [];
  const narrow = text.replace(/[０-９．]/g, halfWidth);
  if (!NUMBER.test(narrow)) return [];
  known ??= malformed(comparatorPattern());
  return known.flatMap(({ fault, pattern, right }) =>
    matchesIn(narrow, pattern)
      .filter(
        ({ 0: found, index }) =>
          !DATE.test(found) && !(fault === "grouping" && WIDE.test(text.slice(index, index + found.length))),
      )
      .map(({ 0: found, index }) => {
        const to = index + found.length;
        return { from: index, to, fault, right: right?.(text.slice(index, to)) };
      }),
  );
}
// Of 1300万万 a reader is shown all, not 0万万.
function numberBefore(text: string, from: number): number {
  while (/[\d.,]/.test(text[from - 1] ?? "")) from--;
  return from;
}
// The grammar is not read before it is needed.
let known: readonly Malformed[] | undefined;
// ≥98.5%, 12万元: most values have nothing that could be wrong.
const PLAIN =
  /^[≥≤><=]?(?!0\d)\d{1,9}(?:\.(?!000)\d{1,4})?(?:[%‰]|(?!(.)\1|万?元(?:[吨亩台套户间]|人[次年])|万无|元万元|万元元|[台套人次户家场]万?元|万元[台套人次个户家场])[\u4e00-\u9fff]{0,3})$/;
const NUMBER = /[\dOIl%％≥≤]/;
// `fullwidth-digit` tells of ２，６００ and mends it.
const WIDE = /^[０-９]{1,3}(?:，[０-９]{3})+$/;
// 2026.6.30
const DATE = /^\d{4}\.\d{1,2}\.\d{1,2}$/;
