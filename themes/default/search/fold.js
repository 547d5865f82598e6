/**
 * The form in which texts and queries are compared: what `src/search/fold/mod.rs` does, tested
 * against the same `tests/search/fold.json`.
 */

/** A character that, in its NFKC form, says something. */
const KEPT = /[\da-zA-Z]|[^\0-\xbf\xd7\xf7\u0300-\u036f\u2000-\u2bff\u3000-\u3004\u3008-\u3020\u3030\u30fb\ue000-\uf8ff\ufe00-\uffff\u{1f000}-\u{1faff}\u{e0000}-\u{10ffff}]/u;

/**
 * @param {string} text
 * @param {Map<string, string>} [simplified] simplified forms of traditional characters
 * @returns {{characters: string[], origins: number[]}} with each character the place, in `text`, of
 *   the one it came from
 */
export function fold(text, simplified = new Map()) {
  const characters = [];
  const origins = [];
  let at = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    // Most characters are their own NFKC form, and asking for it costs the most here.
    if (code >= 0x4e00 && code < 0xa000) {
      characters.push(simplified.get(character) || character);
      origins.push(at);
      at += 1;
      continue;
    }
    for (const part of character.normalize("NFKC")) {
      if (!KEPT.test(part)) continue;
      const lower = part >= "A" && part <= "Z" ? part.toLowerCase() : part;
      characters.push(lower === "o" ? "0" : simplified.get(lower) || lower);
      origins.push(at);
    }
    at += character.length;
  }
  return { characters, origins };
}

/** The folded text alone. */
export const folded = (text) => fold(text).characters.join("");

/** The characters of a text; a pair of surrogates is one. */
export const split = (text) => Array.from(text);

/** The folded text with the ordinals of hospitals as numerals: what `src/search/query/ordinal.rs` does. */
export function inNumerals(characters, { patterns, numerals }) {
  const read = (all, ordinal, figures, near) => (figures < 100 && figures[0] !== "0" && (ordinal || near) ? ordinal + numerals[figures] : all);
  return split(characters.join("").replace(patterns[6], read));
}

/** FNV-1a over code points, 32 bits. */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0), 0x01000193);
  return value >>> 0;
}

/** Which of two lists of numbers is less, the first difference deciding. */
export function compare(one, other) {
  const at = one.findIndex((each, index) => each !== other[index]);
  return one[at] - other[at] || 0;
}
