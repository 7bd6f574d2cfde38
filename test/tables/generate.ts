import { framework, written } from "../../server/core/model/framework.ts";

/** How a generated table is made. Equal options give equal tables. */
export interface Options {
  readonly seed: number;
  readonly units: number;
  /** Projects a unit, on average. */
  readonly projects?: number;
  /** How many of a hundred rows get a fault of some kind; 0 for a table without any. */
  readonly faults?: number;
  readonly lineEnd?: string;
}

/**
 * A table of a fictional province's bureaus, in the proportions of a real one: some five indicators a project, a page
 * heading every eight rows. Every total adds up unless a fault says otherwise.
 */
export function generate({ seed, units, projects = 14, faults = 0, lineEnd = "\n" }: Options): string {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  const lines: string[] = [];
  const bodies: { name: string; cents: number[]; rows: string[] }[] = [];
  for (let u = 0; u < units; u++) {
    const bureau = `${pick(PLACES)}${u < BUREAUS.length ? BUREAUS[u] : pick(BUREAUS)}${u >= BUREAUS.length ? `第${u}分中心` : ""}`;
    const sums = [0, 0, 0, 0];
    const rows: string[] = [];
    const names = new Set<string>();
    for (let p = 0, count = Math.max(1, between(projects - 6, projects + 6)); p < count; p++) {
      const topic = pick(TOPICS);
      let name = `${bureau.slice(0, 4)}${topic.name}${pick(KINDS.filter((kind) => !kind.startsWith(topic.name.slice(-2))))}`;
      while (names.has(name)) name = name.replace(/(第\d+期)?$/, `第${names.size + 1}期`);
      names.add(name);
      const fiscal = between(100, 9_000_000);
      const special = random() < 0.1 ? between(100, 90_000) : 0;
      const other = random() < 0.12 ? between(100, 90_000) : 0;
      const cents = [fiscal + special + other, fiscal, special, other];
      cents.forEach((amount, i) => {
        sums[i]! += amount;
      });
      const goal = `${pick(GOALS)}${topic.goal}全年工作围绕${name}的各项要求安排，${pick(ENDS)}`;
      const list = topic.indicators.map(([code, title, value]) => ({
        code,
        title: `${title}`,
        value: value.replace("N", String(between(2, 90) * 10)),
      }));
      list.push({ code: "31", title: `${topic.served}满意度`, value: `≥${between(80, 98)}%` });
      list.push({ code: "41", title: "项目预算控制率", value: "≤100%" });
      rows.push([name, ...cents.map(money), goal, cell(list)].join("\t"));
    }
    bodies.push({ name: bureau, cents: sums, rows });
  }
  const total = [0, 1, 2, 3].map((i) => bodies.reduce((sum, body) => sum + body.cents[i]!, 0));
  const heading = [
    "",
    "江岭省2026年项目支出绩效目标表",
    "",
    "部门名称：江岭省财政预算联合编制办公室",
    "",
    "单位：万元",
    "",
  ];
  lines.push(
    ...heading,
    "项目名称（资金使用单位）\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标",
  );
  lines.push(["合计", ...total.map(money), "", ""].join("\t"));
  let rows = 0;
  const put = (row: string) => {
    lines.push(random() * 100 < faults ? spoiled(row, random) : row);
    if (++rows % 8 === 0) lines.push(...heading);
  };
  for (const { name, cents, rows: own } of bodies) {
    put([name, ...cents.map(money), "", ""].join("\t"));
    for (const row of own) put(row);
  }
  return lines.join(lineEnd) + lineEnd;
}

