// The day the data speak for: on every page, from one style sheet; where that is not read, a link
// to the page that names the day.

import assert from "node:assert/strict";
import { test } from "node:test";
import { theKinds, theRun, useBrowser } from "./harness.mjs";

const { on } = useBrowser({ viewport: { width: 360, height: 740 } });
const { root } = theRun();
const institution = theKinds().find(({ kind }) => kind === "institution").path;

/** What the header shows of the day, with the texts that style sheets add. */
const shown = (page) =>
  page.locator(".site-header__date").evaluate((line) => {
    const visible = (node) => getComputedStyle(node).display !== "none";
    const [room] = line.getElementsByClassName("as-of");
    const own = Array.from(room.children).filter(visible).map((node) => node.textContent).join("");
    const added = getComputedStyle(room, "::after").content;
    return own + (added === "none" ? "" : JSON.parse(added));
  });

test("a page shows the day of the release", () =>
  on(root.address + institution, async (page) => {
    const { as_of } = await (await page.request.get(`${root.address}data/release.json`)).json();
    const [year, month, day] = as_of.split("-").map(Number);
    assert.equal(await shown(page), `${year}年${month}月${day}日`);
  }));

test("without the style sheet the page says where the day is", () =>
  on("about:blank", async (page) => {
    await page.route("**/data/as-of.css", (route) => route.abort());
    await page.goto(root.address + institution);
    assert.equal(await shown(page), "最近一次更新");
    await page.locator(".site-header__date a").click();
    assert.match(await page.locator("main").innerText(), /\d{4}年\d{1,2}月\d{1,2}日/);
  }));
