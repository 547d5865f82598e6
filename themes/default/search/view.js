/** Puts results on the page; only texts and attributes, never markup. */

import { pieces, shortened } from "./excerpt.js";
import { otherName } from "./verify.js";

const REMARKS = {
  "parts-not-valid": "备案目前无效", "no-record": "本站未见备案记录", text: "正文中提到",
  "text-parts": "正文中提到", sound: "按读音匹配", near: "近似匹配",
};

const DATE = /(\d{4}-[\d-]+)/;

const TEXTUAL = new Set(["text", "text-parts"]);

/** Writes a text into an element with what agrees marked, after a label. */
export function mark(element, text, query, label = "") {
  element.textContent = label;
  for (const piece of pieces(text, query)) {
    const part = piece.marked ? element.appendChild(document.createElement("mark")) : element;
    if (piece.marked) part.textContent = piece.text;
    else element.appendChild(document.createTextNode(piece.text));
  }
}

function fromTemplate(id) {
  return document.importNode(document.getElementById(id).content, true).firstElementChild;
}

/** Writes a text at the end of an element; its dates are never broken between two lines. */
function write(element, text) {
  text.split(DATE).forEach((piece, at) => {
    const part = at % 2 ? element.appendChild(document.createElement("span")) : element;
    if (at % 2) part.className = "results__date";
    part.appendChild(document.createTextNode(piece));
  });
}

/** One result. */
export function resultItem({ record, tier }, query, head, root) {
  const item = fromTemplate("result-template");
  const [link, tag, about] = item.children;
  link.href = root + record.address;
  mark(link, record.title, query.whole);
  if (REMARKS[tier]) tag.textContent = REMARKS[tier];
  else item.removeChild(tag);
  about.textContent = aboutLine(record, head);
  // Only the lines that say something are made: what is not there need not be laid out.
  const line = () => item.appendChild(about.cloneNode(false));
  const named = tier === "other-name" ? otherName(query.whole.join(""), record) : undefined;
  if (named) mark(line(), named.name, query.whole, `${head.names[named.kind]}：`);
  else if (TEXTUAL.has(tier) && record.text) mark(line(), shortened(record.text, query.whole), query.whole);
  const filed = filedLines(record, query, head);
  if (filed) write(line(), filed);
  return item;
}

const LEVELS = "三级 二级 一级".split(" ").reduce((all, each) => all.concat(`${each}甲等`, `${each}乙等`, `${each}丙等`, each), []);

/** The name of a level's number. */
export const levelName = (level) => LEVELS.concat("未定级")[level] || "等级未注明";

function aboutLine(record, head) {
  const kind = head.kinds.find(([, from, to]) => record.document >= from && record.document < to);
  if (kind !== head.kinds[1]) return `${kind[0]}，${record.context}`;
  const valid = record.holdings.filter(({ status }) => status === 0).length;
  return `${record.context}，${levelName(record.level)}，有效备案 ${valid} 项`;
}

/** What an institution has filed of the technologies asked for. */
function filedLines(record, query, head) {
  const asked = new Set(query.mentions.reduce((all, each) => all.concat(each.technologies), []));
  const filed = record.holdings.filter(({ technology }) => asked.has(technology)).slice(0, 3);
  return filed.map((each) => `${head.technologies[each.technology][0]}：${statusText(each, head)}`).join("；");
}

function statusText({ status, completed }, head) {
  return `备案${head.statuses[status]}${completed ? `，完成备案 ${completed}` : ""}`;
}

/** The answer to whether an institution has filed a technology. */
export function answerCard({ institution, technology, filing }, head) {
  const card = fromTemplate("answer-template");
  const [question, answer, note] = card.querySelectorAll("p");
  question.firstChild.textContent = `${institution.title}：${head.technologies[technology][0]}`;
  if (filing) {
    write(answer, `${filing.status === 0 ? "已备案，有效" : statusText({ status: filing.status }, head)}。${filing.completed ? `完成备案 ${filing.completed}，` : "完成备案日期未报送，"}${filing.authority}。`);
    write(note, `截至 ${head.as_of}。备案不是审批，也不是对医疗水平的评价。`);
  } else {
    answer.textContent = "本站未见备案记录。";
    write(note, `截至 ${head.as_of}。没有记录不表示不能开展，也不表示没有备案，可能资料没有报送到本站。请问这家医疗机构或者当地卫生健康部门。`);
  }
  return card;
}

/** What a screen reader says, and everyone reads, about the results. */
export function summary({ hits, total, atLeast, incomplete }, input) {
  if (incomplete && total === 0) return missing();
  const lost = incomplete ? "有的部分没有取到，结果不完整。" : "";
  if (total === 0) return `没有找到“${input}”。可以换个说法，或者从下面的目录查找。没有找到不表示没有备案。`;
  return `${lost}找到${atLeast ? "至少 " : " "}${total} 条，列出 ${hits.length} 条。`;
}

/** What is said where nothing can be said about the query. */
export function missing() {
  if (navigator.onLine === false) return "现在没有网络，连上以后再试。";
  return "搜索所需的文件没有取到，还不知道有没有结果。网站可能刚刚更新，请刷新本页再试；也可以从下面的目录查找。";
}
