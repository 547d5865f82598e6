// The counts beside the choices of a filter, against a count over every result.

import assert from "node:assert/strict";
import { test } from "node:test";
import { theRun, useBrowser } from "./harness.mjs";
import { withModules } from "./modules.mjs";
import { indexFolder } from "../search/generate.mjs";

const { on } = useBrowser();
const { root } = theRun();

/** Queries of several parts, and what is chosen beside them: by words of the page. */
const CASES = [
  ["长春 医院", {}],
  ["长春 医院", { place: "长春市" }],
  ["吉林 人民医院", { place: "长春市", level: "三级甲等" }],
  ["肿瘤消融 三甲", { technology: "肿瘤消融治疗技术" }],
  ["医院", { place: "长春市", technology: "肿瘤消融治疗技术" }],
  ["消融", { status: "有效" }],
  // Of a technology's filings, not of any other of the same hospital.
  ["人工关节置换", { status: "已取消" }],
  ["消融", { technology: "血液净化技术", status: "有效" }],
  ["长春 消融", { kind: "医疗机构", level: "三级甲等" }],
  ["人民医院", { place: "长春市 朝阳区" }],
  // One character wrong, and quoted: what only looks like a result is not counted.
  ["吉林省妇佑保健院", {}],
  ["\"第一责任人\"", {}],
  ["妇幼 医院", {}],
];

test("every choice of a filter has the count of the results it leaves, down to the county", () =>
  withModules(root, async (modules) => {
    const index = root.address + indexFolder(root.folder).slice(root.folder.length + 1) + "/";
    const all = await on(`${root.address}search/`, (page) => page.evaluate(counted, [modules, index, CASES]));
    let compared = 0;
    let narrowed = 0;
    for (const { query, chosen, shown, count } of all) {
      assert.ok(Object.keys(shown).length > 0, `${query}: ${JSON.stringify(shown)}`);
      assert.deepEqual(shown, count, `${query} ${JSON.stringify(chosen)}`);
      compared += Object.keys(shown).length;
      narrowed += Object.keys(shown).filter((name) => /place\/.+ .+/.test(name)).length;
    }
    assert.ok(compared > 100 && narrowed > 5, `${compared} counts, ${narrowed} of counties`);
  }));

test("what another answer has taken the place of fills nothing", () =>
  on(`${root.address}search/?q=${encodeURIComponent("医院")}`, async (page) => {
    await page.waitForSelector(".results__link");
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route("**/places/all.bin", async (route) => {
      await held;
      await route.continue();
    });
    await page.click(".filters summary");
    await page.fill("#search-query", "\"qqqq\"");
    await page.press("#search-query", "Enter");
    await page.waitForFunction(() => document.querySelector(".search-status").textContent.includes("没有找到"));
    release();
    await page.waitForTimeout(500);
    assert.deepEqual(await page.locator("select[name=kind] option").count(), 1);
  }));

/** In the page: for each case the counts the filters show, and those of every result looked at. */
async function counted([modules, index, cases]) {
  const { Shards } = await import(`${modules}shards.js`);
  const { agreeing, search } = await import(`${modules}search.js`);
  const { counts } = await import(`${modules}filters.js`);
  const view = await import(`${modules}view.js`);
  const fill = async (grid, shards, everything, last) => view.fill(grid, await counts(shards, everything, last.chosen, last.query), last.chosen);
  const shards = new Shards(index);
  const head = await shards.head();
  const all = [];
  for (const [query, chosen] of cases) {
    const found = await search(shards, query, 100_000);
    const everything = await agreeing(found, shards);
    const grid = document.querySelector(".filters__grid");
    let values = {};
    // Counties are offered once their city is chosen.
    for (const step of [{ ...chosen, place: chosen.place && chosen.place.split(" ")[0] }, chosen]) {
      await fill(grid, shards, everything, { chosen: values, query: found.query });
      values = Object.fromEntries(Object.entries(step).filter(([, text]) => text).map(([name, text]) => [name, valueOf(grid, name, text)]));
    }
    await fill(grid, shards, everything, { chosen: values, query: found.query });
    all.push({ query, chosen, shown: shownIn(grid), count: countOf(found.hits.map(({ record }) => record), chosen, found.query.means) });
  }
  return all;

  function options(grid, name) {
    let city = "";
    return Array.from(grid.querySelectorAll(`select[name=${name}] option`)).filter(({ value }) => value).map(({ value, text }) => {
      const [, inner, label, count] = /^(\u3000*)(.*)（(\d+)）$/.exec(text);
      if (!inner) city = label;
      return { value, label: inner ? `${city} ${label}` : label, count: Number(count) };
    });
  }

  function valueOf(grid, name, text) {
    return options(grid, name).find(({ label }) => label === text).value;
  }

  function shownIn(grid) {
    const shown = {};
    for (const name of ["kind", "place", "level", "technology", "status"]) {
      for (const { label, count } of options(grid, name)) if (count > 0) shown[`${name}/${label}`] = count;
    }
    return shown;
  }

  /** The values of a record under each filter, from nothing but what the record says. */
  function valuesOf(record, chosen, means) {
    const [kind] = head.kinds.find(([, from, to]) => record.document >= from && record.document < to);
    if (kind !== "医疗机构") return { kind: [kind], place: [], level: [], technology: [], status: [] };
    const [, city, county] = /^吉林省(.+?(?:市|自治州|保护开发区))?(.+)?$/.exec(record.context) || [];
    // Statuses are those of the technology chosen, or else of those asked for.
    const asked = chosen.technology ? head.technologies.findIndex(([name]) => name === chosen.technology) : -1;
    const own = record.holdings.filter(({ technology }) => (asked >= 0 ? technology === asked : means.length === 0 || means.includes(technology)));
    return {
      kind: [kind],
      place: [city, county && `${city} ${county}`].filter(Boolean),
      level: [head.grades[record.level]],
      technology: record.holdings.map(({ technology }) => head.technologies[technology][0]),
      status: Array.from(new Set(own.map(({ status }) => head.statuses[status]))),
    };
  }

  function countOf(records, chosen, means) {
    const count = {};
    const near = chosen.place && chosen.place.split(" ")[0];
    for (const record of records) {
      const values = valuesOf(record, chosen, means);
      for (const name of Object.keys(values)) {
        const fits = Object.entries(chosen).every(([other, text]) => other === name || values[other].includes(text));
        for (const value of fits ? values[name] : []) {
          // Of other cities no counties are offered.
          if (name === "place" && value.includes(" ") && value.split(" ")[0] !== near) continue;
          count[`${name}/${value}`] = (count[`${name}/${value}`] || 0) + 1;
        }
      }
    }
    return count;
  }
}
