/** Sets of documents, one bit each. */

/** @typedef {Uint32Array} DocSet */

export const none = (documents) => new Uint32Array((documents + 31) >>> 5);

export function range(documents, from, to) {
  const set = none(documents);
  for (let each = from; each < to; each += 1) add(set, each);
  return set;
}

export function of(documents, each) {
  const set = none(documents);
  each.forEach((one) => add(set, one));
  return set;
}

export const all = (documents) => range(documents, 0, documents);
export const add = (set, each) => { set[each >>> 5] |= 1 << (each & 31); };
export const has = (set, each) => ((set[each >>> 5] >>> (each & 31)) & 1) === 1;
export function and(one, other) {
  const set = one.slice();
  for (let at = 0; at < set.length; at += 1) set[at] &= other[at];
  return set;
}

export function or(one, other) {
  const set = one.slice();
  for (let at = 0; at < set.length; at += 1) set[at] |= other[at];
  return set;
}

export function minus(one, other) {
  const set = one.slice();
  for (let at = 0; at < set.length; at += 1) set[at] &= ~other[at];
  return set;
}

export const isEmpty = (set) => set.every((word) => word === 0);

export function size(set) {
  let count = 0;
  for (let word of set) for (; word !== 0; word &= word - 1) count += 1;
  return count;
}

/** The members in ascending order. */
export function members(set) {
  const found = [];
  set.forEach((word, at) => {
    for (let rest = word; rest !== 0; rest &= rest - 1) found.push(at * 32 + 31 - Math.clz32(rest & -rest));
  });
  return found;
}
