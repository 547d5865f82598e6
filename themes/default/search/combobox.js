/**
 * Suggestions while typing, as an ARIA combobox. An input method in composition neither asks nor
 * chooses anything: its Enter only takes the candidate.
 */

import { fromTemplate, mark } from "./view.js";

const PAUSE = 120;
const SHOWN = 6;

/**
 * @param {HTMLInputElement} input
 * @param {HTMLElement} list
 * @param {{prepare: (text: string) => Promise<any>, suggest: (text: string) => Promise<any>}} engine
 *   prepares with every change, before any pause
 * @param {(hit: any) => void} choose
 */
export function startCombobox(input, list, engine, choose) {
  let composing = false;
  let timer = 0;
  let asked = 0;
  let hits = [];
  let current = -1;

  const set = (name, value) => input.setAttribute(name, value);
  set("role", "combobox");
  set("aria-autocomplete", "list");
  set("aria-controls", list.id);
  set("aria-expanded", "false");

  const select = (at) => {
    current = at;
    Array.from(list.children).forEach((item, index) => item.setAttribute("aria-selected", index === at));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else set("aria-activedescendant", list.children[at].id);
  };

  const close = () => {
    clearTimeout(timer);
    asked += 1;
    if (list.hidden) return;
    list.hidden = true;
    set("aria-expanded", "false");
    select(-1);
  };

  const show = (found) => {
    hits = found.hits.slice(0, SHOWN);
    list.textContent = "";
    hits.forEach((hit, at) => {
      const item = list.appendChild(fromTemplate("suggestion-template"));
      item.id = `suggestion-${at}`;
      mark(item.firstChild, hit.record.title, found.query.marked);
    });
    select(-1);
    list.hidden = !hits[0];
    set("aria-expanded", !list.hidden);
  };

  const suggest = () => {
    const text = input.value;
    close();
    // One character begins too many names.
    if (!text.trim()[1]) return;
    engine.prepare(text).catch(() => {});
    timer = setTimeout(() => {
      const mine = (asked += 1);
      engine.suggest(text).then((found) => mine === asked && show(found), () => mine === asked && close());
    }, PAUSE);
  };

  input.addEventListener("compositionstart", () => { composing = true; });
  input.addEventListener("compositionend", () => {
    composing = false;
    suggest();
  });
  input.addEventListener("input", () => composing || suggest());
  input.addEventListener("blur", () => setTimeout(close, 150));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const at = Array.from(list.children).indexOf(event.target.closest("li"));
    if (hits[at]) choose(hits[at]);
  });
  input.addEventListener("keydown", (event) => {
    // 229 is what older engines report while an input method is at work.
    if (composing || event.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (step && !list.hidden) {
      event.preventDefault();
      select(((current + step + hits.length + 2) % (hits.length + 1)) - 1);
    } else if (event.key === "Enter" && current >= 0) {
      event.preventDefault();
      choose(hits[current]);
    }
  });
  return { close, composing: () => composing };
}
