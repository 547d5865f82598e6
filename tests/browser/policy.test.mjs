// No page breaks its own policy, complains in the console, or talks to another host.

import assert from "node:assert/strict";
import { test } from "node:test";
import { theKinds, theRun, useBrowser } from "./harness.mjs";

const INLINE = [
  { what: "a style element", pattern: /<style[\s>]/i },
  { what: "a style attribute", pattern: /<[^>]+\sstyle\s*=/i },
  { what: "an event attribute", pattern: /<[^>]+\son[a-z]+\s*=/i },
  { what: "an inline script", pattern: /<script\b(?![^>]*\ssrc=)/i },
  { what: "a javascript: link", pattern: /href\s*=\s*["']?javascript:/i },
];

const { on } = useBrowser();
const { root } = theRun();

for (const { kind, path } of theKinds()) {
  test(`${kind} keeps the policy`, async () => {
    const html = await (await fetch(root.address + path)).text();
    const inline = INLINE.filter(({ pattern }) => pattern.test(html)).map(({ what }) => what);
    assert.deepEqual(inline, []);
    assert.deepEqual(await complaints(root.address + path), []);
  });
}

/** What the browser says against a page while it loads. */
function complaints(address) {
  return on("about:blank", async (page) => {
    const found = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) found.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => found.push(`script: ${error.message}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(root.origin)) found.push(`request to ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) found.push(`${response.status()} for ${response.url()}`);
    });
    await page.goto(address, { waitUntil: "networkidle" });
    return found;
  });
}
