// Queries made from the files of an index, the same for the same files: what people type of a
// name, and what they get wrong. Used by the parity test and by the benchmark.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The folder of a published site's index. */
export function indexFolder(site) {
  const folders = readdirSync(join(site, "search"), { withFileTypes: true });
  const found = folders.find((each) => /^[a-p]{12}$/.test(each.name));
  return join(site, "search", found.name);
}

/** Every record, in the order of the documents. */
export function records(index) {
  const folder = join(index, "records");
  const files = readdirSync(folder).sort((one, other) => parseInt(one, 10) - parseInt(other, 10));
  return files.flatMap((name) => {
    const file = JSON.parse(readFileSync(join(folder, name), "utf8"));
    return file.documents.map(([title, address, context, level, others, holdings, text]) => ({
      title, address, context: file.contexts[context], level, others, holdings, text,
    }));
  });
}

export function head(index) {
  return JSON.parse(readFileSync(join(index, "head.json"), "utf8"));
}

/** Numbers that look random and are the same each time. */
export function randomly(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What of a name people type; each kind gives a query, or nothing where it does not apply. */
export const KINDS = {
  "full name": (name) => name,
  "without the place": (name) => name.replace(/^.*?[省市县区州盟旗]/, ""),
  "first six": (name) => name.slice(0, 6),
  "last six": (name) => name.slice(-6),
  "middle four": (name) => name.slice((name.length >> 1) - 2, (name.length >> 1) + 2),
  "without 市县区": (name) => name.replace(/[市县区]/, ""),
  "one wrong": (name, pick) => edited(name, pick, (rest) => `某${rest.slice(1)}`),
  "one missing": (name, pick) => edited(name, pick, (rest) => rest.slice(1)),
  "two swapped": (name, pick) => edited(name, pick, (rest) => rest.slice(1, 2) + rest.slice(0, 1) + rest.slice(2)),
};

function edited(name, pick, change) {
  const at = 1 + pick(Math.max(1, name.length - 2));
  const wrong = name.slice(0, at) + change(name.slice(at));
  return wrong === name ? undefined : wrong;
}

/**
 * @param {string} index the index's folder
 * @param {number} count institutions to take names from
 * @returns {{kind: string, query: string, address: string}[]}
 */
export function nameQueries(index, count, seed = 7) {
  const { kinds, prefix } = head(index);
  const institutions = records(index).slice(...hospitals(kinds));
  const pick = randomly(seed);
  const found = [];
  for (let each = 0; each < count && institutions.length > 0; each += 1) {
    const { title, address } = institutions[pick(institutions.length)];
    const name = title.startsWith(prefix) ? title.slice(prefix.length) : title;
    for (const [kind, of] of Object.entries(KINDS)) {
      const query = of(name, pick);
      if (query && query.length > 1) found.push({ kind, query, address });
    }
  }
  return found;
}

/** The first document of an institution, and the one after the last. */
export const hospitals = (kinds) => kinds.find(([label]) => label === "医疗机构").slice(1);

/** Questions of all kinds: places with technologies, levels, codes, articles, odd ones. */
export function questions(index, count, seed = 11) {
  const { kinds, technologies, values } = head(index);
  const all = records(index);
  const [from, to] = hospitals(kinds);
  const institutions = all.slice(from, to);
  const others = all.slice(to);
  const pick = randomly(seed);
  const one = (list) => list[pick(list.length)];
  const technology = () => one(one(technologies));
  const word = () => { const name = technology(); const at = pick(Math.max(1, name.length - 2)); return name.slice(at, at + 2 + pick(4)); };
  const place = () => { const { context } = one(institutions); return pick(2) ? context.slice(0, 3) : context.slice(-3); };
  const makers = [
    () => `${place()} ${word()}`,
    () => `${place().replace(/[省市县区]$/, "")}${word()}`,
    () => `${word()} ${one(Object.keys(values))}`,
    () => `${one(institutions).title} ${technology()}`,
    () => `哪家医院能做${technology()}`,
    () => technology(),
    () => word(),
    () => { const [, text] = one(one(institutions).others.concat([[0, "三院"]])); return text; },
    () => { const text = one(others).text || one(others).title; const at = pick(Math.max(1, text.length - 12)); return text.slice(at, at + 4 + pick(16)); },
    () => `"${one(others).title.slice(0, 6)}"`,
    () => { const held = one(one(institutions).holdings.concat([[0, 0, "2023-05-06"]])); return held[2] || "2023年5月"; },
    () => `${place()}${one(["妇幼", "人民医院", "中医院", "三院", "肿瘤医院"])}`,
  ];
  return Array.from({ length: count }, (_, at) => makers[at % makers.length]()).filter((query) => query.trim().length > 1);
}

/** What people have been seen to type, and what nobody should. */
export const FIXED = [
  "例吉林省人民医院 高压氧", "例长春市中医医院 肿瘤消融",
  "长春 消融", "长春消融", "肿瘤消融 三甲", "朝阳区 妇幼", "ECMO", "体外膜肺氧和", "腫瘤消融", "ｅｃｍｏ", "GO3",
  "第二十四条", "“第一责任人”", "\"第一责任人\"", "人民医院", "第三人民医院", "肿瘤消融治疗技术", "医院", "示例", "中医院",
  "changchun", "chang chun shi", "changchun ertong", "jilin  renmin yiyuan", "changchun ert", "ccs", "renminyiyuan", "xian", "zhongyiyuan", "shenzhen", "lvliang", "2023年5月6日",
  "2023-05", "20230506", "三院", "一附院", "省医", "市妇幼", "吉大二院", "哪里能做肿瘤消融", "哪家医院可以做ECMO吗",
  "长春第1医院", "示例省医学院第1附属医院", `${"某".repeat(59)}医院附属医院`,
  "长", "医", "a", "1", "吉林省长春市朝阳区", "长春市 朝阳区 人民医院", "🏥", "<script>alert(1)</script>", "%20", "\\", "''",
  "省医院ECMO", "省人民医院能做肿瘤消融吗", "省中医院 消融", "示例长春市中心医院东院区 消融", "erkeyiyuan", "长春暂停了消融吗", "农安 消融 停了吗",
  "血透", "长春 骨髓移植", "达芬奇手术机器人", "试管婴儿", "肾移植", "心脏移植", "腹腔镜", "射频消融", "近视手术", "人工心脏 三甲",
  "尿毒症", "换膝盖去哪家医院好", "LVAD", "干细胞治疗", "做变性手术的医院", "constructor", "__proto__",
  "ECMO 例数", "和睦家医院 ECMO", "撤销 消融", "肺癌 质子", "长春 正规 近视手术", "没有ECMO", "前列腺癌机器人手术", "什么是限制类技术",
  "管理办法 第11条", "2022年目录", "长春市", "朝阳区", "投诉", "数据下载", "体外膜肺氧和 口碑",
  "示例长春市中心医院 ECMO 备案", "示例长春市中心医院 ECMO 2024", "长春市中心医院ECMO", "四平 消融", "四平医院消融", "吉林长春消融", "长春的医院 ECMO",
  "中心医院ECMO", "长春 中心医院 ECMO 消融", "中医院消融", "代孕", "示例长春市中心医院代孕", "借腹生子", "糖尿病", "不能做ECMO的医院", "非三甲ECMO", "沪 质子",
  "长春市人民医院ECMO", "昆明市第一人民医院", "肿瘤医院ECMO", "长春肿瘤", "自体骨髓移植", "肝移植", "长春市中心医院ECMO备案取消了吗", "长春市中心医院不能做ECMO吗",
  "长春市中心医院有没有资格做ECMO", "长春市中心医院 备案", "长春市中心医院电话", "长春市中心医院东院区", "长春附属中心医院", "长春市第3人民医院", "市2院", "三甲 长春血透", "没有备案",
  "医".repeat(300), "限制类医疗技术临床应用管理", "第一例 15个工作日", "备案了吗", "哪里", "三级甲等", "二级 长春",
];
