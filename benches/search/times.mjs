// Time to the first result in Chromium, with nothing cached, at 1.6 Mbit/s and 150 ms and on a
// processor slowed four times; of the site's search, or of Pagefind on the same pages.
//
//   node benches/search/times.mjs SITE [pagefind]

import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { createRequire } from "node:module";
import { launchChromium } from "../../tests/browser/chromium.mjs";
import { indexFolder, nameQueries } from "../../tests/search/generate.mjs";
import { TYPES } from "../../tests/browser/server.mjs";

const { chromium } = createRequire(new URL("../../tests/browser/", import.meta.url))("playwright-core");
const [site, engine = "gongshi"] = process.argv.slice(2);
const published = join(site, "public");
const COMMON = ["人民医院", "第三人民医院", "肿瘤消融治疗技术", "长春 消融", "ECMO"];
const queries = nameQueries(indexFolder(published), 4).map(({ query }) => query).concat(COMMON);
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 100_000 };

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
  const blank = path === "/blank";
  const file = join(published, path.endsWith("/") ? `${path}index.html` : path);
  if (!blank && !existsSync(file)) return response.writeHead(404).end();
  const type = blank ? "text/html" : (TYPES[extname(file)] ?? "application/octet-stream");
  const body = gzipSync(blank ? "<!doctype html>" : readFileSync(file), { level: 6 });
  return response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "cache-control": "max-age=3600" }).end(body);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const origin = `http://127.0.0.1:${server.address().port}`;
const launched = await launchChromium();
const browser = await chromium.connect(launched.wsEndpoint());

async function measured(query) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", SLOW);
  await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  let bytes = 0;
  let requests = 0;
  client.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; requests += 1; });
  const result = engine === "pagefind" ? await withPagefind(page, query) : await withPage(page, query);
  await context.close();
  return { ...result, bytes, requests };
}

async function withPage(page, query) {
  const from = Date.now();
  await page.goto(`${origin}/search/?q=${encodeURIComponent(query)}`, { waitUntil: "commit" });
  await page.waitForFunction(() => /条|没有找到/.test(document.querySelector(".search-status")?.textContent ?? ""));
  const navigated = Date.now() - from;
  const other = await page.context().newPage();
  await other.close();
  return { navigated, typed: await typed(query) };
}

/** From Enter on a loaded page, nothing of the index but its head cached. */
async function typed(query) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/search/`, { waitUntil: "networkidle" });
  const client = await context.newCDPSession(page);
  await client.send("Network.enable");
  await client.send("Network.emulateNetworkConditions", SLOW);
  await client.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await client.send("Performance.enable");
  await page.fill("#search-query", query);
  const busy = async () => (await client.send("Performance.getMetrics")).metrics.find(({ name }) => name === "ScriptDuration").value;
  const before = await busy();
  const from = Date.now();
  await page.press("#search-query", "Enter");
  await page.waitForFunction(() => /条|没有找到/.test(document.querySelector(".search-status").textContent));
  const time = Date.now() - from;
  const script = Math.round(((await busy()) - before) * 1000);
  await context.close();
  return { time, script };
}

async function withPagefind(page, query) {
  await page.goto(`${origin}/blank`);
  const from = Date.now();
  await page.evaluate(async (text) => {
    const pagefind = await import("/pagefind/pagefind.js");
    const found = await pagefind.search(text);
    await Promise.all(found.results.slice(0, 10).map((each) => each.data()));
  }, query);
  return { navigated: Date.now() - from, typed: { time: NaN, script: NaN } };
}

const median = (values) => values.slice().sort((a, b) => a - b)[values.length >> 1];
const results = [];
for (const query of queries) results.push({ query, ...(await measured(query)) });
const line = (name, values, unit) => console.log(`${engine} ${name}: median ${median(values)} ${unit}, most ${Math.max(...values)} ${unit}`);
line("from navigation", results.map(({ navigated }) => navigated), "ms");
// Pagefind is asked through its own module, and fetches in a worker that is not seen from here.
if (engine === "pagefind") await finish();
line("from Enter on a loaded page", results.map(({ typed: { time } }) => time), "ms");
line("script on a processor slowed four times", results.map(({ typed: { script } }) => script), "ms");
line("bytes, page included", results.map(({ bytes }) => bytes), "bytes");
line("requests, page included", results.map(({ requests }) => requests), "");
await finish();

async function finish() {
  await browser.close();
  await launched.close();
  process.exit();
}
