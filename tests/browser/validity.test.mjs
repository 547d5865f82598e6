// The published HTML is valid.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { theKinds, theRun } from "./harness.mjs";
import { institutionPages } from "./pages.mjs";

const SAMPLE = 30;

// The rules that don't fit, each with its reason; every other recommended rule holds.
const RULES = {
  // The published pages are minified: these two are about how source is written down.
  "attr-quotes": "off",
  "doctype-style": "off",
  // On a phone a table is laid out as cards, and browsers then drop its native roles.
  "no-redundant-role": "off",
  // A wide table in a text scrolls inside a labelled region, which is no section of the text.
  // The list of a combobox is filled while one types; a select can't be.
  "prefer-native-element": ["error", { exclude: ["region", "listbox"] }],
  // The minifier leaves out what is the default: type=submit.
  "no-implicit-button-type": "off",
};

const validator = new HtmlValidate({ extends: ["html-validate:recommended"], rules: RULES });
const { root } = theRun();

for (const { kind, path } of theKinds()) {
  test(`${kind} is valid`, () => valid(path));
}

test(`${SAMPLE} institution pages are valid`, async () => {
  for (const path of sample(institutionPages(root.folder))) await valid(path);
});

async function valid(path) {
  const file = join(root.folder, path.endsWith("/") || path === "" ? `${path}index.html` : path);
  const report = await validator.validateString(await readFile(file, "utf8"));
  const found = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${path} ${ruleId}: ${message} at ${selector}`),
  );
  assert.deepEqual([...new Set(found)].slice(0, 10), []);
}

/** Pages spread over the whole list, the same ones in every run. */
function sample(paths) {
  const step = Math.max(1, Math.floor(paths.length / SAMPLE));
  return paths.filter((_, index) => index % step === 0).slice(0, SAMPLE);
}
