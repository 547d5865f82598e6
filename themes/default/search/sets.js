/**
 * Sets of documents: one bit for each. A set may be shorter than another; what it lacks is not in it.
 * An empty one has no bits, so that what follows from it costs nothing. None is changed once made.
 */

/** @typedef {Uint32Array} DocSet */

/** Bits for so many documents, none of them set. */
export const room = (documents) => new Uint32Array((documents + 31) >>> 5);

/** @type {DocSet} */
export const NONE = room(0);

// A shift takes its number of places modulo 32.
const add = (bits, each) => { bits[each >>> 5] |= 1 << each; };

/** Sets the bits from one to before another, where it can 32 at once. */
export function setRun(bits, from, to) {
  for (let each = from; each < to; each += 1) {
    add(bits, each);
    if ((each & 31) === 0 && each + 32 <= to) bits[(each += 31) >>> 5] = -1;
  }
}

export function range(documents, from, to) {
  if (from === to) return NONE;
  const bits = room(documents);
  setRun(bits, from, to);
  return bits;
}

/** The set of these documents. */
export function of(documents, list) {
  if (list.length === 0) return NONE;
  const bits = room(documents);
  list.forEach((each) => add(bits, each));
  return bits;
}

export const has = (set, each) => (set[each >>> 5] >>> each) & 1;

export const isEmpty = (set) => set.length === 0;

export const and = (one, other) => (one.length > other.length ? both(other, one, 0) : both(one, other, 0));

export const minus = (one, other) => both(one, other, -1);

/** What one set has, and the other has or, turned round, has not. */
function both(one, other, turned) {
  const bits = one.slice();
  let some = 0;
  for (let at = 0; at < bits.length; at += 1) some |= bits[at] &= other[at] ^ turned;
  return some ? bits : NONE;
}

export function or(one, other) {
  if (one.length < other.length) return or(other, one);
  if (isEmpty(other)) return one;
  const bits = one.slice();
  for (let at = 0; at < other.length; at += 1) bits[at] |= other[at];
  return bits;
}

/** All members in ascending order. */
export function members(set) {
  const list = [];
  for (let at = 0; at < set.length; at += 1) {
    for (let rest = set[at]; rest; rest &= rest - 1) list.push(at * 32 + 31 - Math.clz32(rest & -rest));
  }
  return list;
}

export function size(set) {
  let sum = 0;
  for (let at = 0; at < set.length; at += 1) {
    for (let rest = set[at]; rest; rest &= rest - 1) sum += 1;
  }
  return sum;
}
