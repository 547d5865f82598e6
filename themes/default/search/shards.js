/**
 * Fetches the files of the index, each once: the head, the lists of keys, the records.
 * What could not be fetched is remembered in `failed`, so that a result says it is not complete.
 */

import { compare, folded, hash, split } from "./fold.js";
import { bytesOf, readerOf } from "./decode.js";
import { meant } from "./query.js";
import { range } from "./sets.js";

/** @typedef {any} Head what `src/search/browser/head.rs` writes */

export class Shards {
  /** @param {string} folder address of the index's folder, with a trailing slash */
  constructor(folder) {
    this.folder = folder;
    this.files = new Map();
    this.known = new Map();
    this.failed = 0;
  }

  /** A file's JSON, or its bytes; a promise that is kept, unless the file could not be had. */
  fetch(path) {
    if (!this.files.has(path)) {
      const fetched = fetch(this.folder + path).then((response) => {
        if (!response.ok) throw new Error(path);
        return path.endsWith(".json") ? response.json() : response.arrayBuffer().then((bytes) => new Uint8Array(bytes));
      });
      fetched.catch(() => this.files.delete(path));
      this.files.set(path, fetched);
    }
    return this.files.get(path);
  }

  /** As `fetch`, but a file that cannot be had is nothing and counts as failed. */
  tryFetch(path) {
    return this.fetch(path).catch(() => { this.failed += 1; });
  }

  /** @returns {Promise<Head>} */
  async head() {
    const head = await this.fetch("head.json");
    if (!head.words) {
      head.long = new Map();
      head.lists.split(",").forEach((keys, at) => keys.split(" ").forEach((key) => head.long.set(key, `lists/${at}.bin`)));
      head.rank = new Map(head.common.split(" ").map((part, at) => [part, at]));
      head.words = head.technologies.map((names) => names.map(folded));
      head.allWords = head.words.join();
      head.patterns = head.patterns.map((each) => new RegExp(each, "g"));
      head.simplified = new Map((head.traditional.match(/../g) || []).map((pair) => pair.split("")));
    }
    this.heading = head;
    return head;
  }

  /** Fetches the lists of these keys; afterwards `lists` answers. */
  async load(keys) {
    await Promise.all(Array.from(keys, async (key) => {
      if (this.known.has(key) || key.startsWith("#l")) return;
      const bytes = await this.tryFetch(this.heading.long.get(key) || keyFile(key, this.heading));
      // A key that its file does not have is known to have no documents.
      if (bytes) this.known.set(key, bytesOf(stored(key), bytes));
    }));
  }

  /** The four lists of a key that was loaded; nothing for one that no document has. */
  lists(key) {
    const { documents, ranked } = this.heading;
    if (key.startsWith("#l")) {
      const level = +key.slice(2);
      return [range(documents, ranked[level], ranked[level + 1])];
    }
    const found = this.known.get(key);
    if (!(found instanceof Uint8Array)) return found;
    const lists = readerOf(found).lists(documents);
    this.known.set(key, lists);
    return lists;
  }

  /** Documents as results show them; those that could not be had are left out. */
  async records(documents) {
    const found = new Map();
    await Promise.all(documents.map(async (each) => {
      const [number, at] = this.place(each);
      const file = await this.tryFetch(`records/${number}.json`);
      if (file) found.set(each, record(file, at, each));
    }));
    return found;
  }

  /** The number of a document's file, and its place in it. */
  place(document) {
    const { documents, kinds: [, , [, from, to]], chunks: [large, small] } = this.heading;
    let before = 0;
    for (const [start, end, size] of [[0, from, small], [from, to, large], [to, documents, small]]) {
      if (document < end) return [before + Math.floor((document - start) / size), (document - start) % size];
      before += Math.ceil((end - start) / size);
    }
  }
}

/** The key as its file holds it: of whole names their hash. */
const stored = (key) => (key[0] === "=" ? `=${hash(key.slice(1))}` : key);

/**
 * The file of a key: its family, as `src/search/index/key.rs` numbers them, and the technology whose name
 * has it or its rarest part, as `src/search/browser/neighbour.rs` tells them.
 */
function keyFile(key, { keys, rank, words }) {
  const marked = "~!@#".indexOf(key[0]) + 1;
  const family = marked || (key.includes("'") ? 5 : /[^!-~]/.test(key) ? 0 : 6);
  const bare = key.replace(/^[=^]/, "");
  const [owner] = family === 0 && split(bare).length > 1 ? meant(bare, words) : [];
  const parts = owner >= 0 ? [`#t${owner}`] : family === 5 ? bare.split("'") : family === 0 ? split(bare) : [bare.slice(0, 7)];
  // A part without a rank is rarer than any that has one.
  const rarity = (part) => [rank.get(part) + 1 || Infinity, -hash(part)];
  const rarest = parts.reduce((one, other) => (compare(rarity(one), rarity(other)) < 0 ? other : one));
  return `keys/${family}-${hash(rarest) % keys[family]}.bin`;
}

function record(file, at, document) {
  const [title, address, context, level, others, holdings, text, disclosed = []] = file.documents[at];
  const holding = ([technology, status, completed, authority, ended]) => ({
    technology, status, completed, authority: file.authorities[authority], ended,
  });
  return {
    document, title, address, context: file.contexts[context], level, text, others, disclosed,
    holdings: holdings.map(holding),
  };
}
