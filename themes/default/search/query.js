/** What a query asks: what `src/search/query/mod.rs` does, with the words of the index's head. */

import { fold, inNumerals, split } from "./fold.js";
import { readLetters, readSyllables, syllableKey } from "./letters.js";

export const LONGEST = 60;

/**
 * @typedef {{from: number, to: number, keys: string[], technologies: number[], ample?: boolean, prohibited?: boolean}} Mention
 * @typedef {object} Query
 * @property {string[]} whole all of it, folded
 * @property {string[]} plain what is left without the words around a question
 * @property {boolean[]} breaks whether a part begins at a character of `plain`, or behind the last one
 * @property {string} dropped characters that stood alone and are left out
 * @property {boolean} quoted
 * @property {Mention[]} mentions
 * @property {number[]} means technologies
 * @property {Mention[]} words all that ask for something
 * @property {Mention[]} asking the words that ask for technologies beside something else
 * @property {number[]} asked the technologies of these that can be filed
 * @property {{syllables: import("./letters.js").Syllable[], initials: string[]}} letters
 * @property {{from: number, to: number, syllables: import("./letters.js").Syllable[]}[]} runs letters among other characters
 * @property {string[]} sought what names may be but for one character
 * @property {string[]} facts
 * @property {boolean} unheld whether no document can hold all of it
 * @property {string[]} marked what of it results mark
 */

/**
 * @param {string} input
 * @param {import("./shards.js").Head} head
 * @returns {Query}
 */
