/** What of a text is shown, and which of it agrees with the query. */

import { fold } from "./fold.js";

const AROUND = 30;

/**
 * The text in pieces; marked is every run of two characters or more that the query has too.
 * @param {string} text
 * @param {string[]} query folded
 * @returns {{text: string, marked: boolean}[]}
 */
export function pieces(text, query) {
  const { characters, origins } = fold(text);
  const least = Math.min(query.length, 2);
  const parts = new Set();
  for (let at = 0; at + least <= query.length; at += 1) parts.add(query.slice(at, at + least).join(""));
  const marked = new Set();
  for (let at = 0; least > 0 && at + least <= characters.length; at += 1) {
    if (parts.has(characters.slice(at, at + least).join(""))) origins.slice(at, at + least).forEach((each) => marked.add(each));
  }
  const known = new Set(origins);
  const found = [];
  let at = 0;
  for (const character of text) {
    const last = found[found.length - 1];
    // What folding leaves out belongs to what stands before it.
    const here = known.has(at) ? marked.has(at) : Boolean(last && last.marked);
    if (last && last.marked === here) last.text += character;
    else found.push({ text: character, marked: here });
    at += character.length;
  }
  return found;
}

/** The part of a long text around the query, or its first mark. */
export function shortened(text, query) {
  const flat = text.replace(/\s+/g, " ");
  const { characters, origins } = fold(flat);
  const whole = characters.join("").indexOf(query.join(""));
  const pair = whole < 0 ? characters.join("").indexOf(query.slice(0, 2).join("")) : whole;
  const from = Math.max(0, (pair < 0 ? 0 : origins[pair]) - AROUND);
  const cut = flat.slice(from, from + AROUND * 4);
  return (from > 0 ? "…" : "") + cut + (from + AROUND * 4 < flat.length ? "…" : "");
}
