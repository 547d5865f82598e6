/** The search page: what is typed, chosen and gone back to becomes a query, and its answer a list. */

import { startCombobox } from "./combobox.js";
import { STEP, engineOf } from "./engine.js";
import { rehearsals } from "./rehearse.js";
import { answerCard, fill, missing, resultItem, say, summary } from "./view.js";

/** Milliseconds after which one is told that it takes a while. */
const PATIENCE = 800;

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
  const engine = engineOf(index);
  let head;
  let turn = 0;
  let patience;
  let wanted;
  let state;
  let shown;
  let last;

  engine.head().then(whenIdle).catch(() => {});

  function whenIdle(read) {
    const later = window.requestIdleCallback || setTimeout;
    rehearsals(read).forEach((rehearse) => later(() => state.text || rehearse().catch(() => {})));
  }

  const isAsked = () => state.text.trim();

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
    document.title = isAsked() ? `${text} - ${title}` : title;
    clearTimeout(patience);
    if (!isAsked()) return clear("");
    // What is there at once need not be announced, nor the page be laid out twice.
    patience = setTimeout(() => { if (!list.firstChild) status.textContent = say("finding"); }, PATIENCE);
    module.setAttribute("aria-busy", "true");
    try {
      const found = await engine.answer(text, chosen, wanted);
      head = await engine.head();
      if (mine === turn) show(found, text);
    } catch (error) {
      if (mine === turn) clear(missing(), true);
    }
  }

  function clear(message, incomplete = false) {
    clearTimeout(patience);
    hint.hidden = isAsked();
    module.removeAttribute("aria-busy");
    status.textContent = message;
    status.classList.toggle("search-status--incomplete", incomplete);
    answers.textContent = list.textContent = "";
    more.hidden = filters.hidden = true;
  }

  function show(found, text) {
    clear(summary(found, text), found.incomplete);
    found.cards.forEach((card) => answers.appendChild(answerCard(card, head)));
    found.hits.forEach((hit) => list.appendChild(resultItem(hit, found.query, head, root)));
    more.hidden = found.hits.length < wanted || found.hits.length >= found.total;
    filters.hidden = !(found.total + Object.keys(state.chosen).length);
    last = found;
    fillFilters();
  }

  /** For what is shown: an answer that has come meanwhile fills them anew. */
  function fillFilters() {
    if (!filters.open) return;
    const mine = last;
    const { chosen } = state;
    engine.count(mine, chosen).then((choices) => mine === last && fill(filters, choices, chosen), () => {
      if (mine === last) status.textContent += say("uncounted");
    });
  }

  function go(text, chosen) {
    history.pushState(null, "", `?${new URLSearchParams({ ...chosen, q: text })}`);
    enter();
  }

  const box = startCombobox(input, document.getElementById("search-suggestions"), engine, ({ record }) => {
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
  addEventListener("online", () => { if (!list.firstChild) run(); });
  addEventListener("popstate", () => {
    // A link to a part of the page asks nothing new.
    if (shown === location.search) return;
    enter();
    input.value = state.text;
  });
  enter();
  hint.hidden = isAsked();
  // A browser that goes back may have put the typed text in already.
  if (state.text) input.value = state.text;
}

document.querySelectorAll('[data-module="search"]').forEach(startSearch);
