import { indicator, project } from "../example.ts";
import { replacing } from "../fixes.ts";
import { MISSPELT_PAIRS, misspeltIn } from "../misspellings.ts";
import type { Rule } from "../rule.ts";

export const misspeltWord: Rule = {
  id: "misspelt-word",
  title: "错别字",
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
          goal: "体制机制做实做优，编制做到科学合理，对帐篷检修，登记帐篷入库，离退休系列活动，文宣专员，班组识图培训，过渡假设，追尾汽车，自燃汽车，叫做为民办实事，对标淮安，捕捉高空害虫，未遂道路交通案，抽象素描，版图象征，举措拖延，清运做到日产日清，毕竟工作量大，审讯期限内办结，工作简讯期数，消防讯息，达到标准却未享受，遮挡案件，护身符和相册，专题升级，机构置换，贷款到贷户，使用律师服务，国资全面监管，取得12项自主知识产权，主题高峰论坛，吸引不少干部参与，修复盖板，管埋深探测，选拔付出努力的干部，破坏境内设施，立即定标，节水品牌，共渡难关，福彩购买服务，以及使率先垂范，三环镜面，究竟赛事，光伏收益户数，低收益农户，营运唯一标识，按其完成情况拨付，集中采购制，加工成木制品，陪训员，海拔付之一炬，手机够数，行政执法津贴，防汛物资全部到位，工资全支付，生猪及时宰杀，幼儿国画，严峻工作形势，社工做日常探访，和面机购置，2000平方光伏板，开发方，提倡仪式教育，记录象群活动，水运做大做强，清单介绍，人群从生育到养老，产业集群从生产，工作服各人一套，外宣专业团队，按其完成任务量计酬，团购制，创新健步走，助农名人，没备用电源，开采构筑物，毕竟赛程，完竣公示，出发辉煌，不宜传播，电话动员，小组职责，全面秩序，陶冶理想，平安金融，人群终身，承受溢价，网上服务入口，布衣村道路，各项日常工作，支教量。",
        }),
      ],
    },
    {
      bad: project([indicator("11", "道路养护面积", "≥1200«平分米»")]).replace(
        "≥1200«平分米»；",
        "≥1200平分米；",
      ),
      good: project([indicator("11", "道路养护面积", "≥1200平方米")]),
      near: [
        project([
          indicator("11", "新增座位", "≥12座", "≥12座"),
          indicator("12", "客人评价", "5分种类齐全"),
          indicator("22", "覆盖人数", "200人此类人群"),
        ]),
      ],
    },
    {
      bad: project([indicator("12", "资金«拔付»及时率", "100%")]),
      good: project([indicator("12", "资金拨付及时率", "100%")]),
    },
    {
      bad: project([indicator("12", "产品«合格卒»", "≥90%")]),
      good: project([indicator("12", "产品合格率", "≥90%")]),
    },
    {
      bad: project([indicator("12", "水质«检侧»达标率", "≥90%")]),
      good: project([indicator("12", "水质检测达标率", "≥90%")]),
    },
  ],
  asks: MISSPELT_PAIRS,
  text(text, report) {
    for (const { from, to, word, right } of misspeltIn(text)) report({ from, to }, { word, insert: right });
  },
  fix: replacing(),
};
