// A printed page is the record itself: its tables and address, without the menus.

import assert from "node:assert/strict";
import { test } from "node:test";
import { theKinds, theRun, useBrowser } from "./harness.mjs";

const A4 = { viewport: { width: 794, height: 1123 }, colorScheme: "dark" };

const { on } = useBrowser(A4);
const { root } = theRun();

for (const { kind, path } of theKinds()) {
  test(`${kind} prints`, () => on(root.address + path, printable));
}

async function printable(page) {
  const tables = await page.locator("main table:visible").count();
  await page.emulateMedia({ media: "print" });
  const menus = page.locator("nav:visible, .skip-link:visible, button:visible");
  assert.deepEqual(await menus.allInnerTexts(), [], "menus and buttons on paper");
  // At least: what is folded away on a screen is printed too.
  const printed = await page.locator("main table:visible").count();
  assert.ok(printed >= tables, `${tables - printed} tables are missing on paper`);
  assert.ok(await page.locator("h1").isVisible());
  const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.match(background, /^(rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\))$/, "paper is white, also from a dark screen");
}

test("an institution page prints its own address and its filings as a table", () =>
  on(root.address + theKinds().find(({ kind }) => kind === "institution").path, async (page) => {
    await page.emulateMedia({ media: "print" });
    const address = await page.locator('link[rel="canonical"]').getAttribute("href");
    const text = await page.locator("body").innerText();
    assert.equal(text.split(address).length, 2, "the permanent address is on the paper, once");
    assert.equal(await page.locator(".details:not(.details--told):not([open]):visible").count(), 0, "nothing folded");
    const display = await page.locator("main table").first().evaluate((table) => getComputedStyle(table).display);
    assert.equal(display, "table");
  }));
