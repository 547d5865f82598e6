// Everything can be read and reached with JavaScript off, and no control pretends to work.

import assert from "node:assert/strict";
import { test } from "node:test";
import { theKinds, theRun, useBrowser } from "./harness.mjs";

const { on } = useBrowser({ javaScriptEnabled: false });
const { root } = theRun();

for (const { kind, path } of theKinds()) {
  test(`${kind} shows its content`, () =>
    on(root.address + path, async (page) => {
      const text = await page.locator("main").innerText();
      assert.ok(text.replace(/\s/g, "").length >= 40, `main says only “${text}”`);
      // A form works by itself: it leads to the page of searching, which lists the ways there.
      const dead = page.locator(
        ":is(button, input, select, textarea):not(form *):visible",
      );
      assert.deepEqual(await dead.allInnerTexts(), [], "controls that do nothing without JavaScript");
    }));
}

test("the page of searching says that it needs JavaScript, and what to do without", () =>
  on(`${root.address}search/?q=ECMO`, async (page) => {
    const text = await page.locator("main").innerText();
    assert.match(text, /搜索需要 JavaScript，可以从下面的列表查找。/);
  }));

test("from the home page to the legal basis by links alone", () =>
  on(root.address, async (page) => {
    await follow(page, 'main a[href*="technologies/"]', /\/technologies\/[^/]+\/$/);
    await follow(page, 'main a[href*="institutions/"]', /\/institutions\/[^/]+\/(#.*)?$/);
    await follow(page, 'main a[href*="regulations/"][href*="#art-"]', /\/regulations\/[^/]+\/#art-/);
    const article = page.locator(":target");
    assert.ok((await article.innerText()).includes("第"), "the link lands on an article");
    const box = await article.boundingBox();
    assert.ok(box && box.y >= -1 && box.y < 900, "the article is in sight");
  }));

/** Follows the first link that leads to an address of the wanted shape. */
async function follow(page, selector, shape) {
  const links = await page.locator(selector).all();
  for (const link of links) {
    const address = await link.evaluate((each) => each.href);
    if (!shape.test(address)) continue;
    await link.click();
    await page.waitForURL(address);
    assert.ok(await page.locator("h1").isVisible());
    return;
  }
  assert.fail(`${page.url()} has no link ${selector} to ${shape}`);
}
