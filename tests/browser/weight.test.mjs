// A disclosure page stays light enough for a slow phone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { theKinds, theRun, useBrowser } from "./harness.mjs";

/** Bytes, compressed, of the page and everything it fetches. */
const BUDGET = 30 * 1024;

const { on } = useBrowser();
const { root } = theRun();

test("the longest institution page and all it fetches weigh at most 30 KB", async () => {
  const { path } = theKinds().find(({ kind }) => kind === "institution");
  const weights = await weighed(root.address + path);
  const total = weights.reduce((sum, { bytes }) => sum + bytes, 0);
  const list = weights.map(({ url, bytes }) => `${bytes} ${url}`).join("\n");
  assert.ok(total <= BUDGET, `${total} bytes:\n${list}`);
  assert.ok(weights.some(({ url }) => url.endsWith(".css")), `the style is counted:\n${list}`);
});

function weighed(address) {
  return on("about:blank", async (page) => {
    const responses = [];
    page.on("response", (response) => responses.push(response));
    await page.goto(address, { waitUntil: "networkidle" });
    return Promise.all(
      responses.map(async (response) => ({
        url: response.url(),
        bytes: gzipSync(await response.body()).length,
      })),
    );
  });
}
