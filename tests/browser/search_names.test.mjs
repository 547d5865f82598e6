// Hospitals named as hospitals are, asked for as people ask: `tests/search/named.rs` asks the same.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { useBrowser } from "./harness.mjs";
import { withModules } from "./modules.mjs";
import { serve } from "./server.mjs";
import { buildNamed } from "./site.mjs";
import { indexFolder } from "../search/generate.mjs";

const { institutions, popular, asked } = JSON.parse(readFileSync(new URL("../search/named.json", import.meta.url), "utf8"));
const { on } = useBrowser();

test("the names people use find the hospital first", async () => {
  const { folder, remove } = await buildNamed(institutions, popular);
  const served = await serve(folder);
  try {
    await withModules({ folder, address: served.address }, async (modules) => {
      const index = served.address + indexFolder(folder).slice(folder.length + 1) + "/";
      const found = await on(served.address, (page) => page.evaluate(firstTitles, [modules, index, asked.map(([query]) => query)]));
      const wrong = asked.map(([query, name], at) => ({ query, name, found: found[at] })).filter(({ name, found: title }) => title !== name);
      assert.deepEqual(wrong, []);
      assert.ok(asked.length > 90);
    });
  } finally {
    await served.close();
    await remove();
  }
});

async function firstTitles([modules, index, queries]) {
  const { Shards } = await import(`${modules}shards.js`);
  const { search } = await import(`${modules}search.js`);
  const shards = new Shards(index);
  const titles = [];
  for (const query of queries) {
    const { hits: [first] } = await search(shards, query, 10);
    titles.push(first ? first.record.title : undefined);
  }
  return titles;
}
