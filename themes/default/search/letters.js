/**
 * Letters that are typed for characters: the syllables of every way of reading them, and first
 * letters; what `src/search/query/letters.rs` does.
 */

import { split } from "./fold.js";

/**
 * @typedef {{from: number, to: number, ends: boolean, text: string}} Syllable
 * @param {string} text
 * @param {import("./shards.js").Head} head
 * @returns {{syllables: Syllable[], initials: string[]}} keys of first letters, none where they are
 *   not meant
 */
export function readLetters(text, head) {
  const [letters] = text.replace(/[ '’]/g, "").toLowerCase().match(/^[a-z]{3,120}$/) || [""];
  const syllables = readSyllables(letters, head);
  // Many letters that can be read aloud are meant so, and no syllable begins with i, u or v.
  const meant = !/[iuv]/.test(letters) && (letters.length <= 12 || !syllables.some(({ from, ends }) => from > 0 && ends));
  const initials = meant ? split(letters.slice(2)).map((last, at) => `~${letters.slice(at, at + 2)}${last}`) : [];
  return { syllables, initials };
}

/**
 * The syllables of all ways in which small letters can be read.
 * @returns {Syllable[]} by their first letters
 */
export function readSyllables(letters, { patterns }) {
  const { length } = letters;
  const is = (pattern, from, to) => letters.slice(from, to).match(patterns[pattern]);
  const ends = (at) => at === length || is(10, at);
  const taken = [];
  const readable = [];
  for (let from = length; from >= 0; from -= 1) {
    taken[from] = [];
    for (let to = Math.min(length, from + 6); to > from; to -= 1) {
      if (is(9, from, to)) taken[from].push(to);
    }
    readable[from] = ends(from) || taken[from].some((to) => readable[to]);
  }
  const reached = [true];
  const found = [];
  for (let from = 0; from < length; from += 1) {
    for (const to of reached[from] ? taken[from] : []) {
      if (!readable[to]) continue;
      reached[to] = true;
      found.push({ from, to, ends: ends(to), text: letters.slice(from, to) });
    }
  }
  return found;
}

/** Each pair of syllables side by side: the key of both. */
export const syllableKey = (before, each) => `${before.text}'${each.text}`;
