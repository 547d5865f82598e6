/** What a document's texts say about how it agrees with a query: what `src/search/verify.rs` does. */

import { fold, folded, split } from "./fold.js";
import { EXACT, BEGINS, CONTAINS, OTHER_NAME, NAME_PARTS, TEXT, TEXT_PARTS, NEAR } from "./tiers.js";

/**
 * The tier a document belongs to and its score in it, smaller is better; nothing for what only
 * looked like a result.
 * @param {import("./query.js").Query} query
 * @param {any} record
 * @param {number} found the tier its lists put it into
 * @param {import("./shards.js").Head} head
 */
export function verify(query, record, found, head) {
  const whole = query.whole.join("");
  if (found === EXACT && query.facts.length > 0) return { tier: found, score: 0 };
  if (found >= EXACT && found <= OTHER_NAME) {
    const tier = byName(whole, record, head.prefix) || (query.quoted ? undefined : NAME_PARTS);
    return tier && { tier, score: 0 };
  }
  if (found === TEXT) return inText(query, whole, record, head.average);
  if (found === NEAR) return near(query.whole, record, head.prefix);
  return { tier: found, score: 0 };
}

function bareOf(title, prefix) {
  return title.startsWith(prefix) ? title.slice(prefix.length) : title;
}

/** How one of its names holds a text. */
export function byName(whole, record, prefix) {
  const title = folded(record.title);
  const bare = bareOf(title, prefix);
  if (title === whole || bare === whole) return EXACT;
  if (title.startsWith(whole) || bare.startsWith(whole)) return BEGINS;
  if (title.includes(whole)) return CONTAINS;
  return otherName(whole, record) ? OTHER_NAME : undefined;
}

/** The other name that holds the query. */
export const otherName = (whole, record) => record.others.find(([, name]) => folded(name).includes(whole));

function inText(query, whole, record, average) {
  const { characters } = fold(record.text);
  const count = characters.join("").split(whole).length - 1;
  if (count === 0) return query.quoted ? undefined : { tier: TEXT_PARTS, score: 0 };
  const weight = (count * 2.2) / (count + 1.2 * (0.25 + 0.75 * (characters.length / average)));
  return { tier: TEXT, score: 1000 - Math.floor(weight * 100) };
}

function near(whole, record, prefix) {
  const title = folded(record.title);
  const others = record.others.map(([, name]) => folded(name));
  const score = Math.min(...[bareOf(title, prefix), title, ...others].map((name) => oneEdit(whole, split(name))));
  return score < NONE_NEAR ? { tier: NEAR, score } : undefined;
}

const EDITS = [[1, 1], [1, 0], [0, 1], [2, 2]];
const NONE_NEAR = 2;

/** 0 where a whole name is one edit away, 1 where a part of it is. */
function oneEdit(query, name) {
  let best = NONE_NEAR;
  for (let from = 0; from < name.length; from += 1) {
    let same = 0;
    while (same < query.length && from + same < name.length && query[same] === name[from + same]) same += 1;
    const rest = query.slice(same);
    const left = name.slice(from + same);
    for (const [skip, over] of EDITS) {
      if (rest.length < skip || left.length < over) continue;
      if (skip === 2 && !(rest[0] === left[1] && rest[1] === left[0])) continue;
      const tail = rest.slice(skip);
      if (tail.every((each, at) => each === left[over + at])) best = Math.min(best, from === 0 && left.length - over === tail.length ? 0 : 1);
    }
  }
  return best;
}
