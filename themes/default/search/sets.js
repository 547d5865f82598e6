/** Sets of documents: one bit for each. A set may be shorter than another; what it lacks is not in it. */

/** @typedef {Uint32Array} DocSet */

/** Bits for so many documents, none of them set. */
export const room = (documents) => new Uint32Array((documents + 31) >>> 5);

/** @type {DocSet} */
export const NONE = room(0);

const add = (bits, each) => { bits[each >>> 5] |= 1 << (each & 31); };

/** Sets the bits from one to before another. */
export function setRun(bits, from, to) {
  for (let each = from; each < to; each += 1) add(bits, each);
}

export function range(documents, from, to) {
  const bits = room(documents);
  setRun(bits, from, to);
  return bits;
}

/** The set of these documents. */
export function of(documents, list) {
  const bits = room(documents);
  list.forEach((each) => add(bits, each));
  return bits;
}

export const has = (set, each) => ((set[each >>> 5] >>> (each & 31)) & 1) === 1;

export function isEmpty(set) {
  for (let at = 0; at < set.length; at += 1) if (set[at] !== 0) return false;
  return true;
}

export function and(one, other) {
  if (one.length > other.length) return and(other, one);
  const bits = one.slice();
  for (let at = 0; at < bits.length; at += 1) bits[at] &= other[at];
  return bits;
}

export function or(one, other) {
  if (one.length < other.length) return or(other, one);
  const bits = one.slice();
  for (let at = 0; at < bits.length; at += 1) bits[at] |= other[at];
  return bits;
}

export function minus(one, other) {
  const bits = one.slice();
  for (let at = 0; at < bits.length; at += 1) bits[at] &= ~other[at];
  return bits;
}

/** All members in ascending order. */
export function members(set) {
  const list = [];
  for (let at = 0; at < set.length; at += 1) {
    for (let rest = set[at]; rest !== 0; rest &= rest - 1) list.push(at * 32 + 31 - Math.clz32(rest & -rest));
  }
  return list;
}

export const size = (set) => members(set).length;
