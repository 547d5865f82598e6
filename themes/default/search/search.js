/** Answers queries: reads them, loads what they need, and looks at what will be shown. */

import { MOST_NEAR, finderOf } from "./find.js";
import { eachOnce, isName, keysOf, readQuery, technologiesIn } from "./query.js";
import { compare } from "./fold.js";
import { EXACT, BEGINS, CONTAINS, OTHER_NAME, TEXT, NEAR, isByParts } from "./tiers.js";
import { byName, isNamed, namesOf, verify } from "./verify.js";
import { NONE, and, has, isEmpty, members, minus, of, range, size } from "./sets.js";

const MOST_NAMED = 4;
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
  const query = readQuery(input, head);
  await shards.load(keysOf(query));
  const finder = finderOf(query, shards);
  const look = (found, named) => lookAt(found, named, query, shards, wanted, within);
  let strict = finder.find();
  let named = [];
  if (strict.asked[0]) {
    // What will be shown is fetched along with them: no further round trip follows.
    const [records] = await Promise.all([shards.records(members(strict.candidates)), first(strict.tiers, query, shards, wanted)]);
    named = eachOnce(strict.asked.map(([name, some]) => namedBy(name, members(some).map((each) => records.get(each)).filter(Boolean), head)));
    strict = finder.find(named.map(({ document }) => document));
  }
  const part = strict.tiers.every(({ tier, set }) => tier === NEAR || isEmpty(set)) && !query.quoted && finder.loosely();
  // Both at once: what is near may turn out to be nothing, and a further round trip would follow.
  const [seen, loose] = await Promise.all([look(strict, named), part && look(part, [])]);
  const incomplete = shards.failed > failed;
  return { ...(loose && !incomplete && !seen.hits[0] ? loose : seen), incomplete };
}

/**
 * Those of some candidates of which one name holds all of what is asked, and none better; to begin
 * with it is no more than to contain it. A branch is not the hospital asked about, nor is one whose
 * name goes on with the type of the place that is asked for.
 */
function namedBy(name, records, { prefix, patterns }) {
  const [branch, torn] = [name + patterns[isName(name) ? 12 : 13].source, patterns[16].source + name].map((each) => new RegExp(each));
  const tiers = records.map((record) => {
    // 北医三院 is torn out of 河北医三院.
    const own = namesOf(record).find((each) => each.includes(name) && !torn.test(each));
    if (!own || branch.test(own)) return Infinity;
    // 南医大一附院 is no part of 海南医大一附院.
    const tier = isNamed(name, record) ? EXACT : byName(name, record, prefix);
    return tier === BEGINS ? CONTAINS : tier;
  });
  const named = records.filter((record, at) => tiers[at] <= Math.min(OTHER_NAME, ...tiers));
  return named.length > MOST_NAMED ? [] : named;
}

async function lookAt({ tiers: all, everything, absent, unused = "" }, found, query, shards, wanted, within) {
  const tiers = within ? inside(all, within) : all;
  const named = within ? found.filter(({ document }) => has(within, document)) : found;
  const hits = await first(tiers, query, shards, wanted);
  const [{ tier } = {}] = hits;
  return {
    query, hits, everything, absent, unused: unused + (isByParts(tier) ? query.dropped : ""),
    cards: answers(query, named), unsure: unsureOf(all, query), ...counted(query, hits, tiers, wanted),
  };
}

/** How many documents some tiers hold. */
const total = (tiers) => tiers.reduce((sum, { set }) => sum + size(set), 0);

/** The tiers of which some candidates may turn out to be none. */
const unsureOf = (tiers, query) => tiers.filter(({ tier, set }) => (query.quoted || tier === NEAR) && !isEmpty(set));

/** Everything that agrees with a query; nothing where that would be too much to look at. */
export async function agreeing({ query, everything, unsure }, shards) {
  if (total(unsure) > BLOCK) return undefined;
  const wrong = [];
  for (const { tier, set } of unsure) {
    const all = members(set);
    const records = await shards.records(all);
    wrong.push(...all.filter((each) => !records.has(each) || !verify(query, records.get(each), tier, shards.heading)));
  }
  return minus(everything, of(shards.heading.documents, wrong));
}

/** The tiers with only the documents of a set. */
const inside = (tiers, within) => tiers.map(({ tier, set, ranked }) => ({
  tier, set: and(set, within), ranked: ranked && ranked.filter((one) => has(within, one)),
}));

function counted(query, hits, tiers, wanted) {
  const candidates = total(tiers);
  const { length } = hits;
  if (!unsureOf(tiers, query)[0]) return { total: candidates, atLeast: false };
  return { total: length, atLeast: length < wanted ? candidates >= MOST_NEAR && !query.quoted : candidates > length };
}

/**
 * Candidates in their order, each with its place among those of its tier; where a technology is
 * meant, what is written about it comes last. One at a time: there may be as many as documents.
 */
function* order(tiers, { means }, { documents, kinds }) {
  const last = means.length ? range(documents, kinds[2][2], documents) : NONE;
  let before;
  let place = 0;
  for (const written of [0, 1]) {
    for (const { tier, set, ranked } of tiers) {
      const own = (written ? and : minus)(set, last);
      for (const document of ranked ? ranked.filter((one) => has(own, one)) : members(own)) {
        place = tier === before ? place + 1 : 0;
        before = tier;
        yield { tier, document, place, written };
      }
    }
  }
}

/**
 * Looks at the first candidates until so many are sure, and puts them into their order. Where some
 * may turn out to be none, more are fetched at once.
 */
async function first(tiers, query, shards, wanted) {
  const step = wanted + (unsureOf(tiers, query)[0] ? MOST_NEAR : 0);
  const sure = [];
  // The better of these may come late: all that are near, and whole blocks of texts.
  const inBlock = ({ tier, place }) => tier === TEXT && place % BLOCK > 0;
  const enough = (candidate) => sure.length >= wanted && candidate.tier !== NEAR && !inBlock(candidate);
  const candidates = order(tiers, query, shards.heading);
  for (let next = candidates.next(); !next.done && !enough(next.value);) {
    const some = [];
    for (; !next.done && (some.length < step || inBlock(next.value)); next = candidates.next()) some.push(next.value);
    const records = await shards.records(some.map(({ document }) => document));
    for (const candidate of some) {
      if (enough(candidate)) break;
      const record = records.get(candidate.document);
      const [tier, score] = (record && verify(query, record, candidate.tier, shards.heading)) || [];
      // What decides where a result stands, the first first.
      const rank = [candidate.written, tier, tier === TEXT && Math.floor(candidate.place / BLOCK), score, candidate.document];
      if (tier >= 0) sure.push({ record, tier, rank });
    }
  }
  return sure.sort((one, other) => compare(one.rank, other.rank)).slice(0, wanted);
}

/**
 * What is prohibited, and what the institutions named have filed; nothing of them where that would
 * be too much.
 */
function answers({ asked, mentions }, named) {
  const prohibited = technologiesIn(mentions.filter((each) => each.prohibited)).map((technology) => ({ technology }));
  if (named.length * asked.length > MOST_CARDS) return prohibited;
  const card = (institution) => (technology) => ({ institution, technology, filing: institution.holdings.find((each) => each.technology === technology) });
  return prohibited.concat(...named.map((institution) => asked.map(card(institution)))).slice(0, MOST_CARDS);
}
