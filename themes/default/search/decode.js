/** Lists of documents from bytes, as `src/search/encode.rs` writes them. */

import { NONE, fromBits, of, room, setRun } from "./sets.js";

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
      const byte = this.bytes[this.at];
      this.at += 1;
      value |= (byte & 127) << shift;
      if (byte < 128) return value >>> 0;
    }
  }

  /** A list, as a set of so many documents. */
  list(documents) {
    const head = this.number();
    const parts = head >>> 2;
    if (parts === 0) return NONE;
    if ((head & 3) === 0) return of(documents, this.distances(parts));
    const bits = room(documents);
    if ((head & 3) === 1) this.bits(bits, parts);
    else this.runs(bits, parts);
    return fromBits(bits);
  }

  distances(parts) {
    const list = [];
    for (let part = 0, last = 0; part < parts; part += 1) {
      last += this.number();
      list.push(last);
    }
    return list;
  }

  /** Every processor that runs a browser has the low byte first: the bytes are the set's own. */
  bits(bits, parts) {
    const base = this.number();
    new Uint8Array(bits.buffer).set(this.bytes.subarray(this.at, this.at + parts), base);
    this.at += parts;
  }

  runs(bits, parts) {
    for (let part = 0, end = 0; part < parts; part += 1) {
      const from = end + this.number();
      end = from + this.number();
      setRun(bits, from, end);
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

  /** Whether a text begins here; it is passed over. */
  passes(text) {
    const head = this.number();
    const length = head >>> 1;
    const wide = head & 1;
    const from = this.at;
    this.at += length << wide;
    if (length !== text.length) return false;
    for (let unit = 0; unit < length; unit += 1) {
      const at = from + (unit << wide);
      if ((this.bytes[at] | (wide && this.bytes[at + 1] << 8)) !== text.charCodeAt(unit)) return false;
    }
    return true;
  }
}

/** The bytes of one key in a file of keys; the others are only passed over. */
export function bytesOf(key, file) {
  for (const reader = new Reader(file); !reader.done; ) {
    const found = reader.passes(key);
    const length = reader.number();
    if (found) return file.subarray(reader.at, reader.at + length);
    reader.at += length;
  }
  return undefined;
}
