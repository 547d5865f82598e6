// Whether this hospital may do that: `tests/search/answers.rs` asks the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { useBrowser } from "./harness.mjs";
import { withModules } from "./modules.mjs";
import { serve } from "./server.mjs";
import { buildNamed } from "./site.mjs";
import { indexFolder } from "../search/generate.mjs";

const { institutions, filings, disclosures, asked } = JSON.parse(readFileSync(new URL("../search/answers.json", import.meta.url), "utf8"));
const { on } = useBrowser();

test("a question is answered for whom it names", async () => {
  const { folder, remove } = await buildNamed(institutions, [], filings, disclosures);
  const served = await serve(folder);
  try {
    await withModules({ folder, address: served.address }, async (modules) => {
      const index = served.address + indexFolder(folder).slice(folder.length + 1) + "/";
      const found = await on(served.address, (page) => page.evaluate(answers, [modules, index, asked]));
      const expected = asked.map(({ query, cards = [], first, unused = "", absent = "" }) => ({ query, cards, first, unused, absent }));
      assert.deepEqual(found, expected);
      assert.ok(asked.length > 40);
    });
  } finally {
    await served.close();
    await remove();
  }
});

async function answers([modules, index, asked]) {
  const { Shards } = await import(`${modules}shards.js`);
  const { search } = await import(`${modules}search.js`);
  const shards = new Shards(index);
  const { technologies, statuses, notes, tiers } = await shards.head();
  const written = ({ institution, technology, filing }) => [
    institution && institution.title, technologies[technology][0],
    filing ? statuses[filing.status] : institution && "未见", filing && filing.ended, institution && !filing && institution.disclosed.includes(technology) && "自己公布", notes[technology],
  ].filter(Boolean).join(" ");
  const all = [];
  for (const { query, first } of asked) {
    const { hits, cards, unused, absent } = await search(shards, query, 10);
    // Where nothing is to be found, nothing is.
    const shown = first.length > 0 ? hits.slice(0, first.length) : hits;
    all.push({ query, cards: cards.map(written), first: shown.map(({ tier, record }) => `${tiers[tier]} ${record.title}`), unused, absent: absent || "" });
  }
  return all;
}
