// What of a text is marked; `tests/search/marks.rs` asks the terminal's the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pieces } from "../../themes/default/search/excerpt.js";
import { fold } from "../../themes/default/search/fold.js";

const cases = JSON.parse(readFileSync(new URL("../search/marks.json", import.meta.url), "utf8"));

test("what agrees is marked, without the punctuation behind it", () => {
  for (const [text, query, expected] of cases) {
    const found = pieces(text, fold(query).characters).map((piece) => (piece.marked ? `[${piece.text}]` : piece.text));
    assert.equal(found.join(""), expected, query);
  }
});
