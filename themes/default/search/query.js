/** What a query asks: what `src/search/query.rs` does, with the words of the index's head. */

import { fold, split } from "./fold.js";
import { readLetters, syllableKey } from "./letters.js";

export const LONGEST = 60;
const SEPARATORS = /[ \t\r\n\u3000，、；：。？！,;?!/|+]/;
const QUOTES = "\"“”「」『』＂";

/**
 * @typedef {{from: number, to: number, keys: string[], technologies: number[]}} Mention
 * @typedef {object} Query
 * @property {string[]} whole all of it, folded
 * @property {string[]} plain what is left without the words around a question
 * @property {boolean[]} breaks whether a part begins at a character of `plain`
 * @property {boolean} quoted
 * @property {Mention[]} mentions
 * @property {{syllables: import("./letters.js").Syllable[], initials: string[]}} letters
 * @property {string[]} facts
 */

/**
 * @param {string} input
 * @param {import("./shards.js").Head} head
 * @param {Map<string, string>} [simplified]
 * @returns {Query}
 */
export function readQuery(input, head, simplified) {
  const { text, quoted } = unquoted(input.trim());
  const short = split(text).slice(0, LONGEST * 2).join("");
  const whole = fold(short, simplified).characters.slice(0, LONGEST);
  const { plain, breaks } = plainParts(short, head, simplified, whole.length);
  const query = { whole, plain, breaks, quoted, mentions: [], letters: readLetters(""), facts: [] };
  if (!quoted) {
    query.mentions = mentioned(query, head);
    query.letters = readLetters(short);
  }
  query.facts = facts(short, whole);
  return query;
}

/** Whether a word of the query means a technology. */
export const meansTechnology = (query) => query.mentions.some((each) => each.technologies.length > 0);

/**
 * The word that asks for technologies beside something else: a part of its own, or else one that
 * the query begins or ends with; the longest, and the last of those.
 */
export function asked({ plain, breaks, mentions }) {
  const begins = (at) => at >= plain.length || breaks[at];
  const apart = (each) => begins(each.from) && begins(each.to);
  const length = (each) => each.to - each.from;
  const asking = mentions.filter((each) => each.technologies.length > 0 && (apart(each) || each.from === 0 || each.to === plain.length));
  asking.sort((one, other) => apart(other) - apart(one) || length(other) - length(one) || other.from - one.from);
  return asking[0];
}

/** The longest stretch beside the technologies asked for. */
export function besideAsked(query) {
  const { plain, breaks } = query;
  const word = asked(query);
  let best = [0, 0];
  let from = 0;
  for (let at = 0; word && at < plain.length; at += 1) {
    const inside = word.from <= at && at < word.to;
    if (inside || breaks[at]) from = inside ? at + 1 : at;
    if (!inside && at + 1 - from > best[1] - best[0]) best = [from, at + 1];
  }
  return plain.slice(best[0], best[1]);
}

/** The pairs of characters side by side. */
export const pairs = (characters) => characters.slice(1).map((each, at) => characters[at] + each);

/** Every key whose lists the query needs. */
export function keysOf(query) {
  const keys = new Set(pairs(query.whole));
  pairs(query.plain).forEach((pair, at) => query.breaks[at + 1] || keys.add(pair));
  if (query.whole.length > 0) keys.add(wholeKey(query.whole)).add(beginKey(query.whole));
  if (query.whole.length > 2 && !query.quoted) keys.add(beginKey(query.whole.slice(0, 1)));
  query.mentions.forEach((each) => each.keys.forEach((key) => keys.add(key)));
  const { syllables, initials } = query.letters;
  initials.forEach((key) => keys.add(key));
  syllables.forEach((each) => syllables.forEach((before) => before.to === each.from && keys.add(syllableKey(before, each))));
  query.facts.forEach((key) => keys.add(key));
  return keys;
}

export const wholeKey = (characters) => `=${characters.join("")}`;
export const beginKey = (characters) => `^${characters.slice(0, 2).join("")}`;

