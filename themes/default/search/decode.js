/** Lists of documents from bytes, as `src/search/encode.rs` writes them. */

import { add, none } from "./sets.js";

/** Reads numbers and lists from bytes, one after the other. */
export class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  byte() {
    this.at += 1;
    return this.bytes[this.at - 1];
  }

  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  /** A list, as a set of so many documents. */
  list(documents) {
    const set = none(documents);
    const head = this.number();
    const parts = head >>> 2;
    [this.distances, this.bits, this.runs][head & 3].call(this, set, parts);
    return set;
  }

  distances(set, parts) {
    for (let part = 0, last = 0; part < parts; part += 1) {
      last += this.number();
      add(set, last);
    }
  }

  bits(set, parts) {
    const base = this.number();
    for (let part = 0; part < parts; part += 1) {
      const at = base + part;
      set[at >>> 2] |= this.byte() << (8 * (at & 3));
    }
  }

  runs(set, parts) {
    for (let part = 0, end = 0; part < parts; part += 1) {
      const from = end + this.number();
      end = from + this.number();
      for (let each = from; each < end; each += 1) add(set, each);
    }
  }

  /** The four lists of a key. */
  lists(documents) {
    return [0, 1, 2, 3].map(() => this.list(documents));
  }

  /** A text; its units take a byte each, or two where one of them needs it. */
  text() {
    const head = this.number();
    let text = "";
    for (let unit = 0; unit < head >>> 1; unit += 1) text += String.fromCharCode(this.byte() | (head & 1 ? this.byte() << 8 : 0));
    return text;
  }
}
