// The whole site works in a sub-folder of another site.

import assert from "node:assert/strict";
import { extname } from "node:path";
import { test } from "node:test";
import { theRun, useBrowser } from "./harness.mjs";
import { anchorsOf, linksOf } from "./links.mjs";
import { TYPES } from "./server.mjs";

const { on } = useBrowser();
const { nested } = theRun();

test("every internal link leads somewhere", async () => {
  const { pages, problems } = await crawl(nested.address);
  assert.deepEqual(problems.slice(0, 20), [], `${problems.length} links lead nowhere`);
  assert.ok(pages >= 150, `only ${pages} pages can be reached from the home page`);
});

test("the 404 page keeps its style and its links at any depth", () =>
  on(`${nested.address}no/such/page/`, async (page) => {
    assert.equal((await fetch(page.url())).status, 404);
    assert.ok(await page.evaluate(() => document.styleSheets.length > 0 && document.styleSheets[0].cssRules.length > 0));
    for (const link of linksOf(await page.content(), page.url())) {
      if (!link.startsWith(nested.origin) || link.includes("#")) continue;
      assert.ok(link.startsWith(nested.address), `${link} leaves the site`);
      assert.equal((await fetch(link)).status, 200, link);
    }
    await page.locator("main a").first().click();
    assert.ok(await page.locator("h1").isVisible());
    assert.notEqual(page.url(), `${nested.address}no/such/page/`);
  }));

/** Follows every link within the origin once; says what is wrong with it and where it stands. */
async function crawl(start) {
  const from = new Map([[start, "the start"]]);
  const anchors = new Map();
  const fragments = [];
  const problems = [];
  for (const address of from.keys()) {
    const { problem, html } = await visit(address);
    if (problem) problems.push(`${from.get(address)} → ${address}: ${problem}`);
    if (html === undefined) continue;
    anchors.set(address, anchorsOf(html));
    for (const link of linksOf(html, address)) {
      const [target, fragment] = link.split("#");
      if (!target.startsWith(new URL(start).origin)) continue;
      if (!from.has(target)) from.set(target, address);
      if (fragment) fragments.push({ address, target, fragment: decodeURIComponent(fragment) });
    }
  }
  for (const { address, target, fragment } of fragments) {
    if (anchors.has(target) && !anchors.get(target).has(fragment)) problems.push(`${address} → ${target}#${fragment}: no such anchor`);
  }
  return { pages: anchors.size, problems };
}

async function visit(address) {
  const response = await fetch(address, { redirect: "manual" });
  const body = await response.text();
  if (response.status !== 200) return { problem: `status ${response.status}` };
  const type = response.headers.get("content-type");
  if (!address.startsWith(nested.address)) return { problem: "leaves the site's folder" };
  if (address.endsWith("/") || address.endsWith(".html")) return { html: body };
  const wanted = TYPES[extname(new URL(address).pathname)];
  if (type !== wanted) return { problem: `content type ${type}` };
  return { problem: malformed(type, body) };
}

/** Why a body is not what its content type says. */
function malformed(type, body) {
  // A list without a record is an empty file of lines.
  if (body.length === 0) return type.includes("ndjson") ? undefined : "empty";
  if (type.startsWith("application/xml") && !body.startsWith("<?xml")) return "no XML declaration";
  if (!type.includes("json")) return undefined;
  try {
    const texts = type.includes("ndjson") ? body.trimEnd().split("\n") : [body];
    texts.forEach((text) => JSON.parse(text));
    return undefined;
  } catch (error) {
    return error.message;
  }
}