/** A seeded source of numbers in [0, 1): mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function money(cents: number): string {
  if (cents === 0) return "";
  const whole = Math.floor(cents / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ",");
  return `${whole}.${String(cents % 100).padStart(2, "0")}`;
}

function cell(list: readonly { code: string; title: string; value: string }[]): string {
  return list
    .map(({ code, title, value }, i) => {
      const [klass, subclass] = [code[0], code].map((wanted) =>
        written(framework.find((held) => held.code === wanted)!),
      );
      return `${i + 1}、${klass}；${subclass}；${title}；实施周期指标值:${value}；年度指标值:${value}。`;
    })
    .join("");
}

// A fault of the kinds that real tables have: a changed digit, a lost cell, a wrong code, markup, a half-width mark.
function spoiled(row: string, random: () => number): string {
  switch (Math.floor(random() * 6)) {
    case 0:
      return row.replace(/\d(?=\.\d\d)/, (digit) => String((Number(digit) + 1) % 10));
    case 1:
      return row.replace("\t\t", "\t");
    case 2:
      return row.replace("11-数量指标", "11-质量指标");
    case 3:
      return `<p>${row.replace("\t", "</p>\t")}`;
    case 4:
      return row.replaceAll("；", ";");
    default:
      return row.replace("2、", "3、");
  }
}

const PLACES = ["江岭", "临江", "青禾", "云屏", "石川", "南渡", "白鹭", "松陵"];
const BUREAUS = [
  "档案服务局",
  "水文监测站",
  "公共图书馆",
  "森林防火中心",
  "渔业技术推广站",
  "气象科普馆",
  "道路养护所",
  "第二人民医院",
  "农机学校",
  "城市书房管理处",
  "地方志编纂室",
  "应急物资储备库",
];
const KINDS = ["经费", "专项资金", "补助项目", "购置项目", "运行维护项目", "修缮工程"];
const GOALS = ["围绕年度重点工作，", "按照事业发展规划，", "为满足群众办事需要，", "落实全年工作安排，"];
const ENDS = [
  "按期完成并通过验收。",
  "使服务对象得到实惠。",
  "保障各项业务有序运转。",
  "形成可推广的经验做法。",
];

interface Topic {
  readonly name: string;
  readonly goal: string;
  readonly served: string;
  readonly indicators: readonly (readonly [code: string, title: string, value: string])[];
}

const TOPICS: readonly Topic[] = [
  {
    name: "库房修缮",
    goal: "修好库房屋面和排水，守住馆藏安全，",
    served: "查阅人员",
    indicators: [
      ["11", "修缮库房间数", "≥N间"],
      ["12", "工程验收合格率", "100%"],
      ["13", "工程按期完工率", "≥98%"],
      ["22", "库房渗漏次数", "0次"],
    ],
  },
  {
    name: "水位监测设备",
    goal: "更新水位监测设备，提高预报的准头，",
    served: "沿江群众",
    indicators: [
      ["11", "更新监测设备数量", "N台"],
      ["12", "设备验收合格率", "100%"],
      ["13", "数据上报及时率", "≥99%"],
      ["22", "洪水预警发布次数", "≥6次"],
    ],
  },
  {
    name: "借阅服务",
    goal: "添置图书，延长开馆时间，方便读者借阅，",
    served: "读者",
    indicators: [
      ["11", "新购图书册数", "≥N册"],
      ["11", "全年接待读者人次", "≥5.2万人次"],
      ["12", "图书编目合格率", "≥99%"],
      ["13", "新书上架及时率", "≥95%"],
      ["22", "读者投诉次数", "≤3次"],
    ],
  },
  {
    name: "防火巡护",
    goal: "组织巡护队伍，减少林区火情，",
    served: "林区居民",
    indicators: [
      ["11", "巡护里程", "≥N公里"],
      ["12", "装备完好率", "≥98%"],
      ["22", "森林火灾受害率", "≤0.5‰"],
      ["23", "林区植被保护面积", "≥N亩"],
    ],
  },
  {
    name: "鱼苗投放",
    goal: "投放鱼苗，恢复水域资源，",
    served: "渔民",
    indicators: [
      ["11", "投放鱼苗数量", "≥N万尾"],
      ["12", "鱼苗检疫合格率", "100%"],
      ["21", "渔民户均增收", "≥1200元"],
      ["23", "水域鱼类种数", "≥18种"],
    ],
  },
  {
    name: "科普展览",
    goal: "举办科普展览，普及防灾知识，",
    served: "参观人员",
    indicators: [
      ["11", "举办展览场次", "≥N场次"],
      ["12", "展品完好率", "≥98%"],
      ["13", "展览按期开放率", "100%"],
      ["22", "参观人数", "≥1.6万人"],
    ],
  },
  {
    name: "桥梁养护",
    goal: "检测和养护桥梁，保证行车安全，",
    served: "过往司机",
    indicators: [
      ["11", "养护桥梁座数", "N座"],
      ["12", "桥梁检测合格率", "≥95%"],
      ["13", "病害处置及时率", "≥98%"],
      ["22", "责任事故起数", "0起"],
    ],
  },
  {
    name: "门诊信息系统",
    goal: "维护门诊信息系统，缩短排队时间，",
    served: "就诊患者",
    indicators: [
      ["11", "系统巡检次数", "12次"],
      ["12", "系统可用率", "≥99.9%"],
      ["13", "故障响应时间", "≤30分钟"],
      ["22", "患者平均候诊时间", "≤25分钟"],
    ],
  },
];
