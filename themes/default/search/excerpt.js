/** What of a text is shown, and which of it agrees with the query. */

import { fold } from "./fold.js";

const AROUND = 30;

/**
 * The text in pieces; marked is every run of two characters or more that the query has too, with
 * the punctuation inside it, but not what stands behind it.
 * @param {string} text
 * @param {string[]} query folded
 * @returns {{text: string, marked: boolean}[]}
 */
export function pieces(text, query) {
  const { characters, origins } = fold(text);
  const marked = marksOf(characters, query);
  const found = [];
  let done = 0;
  const add = (to, isMarked) => {
    if (to > done) found.push({ text: text.slice(done, to), marked: isMarked });
    done = Math.max(done, to);
  };
  for (let at = 0; at < characters.length; at += 1) {
    if (!marked[at]) continue;
    add(origins[at], false);
    while (marked[at + 1]) at += 1;
    add(origins[at] + (text.codePointAt(origins[at]) > 0xffff ? 2 : 1), true);
  }
  add(text.length, false);
  return found;
}

/** Which characters stand in a pair that the query has; in a query of one, which are it. */
function marksOf(characters, query) {
  const marked = [];
  const least = Math.min(query.length, 2);
  if (least === 0) return marked;
  const beside = (all, at) => (least === 2 ? all[at] + all[at + 1] : all[at]);
  const parts = new Set(query.map((each, at) => beside(query, at)));
  for (let at = 0; at + least <= characters.length; at += 1) {
    if (parts.has(beside(characters, at))) marked[at] = marked[at + least - 1] = true;
  }
  return marked;
}

/** The part of a long text around the query, or its first mark. */
export function shortened(text, query) {
  const flat = text.replace(/\s+/g, " ");
  const { characters, origins } = fold(flat);
  const place = [query, query.slice(0, 2)].map((part) => characters.join("").indexOf(part.join(""))).find((at) => at >= 0);
  const from = Math.max(0, (origins[place] || 0) - AROUND);
  const cut = flat.slice(from, from + AROUND * 4);
  return (from > 0 ? "…" : "") + cut + (from + AROUND * 4 < flat.length ? "…" : "");
}
