// Every page fits a phone and a desktop, and can be walked by keyboard and by headings.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { theKinds, theRun, useBrowser, WIDTHS } from "./harness.mjs";
import { escapedText, outline, overrunning, unfocusable } from "./in_page.mjs";
import { titleOf } from "./links.mjs";
import { everyPage } from "./pages.mjs";
import { serve } from "./server.mjs";
import { buildNamed } from "./site.mjs";

const { on } = useBrowser();
const { root } = theRun();

for (const { kind, path } of theKinds()) {
  test(`${kind} fits, is ordered and works by keyboard`, () =>
    on(root.address + path, async (page) => {
      for (const width of WIDTHS) await fits(page, width);
      await fitsEnlarged(page);
      await ordered(page);
      await byKeyboard(page);
    }));
}

test("every page has a title of its own", async () => {
  const owners = new Map();
  for (const { path } of everyPage(root.folder)) {
    const title = titleOf(await readFile(join(root.folder, path, "index.html"), "utf8"));
    assert.ok(title, `${path} has no title`);
    assert.equal(owners.get(title), undefined, `${path} has the same title “${title}”`);
    owners.set(title, path);
  }
});

test("the way to a page stands on one line", () =>
  on(root.address + theKinds().find(({ kind }) => kind === "institution").path, async (page) => {
    const bottoms = await page.evaluate(() =>
      Array.from(document.querySelectorAll(".crumbs__item"), (item) => {
        const text = document.createRange();
        text.selectNodeContents(item.querySelector("a") || item);
        return Math.round(text.getBoundingClientRect().bottom);
      }));
    assert.ok(bottoms.length > 2);
    assert.equal(new Set(bottoms).size, 1, `${bottoms}`);
  }));

test("a long note beside a date stays in its column", async () => {
  const site = await buildNamed(
    { 220100: [["示例甲医院", "三级甲等", "长春市"]] },
    [],
    { 220100: ["2021-05-06", "2023-07-08"].map((day) => ["示例甲医院", "心室辅助技术", day, "有效", ""]) },
  );
  const server = await serve(site.folder);
  try {
    await on(`${server.address}technologies/ventricular-assist/`, async (page) => {
      const note = page.locator(".table__short .cell-note").first();
      assert.match(await note.innerText(), /来源文件没有说明以哪一条为准/);
      for (const width of [800, 1280]) await fits(page, width);
    });
  } finally {
    await server.close();
    await site.remove();
  }
});

test("a number of the matrix is a target as large as its cell", () =>
  on(root.address + theKinds().find(({ kind }) => kind === "jurisdiction-province").path, async (page) => {
    await page.setViewportSize({ width: 360, height: 800 });
    const small = await page.evaluate(() =>
      Array.from(document.querySelectorAll(".matrix__table td a"))
        .map((link) => ({ name: link.getAttribute("aria-label"), box: link.getBoundingClientRect() }))
        .filter(({ name, box }) => !/^\S+ \d+ 家$/u.test(name) || box.width < 44 || box.height < 24));
    assert.deepEqual(small, []);
  }));

async function fits(page, width) {
  await page.setViewportSize({ width, height: 800 });
  const { content, window } = await page.evaluate(() => ({
    content: document.scrollingElement.scrollWidth,
    window: window.innerWidth,
  }));
  assert.ok(content <= window, `at ${width} px the page is ${content} px wide and scrolls sideways`);
  assert.deepEqual(await page.evaluate(escapedText), [], `text runs out of the window at ${width} px`);
  assert.deepEqual(await page.evaluate(overrunning), [], `text runs out of its cell at ${width} px`);
}

/** Text of twice the size, on a phone, for those who read it so. */
async function fitsEnlarged(page) {
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await fits(page, 360);
  await page.evaluate(() => document.documentElement.style.removeProperty("font-size"));
}

async function ordered(page) {
  const found = await page.evaluate(outline);
  assert.equal(found.lang, "zh-CN");
  assert.equal(found.mains, 1, "exactly one main landmark");
  assert.deepEqual(found.headings.filter(({ level }) => level === 1).length, 1, "exactly one h1");
  assert.equal(found.headings[0].level, 1, "the h1 is the first heading");
  found.headings.reduce((before, heading) => {
    assert.ok(heading.level <= before + 1, `h${heading.level} “${heading.text}” follows an h${before}`);
    return heading.level;
  }, 0);
}

async function byKeyboard(page) {
  await page.keyboard.press("Tab");
  const skip = page.locator("a:focus");
  assert.equal(await skip.getAttribute("href"), "#main", "the first stop is the skip link");
  const box = await skip.boundingBox();
  assert.ok(box && box.x >= 0 && box.y >= 0 && box.height >= 24, "the focused skip link is in sight");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "main", "it moves the focus to main");
  await page.keyboard.press("Tab");
  assert.deepEqual(await page.evaluate(unfocusable), [], "links and controls without a visible focus");
}
