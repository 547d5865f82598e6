/** From a query to its documents, tier by tier: what `src/search/find.rs` does. */

import { NONE, all, and, ascending, has, isEmpty, members, minus, or, range, size } from "./sets.js";
import { syllableKey } from "./letters.js";
import { beginKey, besideAsked, pairs, wholeKey } from "./query.js";

/** The tiers, the best first. */
export const TIERS = [
  "exact", "begins", "contains", "other-name", "name-parts", "parts", "parts-not-valid",
  "no-record", "text", "text-parts", "sound", "near", "some",
];

export const MOST_NEAR = 10;
const LITTLE_LESS = 2;
const MOST_NAMED = 8;
const FEW = 10;

/**
 * The documents of a query by tier, each in one only; by their numbers, which is the order of their
 * ranks, but for those of one wrong character, which are few and `ranked`.
 * @param {import("./query.js").Query} query
 * @param {import("./shards.js").Shards} shards the lists of the query's keys are loaded
 */
export function find(query, shards) {
  const finder = new Finder(query, shards);
  const tiers = finder.tiers();
  let seen = NONE;
  const separate = tiers.map(([tier, found]) => {
    let set = minus(found, seen);
    const ranked = tier === "near" ? finder.nearest(members(set)) : undefined;
    if (ranked) set = ascending(ranked);
    seen = or(seen, set);
    return { tier, set, ranked };
  });
  return { tiers: separate, named: members(finder.named), everything: seen };
}

/**
 * What holds all of a question about a technology but the characters that no place and no
 * institution holds, and those: what `src/search/loose.rs` does.
 */
export function loosely(query, shards) {
  const finder = new Finder(query, shards);
  const { plain, breaks } = query;
  const { documents, kinds: [, [, from], [, , to]] } = finder.head;
  const held = range(documents, from, to);
  const known = plain.map(() => false);
  pairs(plain).forEach((pair, at) => breaks[at + 1] || isEmpty(and(held, finder.any(pair, [0, 1, 2]))) || known.fill(true, at, at + 2));
  query.mentions.forEach(({ from, to }) => known.fill(true, from, to));
  const set = and(range(documents, 0, to), finder.parts([0, 1, 2], [0], known));
  return { tiers: [{ tier: "some", set }], named: [], everything: set, unused: plain.filter((each, at) => !known[at]).join("") };
}

class Finder {
  constructor(query, shards) {
    this.query = query;
    this.shards = shards;
    this.head = shards.heading;
    this.all = all(this.head.documents);
    this.named = NONE;
    this.known = new Map();
  }

  tiers() {
    const { query } = this;
    const tiers = this.byName();
    const parts = !query.quoted && query.plain.length > 1;
    if (parts) {
      tiers.push(["name-parts", this.parts([0, 1], [])]);
      tiers.push(["parts", this.parts([0, 1, 2], [0])]);
      tiers.push(["parts-not-valid", this.parts([0, 1, 2], [0, 1, 2, 3])]);
      this.named = this.beside(tiers);
      tiers.push(["no-record", this.named]);
    }
    if (query.whole.length > 1) tiers.push(["text", this.every(query.whole, [3])]);
    if (parts) tiers.push(["text-parts", this.parts([0, 3], [])]);
    tiers.push(["sound", this.sounds()]);
    // The first four are those of whole names.
    const nameless = !query.quoted && tiers.slice(0, 4).every(([, set]) => isEmpty(set));
    if (nameless && tiers.reduce((sum, [, set]) => sum + size(set), 0) < FEW) tiers.push(["near", this.near()]);
    return tiers;
  }

  byName() {
    const { whole, facts } = this.query;
    if (whole.length === 0) return [];
    const exact = facts.reduce((set, key) => or(set, this.any(key, [0])), this.any(wholeKey(whole), [0]));
    const begins = this.any(beginKey(whole), [0]);
    if (whole.length === 1) return [["exact", exact], ["begins", begins]];
    const contains = this.every(whole, [0]);
    const other = or(this.every(whole, [0, 1]), this.any(wholeKey(whole), [1]));
    return [["exact", exact], ["begins", and(begins, contains)], ["contains", contains], ["other-name", other]];
  }

  /** Documents that hold a key in one of these lists. */
  any(key, lists) {
    const asked = key + lists;
    if (!this.known.has(asked)) {
      const found = this.shards.lists(key) || [];
      const last = found[lists[lists.length - 1]] || NONE;
      this.known.set(asked, lists.length > 1 ? or(this.any(key, lists.slice(0, -1)), last) : last);
    }
    return this.known.get(asked);
  }

