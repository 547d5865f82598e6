// Chooses the committed queries from the index of the invented national site, of each kind some,
// each with the title of the right answer where there is one.
//
//   cargo bench --bench search -- SITE FOLDER
//   node benches/search/choose.mjs FOLDER SITE > benches/search/queries.json

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { head, hospitals, nameQueries, questions, randomly, records } from "../../tests/search/generate.mjs";

const [made, site] = process.argv.slice(2);
const index = join(made, "index");
const EACH = 14;
/** Parts of names are only asked for where they name few institutions. */
const FEW = 10;
const PARTS = new Set(["without the place", "first six", "last six", "middle four"]);

const names = JSON.parse(readFileSync(join(made, "names.json"), "utf8"));
const readings = new Map(names.map(([title, , reading]) => [title, reading.split(" ")]));
const all = records(index);
const { kinds, technologies, prefix } = head(index);
const [from, to] = hospitals(kinds);
const institutions = all.slice(from, to);
const titleOf = new Map(institutions.map(({ title, address }) => [address, title]));
const pick = randomly(2026);
const one = (list) => list[pick(list.length)];
const bare = (title) => (title.startsWith(prefix) ? title.slice(prefix.length) : title);
const chosen = [];
const add = (kind, query, title = null) => chosen.push([kind, query, title]);

const counts = new Map();
for (const { kind, query, address } of nameQueries(index, 400, 2026)) {
  const taken = counts.get(kind) ?? 0;
  if (taken >= EACH || (PARTS.has(kind) && names.filter(([title]) => title.includes(query)).length > FEW)) continue;
  counts.set(kind, taken + 1);
  add(kind, query, titleOf.get(address));
}
for (let each = 0; each < EACH; each += 1) {
  const { title } = one(institutions);
  const syllables = readings.get(title).slice(title.length - bare(title).length);
  add("pinyin", syllables.join(""), title);
  add("initials", syllables.map((syllable) => syllable[0]).join(""), title);
}
for (let each = 0; each < 10_000 && (counts.get("short name") ?? 0) < EACH; each += 1) {
  const { title, others } = one(institutions);
  const short = others.find(([kind]) => kind === 3);
  if (!short) continue;
  counts.set("short name", (counts.get("short name") ?? 0) + 1);
  add("short name", short[1], title);
}
for (let each = 0; each < EACH; each += 1) {
  const { title } = one(institutions);
  add("hospital and technology", `${bare(title)} ${technologies[pick(technologies.length)][0]}`, title);
}
const held = institutions.filter(({ holdings }) => holdings.length > 0);
for (let each = 0; each < EACH; each += 1) add("date", one(one(held).holdings)[2] || "2023-05-06");
for (const [names] of technologies.slice(0, EACH).map((names) => [names])) add("technology", names[0], names[0]);
const texts = all.slice(to).filter(({ text }) => text.length > 40);
for (let each = 0; each < EACH; each += 1) {
  const { text } = one(texts);
  const sentence = text.split(/[。；\n]/).map((part) => part.trim()).find((part) => part.length > 8) ?? text.slice(0, 20);
  add("sentence", `"${sentence.slice(0, 24)}"`);
}
for (const query of questions(index, 72, 2026)) add("question", query);
const registers = readdirSync(join(site, "data/sources"), { recursive: true }).filter((path) => path.endsWith("医疗机构.csv")).sort();
for (let each = 0; each < EACH; each += 1) {
  const rows = readFileSync(join(site, "data/sources", one(registers)), "utf8").trim().split(/\r?\n/);
  const [title, , registration, credit] = one(rows.slice(1)).split(",");
  add("code", each % 2 ? registration : credit, title);
}
const ASKED = {
  common: ["人民医院", "第三人民医院", "肿瘤消融治疗技术", "医院", "中医院", "妇幼保健院", "第一人民医院", "中心医院", "示例", "人民", "县人民医院", "市中心医院"],
  spelling: ["ECMO", "ｅｃｍｏ", "ecmo", "體外膜肺氧合", "体外膜肺氧和", "腫瘤消融", "GO3", "G03", "体外肺膜氧合", "肿瘤消溶"],
  place: ["长春 消融", "长春消融", "朝阳区 妇幼", "肿瘤消融 三甲", "二级 长春", "北京朝阳 人民医院", "吉林省长春市朝阳区", "武汉 三甲 移植", "海淀妇幼", "哪家医院能做肿瘤消融 长春", "广州 关节置换", "成都哪里能做ECMO"],
  article: ["第二十四条", "第24条", "“第一责任人”", "15个工作日", "备案了吗", "质量控制", "限制类医疗技术临床应用管理", "信息公开", "第一例 15个工作日"],
  letters: ["changchun", "chang chun shi", "ccs", "renminyiyuan", "zhongyiyuan", "xian", "chongqing", "foshan", "bengbu", "bozhou"],
  odd: ["长", "医", "a", "1", "🏥", "<script>alert(1)</script>", "''", "%20", "医".repeat(300), "三院", "一附院", "省医", "市妇幼"],
};
for (const [kind, queries] of Object.entries(ASKED)) for (const query of queries) add(kind, query);
const EVERYDAY = {
  骨髓移植: "异基因造血干细胞移植技术",
  机器人手术: "人工智能辅助治疗技术",
  达芬奇手术机器人: "人工智能辅助治疗技术",
  微波消融: "肿瘤消融治疗技术",
  叶克膜: "体外膜肺氧合（ECMO）技术",
  人工心脏: "心室辅助技术",
  LVAD: "心室辅助技术",
  质子治疗: "质子和重离子加速器放射治疗技术",
  粒子刀: "放射性粒子植入治疗技术",
  变性手术: "性别重置技术",
  换眼角膜: "同种异体角膜移植技术",
  氩氦刀: "肿瘤消融治疗技术",
  AI看片: "人工智能辅助诊断技术",
  白血病: "异基因造血干细胞移植技术",
  试管婴儿: "本站不收录的医疗技术",
  心脏移植: "本站不收录的医疗技术",
};
for (const [query, title] of Object.entries(EVERYDAY)) add("everyday word", query, title);
for (const query of ["成都机器人手术", "北京 骨髓移植", "哪家医院能做人工心脏"]) add("everyday word", query);
console.log(`[\n${chosen.map((each) => JSON.stringify(each)).join(",\n")}\n]`);
