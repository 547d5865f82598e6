// The browser's first ten are the native engine's first ten, on queries of every kind.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { test } from "node:test";
import { theRun, useBrowser } from "./harness.mjs";
import { withModules } from "./modules.mjs";
import { FIXED, indexFolder, nameQueries, questions } from "../search/generate.mjs";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
const AT_LEAST = 1000;

const { on } = useBrowser();
const { root } = theRun();

test("texts fold as the fixture says", () =>
  withModules(root, async (address) => {
    const cases = JSON.parse(readFileSync(join(REPOSITORY, "tests/search/fold.json"), "utf8"));
    const folded = await on(root.address, (page) => page.evaluate(async ([module, texts, pairs]) => {
      const { fold } = await import(module);
      const all = Array.from(pairs);
      const simplified = new Map(all.map((each, at) => [each, all[at + 1]]).filter((_, at) => at % 2 === 0));
      return texts.map((text) => fold(text, simplified).characters.join(""));
    }, [`${address}fold.js`, cases.map(([text]) => text), "腫肿療疗術术"]));
    assert.deepEqual(folded, cases.map(([, expected]) => expected));
  }));

test("the first ten are those of the terminal, with the same marks", () =>
  withModules(root, async (address) => {
    const index = indexFolder(root.folder);
    const queries = FIXED.concat(nameQueries(index, 150).map(({ query }) => query), questions(index, 700));
    const asked = Array.from(new Set(queries)).filter((query) => !/[\r\n]/.test(query));
    assert.ok(asked.length >= AT_LEAST, `only ${asked.length} queries`);
    const native = inTerminal(asked);
    const found = await inBrowser(address, asked);
    const different = asked.map((query, at) => ({ query, browser: found[at], terminal: native[at] }))
      .filter(({ browser, terminal }) => JSON.stringify(browser) !== JSON.stringify(terminal));
    assert.deepEqual(different.slice(0, 3), [], `${different.length} of ${asked.length} differ`);
  }));

function inTerminal(queries) {
  const binary = process.env.GONGSHI_BINARY ?? join(REPOSITORY, "target/debug/gongshi");
  const options = { input: queries.join("\n"), maxBuffer: 1e9, cwd: REPOSITORY };
  const output = execFileSync(binary, ["search", "-", ".", "--target", root.folder], options).toString();
  return output.trimEnd().split("\n").map((line) => {
    const text = (pieces) => pieces.map((each) => (each.marked ? `[${each.text}]` : each.text)).join("");
    const { results, total, at_least: atLeast, unused, absent, answers } = JSON.parse(line);
    return {
      total, atLeast, unused, absent,
      hits: results.map(({ address, tier, marked }) => `${tier} ${address} ${text(marked)}`),
      cards: answers.map(({ institution, technology, completed, parts, ended }) => `${institution ?? ""} ${technology} ${completion(completed, parts)} ${inChinese(ended)}`),
    };
  });
}

/** 2023年12月19日 of 2023-12-19. */
const inChinese = (date) => (date ?? "").split("-").map((part, at) => part && Number(part) + "年月日"[at]).join("");

/** When a filing was completed, as the browser's records have it. */
const completion = (completed, parts) =>
  parts.map((part) => `${inChinese(part.completed) || "日期不明"}（备案范围：${part.limited_to}）`).join("、") || inChinese(completed);

function inBrowser(address, queries) {
  const folder = indexFolder(root.folder).slice(root.folder.length).replace(/^\//, "");
  return on(root.address, (page) => page.evaluate(async ([modules, index, asked]) => {
    const { Shards } = await import(`${modules}shards.js`);
    const { search } = await import(`${modules}search.js`);
    const { pieces } = await import(`${modules}excerpt.js`);
    const marked = (title, query) => pieces(title, query.marked).map((each) => (each.marked ? `[${each.text}]` : each.text)).join("");
    const shards = new Shards(index);
    const all = [];
    for (const query of asked) {
      const { query: read, hits, total, atLeast, unused, absent, cards } = await search(shards, query, 10);
      all.push({
        total, atLeast, unused, absent: absent || "",
        hits: hits.map(({ record, tier }) => `${shards.heading.tiers[tier]} ${record.address} ${marked(record.title, read)}`),
        cards: cards.map(({ institution, technology, filing }) =>
          `${institution ? institution.title : ""} ${shards.heading.technologies[technology][0]} ${(filing && filing.completed) || ""} ${(filing && filing.ended) || ""}`),
      });
    }
    return all;
  }, [address, root.address + folder + "/", queries]));
}
