/** Narrows results: by kind, place, level, technology and status, with the counts of each choice. */

import { and, none, add, or, range, size } from "./sets.js";
import { levelName } from "./view.js";

/** The filters in the order of the page, by the name they have in the address. */
export const FILTERS = { kind: "类型", place: "地区", level: "等级", technology: "技术", status: "备案状态" };

const NAMES = Object.keys(FILTERS);

/** The choices of one filter: value, label, set. */
async function choices(name, shards, chosen) {
  const { heading: head } = shards;
  const ranged = (from, to) => range(head.documents, from, to);
  if (name === "kind") return head.kinds.map(([label, from, to], at) => [String(at), label, ranged(from, to)]);
  if (name === "place") return placeChoices(shards, chosen.place, ranged);
  if (name === "level") return levelChoices(shards);
  const technologies = head.technologies.map((names, at) => `#t${at}`);
  if (name === "technology") {
    await shards.load(technologies);
    return technologies.map((key, at) => [String(at), head.technologies[at][0], (shards.lists(key) || []).reduce(or, none(head.documents))]);
  }
  const key = chosen.technology ? `#t${chosen.technology}` : "#s";
  await shards.load([key]);
  const lists = shards.lists(key) || [];
  return head.statuses.map((label, at) => [String(at), label, lists[at] || none(head.documents)]);
}

async function placeChoices(shards, chosen, ranged) {
  const found = [];
  for (const [code, name, from, to] of shards.heading.places) {
    found.push([code, name, ranged(from, to)]);
    // The places below are fetched where one of them, or the one above, is chosen.
    const digits = code.slice(2) === "0000" ? 2 : 4;
    if (!chosen || chosen.slice(0, digits) !== code.slice(0, digits)) continue;
    const below = (await shards.tryFetch(`places/${code}.json`, "json")) || [];
    for (const [inner, label, depth, start, end] of below) found.push([inner, "\u3000".repeat(depth) + label, ranged(start, end)]);
  }
  return found;
}

async function levelChoices(shards) {
  const { heading: head } = shards;
  const [, from, to] = head.kinds[1];
  await shards.rank([from, to - 1].filter((each) => each >= 0 && each < head.documents));
  const sets = Array.from({ length: 14 }, () => none(head.documents));
  for (let each = from; each < to; each += 1) if (head.ranks[each] >= 0) add(sets[head.ranks[each] >> 4], each);
  return sets.map((set, at) => [String(at), levelName(at), set]);
}

/** The documents that the chosen filters leave; nothing where none is chosen. */
export async function within(shards, chosen, except) {
  let set;
  for (const name of NAMES) {
    if (!chosen[name] || name === except) continue;
    const choice = (await choices(name, shards, chosen)).find(([value]) => value === chosen[name]);
    const own = choice ? choice[2] : none(shards.heading.documents);
    set = set ? and(set, own) : own;
  }
  return set;
}

/** Fills the filters with their choices and how many results each would leave. */
export async function fill(grid, shards, everything, chosen, changed) {
  const selects = await Promise.all(NAMES.map(async (name) => {
    const rest = await within(shards, chosen, name);
    const left = rest ? and(everything, rest) : everything;
    const options = (await choices(name, shards, chosen)).map(([value, label, set]) => [value, label, size(and(left, set))]);
    return select(name, options, chosen, changed);
  }));
  grid.textContent = "";
  selects.forEach((each) => grid.appendChild(each));
}

function select(name, options, chosen, changed) {
  const label = document.createElement("label");
  label.textContent = FILTERS[name];
  const box = label.appendChild(document.createElement("select"));
  box.className = "filters__select";
  box.name = name;
  box.add(new Option("不限", ""));
  for (const [value, text, count] of options) {
    if (count > 0 || value === chosen[name]) box.add(new Option(`${text}（${count}）`, value));
  }
  box.value = chosen[name] || "";
  box.addEventListener("change", () => changed(name, box.value));
  return label;
}
