// Whether the first ten in Chromium are the first ten in the terminal, on the committed queries and
// on more than a thousand made from the site's own index; exits with 1 where any differs.
//
//   node benches/search/same.mjs SITE GONGSHI

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createRequire } from "node:module";
import { launchChromium } from "../../tests/browser/chromium.mjs";
import { FIXED, indexFolder, nameQueries, questions } from "../../tests/search/generate.mjs";
import { serve } from "./line.mjs";

const { chromium } = createRequire(new URL("../../tests/browser/", import.meta.url))("playwright-core");
const [site, gongshi] = process.argv.slice(2);
const published = join(site, "public");
const index = indexFolder(published);
const committed = JSON.parse(readFileSync(new URL("queries.json", import.meta.url), "utf8")).map(([, query]) => query);
const made = nameQueries(index, 120).map(({ query }) => query).concat(questions(index, 400), FIXED);
const queries = Array.from(new Set(committed.concat(made))).filter((query) => !/[\r\n]/.test(query));

const output = execFileSync(gongshi, ["search", "-", site, "--target", published], { input: queries.join("\n"), maxBuffer: 1e9 });
const native = output.toString().trimEnd().split("\n").map((line) => {
  const { results, total, at_least: atLeast } = JSON.parse(line);
  return JSON.stringify({ total, atLeast, hits: results.map(({ address, tier }) => `${tier} ${address}`) });
});

const served = await serve(published);
const launched = await launchChromium();
const browser = await chromium.connect(launched.wsEndpoint());
const page = await browser.newPage();
await page.goto(`${served.origin}/blank`);
const found = await page.evaluate(async ([folder, asked]) => {
  const { Shards } = await import("/modules/shards.js");
  const { search } = await import("/modules/search.js");
  const shards = new Shards(folder);
  const all = [];
  for (const query of asked) {
    const { hits, total, atLeast } = await search(shards, query, 10);
    all.push(JSON.stringify({ total, atLeast, hits: hits.map(({ record, tier }) => `${shards.heading.tiers[tier]} ${record.address}`) }));
  }
  return all;
}, [index.slice(published.length) + "/", queries]);
await browser.close();
await launched.close();
served.close();

const different = queries.map((query, at) => [query, native[at], found[at]]).filter(([, terminal, chromiums]) => terminal !== chromiums);
for (const [query, terminal, chromiums] of different.slice(0, 5)) console.log(`differs: ${query}\n  terminal ${terminal}\n  browser  ${chromiums}`);
console.log(`${queries.length} queries, the first ten alike: ${queries.length - different.length}`);
process.exit(different.length > 0 || queries.length < 1300 ? 1 : 0);