  /** Documents that hold every pair of a text in one of these lists. */
  every(text, lists) {
    const [first, ...others] = pairs(text);
    let set = first === undefined ? this.all : this.any(first, lists);
    for (let at = 0; at < others.length && !isEmpty(set); at += 1) set = and(set, this.any(others[at], lists));
    return set;
  }

  /**
   * Documents that hold all parts of the query, cut anywhere into two characters or more, but of
   * characters that are not known.
   */
  parts(lists, statuses, known) {
    const { plain, breaks, mentions } = this.query;
    const done = [this.all];
    const open = [NONE];
    for (let to = 1; to <= plain.length; to += 1) {
      const before = breaks[to - 1] ? NONE : or(done[to - 2], open[to - 1]);
      const holding = isEmpty(before) ? NONE : this.any(plain[to - 2] + plain[to - 1], lists);
      const going = before === this.all ? holding : and(before, holding);
      let reached = going;
      for (const mention of statuses.length > 0 ? mentions : []) {
        if (mention.to === to && !isEmpty(done[mention.from])) reached = or(reached, and(done[mention.from], this.meant(mention, statuses)));
      }
      done.push(known && !known[to - 1] ? or(reached, done[to - 1]) : reached);
      open.push(going);
    }
    return done[plain.length];
  }

  meant(mention, statuses) {
    const lists = mention.technologies.length > 0 ? statuses : [0];
    return mention.keys.reduce((set, key) => or(set, this.any(key, lists)), NONE);
  }

  /** The institutions that a question about a technology names beside it; none where they are many. */
  beside(tiers) {
    const rest = besideAsked(this.query);
    if (rest.length < 2) return NONE;
    const [, from, to] = this.head.kinds[2];
    const institutions = range(this.head.documents, from, to);
    // A query that is an institution's name asks for nothing beside it.
    if (tiers.slice(0, 4).some(([, set]) => !isEmpty(and(set, institutions)))) return NONE;
    const named = and(this.every(rest, [0, 1]), institutions);
    return size(named) > MOST_NAMED ? NONE : named;
  }

  sounds() {
    const { apart, initials } = this.query.letters;
    const first = initials.reduce((set, key) => and(set, this.any(key, [0])), initials.length > 0 ? this.all : NONE);
    const found = or(first, this.spoken([]));
    return isEmpty(found) && apart.length > 0 ? this.spoken(apart) : found;
  }

  /** Names that are read so; what is read before and behind one of these places may stand apart. */
  spoken(apart) {
    const { syllables } = this.query.letters;
    let found = NONE;
    // Of each syllable the names that hold it and all before it.
    const holding = [];
    syllables.forEach((each, at) => {
      holding[at] = each.from === 0 ? this.all : NONE;
      for (let place = 0; place < at; place += 1) {
        const before = syllables[place];
        const names = holding[place];
        if (before.to !== each.from || isEmpty(names)) continue;
        holding[at] = or(holding[at], apart.includes(each.from) ? names : and(names, this.any(syllableKey(before, each), [0])));
      }
      if (each.from > 0 && each.ends) found = or(found, holding[at]);
    });
    return found;
  }

  /** Candidates for one wrong, missing, superfluous or swapped character. */
  near() {
    const { whole } = this.query;
    const { length } = whole;
    if (length < 3) return NONE;
    // Of each place what holds all pairs before it, and what holds all after it.
    const holding = pairs(whole).map((pair) => this.any(pair, [0, 1]));
    const before = [this.all, this.all];
    holding.forEach((set) => before.push(and(before[before.length - 1], set)));
    const after = [this.all, this.all];
    holding.reverse().forEach((set) => after.push(and(after[after.length - 1], set)));
    after.reverse();
    let found = NONE;
    for (let at = 0; at < length; at += 1) {
      for (let rest = at; rest <= Math.min(at + 2, length); rest += 1) {
        if (at > 1 || length - rest > 1) found = or(found, and(before[at], after[rest]));
      }
    }
    return found;
  }

  /**
   * The likeliest of the candidates, which ascend: each has a vote for every pair of the query
   * that its names hold; to begin like it weighs more.
   */
  nearest(documents) {
    const { whole } = this.query;
    const sets = pairs(whole).map((pair) => this.any(pair, [0, 1]));
    const begins = this.any(beginKey(whole.slice(0, 1)), [0, 1]);
    // Numbers and not pairs of them: there may be thousands of candidates.
    const votes = documents.map((each) => sets.reduce((sum, set) => sum + has(set, each), has(begins, each) * whole.length));
    const best = votes.reduce((one, other) => Math.max(one, other), 0);
    const likely = [];
    votes.forEach((count, at) => count + LITTLE_LESS < best || likely.push(at));
    likely.sort((one, other) => votes[other] - votes[one] || one - other);
    return likely.slice(0, MOST_NEAR).map((at) => documents[at]);
  }
}
