import { indicator, project } from "../example.ts";
import type { Rule } from "../rule.ts";
import { contradiction } from "./contradiction.ts";
import { againstIndicator, numbersIn } from "./goal-numbers.ts";

export const goalNumberContradicts: Rule = {
  id: "goal-number-contradicts",
  title: "目标与指标的数值不一致",
  family: "completeness",
  severity: "warning",
  docs: {
    zh: "绩效目标里的数与指标里同一事项的数不一致。\n一件事两个数，审核时不知以哪个为准。\n核对后改成一致。",
    en: "A number in the goal differs from that of the same thing in an indicator.\nOne thing with two numbers leaves a reviewer guessing.\nCheck, and make them agree.",
  },
  message: {
    zh: ({ goal, name, value }) => `绩效目标写“${goal}”，指标“${name}”写“${value}”`,
    en: ({ goal, name, value }) => `The goal says ${goal}, the indicator ${name} says ${value}`,
  },
  examples: [
    {
      bad: project([indicator("11", "日常养护里程", "≥5873公里")], {
        goal: "管养«5783公里»农村公路，按期完成年度任务。",
      }),
      near: [
        project(
          [indicator("11", "月均保障低保对象", "≥4.3万人"), indicator("11", "保障特困人员", "≥0.6万人")],
          {
            goal: "城乡低保、特困人员月均保障不少于4.9万人，按期完成年度任务。",
          },
        ),
        project([indicator("13", "系统建设周期", "≤24个月"), indicator("11", "绿道建设长度", "≥3公里")], {
          goal: "提供24小时值守服务，绿道宽度3米，按期完成年度任务。",
        }),
        project([indicator("11", "食堂检查学校数", "≥123所")], {
          goal: "服务全市学校213所，按期完成年度任务。",
        }),
        project([indicator("11", "保障展会届数", "2届")], {
          goal: "保障第139、140届展会，按期完成年度任务。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "新建供水管网", "≥420公里"), indicator("11", "改造旧管", "≥35公里")], {
        goal: "新建供水管网«420米»，改造旧管35公里，按期完成年度任务。",
      }),
    },
    {
      bad: project([indicator("11", "购置设备数量", "≥25套")], {
        goal: "购置«20台»群众急需的设备，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      near: [
        project([indicator("22", "火灾事故起数", "≤5起")], { goal: "杜绝火灾事故瞒报，按期完成年度任务。" }),
        project([indicator("11", "检查经办机构数", "7家")], {
          goal: "检查经办机构及14家银行网点，落实责任。",
        }),
        project([indicator("11", "检定称重设备数量", "≥14台")], {
          goal: "对5个固定治超站和9处检测点的称重设备进行检定，确保数据准确。",
        }),
        project([indicator("11", "购置车辆数", "7辆")], {
          goal: "购置消防车2辆、水罐车4辆、抢险车1辆，防护装备360套，配齐人员。",
        }),
        project([indicator("11", "飞行检查机构家数", "≥126家")], {
          goal: "管理全市定点机构1260家，规范行为。",
        }),
      ],
    },
    {
      bad: project([indicator("22", "受益人口数", "≥4.6万人")], {
        goal: "改善«46万人»的饮水条件，按期完成年度任务并通过考核验收。",
      }),
      near: [
        project([indicator("22", "受益人口数", "≥4.6万人"), indicator("11", "走访人数", "≥46万人")], {
          goal: "走访群众46万人，按期完成年度任务并通过考核验收。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "系统升级次数", "≥12次"), indicator("11", "系统巡检次数", "≥2次")], {
        goal: "完成系统升级«2次»、巡检«12次»，按期完成年度任务并通过考核验收。",
      }),
      near: [
        project([indicator("11", "系统升级次数", "≥12次"), indicator("11", "系统巡检次数", "≥2次")], {
          goal: "完成系统升级12次、巡检2次，按期完成年度任务并通过考核验收。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "保洁河道长度", "≥74.5公里")], {
        goal: "对市区6条河道共«745公里»实施日常保洁，按期完成年度任务并通过考核验收。",
      }),
      near: [
        project([indicator("11", "保洁河道长度", "≥74.5公里")], {
          goal: "全市河道共745公里，保洁其中的市区河道，按期完成年度任务。",
        }),
      ],
    },
    {
      bad: project(
        [indicator("11", "退化林修复面积", "≥1.1万亩"), indicator("11", "森林抚育面积", "≥2万亩")],
        {
          goal: "完成退化林修复1.1万亩，森林抚育«3万亩»，按期完成年度任务并通过考核验收。",
        },
      ),
    },
    {
      bad: project(
        [indicator("11", "清理病死树数量", "≥1.8万株"), indicator("11", "打孔注药株数", "≥4万株")],
        {
          goal: "清理病死树«2.2万株»，打孔注药4万株，按期完成年度任务并通过考核验收。",
        },
      ),
    },
    {
      bad: project([indicator("12", "食品抽检合格率", "≥95%")], {
        goal: "食品抽检合格率达到«98%以上»，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("12", "森林火灾受害率", "≤0.9%")], {
        goal: "森林火灾受害率控制在«0.5%以内»，按期完成年度任务并通过考核验收。",
      }),
      near: [
        project([indicator("12", "漏损率", "≤9%")], { goal: "漏损率从12%降至9%，满足供水需要。" }),
        project([indicator("21", "进出口总额增长率", "≥6%")], { goal: "进出口总额同比增长6%，稳住份额。" }),
      ],
    },
    {
      bad: project([indicator("22", "重大责任事故起数", "≤2起")], {
        goal: "全年«不发生重大责任事故»，按期完成年度任务并通过考核验收。",
      }),
      near: [
        project([indicator("22", "重大责任事故起数", "0起")], { goal: "全年不发生重大责任事故。" }),
        project([indicator("22", "一般事故起数", "≤2起")], { goal: "全年不发生重大责任事故。" }),
      ],
    },
    {
      bad: project([indicator("41", "低保标准", "720元/人·月")], {
        goal: "低保标准每人每月«780元»，按期完成年度任务并通过考核验收。",
      }),
      near: [project([indicator("41", "低保标准", "780元/人·月")], { goal: "低保标准每人每月780元。" })],
    },
    {
      bad: project([indicator("11", "道路大中修里程", "41公里")], {
        goal: "完成道路大中修«41米»，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("11", "消杀作业面积", "≥560万平方米")], {
        goal: "全年消杀面积«660万平方米»，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("11", "服务常住人口数", "≥28.6万人")], {
        goal: "服务常住人口«38.6万人»，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥600人", "≥500人")], {
        goal: "2026年实现培训职工«600人»，按期完成年度任务并通过考核验收。",
      }),
    },
    {
      bad: project([indicator("11", "培训人数", "≥500人")], {
        goal: "全年培训职工«560人»，按期完成年度任务并通过考核验收。",
      }),
      near: [
        project([indicator("12", "抽检合格率", "≥95%")], { goal: "抽检合格率达到95%以上，比上年提高3%。" }),
        project([indicator("12", "抽检合格率", "≥95%")], { goal: "不合格产品处置率达到100%。" }),
        project([indicator("11", "培训人数", "≥560人")], {
          goal: "全年培训职工560人，按期完成年度任务并通过考核验收。",
        }),
        project([indicator("11", "培训人数", "≥600人", "≥200人")], {
          goal: "三年共培训职工600人，满足需要。",
        }),
        project([indicator("11", "培训人数", "≥600人")], { goal: "举办培训班12期，每期培训职工50人。" }),
        project([indicator("11", "购置设备", "13台")], { goal: "购置监护设备8台、呼吸设备5台。" }),
        project([indicator("11", "新建书屋", "≥12座")], { goal: "在现有86座书屋的基础上新建书屋。" }),
        project([indicator("11", "比赛场次", "≥5场")], { goal: "全年培训职工560人，举办讲座8场。" }),
        project([indicator("11", "培训职工人数", "≥560人")], { goal: "去年培训职工300人，今年继续办好。" }),
        project([indicator("11", "培训职工人数", "≥560人")], { goal: "2025年培训职工300人，今年继续办好。" }),
        project([indicator("11", "培训职工人数", "≥560人")], { goal: "日均培训职工30人，满足岗位需要。" }),
        project([indicator("11", "培训职工人数", "≥560人")], {
          goal: "其中：女性培训职工60人，满足岗位需要。",
        }),
        project([indicator("11", "培训窗口职工人数", "≥60人")], {
          goal: "全年培训职工560人，满足岗位需要。",
        }),
        project([indicator("11", "监督抽检批次", "1800批次")], {
          goal: "全年抽检药品2400批次，其中监督抽检1800批次、风险监测600批次。",
        }),
        project([indicator("11", "更新打印设备数量", "5台", "3台")], {
          goal: "更新打印设备5台，改善办公条件。",
        }),
        project([indicator("11", "管网改造长度", "100公里")], {
          goal: "全年上半年完成管网改造40公里，下半年完成管网改造60公里。",
        }),
        project([indicator("11", "新增养老床位数", "600张")], { goal: "全年床位由3000张增加到3600张。" }),
        project([indicator("12", "较大事故起数", "0起")], {
          goal: "全年事故起数控制在5起以内，不发生较大事故。",
        }),
        project([indicator("12", "接通率（人工）", "≥95%")], { goal: "热线15秒接通率92%以上，群众满意。" }),
        project([indicator("12", "冷库温度", "≤-18℃")], { goal: "冷库温度控制在-18℃以下，保证储备安全。" }),
        project([indicator("12", "案件破案率", "≥50%")], {
          goal: "命案破案率100%，电诈案件破案率35%，群众满意。",
        }),
        project([indicator("11", "培训学员人数", "≥960名")], { goal: "近千名学员参加培训，满足需要。" }),
        project([indicator("22", "带动农户数", "≥260户")], { goal: "带动数百户农户增收，满足需要。" }),
        project([indicator("22", "就业率", "≥94%")], { goal: "力争就业率达到96%，确保不低于94%。" }),
        project([indicator("23", "劣Ⅴ类断面个数", "0个")], {
          goal: "优良比例不低于90.9%（11个断面中10个达到Ⅲ类）。",
        }),
        project([indicator("13", "响应到位时间", "≤60分钟")], { goal: "一级响应到位时间30分钟，处置有序。" }),
        project([indicator("12", "测量精度", "≤0.5毫米")], { goal: "测量精度不低于0.5毫米，处置有序。" }),
        project([indicator("11", "调解纠纷件数", "≥800件")], {
          goal: "调解纠纷：邻里纠纷500件、合同纠纷260件、婚姻纠纷60件，化解及时。",
        }),
        project([indicator("41", "每人保费财政补贴", "≤180元/人")], {
          goal: "保费每人300元（财政补贴60%），应保尽保。",
        }),
        // A rate of all, and one of some of them.
        project([indicator("22", "困难毕业生就业率", "≥90%")], {
          goal: "毕业生就业率达到85%以上，稳住就业。",
        }),
        project([indicator("12", "重大隐患整改率", "100%")], { goal: "隐患整改率达到98%，消除安全隐患。" }),
        project([indicator("22", "高山林区森林覆盖率", "≥42%")], { goal: "森林覆盖率达到38.6%，稳定增长。" }),
        project([indicator("11", "培训人次", "≥1000人次")], {
          goal: "“十四五”期间培训5000人次，提高技能水平，稳住就业。",
        }),
        project([indicator("12", "重点污染源监测覆盖率", "100%")], { goal: "监测覆盖率达到90%，及时预警。" }),
        project([indicator("11", "资助学生人数", "≥8600人")], {
          goal: "全市共有在校学生12.6万人，对其中家庭困难的给予资助。",
        }),
        project([indicator("11", "检查电梯台数", "≥750台")], {
          goal: "对在用电梯2,150台开展监督抽查，覆盖率不低于35%。",
        }),
        project([indicator("13", "故障修复时限", "≤24小时")], {
          goal: "系统故障4小时内响应、24小时内修复，一般故障12小时内修复。",
        }),
        project([indicator("13", "办理时限", "≤12日")], { goal: "办理时限较法定的30日压缩60%以上。" }),
        project([indicator("41", "见习补贴标准", "≤2000元/人·月")], {
          goal: "补贴标准每人每月1,500元，留用的提高到2,000元。",
        }),
      ],
    },
  ],
  row({ indicators, goal, context }, report) {
    if (goal === undefined || indicators.length === 0) return;
    const seen = numbersIn(goal.text, indicators, context);
    const note = { zh: "指标里的数在这里", en: "The indicator's number is here" };
    for (const one of indicators) {
      const told = againstIndicator(one, seen);
      if (told === undefined) continue;
      const [at, args, related] = contradiction(goal, told.span, one, note);
      report(at, args, told.isDoubtful ? { ...related, severity: "information" } : related);
    }
  },
};
