/** Answers what the page asks; it knows nothing of the page. */

import { counts, within } from "./filters.js";
import { fold } from "./fold.js";
import { LONGEST, pairs, readQuery } from "./query.js";
import { agreeing, search } from "./search.js";
import { Shards } from "./shards.js";

export const STEP = 10;

/** @param {string} index address of the index's folder, with a trailing slash */
export function engineOf(index) {
  const shards = new Shards(index);
  let asked = {};

  /** What is typed stays in the query: its pairs are fetched while one types on. */
  async function prepare(text) {
    const { simplified, patterns } = await shards.head();
    const { characters } = fold(text, simplified);
    // Of a question many stand nowhere.
    if (!characters.join("").match(patterns[11])) await shards.load(pairs(characters.slice(0, LONGEST)));
  }

  /** A text's first results. Suggestions and the answer to the same text are one search. */
  function suggest(text) {
    if (asked.text !== text) {
      const found = search(shards, text, STEP);
      const forget = () => { asked = {}; };
      asked = { text, found };
      found.then(({ incomplete }) => incomplete && forget(), forget);
    }
    return asked.found;
  }

  async function answer(text, chosen, wanted) {
    const set = await within(shards, chosen, readQuery(text, await shards.head()));
    return set || wanted > STEP ? search(shards, text, wanted, set) : suggest(text);
  }

  /** The choices of the filters beside an answer. */
  const count = async (found, chosen) => counts(shards, await agreeing(found, shards), chosen, found.query);

  return { head: () => shards.head(), prepare, suggest, answer, count };
}
