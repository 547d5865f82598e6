/** Narrows results: by kind, place, level, technology and status, with the counts of each choice. */

import { Reader } from "./decode.js";
import { NONE, and, isEmpty, or, range, size } from "./sets.js";

/** The filters in the order of the page, by the name they have in the address. */
export const FILTERS = { kind: "类型", place: "地区", level: "等级", technology: "技术", status: "备案状态" };

const NAMES = Object.keys(FILTERS);

/** The choices of one filter: value, label, set. */
async function choices(name, shards, chosen) {
  const { heading: head } = shards;
  const ranged = (from, to) => range(head.documents, from, to);
  if (name === "kind") return head.kinds.map(([label, from, to], at) => [String(at), label, ranged(from, to)]);
  if (name === "place") return placeChoices(shards, chosen.place);
  if (name === "level") return head.ranked.slice(1).map((to, at) => [String(at), head.grades[at], ranged(head.ranked[at], to)]);
  const technologies = head.technologies.map((names, at) => `#t${at}`);
  if (name === "technology") {
    await shards.load(technologies);
    return technologies.map((key, at) => [String(at), head.technologies[at][0], (shards.lists(key) || []).reduce(or, NONE)]);
  }
  const key = chosen.technology ? `#t${chosen.technology}` : "#s";
  await shards.load([key]);
  const lists = shards.lists(key) || [];
  return head.statuses.map((label, at) => [String(at), label, lists[at] || NONE]);
}

async function placeChoices(shards, chosen) {
  const found = [];
  for (const [code, name, set] of await places(shards, "all")) {
    found.push([code, name, set]);
    // The places below are fetched where one of them, or the one above, is chosen.
    const digits = code.slice(2) === "0000" ? 2 : 4;
    if (chosen && chosen.slice(0, digits) === code.slice(0, digits)) found.push(...(await places(shards, code)));
  }
  return found;
}

async function places(shards, file) {
  const bytes = await shards.tryFetch(`places/${file}.bin`);
  const found = [];
  for (const reader = new Reader(bytes || []); !reader.done; ) {
    const [code, name, depth] = [reader.text(), reader.text(), reader.number()];
    found.push([code, "\u3000".repeat(depth) + name, reader.list(shards.heading.documents)]);
  }
  return found;
}

/** The documents that the chosen filters leave; nothing where none is chosen. */
export async function within(shards, chosen, except) {
  let set;
  for (const name of NAMES) {
    if (!chosen[name] || name === except) continue;
    const choice = (await choices(name, shards, chosen)).find(([value]) => value === chosen[name]);
    const own = choice ? choice[2] : NONE;
    set = set ? and(set, own) : own;
  }
  return set;
}

/**
 * Fills the filters with their choices and how many results each would leave; without the numbers
 * where it is not known what all results are.
 */
export async function fill(grid, shards, everything, chosen, changed) {
  const selects = await Promise.all(NAMES.map(async (name) => {
    const rest = await within(shards, chosen, name);
    const left = everything && rest ? and(everything, rest) : everything;
    const counted = ([value, label, set]) => (left ? [value, `${label}（${size(and(left, set))}）`, isEmpty(and(left, set))] : [value, label, isEmpty(set)]);
    const options = (await choices(name, shards, chosen)).map(counted);
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
  for (const [value, text, empty] of options) {
    if (!empty || value === chosen[name]) box.add(new Option(text, value));
  }
  box.value = chosen[name] || "";
  box.addEventListener("change", () => changed(name, box.value));
  return label;
}
