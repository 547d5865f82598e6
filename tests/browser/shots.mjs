// For people, not a test: full-page pictures of one page of each kind.
//
//   node tests/browser/shots.mjs OUT [name…]

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { launchChromium } from "./chromium.mjs";
import { WIDTHS } from "./harness.mjs";
import { pageKinds } from "./pages.mjs";
import { serve } from "./server.mjs";
import { buildSite } from "./site.mjs";

const [out, ...names] = process.argv.slice(2);
if (!out) throw new Error("usage: node tests/browser/shots.mjs OUT [name…]");
await mkdir(out, { recursive: true });

const site = await buildSite();
const server = await serve(site.folder);
const launched = await launchChromium();
try {
  const browser = await chromium.connect(launched.wsEndpoint());
  const tab = await browser.newPage();
  for (const page of pageKinds(site.folder)) {
    if (names.length === 0 || names.some((name) => page.kind.includes(name))) await shoot(tab, page);
  }
} finally {
  await launched.close();
  await server.close();
  await site.remove();
}

async function shoot(tab, { kind, path }) {
  await tab.goto(server.address + path);
  for (const width of WIDTHS) {
    await tab.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"]) {
      await tab.emulateMedia({ colorScheme });
      const file = join(out, `${kind.replace(/[^a-z0-9]+/g, "-")}-${width}-${colorScheme}.png`);
      await tab.screenshot({ path: file, fullPage: true });
    }
  }
}
