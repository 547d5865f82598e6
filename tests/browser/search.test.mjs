// The search page as people use it.

import assert from "node:assert/strict";
import { parse } from "acorn";
import { test } from "node:test";
import { theRun, useBrowser } from "./harness.mjs";
import { withModules } from "./modules.mjs";

const { on } = useBrowser();
const { root, nested } = theRun();
const input = "#search-query";

const titles = (page) => page.locator(".results__link").allTextContents();
const settled = (page) => page.waitForFunction(() => /条|没有找到|没有取到|没有网络/.test(document.querySelector(".search-status").textContent));
const search = (at, query) => `${at.address}search/?q=${encodeURIComponent(query)}`;

for (const at of [root, nested]) {
  test(`an address with a query shows its results (${new URL(at.address).pathname})`, () =>
    on(search(at, "长春 消融"), async (page) => {
      await settled(page);
      const found = await titles(page);
      assert.ok(found.length > 0);
      assert.equal(await page.inputValue(input), "长春 消融");
      const link = page.locator(".results__link").first();
      const response = await fetch(await link.evaluate((each) => each.href));
      assert.equal(response.status, 200);
      assert.match(await page.textContent(".search-status"), new RegExp(`(找到|列出) ${found.length} 条。`));
      assert.match(await page.title(), /^长春 消融 - 搜索 - /);
      assert.equal(await page.locator(".tag:visible:empty").count(), 0, "no empty tag is drawn");
    }));
}

test("an everyday word says which technology it asks for", () =>
  on(search(root, "血透"), async (page) => {
    await settled(page);
    assert.equal((await titles(page))[0], "血液净化技术");
    assert.match(await page.locator(".results__item").first().textContent(), /常见问法：血透/);
  }));

test("what of a question nothing holds is named, and the rest is answered", () =>
  on(search(root, "和睦家医院 ECMO"), async (page) => {
    await settled(page);
    assert.match(await page.textContent(".search-status"), /没有完全符合的。下面没有用到“和睦家医院”/);
    assert.ok((await titles(page)).length > 0);
    assert.equal(await page.locator(".results__item").first().locator(".tag").textContent(), "部分符合");
  }));

test("the home page's form leads to the results, and back leads home", () =>
  on(root.address, async (page) => {
    await page.fill(input, "第二十四条");
    await page.press(input, "Enter");
    await page.waitForURL(/search\/\?q=/);
    await settled(page);
    assert.equal((await titles(page))[0], "第二十四条");
    await page.goBack();
    assert.equal(page.url(), root.address);
  }));

test("the back button goes through queries", () =>
  on(search(root, "ECMO"), async (page) => {
    await settled(page);
    const before = await titles(page);
    await page.fill(input, "第二十四条");
    await page.press(input, "Enter");
    await page.waitForFunction(() => document.querySelector(".results__link")?.textContent === "第二十四条");
    assert.match(page.url(), /q=%E7%AC%AC/);
    await page.goBack();
    await page.waitForFunction((first) => document.querySelector(".results__link")?.textContent === first, before[0]);
    assert.equal(await page.inputValue(input), "ECMO");
  }));

test("a link to a part of the page asks nothing anew and leaves what is being typed", () =>
  on(search(root, "医院"), async (page) => {
    await settled(page);
    await page.click(".more");
    await page.waitForFunction(() => document.querySelectorAll(".results__link").length > 10);
    const before = (await titles(page)).length;
    await page.fill(input, "长春 消融");
    await page.evaluate(() => { location.hash = "#main"; });
    await page.waitForFunction(() => location.hash === "#main");
    await page.waitForTimeout(200);
    assert.equal(await page.inputValue(input), "长春 消融");
    assert.equal((await titles(page)).length, before);
  }));

test("an empty query is not busy, whatever was looked for before", () =>
  on(`${root.address}search/`, async (page) => {
    await page.waitForFunction(() => document.querySelector("#search-query").getAttribute("role") === "combobox");
    await page.route("**/*.bin", () => {});
    await page.fill(input, "医院");
    await page.press(input, "Enter");
    await page.waitForSelector("[data-module=search][aria-busy=true]", { state: "attached" });
    await page.goBack();
    await page.waitForSelector("[data-module=search]:not([aria-busy])", { state: "attached" });
    await page.unroute("**/*.bin");
  }));

