/**
 * Fetches the files of the index, each once: the head, the lists of keys, the ranks, the records.
 * What could not be fetched is remembered in `failed`, so that a result says it is not complete.
 */

import { folded, hash } from "./fold.js";
import { Reader } from "./decode.js";
import { members, or } from "./sets.js";

/** @typedef {any} Head what `src/search/head.rs` writes */

export class Shards {
  /** @param {string} folder address of the index's folder, with a trailing slash */
  constructor(folder) {
    this.folder = folder;
    this.files = new Map();
    this.known = new Map();
    this.failed = 0;
  }

  /** A file's bytes or JSON; a promise that is kept, unless the file could not be had. */
  fetch(path, kind) {
    if (!this.files.has(path)) {
      const fetched = fetch(this.folder + path).then((response) => {
        if (!response.ok) throw new Error(`${response.status} ${path}`);
        return kind === "json" ? response.json() : response.arrayBuffer().then((bytes) => new Uint8Array(bytes));
      });
      fetched.catch(() => this.files.delete(path));
      this.files.set(path, fetched);
    }
    return this.files.get(path);
  }

  /** As `fetch`, but a file that cannot be had is nothing and counts as failed. */
  async tryFetch(path, kind) {
    try {
      return await this.fetch(path, kind);
    } catch (error) {
      this.failed += 1;
      return undefined;
    }
  }

  /** @returns {Promise<Head>} */
  async head() {
    const head = await this.fetch("head.json", "json");
    if (!head.words) {
      head.long = new Map(head.lists.split(" ").map((key, at) => [key, at]));
      head.words = head.technologies.map((names) => names.map((name) => folded(name)));
      head.ranks = new Int16Array(head.documents).fill(-1);
    }
    this.heading = head;
    return head;
  }

  /** Simplified forms, fetched only where a query has a character that no text has. */
  async simplified(query) {
    const unknown = (character) => {
      const at = character.charCodeAt(0) - 0x4e00;
      return at >= 0 && at < 0x5200 && !((parseInt(this.heading.known[at >> 2], 16) >> (3 - (at & 3))) & 1);
    };
    if (!Array.from(query).some(unknown)) return undefined;
    const pairs = Array.from((await this.tryFetch("traditional.json", "json")) || "");
    const map = new Map();
    for (let at = 0; at + 1 < pairs.length; at += 2) map.set(pairs[at], pairs[at + 1]);
    return map;
  }

  /** Fetches the lists of these keys; afterwards `lists` answers. */
  async load(keys) {
    const { long, keys: count } = this.heading;
    const wanted = new Set();
    for (const key of keys) {
      if (!this.known.has(key)) wanted.add(long.has(key) ? key : `keys/${hash(key) % count}.bin`);
    }
    await Promise.all(Array.from(wanted, (each) => (long.has(each) ? this.loadLong(each) : this.loadShard(each))));
  }

  async loadLong(key) {
    const bytes = await this.tryFetch(`lists/${this.heading.long.get(key)}.bin`, "bytes");
    if (bytes) this.known.set(key, new Reader(bytes).lists(this.heading.documents));
  }

  async loadShard(path) {
    const bytes = await this.tryFetch(path, "bytes");
    if (!bytes) return;
    for (const reader = new Reader(bytes); !reader.done; ) {
      const key = reader.text();
      const length = reader.number();
      this.known.set(key, reader.bytes.subarray(reader.at, reader.at + length));
      reader.at += length;
    }
  }

  /** The four lists of a key that was loaded; nothing for one that no document has. */
  lists(key) {
    const found = this.known.get(key);
    if (!(found instanceof Uint8Array)) return found;
    const reader = new Reader(found);
    const lists = reader.lists(this.heading.documents);
    for (const each of members(or(lists[0], lists[1]))) this.heading.ranks[each] = reader.byte();
    this.known.set(key, lists);
    return lists;
  }

  /** Makes the ranks of these documents known. */
  async rank(documents) {
    const { ranks } = this.heading;
    if (documents.every((each) => ranks[each] >= 0)) return;
    const bytes = await this.tryFetch("ranks.bin", "bytes");
    if (bytes) ranks.set(bytes);
  }

  /** Documents as results show them; those that could not be had are left out. */
  async records(documents) {
    const found = new Map();
    await Promise.all(documents.map(async (each) => {
      const { number, at } = this.place(each);
      const file = await this.tryFetch(`records/${number}.json`, "json");
      if (file) found.set(each, record(file, at, each));
    }));
    return found;
  }

  place(document) {
    const { kinds: [, [, from, to]], chunks: [large, small] } = this.heading;
    if (document < from) return { number: Math.floor(document / small), at: document % small };
    const before = Math.ceil(from / small);
    if (document < to) return { number: before + Math.floor((document - from) / large), at: (document - from) % large };
    const inside = before + Math.ceil((to - from) / large);
    return { number: inside + Math.floor((document - to) / small), at: (document - to) % small };
  }
}

function record(file, at, document) {
  const [title, address, context, level, others, holdings, text] = file.documents[at];
  const holding = ([technology, status, completed, authority]) => ({
    technology, status, completed, authority: file.authorities[authority],
  });
  return {
    document, title, address, context: file.contexts[context], level, text,
    others: others.map(([kind, name]) => ({ kind, name })),
    holdings: holdings.map(holding),
  };
}
