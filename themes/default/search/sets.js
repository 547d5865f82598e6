/**
 * Sets of documents, one bit each. The empty set has no words at all, and every function here
 * gives it so: most sets of a query are empty, and then nothing is gone through.
 */

/** @typedef {Uint32Array} DocSet */

export const NONE = new Uint32Array(0);
const FULL = 0xffffffff;

/** Room for a set of so many documents. */
export const room = (documents) => new Uint32Array((documents + 31) >>> 5);

export function range(documents, from, to) {
  if (from >= to) return NONE;
  const set = room(documents);
  const [first, last] = [from >>> 5, (to - 1) >>> 5];
  set.fill(FULL, first, last + 1);
  set[first] &= FULL << (from & 31);
  set[last] &= FULL >>> (31 - ((to - 1) & 31));
  return set;
}

export function of(documents, each) {
  if (each.length === 0) return NONE;
  const set = room(documents);
  each.forEach((one) => add(set, one));
  return set;
}

export const all = (documents) => range(documents, 0, documents);
export const add = (set, each) => { set[each >>> 5] |= 1 << (each & 31); };
export const has = (set, each) => ((set[each >>> 5] >>> (each & 31)) & 1) === 1;
export const isEmpty = (set) => set.length === 0;

export function and(one, other) {
  if (isEmpty(one) || isEmpty(other)) return NONE;
  const { length } = one;
  const set = new Uint32Array(length);
  let any = 0;
  for (let at = 0; at < length; at += 1) any |= set[at] = one[at] & other[at];
  return any === 0 ? NONE : set;
}

export function or(one, other) {
  if (isEmpty(one) || one === other) return other;
  if (isEmpty(other)) return one;
  const { length } = one;
  const set = new Uint32Array(length);
  for (let at = 0; at < length; at += 1) set[at] = one[at] | other[at];
  return set;
}

export function minus(one, other) {
  if (isEmpty(one) || isEmpty(other)) return one;
  const { length } = one;
  const set = new Uint32Array(length);
  let any = 0;
  for (let at = 0; at < length; at += 1) any |= set[at] = one[at] & ~other[at];
  return any === 0 ? NONE : set;
}

/** How many members: the bits of a word are added up in pairs, fours and eights. */
export function size(set) {
  const { length } = set;
  let count = 0;
  for (let at = 0; at < length; at += 1) {
    let word = set[at];
    if (word === 0) continue;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** The members in ascending order, one at a time: there may be as many as documents. */
export function* each(set) {
  for (let at = 0; at < set.length; at += 1) {
    for (let rest = set[at]; rest !== 0; rest &= rest - 1) yield at * 32 + 31 - Math.clz32(rest & -rest);
  }
}

export const members = (set) => Array.from(each(set));
