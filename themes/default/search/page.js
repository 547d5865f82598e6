/** The search page: what is typed, chosen and gone back to becomes a query, and its answer a list. */

import { startCombobox } from "./combobox.js";
import { fold } from "./fold.js";
import { fill, within } from "./filters.js";
import { LONGEST, pairs, readQuery } from "./query.js";
import { rehearsals } from "./rehearse.js";
import { agreeing, search } from "./search.js";
import { Shards } from "./shards.js";
import { answerCard, missing, resultItem, say, summary } from "./view.js";

const STEP = 10;

/** @param {HTMLElement} module */
export function startSearch(module) {
  const { index, root } = module.dataset;
  const parts = [".search-status", ".answers", ".results", ".more", ".filters"];
  const [status, answers, list, more, filters] = parts.map((selector) => module.querySelector(selector));
  const input = document.getElementById("search-query");
  const form = input.form;
  // The examples make room for the answer.
  const hint = document.getElementById("search-hint");
  const { title } = document;
  const shards = new Shards(index);
  let turn = 0;
  let wanted;
  let state;
  let shown;
  let last;
  let asked = {};

  shards.head().then(whenIdle).catch(() => {});

  function whenIdle(head) {
    const later = window.requestIdleCallback || setTimeout;
    rehearsals(head).forEach((rehearse) => later(() => state.text || rehearse().catch(() => {})));
  }

  /** Asks what the address asks. */
  function enter() {
    shown = location.search;
    const all = {};
    new URLSearchParams(shown).forEach((value, name) => { if (value) all[name] = value; });
    const { q: text = "", ...chosen } = all;
    state = { text, chosen };
    wanted = STEP;
    run();
  }

  async function run() {
    const mine = (turn += 1);
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
    module.removeAttribute("aria-busy");
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
    filters.hidden = found.total + Object.keys(state.chosen).length === 0;
    last = { ...found, chosen: state.chosen };
    fillFilters();
  }

  /** For what is shown: an answer that has come meanwhile fills them anew. */
  function fillFilters() {
    if (!filters.open) return;
    const mine = last;
    agreeing(mine, shards).then((everything) => fill(filters, shards, everything, mine, () => mine === last)).catch(() => {
      if (mine === last) status.textContent += say("uncounted");
    });
  }

  function go(text, chosen) {
    history.pushState(null, "", `?${new URLSearchParams({ ...chosen, q: text })}`);
    enter();
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
  filters.addEventListener("change", ({ target: { name, value } }) => go(state.text, { ...state.chosen, [name]: value }));
  filters.addEventListener("toggle", fillFilters);
  addEventListener("online", () => { if (list.children.length === 0) run(); });
  addEventListener("popstate", () => {
    // A link to a part of the page asks nothing new.
    if (shown === location.search) return;
    enter();
    input.value = state.text;
  });
  enter();
  // A browser that goes back may have put the typed text in already.
  if (state.text) input.value = state.text;
}

document.querySelectorAll('[data-module="search"]').forEach(startSearch);
