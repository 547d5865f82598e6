/** The search page: what is typed, chosen and gone back to becomes a query, and its answer a list. */

import { startCombobox } from "./combobox.js";
import { fold } from "./fold.js";
import { FILTERS, fill, within } from "./filters.js";
import { LONGEST, pairs, readQuery } from "./query.js";
import { rehearsals } from "./rehearse.js";
import { agreeing, search } from "./search.js";
import { Shards } from "./shards.js";
import { answerCard, missing, resultItem, say, summary } from "./view.js";

const STEP = 10;

/** @param {HTMLElement} module */
export function startSearch(module) {
  const { index, root } = module.dataset;
  const part = (selector) => module.querySelector(selector);
  const [status, answers, list, more] = [".search-status", ".answers", ".results", ".more"].map(part);
  const filters = part(".filters");
  const input = document.getElementById("search-query");
  const form = input.form;
  // The examples make room for the answer.
  const hint = document.getElementById("search-hint");
  const { title } = document;
  const shards = new Shards(index);
  let turn = 0;
  let wanted = STEP;
  let state = read();
  let last;
  let asked = {};

  shards.head().then(whenIdle).catch(() => {});

  function whenIdle(head) {
    const later = window.requestIdleCallback || setTimeout;
    rehearsals(head).forEach((rehearse) => later(() => state.text || rehearse().catch(() => {})));
  }

  function read() {
    const address = new URLSearchParams(location.search);
    const chosen = {};
    address.forEach((value, name) => { if (value && FILTERS.includes(name)) chosen[name] = value; });
    return { text: address.get("q") || "", chosen };
  }

  function write() {
    const address = new URLSearchParams(state.chosen);
    address.set("q", state.text);
    history.pushState(null, "", `?${address}`);
  }

  async function run() {
    turn += 1;
    const mine = turn;
    const { text, chosen } = state;
    hint.hidden = text.trim() !== "";
    document.title = hint.hidden ? `${text} - ${title}` : title;
    if (!hint.hidden) return clear("");
    if (list.children.length === 0) status.textContent = say("finding");
    module.setAttribute("aria-busy", "true");
    try {
      const head = await shards.head();
      const set = await within(shards, chosen, readQuery(text, head));
      const found = await (set || wanted > STEP ? search(shards, text, wanted, set) : ask(text));
      if (mine === turn) show(found, text);
    } catch (error) {
      if (mine === turn) clear(missing(), true);
    }
    if (mine === turn) module.removeAttribute("aria-busy");
  }

  /** A text's first results. Suggestions and the answer to the same text are one search. */
  function ask(text) {
    if (asked.text !== text) {
      const found = search(shards, text, STEP);
      const forget = () => { asked = {}; };
      asked = { text, found };
      found.then(({ incomplete }) => incomplete && forget(), forget);
    }
    return asked.found;
  }

  function clear(message, incomplete = false) {
    status.textContent = message;
    status.classList.toggle("search-status--incomplete", incomplete);
    answers.textContent = list.textContent = "";
    more.hidden = filters.hidden = true;
  }

  function show(found, text) {
    clear(summary(found, text), found.incomplete);
    found.cards.forEach((card) => answers.appendChild(answerCard(card, shards.heading)));
    found.hits.forEach((hit) => list.appendChild(resultItem(hit, found.query, shards.heading, root)));
    more.hidden = found.hits.length < wanted || found.hits.length >= found.total;
    filters.hidden = found.total === 0 && Object.keys(state.chosen).length === 0;
    last = found;
    if (filters.open) fillFilters();
  }

  function fillFilters() {
    const mine = turn;
    agreeing(last, shards).then((everything) => fill(filters, shards, everything, state.chosen, last.query)).catch(() => {
      if (mine === turn) status.textContent += say("uncounted");
    });
  }

  function go(text, chosen) {
    state = { text, chosen };
    wanted = STEP;
    write();
    run();
  }

  // What is typed stays in the query: its pairs are fetched while one types on.
  const prepare = (text) => { if (shards.heading) shards.load(pairs(fold(text, shards.heading.simplified).characters.slice(0, LONGEST))); };
  const box = startCombobox(input, document.getElementById("search-suggestions"), ask, prepare, ({ record }) => {
    location.href = root + record.address;
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (box.composing()) return;
    box.close();
    go(input.value, {});
  });
  more.addEventListener("click", async () => {
    const before = list.children.length;
    wanted += STEP;
    await run();
    const next = list.children[before];
    if (next) next.querySelector("a").focus();
  });
  filters.addEventListener("change", ({ target: { name, value } }) => {
    const chosen = { ...state.chosen, [name]: value };
    if (!value) delete chosen[name];
    go(state.text, chosen);
  });
  filters.addEventListener("toggle", () => { if (filters.open && last) fillFilters(); });
  addEventListener("online", () => { if (list.children.length === 0) run(); });
  addEventListener("popstate", () => {
    state = read();
    wanted = STEP;
    input.value = state.text;
    run();
  });
  // A browser that goes back may have put the typed text in already.
  if (state.text) input.value = state.text;
  run();
}

document.querySelectorAll('[data-module="search"]').forEach(startSearch);
