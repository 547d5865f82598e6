/** Answers queries: reads them, loads what they need, and looks at what will be shown. */

import { MOST_NEAR, TIERS, find } from "./find.js";
import { asked, besideAsked, keysOf, meansTechnology, pairs, readQuery } from "./query.js";
import { verify } from "./verify.js";
import { has } from "./sets.js";

const MOST_CARDS = 4;

/**
 * @param {import("./shards.js").Shards} shards
 * @param {string} input
 * @param {number} wanted how many results
 * @param {Uint32Array} [within] only documents of this set
 */
export async function search(shards, input, wanted, within) {
  const head = await shards.head();
  const failed = shards.failed;
  const query = readQuery(input, head, await shards.simplified(input));
  const keys = keysOf(query);
  // Where all pairs are common, or a technology is meant, ranks will be needed: ask at once.
  const common = pairs(query.whole).every((pair) => head.long.has(pair));
  const early = query.whole.length > 1 && (common || query.mentions.length > 0);
  await Promise.all([shards.load(keys), early ? shards.rank([0, head.documents - 1]) : undefined]);
  const found = find(query, shards);
  const tiers = inside(found.tiers, within);
  const candidates = tiers.reduce((sum, { documents }) => sum + documents.length, 0);
  const ordered = await order(tiers, query, shards, wanted);
  const hits = await first(ordered, query, shards, wanted);
  const named = within ? found.named.filter((each) => has(within, each)) : found.named;
  const cards = await answer(query, named, shards);
  return { query, hits, cards, everything: found.everything, ...counted(query, hits, candidates, tiers, wanted), incomplete: shards.failed > failed };
}

function inside(tiers, within) {
  if (!within) return tiers;
  return tiers.map((each) => ({ ...each, documents: each.documents.filter((one) => has(within, one)) }));
}

function counted(query, hits, candidates, tiers, wanted) {
  const near = tiers.some(({ tier, documents }) => tier === "near" && documents.length > 0);
  if (!query.quoted && !near) return { total: candidates, atLeast: false };
  if (hits.length < wanted) return { total: hits.length, atLeast: candidates >= MOST_NEAR && !query.quoted };
  return { total: hits.length, atLeast: candidates > hits.length };
}

const kindOf = (head, document) => head.kinds.findIndex(([, from, to]) => document >= from && document < to);

/** Candidates in their order; where a technology is meant, what is written about it comes last. */
async function order(tiers, query, shards, wanted) {
  const head = shards.heading;
  const main = [];
  const beside = [];
  const last = meansTechnology(query) ? head.kinds[1][2] : head.documents;
  // Ranks only matter where not all candidates are looked at anyway.
  const many = tiers.reduce((sum, { documents }) => sum + documents.length, 0) > wanted;
  if (many) await shards.rank(tiers.reduce((all, { documents }) => all.concat(documents), []));
  for (const { tier, documents, votes } of tiers) {
    const place = (one, other) =>
      (votes ? votes.get(other) - votes.get(one) : 0) ||
      kindOf(head, one) - kindOf(head, other) || head.ranks[one] - head.ranks[other] || one - other;
    const sorted = documents.slice().sort(place).slice(0, tier === "near" ? MOST_NEAR : undefined);
    for (const document of sorted) (document < last ? main : beside).push({ tier, document });
  }
  return main.concat(beside);
}

/** Looks at the first candidates until so many are sure, and puts them into their order. */
async function first(candidates, query, shards, wanted) {
  const head = shards.heading;
  const sure = [];
  for (let at = 0; at < candidates.length; ) {
    const near = candidates[at].tier === "near";
    if (sure.length >= wanted && !near) break;
    const next = candidates.slice(at, at + (near ? MOST_NEAR : wanted - sure.length));
    at += next.length;
    const records = await shards.records(next.map(({ document }) => document));
    for (const { tier, document } of next) {
      const record = records.get(document);
      const agreed = record && verify(query, record, tier, head);
      if (agreed) sure.push({ record, ...agreed });
    }
  }
  return sorted(sure, query, head).slice(0, wanted);
}

function sorted(hits, query, head) {
  const keys = new Map(hits.map((hit) => {
    const kind = kindOf(head, hit.record.document);
    const beside = meansTechnology(query) && kind > 1 ? 1 : 0;
    return [hit, [beside, TIERS.indexOf(hit.tier), hit.score, kind, rankOf(hit.record, kind), hit.record.document]];
  }));
  return hits.sort((one, other) => compare(keys.get(one), keys.get(other)));
}

function compare(one, other) {
  const at = one.findIndex((each, index) => each !== other[index]);
  return at < 0 ? 0 : one[at] - other[at];
}

/** Level, then valid filings. */
function rankOf({ level, holdings }, kind) {
  const valid = holdings.filter(({ status }) => status === 0).length;
  return kind === 1 ? level * 16 + 15 - Math.min(valid, 15) : 0;
}

/** Whether the institution asked for has filed the technologies asked for. */
async function answer(query, named, shards) {
  if (named.length === 0) return [];
  const records = Array.from((await shards.records(named)).values());
  const whole = besideAsked(query);
  const keys = new Map(records.map((record) => {
    const { tier } = verify({ whole, facts: [], quoted: false }, record, "contains", shards.heading);
    return [record, [TIERS.indexOf(tier), rankOf(record, 1), record.document]];
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
