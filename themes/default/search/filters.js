/** Narrows results: by kind, place, level, technology and status, with the counts of each choice. */

import { readerOf } from "./decode.js";
import { NONE, and, isEmpty, or, range, size } from "./sets.js";

/** The filters, by the names they have in the address and on the page. */
const FILTERS = ["kind", "place", "level", "technology", "status"];

/** The value of a choice: its code, or its place. */
const valueOf = ([, , code], at) => code || `${at}`;

/**
 * The choices of one filter: label and set; of places also their codes. Statuses are those of the
 * technology chosen, or else of those that the query means.
 */
async function choices(name, shards, chosen, query) {
  const { heading: head } = shards;
  if (name === "kind") return head.kinds.map(([label, from, to]) => [label, range(head.documents, from, to)]);
  if (name === "place") return placeChoices(shards, chosen.place);
  if (name === "level") return head.grades.map((label, at) => [label, shards.lists(`#l${at}`)[0]]);
  const technology = (at) => `#t${at}`;
  const asked = chosen.technology ? [chosen.technology] : query.means;
  const keys = name === "technology" ? head.technologies.map((names, at) => technology(at)) : asked.length > 0 ? asked.map(technology) : ["#s"];
  await shards.load(keys);
  const lists = keys.map((key) => shards.lists(key) || []);
  if (name === "technology") return lists.map((all, at) => [head.technologies[at][0], all.reduce(or, NONE)]);
  return head.statuses.map((label, at) => [label, lists.reduce((set, each) => or(set, each[at] || NONE), NONE)]);
}

async function placeChoices(shards, chosen) {
  const found = [];
  for (const [name, set, code] of await places(shards, "all")) {
    found.push([name, set, code]);
    // The places below are fetched where one of them, or the one above, is chosen.
    const digits = code.slice(2) === "0000" ? 2 : 4;
    if (chosen && chosen.slice(0, digits) === code.slice(0, digits)) found.push(...(await places(shards, code)));
  }
  return found;
}

async function places(shards, file) {
  const bytes = await shards.tryFetch(`places/${file}.bin`);
  const found = [];
  for (const reader = readerOf(bytes || []); !reader.done(); ) {
    // Depth, name, documents and code, in the order in which they stand there.
    found.push(["\u3000".repeat(reader.number()) + reader.text(), reader.list(shards.heading.documents), reader.text()]);
  }
  return found;
}

/** The documents that the chosen filters leave; nothing where none is chosen. */
export async function within(shards, chosen, query, except) {
  let set;
  for (const name of FILTERS) {
    if (!chosen[name] || name === except) continue;
    const [, own = NONE] = (await choices(name, shards, chosen, query)).find((each, at) => valueOf(each, at) === chosen[name]) || [];
    set = set ? and(set, own) : own;
  }
  return set;
}

/**
 * The choices of the filters, each with its label and value, and how many results it would leave;
 * without the numbers where it is not known what all results are.
 * @returns {Promise<[string, [string, string][]][]>}
 */
export function counts(shards, everything, chosen, query) {
  return Promise.all(FILTERS.map(async (name) => {
    const rest = await within(shards, chosen, query, name);
    const left = everything && rest ? and(everything, rest) : everything;
    const found = [];
    (await choices(name, shards, chosen, query)).forEach((each, at) => {
      const value = valueOf(each, at);
      const [label, set] = each;
      const own = left ? and(left, set) : set;
      if (!isEmpty(own) || value === chosen[name]) found.push([left ? `${label}（${size(own)}）` : label, value]);
    });
    return [name, found];
  }));
}
