// What a test file needs from the run it is part of.

import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { pageKinds } from "./pages.mjs";

/** Where the second copy of the site is served, as under a health authority's own site. */
export const BASE_PATH = "/ylws/";

/** The narrowest phone and a usual desktop, in CSS pixels. */
export const WIDTHS = [360, 1280];

/** The served sites; only there while `run.mjs` runs. */
export function theRun() {
  const run = process.env.GONGSHI_RUN;
  if (!run) throw new Error("start the browser tests with: node tests/browser/run.mjs [name…]");
  return JSON.parse(run);
}

/** One page of each kind of the site served at the root. */
export function theKinds() {
  return pageKinds(theRun().root.folder);
}

/**
 * Connects to the run's browser for the length of a test file; all its pages share one context.
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @returns {{on: (address: string, use: (page: import("playwright-core").Page) => Promise<T>) => Promise<T>}}
 * @template T
 */
export function useBrowser(options) {
  let browser;
  let context;
  before(async () => {
    browser = await chromium.connect(theRun().browser);
    context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  });
  after(() => browser?.close());
  return { on: (address, use) => onPage(context, address, use) };
}

/**
 * Opens a page, uses it and closes it.
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} address
 * @param {(page: import("playwright-core").Page) => Promise<T>} use
 * @returns {Promise<T>}
 * @template T
 */
export async function onPage(context, address, use) {
  const page = await context.newPage();
  try {
    await page.goto(address);
    return await use(page);
  } finally {
    await page.close();
  }
}
