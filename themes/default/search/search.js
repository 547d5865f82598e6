/** Answers queries: reads them, loads what they need, and looks at what will be shown. */

import { MOST_NEAR, TIERS, find, loosely } from "./find.js";
import { asked, besideAsked, keysOf, meansTechnology, readQuery } from "./query.js";
import { compare } from "./fold.js";
import { verify } from "./verify.js";
import { and, ascending, each, has, isEmpty, members, minus, of, range, size } from "./sets.js";

const MOST_CARDS = 4;
/** Texts are weighed so many at a time. */
const BLOCK = 30;

/**
 * @param {import("./shards.js").Shards} shards
 * @param {string} input
 * @param {number} wanted how many results
 * @param {Uint32Array} [within] only documents of this set
 */
export async function search(shards, input, wanted, within) {
  const head = await shards.head();
  const failed = shards.failed;
  const query = readQuery(input, head, head.simplified);
  const keys = keysOf(query);
  await shards.load(keys);
  const look = (found) => lookAt(found, query, shards, wanted, within);
  const strict = find(query, shards);
  const nothing = strict.tiers.every(({ tier, set }) => tier === "near" || isEmpty(set)) && !query.quoted && meansTechnology(query);
  // Both at once: what is near may turn out to be nothing, and a further round trip would follow.
  const [seen, part] = await Promise.all([look(strict), nothing && look(loosely(query, shards))]);
  const incomplete = shards.failed > failed;
  return { ...(part && !incomplete && seen.hits.length === 0 ? part : seen), incomplete };
}

async function lookAt({ tiers: all, named: found, everything, unused }, query, shards, wanted, within) {
  const tiers = within ? inside(all, within) : all;
  const candidates = tiers.reduce((sum, { set }) => sum + size(set), 0);
  const named = within ? found.filter((one) => has(within, one)) : found;
  const [hits, cards] = await Promise.all([first(tiers, query, shards, wanted), answer(query, named, shards)]);
  return { query, hits, cards, everything, unused, unsure: unsureOf(all, query), ...counted(query, hits, candidates, tiers, wanted) };
}

/** The tiers of which some candidates may turn out to be none. */
const unsureOf = (tiers, query) => tiers.filter(({ tier, set }) => (query.quoted || tier === "near") && !isEmpty(set));

/** Everything that agrees with a query; nothing where that would be too much to look at. */
export async function agreeing({ query, everything, unsure }, shards) {
  if (unsure.reduce((sum, { set }) => sum + size(set), 0) > BLOCK) return undefined;
  const wrong = [];
  for (const { tier, set } of unsure) {
    const all = members(set);
    const records = await shards.records(all);
    for (const document of all) {
      if (!records.has(document) || !verify(query, records.get(document), tier, shards.heading)) wrong.push(document);
    }
  }
  return minus(everything, of(shards.heading.documents, ascending(wrong)));
}

/** The tiers with only the documents of a set. */
const inside = (tiers, within) => tiers.map(({ tier, set, ranked }) => ({
  tier, set: and(set, within), ranked: ranked && ranked.filter((one) => has(within, one)),
}));

/** Whether one wrong character was allowed for, and something found so. */
const guesses = (tiers) => tiers.some(({ tier, set }) => tier === "near" && !isEmpty(set));

function counted(query, hits, candidates, tiers, wanted) {
  if (!query.quoted && !guesses(tiers)) return { total: candidates, atLeast: false };
  if (hits.length < wanted) return { total: hits.length, atLeast: candidates >= MOST_NEAR && !query.quoted };
  return { total: hits.length, atLeast: candidates > hits.length };
}

/**
 * Candidates in their order, each with its place among those of its tier; where a technology is
 * meant, what is written about it comes last. One at a time: there may be as many as documents.
 */
function* order(tiers, query, { documents, kinds }) {
  const last = range(documents, kinds[2][2], documents);
  const turns = meansTechnology(query) ? [(set) => minus(set, last), (set) => and(set, last)] : [(set) => set];
  let [before, place] = ["", 0];
  for (const part of turns) {
    for (const { tier, set, ranked } of tiers) {
      const own = part(set);
      for (const document of ranked ? ranked.filter((one) => has(own, one)) : each(own)) {
        place = tier === before ? place + 1 : 0;
        before = tier;
        yield { tier, document, place };
      }
    }
  }
}

/**
 * Looks at the first candidates until so many are sure, and puts them into their order. Where some
 * may turn out to be none, more are fetched at once.
 */
async function first(tiers, query, shards, wanted) {
  const unsure = query.quoted || guesses(tiers);
  const step = wanted + (unsure ? MOST_NEAR : 0);
  const sure = [];
  // The better of these may come late: all that are near, and whole blocks of texts.
  const inBlock = ({ tier, place }) => tier === "text" && place % BLOCK > 0;
  const enough = (candidate) => sure.length >= wanted && candidate.tier !== "near" && !inBlock(candidate);
  const candidates = order(tiers, query, shards.heading);
  for (let next = candidates.next(); !next.done && !enough(next.value);) {
    const some = [];
    for (; !next.done && (some.length < step || inBlock(next.value)); next = candidates.next()) some.push(next.value);
    const records = await shards.records(some.map(({ document }) => document));
    for (const candidate of some) {
      if (enough(candidate)) break;
      const record = records.get(candidate.document);
      const agreed = record && verify(query, record, candidate.tier, shards.heading);
      if (agreed) sure.push({ record, block: agreed.tier === "text" ? Math.floor(candidate.place / BLOCK) : 0, ...agreed });
    }
  }
  return sorted(sure, query, shards.heading).slice(0, wanted);
}

function sorted(hits, query, head) {
  const keys = new Map(hits.map((hit) => {
    const beside = meansTechnology(query) && hit.record.document >= head.kinds[2][2] ? 1 : 0;
    return [hit, [beside, TIERS.indexOf(hit.tier), hit.block, hit.score, hit.record.document]];
  }));
  return hits.sort((one, other) => compare(keys.get(one), keys.get(other)));
}

/** Whether the institution asked for has filed the technologies asked for. */
async function answer(query, named, shards) {
  if (named.length === 0) return [];
  const records = Array.from((await shards.records(named)).values());
  const whole = besideAsked(query);
  const keys = new Map(records.map((record) => {
    const { tier } = verify({ whole, facts: [], quoted: false }, record, "contains", shards.heading);
    return [record, [TIERS.indexOf(tier), record.document]];
  }));
  records.sort((one, other) => compare(keys.get(one), keys.get(other)));
  const { technologies } = asked(query);
  const card = (technology) => ({
    institution: records[0],
    technology,
    filing: records[0].holdings.find((each) => each.technology === technology),
  });
  return records.length > 0 ? technologies.slice(0, MOST_CARDS).map(card) : [];
}
