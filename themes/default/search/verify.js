/** What a document's texts say about how it agrees with a query: what `src/search/verify.rs` does. */

import { fold, folded, split } from "./fold.js";

const BY_NAME = new Set(["exact", "begins", "contains", "other-name"]);

/**
 * The tier a document belongs to and its score in it, smaller is better; nothing for what only
 * looked like a result.
 * @param {import("./query.js").Query} query
 * @param {any} record
 * @param {string} found the tier its lists put it into
 * @param {import("./shards.js").Head} head
 */
export function verify(query, record, found, head) {
  const whole = query.whole.join("");
  if (found === "exact" && query.facts.length > 0) return { tier: found, score: 0 };
  if (BY_NAME.has(found)) {
    const tier = byName(whole, record, head.prefix) || (query.quoted ? undefined : "name-parts");
    return tier && { tier, score: 0 };
  }
  if (found === "text") return inText(query, whole, record, head.average);
  if (found === "near") return near(query.whole, record, head.prefix);
  return { tier: found, score: 0 };
}

function bareOf(title, prefix) {
  return title.startsWith(prefix) ? title.slice(prefix.length) : title;
}

function byName(whole, record, prefix) {
  const title = folded(record.title);
  const bare = bareOf(title, prefix);
  if (title === whole || bare === whole) return "exact";
  if (title.startsWith(whole) || bare.startsWith(whole)) return "begins";
  if (title.includes(whole)) return "contains";
  return otherName(whole, record) ? "other-name" : undefined;
}

/** The other name that holds the query. */
export const otherName = (whole, record) => record.others.find(({ name }) => folded(name).includes(whole));

function inText(query, whole, record, average) {
  const { characters } = fold(record.text);
  const count = characters.join("").split(whole).length - 1;
  if (count === 0) return query.quoted ? undefined : { tier: "text-parts", score: 0 };
  const weight = (count * 2.2) / (count + 1.2 * (0.25 + 0.75 * (characters.length / average)));
  return { tier: "text", score: 1000 - Math.floor(weight * 100) };
}

function near(whole, record, prefix) {
  const title = folded(record.title);
  const others = record.others.map(({ name }) => folded(name));
  const names = [bareOf(title, prefix), title, ...others].map(split);
  const scores = names.map((name) => oneEdit(whole, name)).filter((score) => score !== undefined);
  return scores.length > 0 ? { tier: "near", score: Math.min(...scores) } : undefined;
}

const EDITS = [[1, 1], [1, 0], [0, 1], [2, 2]];

/** 0 where a whole name is one edit away, 1 where a part of it is. */
function oneEdit(query, name) {
  let best;
  for (let from = 0; from < name.length; from += 1) {
    let same = 0;
    while (same < query.length && from + same < name.length && query[same] === name[from + same]) same += 1;
    const rest = query.slice(same);
    const left = name.slice(from + same);
    for (const [skip, over] of EDITS) {
      if (rest.length < skip || left.length < over) continue;
      if (skip === 2 && !(rest[0] === left[1] && rest[1] === left[0])) continue;
      const tail = rest.slice(skip);
      if (!tail.every((each, at) => each === left[over + at])) continue;
      const score = from === 0 && left.length - over === tail.length ? 0 : 1;
      best = best === undefined ? score : Math.min(best, score);
    }
  }
  return best;
}
