/**
 * Letters that are typed for characters: the syllables of every way of reading them, and first
 * letters; what `src/search/letters.rs` does.
 */

/** The head, whose lists say how syllables are written. */
let spelling;

/**
 * @typedef {{from: number, to: number, ends: boolean, text: string}} Syllable
 * @param {string} text
 * @param {import("./shards.js").Head} head
 * @returns {{syllables: Syllable[], apart: number[], initials: string[]}} syllables by their first
 *   letters; where words begin that may stand apart; keys of first letters, none where they are not
 *   meant
 */
export function readLetters(text, head) {
  spelling = head;
  const typed = text.replace(/[ '’]/g, "");
  const found = { syllables: [], apart: [], initials: [] };
  if (!/^[a-z]{3,120}$/i.test(typed)) return found;
  const letters = typed.toLowerCase();
  found.syllables = readSyllables(letters);
  found.apart = apart(text.toLowerCase().split(" "));
  // Many letters that can be read aloud are meant so, and no syllable begins with i, u or v.
  if (/[iuv]/.test(letters)) return found;
  if (letters.length <= 12 || !found.syllables.some(({ from, ends }) => from > 0 && ends)) {
    found.initials = letters.slice(2).split("").map((last, at) => `~${letters.slice(at, at + 2)}${last}`);
  }
  return found;
}

/** Where the words begin, but for the first; none where one may be a syllable alone. */
function apart(words) {
  let end = 0;
  return words.some(isSyllable) ? [] : words.slice(0, -1).map((word) => (end += word.replace(/['’]/g, "").length));
}

function readSyllables(letters) {
  const { length } = letters;
  const ends = (at) => at === length || isBegun(letters.slice(at));
  const taken = [];
  const readable = [];
  for (let from = length; from >= 0; from -= 1) {
    taken[from] = [];
    for (let to = Math.min(length, from + 6); to > from; to -= 1) {
      if (isSyllable(letters.slice(from, to))) taken[from].push(to);
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

function isSyllable(text) {
  const initial = text[1] === "h" && "zcs".includes(text[0]) ? 2 : spelling.initials.includes(text[0]) ? 1 : 0;
  return spelling[initial ? "finals" : "alone"].includes(text.slice(initial));
}

/** Whether letters can be the beginning of one syllable and are none yet. */
const isBegun = (letters) => /^[zcs]h$/.test(letters) || (!letters[1] && spelling.initials.includes(letters));