test("what is rehearsed fetches nothing and shows nothing", () =>
  withModules(root, (modules) => on(`${root.address}search/`, async (page) => {
    const shown = await page.evaluate(async (from) => {
      const [{ rehearsals }, { Shards }] = await Promise.all(["rehearse", "shards"].map((name) => import(`${from}${name}.js`)));
      const head = await new Shards(document.querySelector("[data-index]").dataset.index).head();
      const before = document.body.innerHTML;
      window.fetch = () => Promise.reject(new Error("fetched"));
      for (const rehearse of rehearsals(head)) await rehearse();
      return [before, document.body.innerHTML];
    }, modules);
    assert.equal(shown[1], shown[0]);
  })));

test("a question asks for the lists of what it asks about, not of the words around it", () =>
  withModules(root, (modules) => on(`${root.address}search/`, async (page) => {
    const more = await page.evaluate(async (from) => {
      const [{ keysOf, readQuery }, { Shards }] = await Promise.all(["query", "shards"].map((name) => import(`${from}${name}.js`)));
      const head = await new Shards(document.querySelector("[data-index]").dataset.index).head();
      const keys = (text) => keysOf(readQuery(text, head));
      const plain = keys("肿瘤消融");
      return Array.from(keys("哪家医院能做肿瘤消融")).filter((key) => !plain.has(key));
    }, modules);
    assert.deepEqual(more, []);
  })));

test("suggestions follow the keyboard and say so", () =>
  on(`${root.address}search/`, async (page) => {
    await page.locator(input).pressSequentially("ECMO");
    await page.waitForSelector(".suggestions__item");
    assert.equal(await page.getAttribute(input, "role"), "combobox");
    assert.equal(await page.getAttribute(input, "aria-expanded"), "true");
    await page.press(input, "ArrowDown");
    const active = await page.getAttribute(input, "aria-activedescendant");
    assert.equal(await page.getAttribute(`#${active}`, "aria-selected"), "true");
    await page.press(input, "Escape");
    assert.equal(await page.getAttribute(input, "aria-expanded"), "false");
    await page.locator(input).pressSequentially(" ");
    await page.waitForSelector(".suggestions__item");
    await page.press(input, "ArrowDown");
    await page.press(input, "Enter");
    await page.waitForURL(`${root.address}technologies/ecmo/`);
  }));

test("an input method in composition neither asks nor navigates", () =>
  on(`${root.address}search/`, async (page) => {
    const requests = [];
    await page.waitForLoadState("networkidle");
    page.on("request", (request) => requests.push(request.url()));
    await page.evaluate((selector) => {
      const box = document.querySelector(selector);
      box.focus();
      box.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
      box.value = "changchun";
      box.dispatchEvent(new InputEvent("input", { bubbles: true, isComposing: true }));
      const enter = { key: "Enter", keyCode: 229, isComposing: true, bubbles: true, cancelable: true };
      box.dispatchEvent(new KeyboardEvent("keydown", enter));
      box.form.requestSubmit();
    }, input);
    await page.waitForTimeout(500);
    assert.deepEqual(requests, []);
    assert.equal(page.url(), `${root.address}search/`);
    await page.evaluate((selector) => {
      const box = document.querySelector(selector);
      box.value = "长春";
      box.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    }, input);
    await page.waitForSelector(".suggestions__item");
    assert.ok(requests.length > 0);
  }));

test("one character suggests nothing yet", () =>
  on(`${root.address}search/`, async (page) => {
    await page.waitForLoadState("networkidle");
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.fill(input, "长");
    await page.waitForTimeout(500);
    assert.deepEqual(requests, []);
    await page.fill(input, "长春");
    await page.waitForSelector(".suggestions__item");
    await page.fill(input, "长");
    assert.equal(await page.locator(".suggestions__item:visible").count(), 0);
  }));

test("a shard that fails makes the result incomplete, and says so", () =>
  on(`${root.address}search/`, async (page) => {
    await page.route(/\/(keys|lists)\/[\d-]+\.bin$/, (route) => route.fulfill({ status: 500 }));
    await page.fill(input, "长春市人民医院");
    await page.press(input, "Enter");
    // Of what could not be asked for nothing is known: not that there is none.
    await page.waitForFunction(() => document.querySelector(".search-status").textContent.includes("还不知道有没有结果"));
    assert.doesNotMatch(await page.textContent(".search-status"), /没有找到/);
    await page.unroute(/\/(keys|lists)\/[\d-]+\.bin$/);
    // One of the files that hold the results.
    await page.route(/\/records\/\d+\.json$/, (route) => route.fulfill({ status: 500 }), { times: 1 });
    await page.press(input, "Enter");
    await page.waitForFunction(() => document.querySelectorAll(".results__link").length > 0);
    assert.match(await page.textContent(".search-status"), /结果不完整/);
    await page.press(input, "Enter");
    await page.waitForFunction(() => !document.querySelector(".search-status").textContent.includes("不完整"));
  }));

