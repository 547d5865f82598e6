/**
 * The form in which texts and queries are compared: what `src/search/fold.rs` does, tested
 * against the same `tests/search/fold.json`.
 */

const LEFT_OUT = [
  [0x300, 0x370], [0x2000, 0x2c00], [0x3000, 0x3005], [0x3008, 0x3021], [0x3030, 0x3031],
  [0x30fb, 0x30fc], [0xe000, 0xf900], [0xfe00, 0x10000], [0x1f000, 0x1fb00],
];

/** Whether a character, in its NFKC form, says something. */
function isKept(code) {
  if (code < 0xc0) return (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123);
  if (code === 0xd7 || code === 0xf7 || code >= 0xe0000) return false;
  return !LEFT_OUT.some(([from, to]) => code >= from && code < to);
}

/**
 * @param {string} text
 * @param {Map<string, string>} [simplified] simplified forms of traditional characters
 * @returns {{characters: string[], origins: number[]}} with each character the place, in `text`, of
 *   the one it came from
 */
export function fold(text, simplified) {
  const characters = [];
  const origins = [];
  let at = 0;
  for (const character of text) {
    const code = character.charCodeAt(0);
    // Most characters are their own NFKC form, and asking for it costs the most here.
    if (code >= 0x4e00 && code < 0xa000) {
      characters.push((simplified && simplified.get(character)) || character);
      origins.push(at);
      at += 1;
      continue;
    }
    for (const part of character.normalize("NFKC")) {
      if (!isKept(part.codePointAt(0))) continue;
      const lower = part >= "A" && part <= "Z" ? part.toLowerCase() : part;
      characters.push(lower === "o" ? "0" : (simplified && simplified.get(lower)) || lower);
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

/** FNV-1a over code points, 32 bits. */
export function hash(text) {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ character.codePointAt(0), 0x01000193);
  return value >>> 0;
}

/** Which of two lists of numbers is less, the first difference deciding. */
export function compare(one, other) {
  const at = one.findIndex((each, index) => each !== other[index]);
  return at < 0 ? 0 : one[at] < other[at] ? -1 : 1;
}
