/** Puts results on the page; only texts and attributes, never markup. */

import { pieces, shortened } from "./excerpt.js";
import { OTHER_NAME, TEXT, TEXT_PARTS } from "./tiers.js";
import { otherName } from "./verify.js";

/** A text of the page with values in the places of its #. */
export function say(name, ...values) {
  return document.querySelector("[data-index]").dataset[name].replace(/#/g, () => values.shift());
}

/** Writes a text into an element with what agrees marked, after a label. */
export function mark(element, text, query, label = "") {
  element.textContent = label;
  pieces(text, query).forEach(({ text: textContent, marked }) => element.append(marked ? Object.assign(document.createElement("mark"), { textContent }) : textContent));
}

/** A copy of what a template of the page holds. */
export function fromTemplate(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/** One result. */
export function resultItem({ record, tier }, query, head, root) {
  const item = fromTemplate("result-template");
  const [link, tag, about] = item.children;
  link.href = root + record.address;
  mark(link, record.title, query.marked);
  tag.textContent = head.remarks[tier];
  if (!head.remarks[tier]) tag.remove();
  about.textContent = aboutLine(record, head);
  // Only the lines that say something are made: what is not there need not be laid out.
  const line = () => item.appendChild(about.cloneNode(false));
  const named = tier <= OTHER_NAME && otherName(query.whole.join(""), record);
  if (named) mark(line(), named[1], query.marked, `${head.names[named[0]]}：`);
  else if ((tier === TEXT || tier === TEXT_PARTS) && record.text) mark(line(), shortened(record.text, query.marked), query.marked);
  const filed = filedLines(record, query, head);
  if (filed) Object.assign(line(), { textContent: filed, className: "results__line results__filed" });
  return item;
}

function aboutLine(record, head) {
  const kind = head.kinds.find(([, from, to]) => record.document >= from && record.document < to);
  if (kind !== head.kinds[2]) return `${kind[0]}，${record.context}`;
  return say("about", record.context, head.grades[record.level], record.holdings.filter(({ status }) => status === 0).length);
}

/** What an institution has filed of the technologies asked for. */
function filedLines(record, query, head) {
  const filed = record.holdings.filter(({ technology }) => query.means.includes(technology)).slice(0, 3);
  return filed.map((each) => `${head.technologies[each.technology][0]}：${statusText(each, head)}${each.completed && `，${say("completed", each.completed)}`}`).join("；");
}

/** A filing's status, and since when it has ended. */
function statusText({ status, ended }, head) {
  return say("status", head.statuses[status]) + (ended ? say("since", ended) : "");
}

/** The answer to whether an institution has filed a technology, or that none can. */
export function answerCard({ institution, technology, filing }, head) {
  const card = fromTemplate("answer-template");
  const [question, answer, note] = card.querySelectorAll("p");
  const [date, onFiling, onNone] = note.children;
  const name = head.technologies[technology][0];
  if (institution) {
    date.textContent = say("date", head.as_of);
    (filing ? onNone : onFiling).remove();
  } else note.remove();
  question.firstChild.textContent = institution ? `${institution.title}：${name}` : name;
  let text = institution ? say(institution.disclosed.includes(technology) ? "disclosed" : "unfiled") : "";
  if (filing) text = `${filing.status === 0 ? say("valid") : statusText(filing, head)}。${filing.completed ? say("completed", filing.completed) : say("undated")}，${filing.authority}。`;
  answer.textContent = text + head.notes[technology];
  return card;
}

/** What a screen reader says, and everyone reads, about the results. */
export function summary({ hits, total, atLeast, incomplete, unused, absent }, input) {
  if (!total) return incomplete ? missing() : say("none", input);
  const part = absent ? say("absent", absent) : unused ? say("unused", unused) : "";
  const count = say(atLeast ? "least" : "found", total) + (hits.length < total ? say("listed", hits.length) : "");
  return `${incomplete ? say("lost") : ""}${part}${count}。`;
}

/** What is said where nothing can be said about the query. */
export const missing = () => say(navigator.onLine === false ? "offline" : "missing");

/** Fills the filters with their choices. */
export function fill(grid, choices, chosen) {
  for (const [name, found] of choices) {
    const box = grid.querySelector(`[name=${name}]`);
    box.length = 1;
    found.forEach(([label, value]) => box.add(new Option(label, value)));
    box.value = chosen[name] || "";
  }
}
