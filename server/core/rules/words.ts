import { alternatives } from "../characters.ts";
import type { Localized } from "../locale.ts";

/** Words of the field that rules go by, in groups with the reason why they are there. Settings add to each list. */
export interface WordGroup {
  readonly reason: Localized;
  readonly words: readonly string[];
}

export const wordLists = {
  /** Praise that no reviewer can check. */
  praise: [
    group(
      "表示好坏而没有尺度",
      "good or bad, without a measure",
      "良好 优良 较好 更好 很好 好 安全 稳定 和谐 平稳 有序 正常 顺利 可控 有效 显著 明显 满意 到位 规范 高效 较高 很高 较大 充分 合理 积极 良性 健康 健全 较强 强 及时 有力 向好 好转 效益 作用 影响 影响深远 深远 长效 可持续",
    ),
    group(
      "表示变化而没有幅度",
      "a change, without its extent",
      "改善 提升 提高 增强 加强 优化 完善 促进 推动 延长 推进 改进 深化 巩固 增加 减少 降低 扩大 发展 保障 开展 运行 运转 缓解 遏制 控制 防范 转变 落实 维护 提质 增效 完成 循环 稳中有进",
    ),
    group(
      "只起加重语气的作用",
      "words that only add weight",
      "进一步 持续 不断 逐步 稳步 大力 切实 较为 比较 基本 总体 保持 有所 得到 效果 情况 成效 全面 长期 大幅 更加 非常 十分 相对 逐年 逐渐 日益 中长期 质量 高质量 跟进 有 地 的 和 并 、 ，",
    ),
  ],
  /** What makes a project one of works, purchases or IT. */
  works: [
    group(
      "工程类",
      "works",
      "修缮 维修 改造 工程 装修 建设 基建 施工 加固 新建 扩建 翻新 清淤 疏浚 铺设 敷设 亮化 拆除重建 续建 安装",
    ),
    group("采购类", "purchases", "购置 采购 设备更新 更新购置 添置 装备配备 器材配置 设备配置"),
    group(
      "信息化类",
      "IT",
      "信息化 信息系统 软件 门户网站运行 网站建设 系统升级 平台升级 运维 网络安全 系统建设 平台建设 系统开发 数据治理",
    ),
  ],
  /** Whom a project of the public serves. */
  public: [
    group(
      "钱直接发给个人或单位",
      "money paid to people",
      "补助 补贴 资助 奖励 救助 慰问 助学 免学费 奖学 抚恤 津贴 养老 低保 贴息 优待",
    ),
    group(
      "面向公众的服务",
      "services for the public",
      "就业 见习 培训 公共服务 便民 惠民 接种 社区卫生 免费开放 优抚 政务服务 宣传 科普 展览 演出 体检 医疗 诊疗 义诊 借阅 阅览 招聘 办事 窗口 热线 群众 居民 市民 村民 学生 老年 儿童 残疾 患者 读者 游客",
    ),
  ],
  /** Projects that serve only the unit itself. */
  internal: [
    group(
      "维持机构自身运转",
      "they keep the unit itself running",
      "机构运行 办公 公用 水电 公务用车 业务用房 编外 聘用 劳务派遣 机房 内控 内部审计 后勤 物业 保密 债务 还本付息 贷款偿还 信创 工作经费 业务经费",
    ),
  ],
  /** What an indicator of class 41 is about. */
  cost: [
    group(
      "钱和价格",
      "money and prices",
      "成本 费 价 预算 经费 资金 支出 投入 金额 工资 薪 单价 额度 限额 定额 款 财政 拨付 清算 合同 补贴 津贴 补助 奖补 补偿 报销 折扣 贷款 利息 贴息 总额 造价 投资",
    ),
    group(
      "标准和控制",
      "standards and control",
      "标准 概算 超概 下浮 审减 核减 油耗 节约 控制 采购 购置 配置 能耗 定员 经济性 损耗 消耗",
    ),
  ],
  /** Harm: an indicator of it is a ceiling, and belongs under 42 and 43. */
  harm: [
    group(
      "事故和差错",
      "accidents and mistakes",
      "事故 安全事件 责任事件 恶性事件 极端事件 突发事件 公共卫生事件 事件发生 灾害事件 冲突事件 伤害事件 暴力事件 伤人事件 损物事件 霸凌事件 环境事件 劳资事件 疫情事件 违法事件 差错 出错 错播 漏播 错检 扣分 错发 漏发 误发 失误 错误 故障 遗失 丢失 泄露 泄密 泄漏 违规 违纪 违法 误报 漏报 漏检 误检 误判 误诊 漏诊 不合格 不达标 未达标 不及格 伤亡 死亡 火灾 缺陷 隐患 停机 宕机 停水 停电 中断 发案 中毒 受伤 溺水 脱逃 失学 吸毒 积水 渗漏 裂缝 延迟 漏损 错漏 损坏 破损 霉变 溢流 外溢 漏水 盲区 超标 甲醛 挂科 退票 吸毒人员 信访案件 报废率 退件 改判 发回 发回重审 撤销 败诉 再犯罪 返贫 误差 偏差 漏登 差评 退货 失信 失败 流标 母婴传播 上诉 压疮 并发症 返工 返修 超支 迟滞 逾期 拖欠 延误 超时 离线 漏管 废证 欠缴 超期 积压 积压案件 劣Ⅴ类水体 堵塞 缺株 缺损 超预算 逾期还款 病死 欺凌 作弊 爆管 残留 塌陷 受淹 过火 劣Ⅴ类 火点 撂荒 空报 废标 错案 抱怨 拒收 拒访 反弹 错种 断字 缺字 失火 断电 瘫痪 瑕疵 卡顿 死机 系统崩溃 空鼓 开裂 枯死 缺货 错报 晚点 失访 非法集资 挪用 误伤 违约 成灾 谣言 债务率 时延 设计变更 失学学生 重复发生 肇事肇祸 肇事肇祸事件 泄露事件 泄密事件",
    ),
    group(
      "不满和纠纷",
      "complaints and disputes",
      "投诉 信访 上访 上访事件 信访事件 群体性事件 纠纷 矛盾 舆情 负面 群体性 异议 批评 处罚 扰民 通报批评 不满意",
    ),
    group(
      "对环境的损害",
      "harm to nature",
      "污染 排放 噪声 噪音 扬尘 废水 废气 固废 损失 损害 破坏 流失 浪费 拥堵 退化 碳排放",
    ),
    group(
      "占比越低越好",
      "shares that should be low",
      "代偿 坏账率 虚警率 弃管率 废品率 不良 不良贷款 空置 辍学 失业 流失率 发病 感染 受害 犯罪 暴发 旷课 缺课 迟到 早退 延期 违法用地 违法建设 质量通病 伤病 缺失 患病 近视 肥胖 吸烟 贫血 贫困发生 空驶 漏保 停播 丢包 掉线 重复率 申诉 离职 超限率 空岗 负债率 羁押率 重审率 虚报 冒领 弃耕 死淘 剖宫产 违建 脱管 警情 走失 死亡率 复发 退保 闲置 复吸 缺勤 药占比 超载 超限超载 外转率 内涝 损耗 查重率 能耗 因病致贫 欠薪 欠费 再犯 欠薪案件 拖欠工资案件 拖欠农民工工资案件 黑臭水体",
    ),
  ],
  /** Dealing with harm is no harm: 投诉处理率 should be high. */
  remedy: [
    group(
      "处理的结果越高越好",
      "the more of it is dealt with the better",
      "处理 处置 办结 回复 解决 结案 及时 整改 响应 化解 排除 修复 消除 防范 预警 演练 培训 知晓 覆盖 办理 下降 减少 降低 挽回 追回 排查 巡查 检查 检测 治理 报告 上报 达标 整治 压降 关闭 闭环 完结 恢复 销号 受理 答复 回访 调解 督办 应对 救援 拦截 识别 发现 接报 认定 监测 调处 审理 审结 立案 查办 侦办 侦破 扑救 查出 查处 查获 追缴 追收 清收 清欠 清退 收缴 罚没 移送 纠正",
    ),
  ],
  /** Rates that should be high. */
  merit: [
    group(
      "越高越好的比率",
      "the higher the better",
      "满意 合格 完好 达标 及时 准时 准确 正确 覆盖 知晓 完成 到位 通过 优良 优秀 正常 可用 就业率 入学 结案 办结 解决 响应 签收 验收 合规 成活 普及 开放 参保 巩固 及格 毕业 保证率 开机 在岗率 侦破 归档 出勤 签约 运行率 无害化 互通 畅通 上岗 到岗 认可 好评 综合利用率 资源化利用率 设备利用率 治愈 升学 绿化率 整改率 存活 安全感 在线 成功 参与 接种 免疫 落实 持证 到课 准点 整治率 管理率 机械化作业率 机械作业率 带电作业率 机械化率 早诊率 采信 投保率 建档率 有效率 收缴率 执结 回收率 采纳 列养 亮灯 开课 保障率 规范率 兑现 发放率 交付 再生水利用 循环利用 无害化处理 污水处理 垃圾处理 集中处理 安全处置 集中处置 接通 联网 息诉 定检 完好有效 治疗有效 到报 依从 完整 数据共享 信息公开 垃圾分类 保洁 网办 网上办理 发芽 入园 归集 破案 结项 履约 苗木保存 树木保存 造林保存 巩固保存",
    ),
  ],
  /** Names that say what is done and not what comes of it. */
  activity: [
    group(
      "做的事，不是做了的结果",
      "what is done, not its result",
      "开展 举办 组织 召开 印发 编制 制作 举行 参加 开设 撰写 承办 派发 发放 邀请 走访 安排 新建 购置 采购 维修 印刷 安装 铺设",
    ),
  ],
  /** How a slogan begins. */
  slogan: [
    group(
      "只说方向的动词",
      "verbs that only point a way",
      "提高 提升 促进 推动 保障 保证 确保 增强 加强 改善 优化 完善 树立 维护 切实 实现 营造 满足 体现 助力 带动 推进 保持 打造 发挥 弘扬 彰显 扩大 丰富 推广 助推 巩固 加快 规范市场 规范管理 方便群众 方便企业 方便居民 增进 缩小",
    ),
  ],
} satisfies Record<string, readonly WordGroup[]>;

export type WordListName = keyof typeof wordLists;
export const wordListNames = Object.keys(wordLists) as WordListName[];

/** Every word of a list. */
function wordsOf(name: WordListName): readonly string[] {
  return wordLists[name].flatMap((one) => one.words);
}

/** The lists as expressions, with what the settings add. */
export type Words = Readonly<Record<WordListName, RegExp>>;

export function wordsWith(added: Partial<Record<string, readonly string[]>> = {}): Words {
  const entries = wordListNames.map(
    (name) => [name, new RegExp(`(?:${alternatives([...wordsOf(name), ...(added[name] ?? [])])})`)] as const,
  );
  return Object.fromEntries(entries) as Words;
}

function group(zh: string, en: string, words: string): WordGroup {
  return { reason: { zh, en }, words: words.split(" ") };
}
