/**
 * Sets of documents: a list of their numbers, ascending, where they are few, and one bit for each
 * document where they are many. Most sets of a query hold a handful, and what they cost is what
 * they hold. The empty set is a list.
 */

/** @typedef {number[] | Uint32Array} DocSet */

/** @type {DocSet} */
export const NONE = [];
const MOST_LISTED = 250;
const FULL = 0xffffffff;
const isList = Array.isArray;

/** Bits for so many documents, none of them set. */
export const room = (documents) => new Uint32Array((documents + 31) >>> 5);

export const add = (bits, each) => { bits[each >>> 5] |= 1 << (each & 31); };

/** Sets the bits from one to before another. */
export function setRun(bits, from, to) {
  const last = (to - 1) >>> 5;
  const beyond = FULL >>> (31 - ((to - 1) & 31));
  let at = from >>> 5;
  let word = FULL << (from & 31);
  for (; at < last; at += 1, word = FULL) bits[at] |= word;
  bits[last] |= word & beyond;
}

/** The numbers of some bits, unless they are many more than so many. */
function numbers(bits, most) {
  const list = [];
  for (let at = 0; at < bits.length; at += 1) {
    if (bits[at] === 0) continue;
    if (list.length > most) return undefined;
    for (let rest = bits[at]; rest !== 0; rest &= rest - 1) list.push(at * 32 + 31 - Math.clz32(rest & -rest));
  }
  return list;
}

/** The set of some bits: a list where they are few. */
export const fromBits = (bits) => numbers(bits, MOST_LISTED) || bits;

export function range(documents, from, to) {
  if (from >= to) return NONE;
  const bits = room(documents);
  setRun(bits, from, to);
  return bits;
}

/** Numbers in their order. */
export const ascending = (list) => list.slice().sort((one, other) => one - other);

/** The set of these documents, which are in ascending order. */
export function of(documents, list) {
  if (list.length <= MOST_LISTED) return list;
  const bits = room(documents);
  list.forEach((each) => add(bits, each));
  return bits;
}

export const all = (documents) => range(documents, 0, documents);
export const isEmpty = (set) => set.length === 0;

export function has(set, each) {
  if (!isList(set)) return ((set[each >>> 5] >>> (each & 31)) & 1) === 1;
  let from = 0;
  for (let to = set.length; from < to;) {
    const middle = (from + to) >>> 1;
    if (set[middle] < each) from = middle + 1;
    else to = middle;
  }
  return set[from] === each;
}

export function and(one, other) {
  if (isEmpty(one) || isEmpty(other)) return NONE;
  if (isList(other) && !(isList(one) && one.length < other.length)) return listed(other, one, true);
  if (isList(one)) return listed(one, other, true);
  const bits = one.slice();
  for (let at = 0; at < bits.length; at += 1) bits[at] &= other[at];
  return fromBits(bits);
}

/** Those of a list that another set has, or has not. */
function listed(list, set, wanted) {
  const found = [];
  for (let at = 0; at < list.length; at += 1) {
    if (has(set, list[at]) === wanted) found.push(list[at]);
  }
  return found;
}

export function or(one, other) {
  if (isEmpty(one) || one === other) return other;
  if (isEmpty(other)) return one;
  if (isList(other)) return isList(one) ? ascending(one.concat(listed(other, one, false))) : or(other, one);
  const bits = other.slice();
  if (isList(one)) one.forEach((each) => add(bits, each));
  else for (let at = 0; at < bits.length; at += 1) bits[at] |= one[at];
  return bits;
}

export function minus(one, other) {
  if (isEmpty(one) || isEmpty(other)) return one;
  if (isList(one)) return listed(one, other, false);
  const bits = one.slice();
  if (isList(other)) other.forEach((each) => { bits[each >>> 5] &= ~(1 << (each & 31)); });
  else for (let at = 0; at < bits.length; at += 1) bits[at] &= ~other[at];
  return fromBits(bits);
}

/** How many members. */
export function size(set) {
  if (isList(set)) return set.length;
  let count = 0;
  for (let at = 0; at < set.length; at += 1) {
    for (let rest = set[at]; rest !== 0; rest &= rest - 1) count += 1;
  }
  return count;
}

/** The members in ascending order, one at a time: there may be as many as documents. */
export function* each(set) {
  if (isList(set)) return yield* set;
  for (let at = 0; at < set.length; at += 1) {
    for (let rest = set[at]; rest !== 0; rest &= rest - 1) yield at * 32 + 31 - Math.clz32(rest & -rest);
  }
}

/** All members in ascending order. */
export const members = (set) => (isList(set) ? set : numbers(set, Infinity));
