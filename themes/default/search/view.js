/** Puts results on the page; only texts and attributes, never markup. */

import { pieces, shortened } from "./excerpt.js";
import { otherName } from "./verify.js";

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
  if (head.remarks[tier]) tag.textContent = head.remarks[tier];
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

function aboutLine(record, head) {
  const kind = head.kinds.find(([, from, to]) => record.document >= from && record.document < to);
  if (kind !== head.kinds[2]) return `${kind[0]}，${record.context}`;
  const valid = record.holdings.filter(({ status }) => status === 0).length;
  return `${record.context}，${head.grades[record.level]}，有效备案 ${valid} 项`;
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
  const [date, onFiling, onNone] = note.children;
  write(date, `截至 ${head.as_of}。`);
  note.removeChild(filing ? onNone : onFiling);
  question.firstChild.textContent = `${institution.title}：${head.technologies[technology][0]}`;
  write(answer, filing
    ? `${filing.status === 0 ? "已备案，有效" : statusText({ status: filing.status }, head)}。${filing.completed ? `完成备案 ${filing.completed}，` : "完成备案日期未报送，"}${filing.authority}。`
    : "本站未见备案记录。");
  return card;
}

/** What a screen reader says, and everyone reads, about the results. */
export function summary({ hits, total, atLeast, incomplete, unused }, input) {
  if (incomplete && total === 0) return missing();
  const lost = incomplete ? "有的部分没有取到，结果不完整。" : "";
  if (total === 0) return `没有找到“${input}”。可以换个说法，或者从下面的目录查找。没有找到不表示没有备案。`;
  const part = unused ? `没有完全符合的。下面没有用到“${unused}”，只符合其余的词。` : "";
  return `${lost}${part}找到${atLeast ? "至少 " : " "}${total} 条，列出 ${hits.length} 条。`;
}

/** What is said where nothing can be said about the query. */
export function missing() {
  if (navigator.onLine === false) return "现在没有网络，连上以后再试。";
  return "搜索所需的文件没有取到，还不知道有没有结果。网站可能刚刚更新，请刷新本页再试；也可以从下面的目录查找。";
}
