/** Lists of documents from bytes, as `src/search/browser/encode.rs` writes them. */

import { NONE, of, room, setRun } from "./sets.js";

/**
 * Reads numbers, lists and texts from bytes, one after the other.
 * @param {Uint8Array} bytes
 */
export function readerOf(bytes) {
  let at = 0;
  const done = () => at >= bytes.length;

  function number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = bytes[at++];
      value |= (next & 127) << shift;
      if (next < 128) return value >>> 0;
    }
  }

  const skip = (length) => { at += length; };

  /** So many bytes. */
  function take(length) {
    at += length;
    return bytes.subarray(at - length, at);
  }

  /** A list, as a set of so many documents. */
  function list(documents) {
    const head = number();
    const parts = head >>> 2;
    if (parts === 0) return NONE;
    if ((head & 3) === 0) return of(documents, distances(parts));
    const bits = room(documents);
    if ((head & 3) === 1) {
      const base = number();
      // Every processor that runs a browser has the low byte first: the bytes are the set's own.
      new Uint8Array(bits.buffer).set(take(parts), base);
    } else runs(bits, parts);
    return bits;
  }

  function distances(parts) {
    const found = [];
    for (let part = 0, last = 0; part < parts; part += 1) found.push(last += number());
    return found;
  }

  function runs(bits, parts) {
    for (let part = 0, end = 0; part < parts; part += 1) {
      const from = end + number();
      end = from + number();
      setRun(bits, from, end);
    }
  }

  /** The four lists of a key. */
  const lists = (documents) => [0, 1, 2, 3].map(() => list(documents));

  /** A text, unit by unit. */
  function text() {
    let read = "";
    for (let left = number(); left; left -= 1) read += String.fromCharCode(number());
    return read;
  }

  /** Whether a key begins here; it is passed over. Its units take a byte each, or two where one of them needs it. */
  function passes(wanted) {
    const head = number();
    const wide = head & 1;
    let place = at;
    let unit = 0;
    at += (head >>> 1) << wide;
    for (; place < at && (bytes[place] | (wide && bytes[place + 1] << 8)) === wanted.charCodeAt(unit); unit += 1) place += 1 + wide;
    return place === at && unit === wanted.length;
  }

  return { done, number, skip, take, list, lists, text, passes };
}

/** The bytes of one key in a file of keys; the others are only passed over. */
export function bytesOf(key, file) {
  for (const reader = readerOf(file); !reader.done();) {
    const found = reader.passes(key);
    const length = reader.number();
    if (found) return reader.take(length);
    reader.skip(length);
  }
  return undefined;
}
