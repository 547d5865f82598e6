/** From a query to its documents, tier by tier: what `src/search/find/mod.rs` does. */

import { NONE, and, has, isEmpty, members, minus, of, or, range, size } from "./sets.js";
import { TOLD, EXACT, BEGINS, CONTAINS, OTHER_NAME, NAMED, NAMED_NOT_VALID, NO_RECORD, IN_PLACE, NAME_PARTS, PARTS, PARTS_NOT_VALID, SOME_NAMES, SOME, TEXT, TEXT_PARTS, SOUND, NEAR } from "./tiers.js";
import { syllableKey } from "./letters.js";
import { beginKey, beside, hospitalKey, isName, pairs, statusesOf, wholeKey, withoutHospital } from "./query.js";

export const MOST_NEAR = 10;
const LITTLE_LESS = 2;
const MOST_CANDIDATES = 8;
const FEW = 10;
const LEAST = 4;
/**
 * Which of a key's four lists, a bit for each: titles, other names, places, texts; of a technology's
 * key its statuses, the valid ones first.
 */
const IN_TITLE = 1;
const IN_NAMES = 3;
const OF_PLACE = 4;
const IN_PLACES = 7;
const IN_TEXT = 8;
const VALID = 1;
const ANY_STATUS = 15;
/** Numbers of kinds. */
const PLACE = 1;
const INSTITUTION = 2;
const PAGE = 7;

/**
 * What finds a query's documents; the lists of its keys are loaded.
 * @param {import("./query.js").Query} query
 * @param {import("./shards.js").Shards} shards
 */