function unquoted(text) {
  const marks = split(text);
  const quote = (at) => marks.length > 0 && QUOTES.includes(marks[at]);
  let [from, to] = [0, marks.length];
  while (from < to && QUOTES.includes(marks[from])) from += 1;
  while (to > from && QUOTES.includes(marks[to - 1])) to -= 1;
  const quoted = quote(0) && quote(marks.length - 1) && from < to;
  return { text: quoted ? marks.slice(from, to).join("") : text, quoted };
}

function plainParts(text, head, simplified, length) {
  const plain = [];
  const breaks = [];
  for (const part of text.split(SEPARATORS)) {
    for (const stretch of withoutQuestions(fold(part, simplified).characters, head.questions)) {
      if (stretch.length > 1) stretch.forEach((each, at) => breaks.push(at === 0) && plain.push(each));
    }
  }
  return { plain: plain.slice(0, length), breaks: breaks.slice(0, length) };
}

function withoutQuestions(part, questions) {
  const stretches = [[]];
  const text = part.join("");
  const asked = questions.filter((each) => text.includes(each));
  for (let at = 0; at < part.length; ) {
    const rest = asked.length > 0 ? part.slice(at).join("") : "";
    const phrase = asked.find((each) => rest.startsWith(each));
    if (phrase) stretches.push([]);
    else stretches[stretches.length - 1].push(part[at]);
    at += phrase ? split(phrase).length : 1;
  }
  for (const stretch of stretches) {
    while (stretch.length > 0 && "吗呢的好了".includes(stretch[stretch.length - 1])) stretch.pop();
    while (stretch[0] === "的") stretch.shift();
  }
  return stretches;
}

function mentioned({ plain, breaks }, { allWords, asked, words, most, levels }) {
  const found = [];
  let reached = 0;
  for (let from = 0; from < plain.length; from += 1) {
    // The longest word from here on that means something, and where it ends.
    let [word, end] = ["", 0];
    for (let to = from + 2; to <= plain.length && !breaks[to - 1]; to += 1) {
      const longer = plain.slice(from, to).join("");
      if (allWords.includes(longer) || asked.has(longer)) [word, end] = [longer, to];
    }
    if (end <= reached) continue;
    reached = end;
    const technologies = asked.get(word) || meant(word, words);
    if (technologies.length <= most) found.push({ from, to: end, keys: technologies.map((number) => `#t${number}`), technologies });
  }
  return found.concat(levelsIn(plain, levels));
}

/** The technologies of which a name holds a word. */
export function meant(word, words) {
  const found = [];
  words.forEach((names, number) => names.some((name) => name.includes(word)) && found.push(number));
  return found;
}

function levelsIn(plain, words) {
  const found = [];
  const text = plain.join("");
  const named = words.filter(([word]) => text.includes(word));
  for (let from = 0; named.length > 0 && from < plain.length; ) {
    const rest = plain.slice(from).join("");
    const level = named.find(([word]) => rest.startsWith(word));
    const to = from + (level ? split(level[0]).length : 1);
    if (level) found.push({ from, to, keys: level[1].map((each) => `#l${each}`), technologies: [] });
    from = to;
  }
  return found;
}

function facts(text, whole) {
  const joined = whole.join("");
  // What is folded to 0 may be the letter o.
  const figures = /[1-9]/.test(joined) || /[0０]/.test(text);
  const found = figures && /^[\da-z]{8,}$/.test(joined) ? [`!${joined}`] : [];
  const date = dateKey(text.trim());
  return date ? found.concat(date) : found;
}

function dateKey(text) {
  if (/^(19|20)\d{6}$/.test(text)) return `@${text}`;
  const parts = text.split(/[-./年月日]/).filter((each) => each !== "");
  const [year, month, day] = parts;
  const written = parts.length > 1 && parts.length < 4 && /^\d{4}$/.test(year) && parts.slice(1).every((each) => /^\d{1,2}$/.test(each));
  if (!written) return undefined;
  return `@${year}${month.padStart(2, "0")}${day ? day.padStart(2, "0") : ""}`;
}