test("without a network the page says so, and asks again when there is one", () =>
  on(`${root.address}search/`, async (page) => {
    await page.waitForLoadState("networkidle");
    await page.context().setOffline(true);
    await page.fill(input, "长春市人民医院");
    await page.press(input, "Enter");
    await page.waitForFunction(() => document.querySelector(".search-status").textContent.includes("现在没有网络"));
    await page.context().setOffline(false);
    await page.waitForFunction(() => document.querySelectorAll(".results__link").length > 0);
  }));

test("a question about a hospital and a technology is answered in a card", () =>
  on(search(root, "示例长春市妇幼保健院 质子和重离子加速器放射治疗技术"), async (page) => {
    await settled(page);
    const card = await page.textContent(".answer");
    assert.match(card, /本站未见备案记录/);
    assert.match(card, /没有记录不表示不能开展/);
    assert.doesNotMatch(card, /备案不是审批/);
    assert.match(card, /截至 \d{4}年\d+月\d+日/);
    assert.match(card, /给它发执业许可证的卫生健康部门/);
  }));

test("a prohibited technology is told as such, whoever is asked for", () =>
  on(search(root, "示例长春市妇幼保健院代孕"), async (page) => {
    await settled(page);
    assert.equal(await page.textContent(".answer"), "代孕技术禁止用于临床，任何医疗机构都不能开展，不存在备案。");
    assert.doesNotMatch(await page.textContent("main"), /未见备案/);
  }));

test("a name that nobody has is said to be none", () =>
  on(search(root, "长春市人民医院ECMO"), async (page) => {
    await settled(page);
    assert.match(await page.textContent(".search-status"), /^没有找到叫“长春市人民医院”的机构，下面是部分符合的。找到/);
    assert.equal(await page.locator(".results__item .tag").first().textContent(), "部分符合");
  }));

test("what was left out of a question is named", () =>
  on(search(root, "和睦家医院 ECMO"), async (page) => {
    await settled(page);
    assert.match(await page.textContent(".search-status"), /没有用到“和睦家医院”/);
  }));

test("a question turned round is answered with what no record means, and not with those who can", () =>
  on(search(root, "不能做ECMO的医院"), async (page) => {
    await settled(page);
    assert.match(await page.textContent(".search-status"), /^找到 1 条/);
    assert.match(await page.textContent(".results__item"), /本站未见备案记录/);
  }));

test("filters narrow, with counts that are right", () =>
  on(search(root, "医院"), async (page) => {
    await settled(page);
    await page.click(".filters summary");
    const place = page.locator("select[name=place]");
    await place.waitFor();
    const option = await place.locator("option").nth(1);
    const [value, label] = [await option.getAttribute("value"), await option.textContent()];
    await place.selectOption(value);
    const count = Number(/（(\d+)）/.exec(label)[1]);
    await page.waitForFunction((wanted) => document.querySelector(".search-status").textContent.includes(` ${wanted} 条`), count);
    assert.match(page.url(), new RegExp(`place=${value}`));
    await page.waitForFunction(() => document.querySelectorAll("select[name=place] option").length > 3);
  }));

test("hostile queries are only text", () =>
  on(`${root.address}search/`, async (page) => {
    const problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("dialog", () => problems.push("a dialog"));
    for (const query of ["<img src=x onerror=alert(1)>", "\u0000\u001b", "🏥🏥", "\"", "医".repeat(10_000)]) {
      await page.evaluate(([selector, text]) => {
        const box = document.querySelector(selector);
        box.removeAttribute("maxlength");
        box.value = text;
        box.form.requestSubmit();
      }, [input, query]);
      await settled(page).catch(() => problems.push(query.slice(0, 20)));
    }
    assert.deepEqual(problems, []);
    assert.equal(await page.locator("main img").count(), 0);
  }));

test("the script is no newer than ES2019 and light", async () => {
  const page = await (await fetch(`${root.address}search/`)).text();
  const address = new URL(/src="?([^" >]*search\.js)/.exec(page)[1], `${root.address}search/`);
  const script = await (await fetch(address)).text();
  const { gzipSync } = await import("node:zlib");
  assert.ok(gzipSync(script, { level: 9 }).length <= 12 * 1024, `${gzipSync(script, { level: 9 }).length} bytes`);
  parse(script, { ecmaVersion: 2019, sourceType: "module" });
  assert.throws(() => parse("a?.b ?? c", { ecmaVersion: 2019 }), "what is newer would be seen");
});
