/** What a document's texts say about how it agrees with a query: what `src/search/find/verify.rs` does. */

import { fold, folded } from "./fold.js";
import { EXACT, BEGINS, CONTAINS, OTHER_NAME, NAME_PARTS, TEXT, TEXT_PARTS, NEAR } from "./tiers.js";

/**
 * The tier a document belongs to and its score in it, smaller is better; nothing for what only
 * looked like a result.
 * @param {import("./query.js").Query} query
 * @param {any} record
 * @param {number} found the tier its lists put it into
 * @param {import("./shards.js").Head} head
 * @returns {[number, number] | false}
 */
export function verify({ whole, sought, facts, quoted }, record, found, { prefix, average }) {
  const text = whole.join("");
  if (found === EXACT && facts[0]) return [found, 0];
  if (found >= EXACT && found <= OTHER_NAME) {
    const called = isNamed(text, record);
    const tier = byName(text, record, prefix);
    // Of those that agree alike, what is called so comes first, then what a whole name led to.
    if (tier) return [called && found === EXACT && tier > BEGINS ? EXACT : tier, called ? 0 : found];
    return !quoted && [NAME_PARTS, 0];
  }
  if (found === TEXT) return inText(quoted, text, record, average);
  if (found === NEAR) return near(sought, record, prefix);
  return [found, 1];
}

const bareOf = (title, prefix) => title.slice(title.startsWith(prefix) && prefix.length);

/** The names of a document, folded, its title first. */
export const namesOf = ({ title, others }) => [title, ...others.map(([, each]) => each)].map(folded);

/** Whether one of its names is a text, or but for a 医院. */
export const isNamed = (text, record) => namesOf(record).some((each) => each === text || each === `${text}医院`);

/** How one of its names holds a text. */
export function byName(whole, record, prefix) {
  const names = namesOf(record);
  const [title] = names;
  const bare = bareOf(title, prefix);
  if (title === whole || bare === whole) return EXACT;
  if (title.startsWith(whole) || bare.startsWith(whole)) return BEGINS;
  if (title.includes(whole)) return CONTAINS;
  return names.some((each) => each.includes(whole)) ? OTHER_NAME : undefined;
}

/** The other name that holds the query, where the title does not. */
export const otherName = (whole, record) => record.others[namesOf(record).findIndex((each) => each.includes(whole)) - 1];

function inText(quoted, whole, record, average) {
  const { characters } = fold(record.text);
  const count = characters.join("").split(whole).length - 1;
  if (count === 0) return !quoted && [TEXT_PARTS, 1];
  const weight = (count * 2.2) / (count + 1.2 * (0.25 + 0.75 * (characters.length / average)));
  return [TEXT, 1000 - Math.floor(weight * 100)];
}

/** 0 where a whole name is the query but for one character, 1 where a part of it is, if it is long. */
function near(whole, record, prefix) {
  const edited = whole.map((each, at) => {
    const before = whole.slice(0, at).join("");
    const after = whole.slice(at + 1);
    const swapped = after.slice(0, 1).concat(each, after.slice(1)).join("");
    // Wrong or superfluous, missing before it, swapped with the next.
    return `${before}(?:.?${after.join("")}|.${each}${after.join("")}|${swapped})`;
  }).join("|");
  const names = namesOf(record);
  names.push(bareOf(names[0], prefix));
  const score = [`^(?:${edited})$`, edited].findIndex((pattern) => names.some((each) => new RegExp(pattern, "u").test(each)));
  return (!score || (score > 0 && whole[3])) && [NEAR, score];
}
