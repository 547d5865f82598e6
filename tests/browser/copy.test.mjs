// 复制本页链接 copies the permanent address, and says whether it did.

import assert from "node:assert/strict";
import { test } from "node:test";
import { theKinds, theRun, useBrowser } from "./harness.mjs";

const { on } = useBrowser({ permissions: ["clipboard-read", "clipboard-write"] });
const { root } = theRun();
const institution = root.address + theKinds().find(({ kind }) => kind === "institution").path;

test("the button copies the permanent address", () =>
  on(institution, async (page) => {
    const said = await pressed(page);
    assert.match(said, /已复制/);
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, await page.locator('link[rel="canonical"]').getAttribute("href"));
  }));

test("where copying is refused the button says so", () =>
  on(institution, async (page) => {
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
    });
    const said = await pressed(page);
    assert.ok(said.length > 0 && !said.includes("已复制"), said);
  }));

/** Presses the button by keyboard; returns what the live region then says. */
async function pressed(page) {
  const live = page.locator('main [role="status"], main [aria-live="polite"]').first();
  assert.equal((await live.innerText()).trim(), "", "the live region is silent before");
  await page.getByRole("button", { name: "复制本页链接" }).press("Enter");
  await page.waitForFunction((region) => region.textContent.trim() !== "", await live.elementHandle());
  return (await live.innerText()).trim();
}
