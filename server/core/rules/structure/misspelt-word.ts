import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import type { Rule } from "../rule.ts";

// They stand first because the rule asks for them: each has a pair of characters that the right word lacks.
// What is no word, as expressions that begin with its first character (what may not stand before it is asked behind that): a seam of two words, as in 国资全面 or 修复盖板, has other words around it.
const END = "(?=$|[（(，。、；])";
const WORDS: readonly (readonly [wrong: string, pattern: string, right: string])[] = [
  ["项日", `项(?<![\\d一二三四五六七八九十每各专事立逐单多分]项)日${END}`, "项目"],
  ["项自", `项(?<![\\d一二三四五六七八九十每各专事立逐单多分]项)自${END}`, "项目"],
  ["顶目", `顶(?<![屋楼房]顶)目${END}`, "项目"],
  ["专顶", "专顶(?=$|[资经补行工支（(，。])", "专项"],
  ["资全", "资全(?=$|[（(，。、；]|使用|拨付|到位|支付|支出)", "资金"],
  ["经贵", `经(?<![途已曾]经)贵${END}`, "经费"],
  ["补肋", "补肋", "补助"],
  ["捕助", "捕助(?!力)", "补助"],
  ["指际", "指际", "指标"],
  ["年庋", "年庋", "年度"],
  ["满意庋", "满意庋", "满意度"],
  ["合洛率", "合洛率", "合格率"],
  ["合恪率", "合恪率", "合格率"],
  ["不底于", "不底于", "不低于"],
  ["不抵于", "不抵于", "不低于"],
  ["不低干", "不低干(?=\\s?\\d)", "不低于"],
  ["不少干", "不少干(?=\\s?\\d)", "不少于"],
  ["不高干", "不高干(?=\\s?\\d)", "不高于"],
  ["符和", "符(?<![相兵字音标代身画]符)和(?=标准|规|要|条|国家|相关)", "符合"],
  [
    "小记",
    "小记(?<=^(?:[\\u4e00-\\u9fff]{1,20}[局院心站所馆校处队室办会部园场厅委学])?小记)(?=[:：]?$)",
    "小计",
  ],
  ["布署", "布(?<![颁公发]布)署(?!名)", "部署"],
  ["按装", "按装(?=$|[，。、；]|调试|工程|完|到位)", "安装"],
  ["按排", "按排(?=$|[，。、；]|工作|人员|专人|落实|资金|培训)", "安排"],
  ["幅射", "幅射", "辐射"],
  ["松驰", "松驰", "松弛"],
  ["防碍", "防(?<!预防)碍(?!航)", "妨碍"],
  ["竣公", "竣公", "竣工"],
  ["招骋", "招骋", "招聘"],
  ["应骋", "应骋", "应聘"],
  ["复盖", "复(?<![修恢批答回康重]复)盖(?![板度章印])", "覆盖"],
  ["倡仪", "倡仪", "倡议"],
  ["蔽端", "蔽端", "弊端"],
  ["己完成", "己(?<![自知]己)完成", "已完成"],
  ["己建成", "己(?<![自知]己)建成", "已建成"],
  ["己经", "己(?<![自知]己)经", "已经"],
  ["自已", "自已(?=$|[，。、；的])", "自己"],
  ["每曰", "每曰", "每日"],
  ["工作曰", "工作曰", "工作日"],
  ["侯选", "侯(?<![诸王]侯)选", "候选"],
  ["侯诊", "侯诊", "候诊"],
  ["等侯", "等侯", "等候"],
  ["气侯", "气侯", "气候"],
  ["检侧", "检侧(?!重|面|翻|门)", "检测"],
  ["监侧", "监侧(?!重|面|翻|门)", "监测"],
  ["预侧", "预侧(?!重|面|翻|门)", "预测"],
  ["拉圾", "拉圾", "垃圾"],
  ["治埋", "治埋(?=$|[，。、；率])", "治理"],
  ["管埋", "管埋(?=$|[，。、；率]|工作|水平|办法|能力|制度|系统|中心)", "管理"],
  ["处埋", "处埋(?=$|[，。、；率])", "处理"],
  ["清埋", "清埋(?=$|[，。、；率])", "清理"],
  ["受埋", "受埋(?=$|[，。、；率])", "受理"],
  ["修膳", "修(?<!维修)膳", "修缮"],
  ["采构", "采构", "采购"],
  ["防讯", "防(?<![消国联人边空]防)讯(?![息号问])", "防汛"],
  ["讯期", "讯(?<![简快视电问音短通信资喜审]讯)期", "汛期"],
  ["投人使用", "投人使用", "投入使用"],
  ["和格率", "和格率", "合格率"],
  ["满意渡", "满意渡", "满意度"],
  ["满意庶", "满意庶", "满意度"],
  ["知小率", "知小率", "知晓率"],
  ["题升", "题(?<=(?:^|[，。、；]|明显|有效|持续|不断|稳步|全面)题)升", "提升"],
  ["准却", "准(?<![标水基批获核精校]准)却(?=$|[率度性，。、；])", "准确"],
  ["挡案", "挡(?<![遮抵阻]挡)案(?![件发情例])", "档案"],
  ["印涮", "印涮", "印刷"],
  ["构置", "构(?<![机结架建虚重]构)置", "购置"],
  ["巡捡", "巡捡", "巡检"],
  ["到贷", "到贷(?=$|[，。、；验率时])", "到货"],
  ["及吋", "及吋", "及时"],
  ...["合格", "完成", "使用", "覆盖", "达标", "到位", "办结"].map(
    (word) => [`${word}律`, `${word}律${END}`, `${word}率`] as const,
  ),
  ["培圳", "培圳", "培训"],
];