export function finderOf(query, shards) {
  const { heading: head } = shards;
  const { whole, plain, breaks, mentions, words, means, asking } = query;
  const everyone = range(head.documents, 0, head.documents);
  const institutions = kinds(INSTITUTION, INSTITUTION);
  const statuses = statusesOf(query);
  const inParts = !query.quoted && plain.length > 1;
  const cache = new Map();
  const places = [];
  let absent;
  let sought;
  let aside;
  let held;
  let candidates;
  let asked;

  /**
   * The documents of the query by tier, each in one only; by their numbers, which is the order of
   * their ranks, but for those of one wrong character, which are few and `ranked`. As long as it is
   * not known which institutions are `named`, all candidates are.
   * @param {number[]} [named]
   */
  function find(named) {
    const among = named ? of(head.documents, named) : candidates;
    const all = before.concat(inParts ? byFilings(among) : [], after);
    // Where the institution asked about is found, none is misspelt; a place in another word than the
    // one that was typed is no slip.
    if (nameless && isEmpty(among) && plain.every((each) => whole.includes(each)) && all.reduce((sum, [, set]) => sum + size(set), 0) < FEW) all.push([NEAR, near()]);
    let seen = NONE;
    const tiers = all.map(([tier, found]) => {
      let set = minus(found, seen);
      const ranked = tier === NEAR && nearest(set);
      if (ranked) set = of(head.documents, ranked);
      seen = or(seen, set);
      return { tier, set, ranked };
    });
    return { tiers, everything: seen, absent: absent.join(""), candidates, asked };
  }

  /**
   * What holds all of the query but some characters, and those: what `src/search/find/loose.rs` does;
   * nothing where there is none.
   */
  function loosely() {
    // Where nobody has filed it there, the technology itself says more than nothing.
    for (const [known, last, ofName] of [[heldAnywhere(), INSTITUTION], [begun(), INSTITUTION, true], [meaning(), 0]]) {
      const stays = plain.filter((each, at) => known[at]);
      // That something is a hospital says nothing.
      if (!stays[0] || ((ofName || !asking.some(({ from }) => known[from])) && (stays.length * 2 < plain.length || stays.join("") === "医院"))) continue;
      aside = known.map((each) => !each);
      const unused = plain.filter((each, at) => !known[at]).join("");
      const set = and(kinds(0, last), parts(IN_PLACES, statuses));
      if (!isEmpty(set) && !/[a-z]{3}/.test(unused) && !(ofName && unused !== "医院" && isName(unused))) {
        // A hospital whose name holds it all stands before the others of its province.
        const named = and(set, parts(IN_NAMES, statuses));
        return { tiers: [{ tier: SOME_NAMES, set: named }, { tier: SOME, set: minus(set, named) }], everything: set, unused };
      }
    }
    return undefined;
  }

  /**
   * Whether each character stands in a word that means something or in a pair that a place or an
   * institution holds; 附属 inside a name need not. Nothing of a name that no institution has, of which
   * a part would be another's: 钢总医院 of 太钢总医院.
   */
  function heldAnywhere() {
    const somewhere = kinds(PLACE, INSTITUTION);
    const both = pairs(plain);
    held = none();
    both.forEach((pair, at) => breaks[at + 1] || isEmpty(and(somewhere, any(pair, IN_PLACES))) || held.fill(true, at, at + 2));
    const known = held.slice();
    both.forEach((pair, at) => pair !== "附属" || breaks[at] || breaks[at + 1] || at + 3 > plain.length || known.fill(false, at, at + 2));
    return absent[0] ? none() : meaning(known);
  }

  /** The same of the beginning of the query that one institution's names hold. */
  function begun() {
    const known = none();
    let set = institutions;
    let length = 0;
    pairs(plain).forEach((pair, at) => breaks[at + 1] || isEmpty(set = and(set, any(pair, IN_NAMES))) || (length = at + 2));
    return length < LEAST ? known : meaning(known.fill(true, 0, length));
  }

  /** Of each character that it does not count. */
  function none() {
    return plain.map(() => false);
  }

  /**
   * What asks for something is never left aside, nor what turns the question round; nor, of names,
   * a figure that is no date's. A
   * small part of technologies' names beside what nothing holds asks for none: 体外 of 体外碎石.
   */
  function meaning(some) {
    const known = some || none();
    words.forEach(({ from, to, ample }) => known.fill(ample !== false || ((breaks[from] || held[from - 1]) && (breaks[to] || held[to])), from, to));
    const figures = plain.join("").replace(head.patterns[17], (date) => "-".repeat(date.length));
    return known.map((each, at) => figures[at] !== "-" && (each || (some && /\d/.test(plain[at])) || head.negations.includes(plain[at])));
  }

  /** The documents of the kinds from one to another. */
  function kinds(first, last) {
    return range(head.documents, head.kinds[first][1], head.kinds[last][2]);
  }

  /** The tiers that stand before and after those of the institutions named, and whether no name holds the query. */
  function tiersOf() {
    const byName = ofNames();
    const free = (among) => byName.every(([, set]) => isEmpty(and(set, among)));
    const nameless = !query.quoted && free(everyone);
    const after = [];
    absent = [];
    aside = none();
    asked = [];
    candidates = NONE;
    if (inParts) {
      readBeside(nameless, free(institutions));
      const names = parts(IN_NAMES, 0);
      const valid = parts(IN_PLACES, statuses);
      // Of what is valid, the institutions in the places named that have filed what is asked for.
      const there = places.reduce((set, place) => and(set, every(place, OF_PLACE)), and(institutions, valid));
      after.push([IN_PLACE, places[0] && means.length ? there : NONE]);
      if (absent[0]) after.push([SOME_NAMES, names], [SOME, valid]);
      else after.push([NAME_PARTS, names], [PARTS, valid], [PARTS_NOT_VALID, parts(IN_PLACES, statuses > 1 ? statuses : ANY_STATUS)]);
    }
    const texts = whole.length > 1 ? every(whole, IN_TEXT) : NONE;
    if (!isEmpty(texts)) absent = [];
    after.push([TEXT, texts]);
    if (inParts) after.push([TEXT_PARTS, parts(IN_TITLE | IN_TEXT, 0)]);
    after.push([SOUND, sounds()]);
    // Of a question about a technology, the hospital may be misspelt.
    query.sought = sought = absent[0] && means.length && !isGeneric(["第", ...absent]) ? absent : whole;
    return [[[TOLD, told()], ...byName], after, nameless];
  }

  /**
   * Reads what stands beside the technologies, as `src/search/find/named.rs` does: the places; the
   * candidates for the institutions named; or a name that none has.
   */
  function readBeside(nameless, apart) {
    const others = [];
    for (const each of beside(query)) {
      const length = place(each.text);
      if (length) {
        places.push(each.text.slice(0, length));
        aside.fill(means.length, each.from + length, each.to);
      } else others.push(each);
    }
    const long = others.filter(({ text }) => text.length > 1);
    const possible = meantBy(long);
    // Before a method or right beside a small part of technologies' names, which may then mean something else.
    const changed = others.some((each) => possible.every(([it]) => it !== each) && !head.negations.includes(plain[each.from]) && asking.some(({ from, to, ample }) => !ample && (each.to === from || (each.from === to && !breaks[to]))));
    // Of two hospitals alone no document holds all: each is found.
    const asks = apart && !changed && (query.asked.length || (!asking[0] && possible[1] && isEmpty(parts(ANY_STATUS, statuses))));
    for (let [{ from, to, text }, name, set] of possible) {
      if (nameless && places.length === 0 && long.length === 1 && isEmpty(set) && isName(text) && mentions.every((each) => each.to <= from || each.from >= to)) absent = text;
      else if (asks) {
        for (const place of places) {
          const there = and(set, every(place, IN_PLACES));
          if (!isEmpty(there)) set = there;
        }
        if (size(set) > MOST_CANDIDATES) set = and(set, every(name, IN_TITLE));
        if (size(set) <= MOST_CANDIDATES && !isGeneric(name)) {
          asked.push([name.join(""), set]);
          candidates = or(candidates, set);
        }
      }
    }
  }

  /** The institutions whose names hold a text. */
  const holding = (text) => and(institutions, every(text, IN_NAMES));

  const isGeneric = (name) => name.join("").match(head.patterns[5]);

  /**
   * The institutions that the names of a query may mean, as `src/search/find/meant.rs` tells them: of each
   * stretch its name and who may have it.
   */
  function meantBy(long) {
    const written = long.filter(({ text }) => /(院|中,心|院,区)$/.test(text));
    if (written[0]) return written.map(candidatesOf);
    const found = long.map(candidatesOf);
    const both = long.reduce((set, { text }) => and(set, holding(text)), institutions);
    if (!found[1] || (isEmpty(both) && found.every(([, name, set]) => !isEmpty(set) && size(set) <= MOST_CANDIDATES && !isGeneric(name)))) return found;
    const [[stretch, name, set]] = found.sort(([, one], [, other]) => other.length - one.length);
    return [[stretch, name, isEmpty(both) ? set : both]];
  }

  function candidatesOf(stretch) {
    const { text: typed } = stretch;
    // A name that many have right behind the place before it is one's: 长春 中心医院.
    const [text = typed] = typed.length > 2 && isGeneric(typed) ? places.map((each) => each.concat(typed)).filter((each) => whole.join("").includes(each.join(""))) : [];
    const all = holding(text);
    for (const own of [and(all, any(wholeKey(text), IN_NAMES)), and(all, any(hospitalKey(text), IN_NAMES)), all]) {
      if (!isEmpty(own)) return [stretch, text, own];
    }
    // Those there that hold what stands behind their place.
    for (const at of [2, 3]) {
      const name = text.slice(at);
      const there = and(every(text.slice(0, at), OF_PLACE), holding(name));
      if (name.length > 2 && !isGeneric(name) && !isEmpty(there)) return [stretch, name, there];
    }
    return [stretch, text, NONE];
  }

  /** How many characters are the whole name of a place: all, or all but a 医院 that no title has. */
  function place(text) {
    for (const name of [text, withoutHospital(text)]) {
      const set = any(wholeKey(name), IN_NAMES);
      // Where none stands there, a hospital of that name is meant.
      const other = name !== text ? every(text, IN_TITLE) : text.length === 2 && isEmpty(and(institutions, every(text, OF_PLACE))) ? any(hospitalKey(text), IN_NAMES) : NONE;
      if (!isEmpty(and(or(set, other), institutions))) return 0;
      if (!isEmpty(and(set, kinds(PLACE, PLACE)))) return name.length;
    }
    return 0;
  }

  /** The tiers of the institutions named: each by what it has filed of what is asked for. */
  function byFilings(set) {
    const filed = (statuses) => asking.reduce((all, each) => or(all, and(set, meant(each, statuses))), NONE);
    return [[NAMED, asking[0] ? filed(VALID) : set], [NAMED_NOT_VALID, filed(ANY_STATUS)], [NO_RECORD, set]];
  }

  /** The pages that answer a word of the query, and the prohibited technologies it asks for. */
  function told() {
    const pages = kinds(PAGE, PAGE);
    return mentions.reduce((set, { keys: [key], technologies, prohibited }) => {
      if (prohibited) return or(set, of(head.documents, technologies));
      return key[0] === "=" ? or(set, and(pages, any(key, IN_NAMES))) : set;
    }, NONE);
  }

  function ofNames() {
    const { facts } = query;
    if (!whole[0]) return [];
    const exact = facts.concat(wholeKey(whole), hospitalKey(whole)).reduce((set, key) => or(set, any(key, IN_TITLE)), NONE);
    const begins = any(beginKey(whole), IN_TITLE);
    if (whole.length === 1) return [[EXACT, exact], [BEGINS, begins]];
    const contains = every(whole, IN_TITLE);
    const other = or(every(whole, IN_NAMES), any(wholeKey(whole), IN_NAMES));
    return [[EXACT, exact], [BEGINS, and(begins, contains)], [CONTAINS, contains], [OTHER_NAME, other]];
  }

  /** Documents that hold a key in one of these lists. */
  function any(key, lists) {
    const asked = `${lists} ${key}`;
    if (!cache.has(asked)) cache.set(asked, (shards.lists(key) || []).reduce((set, each, at) => ((lists >> at) & 1 ? or(set, each) : set), NONE));
    return cache.get(asked);
  }

  /** Documents that hold every pair of a text in one of these lists. */
  function every(text, lists) {
    return pairs(text).reduce((set, pair) => (isEmpty(set) ? set : and(set, any(pair, lists))), everyone);
  }

  /**
   * Documents that hold all parts of the query, cut anywhere into two characters or more, but of
   * characters that are left aside.
   */
  function parts(lists, statuses, words = mentions) {
    const done = [everyone];
    const open = [NONE];
    for (let to = 1; to <= plain.length; to += 1) {
      const going = breaks[to - 1] ? NONE : and(or(done[to - 2], open[to - 1]), any(plain[to - 2] + plain[to - 1], lists));
      let reached = going;
      for (const word of statuses ? words : []) {
        if (word.to === to && !isEmpty(done[word.from])) reached = or(reached, and(done[word.from], meant(word, statuses)));
      }
      // 第11条 is not 第1 and 1条.
      done.push(/\d\d/.test(plain[to - 1] + plain[to]) && !breaks[to] && !aside[to] ? NONE : or(reached, aside[to - 1] ? done[to - 1] : NONE));
      open.push(going);
    }
    return done[plain.length];
  }

  /**
   * Documents that a word means: of technologies those with a filing of one of these statuses; of
   * letters those that sound so.
   */
  function meant(word, statuses) {
    if (word.syllables) return spoken(word);
    const lists = word.technologies.length ? statuses : IN_NAMES;
    return word.keys.reduce((set, key) => or(set, any(key, lists)), NONE);
  }

  function sounds() {
    const { letters, runs } = query;
    const first = letters.initials.reduce((set, key) => and(set, any(key, IN_TITLE)), letters.initials[0] ? everyone : NONE);
    const found = or(first, spoken(letters));
    return isEmpty(found) && runs[0] && !query.quoted ? parts(IN_PLACES, statuses, mentions.concat(runs)) : found;
  }

  /** Names that are read so. */
  function spoken({ syllables }) {
    let found = NONE;
    // Of each syllable the names that hold it and all before it.
    const holding = [];
    syllables.forEach((each, at) => {
      holding[at] = holding.reduce((set, names, place) => {
        const before = syllables[place];
        return before.to !== each.from || isEmpty(names) ? set : or(set, and(names, any(syllableKey(before, each), IN_TITLE)));
      }, each.from === 0 ? everyone : NONE);
      if (each.from > 0 && each.ends) found = or(found, holding[at]);
    });
    return found;
  }

  /** Candidates for one wrong, missing, superfluous or swapped character. */
  function near() {
    const { length } = sought;
    // What is said around a question is no slip of a name.
    if (length < 3 || (query.unheld && sought === whole)) return NONE;
    // Of each place what holds all pairs before it, and what holds all after it.
    const holding = pairs(sought).map((pair) => any(pair, IN_NAMES));
    const narrowed = (sets) => sets.reduce((all, set) => all.concat(and(all[all.length - 1], set)), [everyone, everyone]);
    const before = narrowed(holding);
    const after = narrowed(holding.reverse()).reverse();
    let found = NONE;
    for (let at = 0; at < length; at += 1) {
      for (let rest = at; rest <= Math.min(at + 2, length); rest += 1) {
        // A number is no slip.
        if ((at > 1 || length - rest > 1) && !sought.slice(at - (at === rest), rest + 1).join("").match(head.patterns[14])) found = or(found, and(before[at], after[rest]));
      }
    }
    // Who writes a place in full means no hospital of another.
    const there = sought.slice(2).join("").search(head.patterns[13]) ? NONE : every(sought.slice(0, 2), IN_TITLE | OF_PLACE);
    return and(found, and(sought === whole ? everyone : institutions, isEmpty(there) ? everyone : there));
  }

  /**
   * The likeliest of the candidates: of those that begin like the query, be it swapped, or else of
   * all; each has a vote for every pair of the query that its names hold. They may be thousands, and
   * the pairs many.
   */
  function nearest(candidates) {
    const begins = and(candidates, or(any(beginKey(sought.slice(0, 1)), IN_NAMES), any(beginKey(sought.slice(0, 2).reverse()), IN_NAMES)));
    // What counts the hospitals of many, 五院, is not enough.
    const among = isEmpty(begins) && !sought.join("").match(head.patterns[14]) ? candidates : begins;
    const votes = new Uint8Array(head.documents);
    pairs(sought).forEach((pair) => members(and(among, any(pair, IN_NAMES))).forEach((each) => { votes[each] += 1; }));
    const all = members(among);
    const best = all.reduce((most, each) => Math.max(most, votes[each]), 0);
    return all.filter((each) => votes[each] + LITTLE_LESS >= best).sort((one, other) => votes[other] - votes[one] || one - other).slice(0, MOST_NEAR);
  }

  const [before, after, nameless] = tiersOf();
  return { find, loosely };
}
