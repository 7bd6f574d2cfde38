import { wordsIn } from "./likeness.ts";

/** Two characters after each other, which tell a text from another as words would; what all projects say is none of them. */
export type Pair = string;

/** The pairs of a text that not every project has, each once. */
export function pairsOf(text: string): ReadonlySet<Pair> {
  const found = new Set<Pair>();
  for (const run of text.match(RUNS) ?? [])
    for (const pair of wordsIn(run)) if (!STOCK.has(pair)) found.add(pair);
  return found;
}
const RUNS = /[\u4e00-\u9fff]{2,}/g;

/** The same of a project's name without whose it is: 教学设备购置 of 市技师学院教学设备购置. */
export function pairsOfName(name: string): ReadonlySet<Pair> {
  return pairsOf(name.replace(WHOSE, ""));
}
const WHOSE =
  /^.*(?:局|委员会|办公室|[医学法检]?院|馆|校|所|站|中心|大学|中学|小学|公司|集团|街道|镇|乡|社区|村|机关|本级)(?=.{3})/;

/** How many pairs a text has, up to a number of which more need not be known. */
export function sharedIn(text: string, pairs: ReadonlySet<Pair>, most: number): number {
  let count = 0;
  for (const pair of pairs) if (text.includes(pair) && ++count >= most) break;
  return count;
}

const WORDS =
  "通过 项目 保障 服务 工作 社会 开展 提高 提升 管理 业务 水平 实施 建设 中心 提供 安全 经费 稳定 资源 发展 人员 能力 补贴 补助 确保 运行 政策 质量 信息 维护 系统 加强 目标 财政 数据 促进 实现 环境 落实 设备 专业 正常 全面 任务 单位 资金 符合 效率 完成 发放 有效 平台 事业 要求 运维 满足 需求 基础 政府 各项 日常 指导 机构 公共 领域 以及 积极 条件 设施 队伍 支撑 技能 支持 推动 技术 综合 规范 购置 根据 国家 体系 应用 年度 创新 相关 素质 完善 使用 进行 良好 办公 高效 达到 优化 总体 专项 市级 区级 全市 全区 群众 满意 意度 不低 低于 开支 支出 采购 改造 工程 推进 保证 覆盖 盖率 合格 人次 受益 投入 成本 金额 次数 时间 标准 情况 机制 制度 措施 处置 重点 组织 活动 培训 宣传 检查 评估 监督 监测 研究 进一 一步 及时 时率 格率 成率 指标 产出 效益 数量 时效 经济 生态 可持 持续 服对 务对 对象 象满 年底 月底 以上 以下 不少 少于 不超 超过";
const STOCK: ReadonlySet<Pair> = new Set(WORDS.split(" "));