export function readQuery(input, head) {
  const trimmed = input.trim();
  const text = trimmed.replace(head.patterns[7], "$1");
  const quoted = text !== trimmed;
  const short = split(text).slice(0, LONGEST * 2).join("");
  const whole = characters(short, head).slice(0, LONGEST);
  let read = plainParts(short, head, whole.length, true);
  if (!read.plain[0]) read = plainParts(short, head, whole.length);
  const query = { whole, sought: whole, ...read, quoted, letters: readLetters(quoted ? "" : short, head), facts: facts(short, whole) };
  const asks = (text) => text.join("").match(head.patterns[11]);
  query.unheld = read.plain[0] && asks(whole) && !asks(read.plain);
  query.marked = query.unheld ? query.plain : whole;
  query.mentions = quoted ? [] : mentioned(query, head);
  // A word for a level or a status is a part of its own.
  query.mentions.forEach(({ from, to, keys: [key] }) => /^#[ls]/.test(key) && (query.breaks[from] = query.breaks[to] = true));
  query.asking = asking(query);
  query.words = query.asking.concat(query.mentions.filter(({ technologies }) => !technologies.length));
  // 人工 and 角膜 of 人工角膜 are no two technologies.
  query.mentions = query.mentions.filter((each) => each.ample || query.words.includes(each));
  query.means = technologiesIn(query.mentions);
  query.asked = technologiesIn(query.asking).filter((each) => each < head.barred);
  return query;
}

/** The characters by which a text is looked for. */
const characters = (text, head) => inNumerals(fold(text, head.simplified).characters, head);

/** The technologies that words of a query mean. */
export const technologiesIn = (words) => eachOnce(words.map(({ technologies }) => technologies));

/** What some lists hold, each once. */
export const eachOnce = (lists) => Array.from(new Set([].concat(...lists)));

/**
 * The words that ask for technologies beside something else: those that are a part of the query or
 * end one, or are letters among characters; where there is none, those that begin one or stand for what
 * they mean.
 */
function asking({ plain, breaks, mentions }) {
  const all = mentions.filter(({ technologies }) => technologies.length);
  const ending = all.filter(({ to, ample }) => breaks[to] || (ample && /[a-z0]/.test(plain[to - 1]) && !/[a-z\d]/.test(plain[to])));
  return ending[0] ? ending : all.filter(({ from, to, ample }) => breaks[from] || (ample && !/[a-z]/.test(plain[to])));
}

/** The stretches beside the words that ask for technologies, mean levels or are answered by a page. */
export function beside(query) {
  const { plain, breaks, words } = query;
  const found = [];
  for (let at = 0, start = 0; at <= plain.length; at += 1) {
    const inside = words.some(({ from, to }) => from <= at && at < to);
    if (!inside && !breaks[at]) continue;
    if (at > start) found.push({ from: start, to: at, text: plain.slice(start, at) });
    start = inside ? at + 1 : at;
  }
  return found;
}

/** Whether a text ends as hospitals' names do. */
export const isName = (text) => /(院|中,?心)$/.test(text);

/** The list of valid filings, or that of the status asked for, as a bit. */
export const statusesOf = ({ mentions }) => 1 << (mentions.map(({ keys: [key] }) => key).join().match(/#s(.)/) || [0, 0])[1];

/** A text without a 医院 at its end. */
export const withoutHospital = (text) => split(text.join("").replace(/医院$/, ""));

/** The pairs of characters side by side. */
export const pairs = (characters) => characters.slice(1).map((each, at) => characters[at] + each);

/** Every key whose lists the query needs. */
export function keysOf(query) {
  const { breaks, letters } = query;
  const whole = query.unheld ? [] : query.whole;
  const keys = pairs(whole).concat(pairs(query.plain).filter((pair, at) => !breaks[at + 1]), query.facts, letters.initials, ...query.mentions.map((each) => each.keys));
  if (whole[0]) keys.push(wholeKey(whole), beginKey(whole));
  beside(query).concat({ text: whole }).forEach(({ text }) => {
    if (text.length < 2) return;
    keys.push(wholeKey(text), hospitalKey(text), wholeKey(withoutHospital(text)));
    // What names begin with that it may be but for one character.
    if (text === whole || isName(text)) keys.push(beginKey(text.slice(0, 1)), beginKey(text.slice(0, 2).reverse()));
  });
  query.runs.concat(letters).forEach(({ syllables }) => {
    syllables.forEach((each) => syllables.forEach((before) => before.to === each.from && keys.push(syllableKey(before, each))));
  });
  return new Set(keys);
}

export const wholeKey = (characters) => `=${characters.join("")}`;
export const hospitalKey = (characters) => `${wholeKey(characters)}医院`;
export const beginKey = (characters) => `^${characters.slice(0, 2).join("")}`;

function plainParts(text, head, length, loose) {
  const plain = [];
  const breaks = [];
  const runs = [];
  let dropped = "";
  for (const cut of withoutQuestions(text.split(head.patterns[0]).map((part) => characters(part, head).join("")), head, loose)) {
    const stretch = split((cut.length < length && head.places[cut.join("")]) || cut);
    const start = plain.length;
    stretch.join("").replace(/[a-z0]{4,}/g, (letters, at) => runs.push({ from: start + at, to: start + at + letters.length, syllables: readSyllables(letters.replace(/0/g, "o"), head) }));
    if (stretch.length > 1 || head.negations.includes(stretch[0])) stretch.forEach((each, at) => breaks.push(at === 0) && plain.push(each));
    else if (!head.particles.includes(stretch.join(""))) dropped += stretch[0];
  }
  return { plain: plain.slice(0, LONGEST), breaks: breaks.slice(0, LONGEST).concat(true), runs, dropped };
}

/** The stretches of parts without the words around a question: what `src/search/query/stretch.rs` does. */
function withoutQuestions(parts, { patterns: [, questions, filing, ends, , , , , alike, , , , , , , , , , again] }, loose) {
  let left = parts.join("\n").replace(questions, "\n$1\n");
  if (loose) left = left.replace(again, "$1$2$3\n$2").replace(filing, (all, kept, hospital = "") => kept || `${hospital}\n`).replace(alike, "$1$3\n");
  return left.split("\n").map((each) => split(each.replace(ends, "$1")));
}

function mentioned(query, head) {
  const { plain, breaks } = query;
  const { allWords, asked, words, specialities, methods, most, barred } = head;
  const found = [];
  let start = 0;
  let reached = 0;
  for (let from = 0; from < plain.length; from += 1) {
    // The longest word from here on that means something, and where it ends.
    let word;
    let end = 0;
    for (let to = from + 2; to <= plain.length && !breaks[to - 1]; to += 1) {
      const longer = plain.slice(from, to).join("").replace(/(..)技术$/, "$1");
      if (allWords.includes(longer) || asked[longer]) [word, end] = [longer, to];
    }
    // One that begins inside a longer one says less than that: 移植术 of 角膜移植术.
    if (end <= reached || (from < reached && end - from <= reached - start)) continue;
    [start, reached] = [from, end];
    const technologies = asked[word] || meant(word, words);
    if (technologies.length > most || specialities.includes(word)) continue;
    const ample = methods.includes(word) ? 0 : technologies.every((each) => asked[word] || words[each].some((name) => name.includes(word) && split(name).length <= 2 * word.length));
    const prohibited = ample && technologies[0] >= barred;
    const keys = technologies.length ? technologies.map((number) => `#t${number}`) : [`=${word}`];
    // 有 of 北京协同有ecmo stands before the word.
    const before = !!plain.slice(0, from).join("").match(head.patterns[15]);
    found.push({ from: from - before, to: end, keys, technologies, ample, prohibited });
  }
  // Of ecmo和肿瘤消融 two technologies are asked: the 和 is one's and a part ends behind it; so does one
  // behind the 在 of ecmo在某医院.
  found.forEach((word) => {
    if (head.and.includes(plain[word.to]) ? found.some(({ from }) => from === word.to + 1) : head.to.includes(plain[word.to]) && word.to + 1 < plain.length) breaks[word.to += 1] = true;
  });
  return found.concat(valuesIn(query, head));
}

/** The technologies of which a name holds a word. */
export function meant(word, words) {
  const found = [];
  words.forEach((names, number) => names.some((name) => name.includes(word)) && found.push(number));
  return found;
}

/** The words for levels and statuses. */
function valuesIn({ plain, breaks }, { values, patterns }) {
  const found = [];
  const text = plain.join("");
  text.replace(patterns[4], (word, at) => {
    const from = split(text.slice(0, at)).length;
    // 的 of 昆明的三甲医院 stands before the word.
    found.push({ from: from - (plain[from - 1] === "的" && !breaks[from]), to: from + word.length, keys: values[word], technologies: [] });
  });
  return found;
}

function facts(text, whole) {
  const joined = whole.join("");
  const [code] = joined.match(/[\da-z]{15,}/) || [joined];
  // What is folded to 0 may be the letter o.
  const figures = /[1-9]/.test(code) || /[0０]/.test(text);
  return [figures && /^[\da-z]{8,}$/.test(code) && `!${code}`, dateKey(text.trim())].filter(Boolean);
}

function dateKey(text) {
  if (/^(19|20)\d{6}$/.test(text)) return `@${text}`;
  const parts = text.split(/[-./年月日]/).filter(Boolean);
  return /^\d{4}(年\d\d?){1,2}$/.test(parts.join("年")) && `@${parts.map((each) => each.padStart(2, "0")).join("")}`;
}