export const misspeltWord: Rule = {
  id: "misspelt-word",
  family: "structure",
  severity: "warning",
  docs: {
    zh: "写了不成词的字，如“项日”“资全”“检侧”“不底于”。\n多半是扫描识别或输入法的错字；公开出去不好看，检索也找不到。\n改成正确的词。",
    en: "A word that is none, such as 项日, 资全, 检侧 or 不底于.\nMostly a reader of scans or an input method mistook a character; a search will not find it.\nWrite the word that is meant.",
  },
  message: {
    zh: ({ word, insert }) => `“${word}”应为“${insert}”`,
    en: ({ word, insert }) => `${word} should be ${insert}`,
  },
  examples: [
    {
      bad: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训«项日»" }),
      good: project([indicator("11", "培训人数", "≥50人")], { name: "职工技能培训项目" }),
      near: [
        project([indicator("23", "植物恢复盖度", "≥60%"), indicator("12", "批复盖章完成率", "≥95%")]),
        project([indicator("13", "专项日常巡查", "≥50次"), indicator("12", "按排放标准达标率", "≥90%")], {
          goal: "审讯期限内办结，工作简讯期数，消防讯息，达到标准却未享受，遮挡案件，护身符和相册，专题升级，机构置换，贷款到贷户，使用律师服务，国资全面监管，取得12项自主知识产权，主题高峰论坛，吸引不少干部参与，修复盖板，管埋深探测。",
        }),
      ],
    },
    {
      bad: project([indicator("12", "水质«检侧»达标率", "≥90%")]),
      good: project([indicator("12", "水质检测达标率", "≥90%")]),
    },
  ],
  asks: WORDS.map(([wrong, , right]) => pairsOf(wrong).find((pair) => !right.includes(pair))!),
  text(text, report) {
    for (const { 0: word, index } of text.matchAll(MISSPELT))
      report({ from: index, to: index + word.length }, { word, insert: RIGHT.get(word) });
  },
  fix: replacing(),
};

const RIGHT: ReadonlyMap<string, string> = new Map(WORDS.map(([wrong, , right]) => [wrong, right]));
const MISSPELT = new RegExp(WORDS.map(([, pattern]) => pattern).join("|"), "g");

function pairsOf(word: string): string[] {
  return [...word].slice(1).map((second, i) => word[i] + second);
}
