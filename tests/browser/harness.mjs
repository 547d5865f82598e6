// What a test file needs from the run it is part of.

import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { pageKinds } from "./pages.mjs";

/** Where the second copy of the site is served, as under a health authority's own site. */
export const BASE_PATH = "/ylws/";

/** The narrowest phone and a usual desktop, in CSS pixels. */
export const WIDTHS = [360, 1280];

/** Milliseconds to wait for the browser, on a machine that has much else to do. */
const PATIENCE = 120_000;

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

const SCREEN = { width: 1280, height: 900 };

/**
 * Connects to the run's browser for the length of a test file, which has one page: a new one for
 * each test would cost more than the test.
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @returns {{on: (address: string, use: (page: import("playwright-core").Page) => Promise<T>) => Promise<T>}}
 * @template T
 */
export function useBrowser(options) {
  const settings = { viewport: SCREEN, ...options };
  let browser;
  let page;
  before(async () => {
    browser = await chromium.connect(theRun().browser);
    page = await browser.newPage(settings);
    page.setDefaultTimeout(PATIENCE);
  });
  // What a test routes may still be on its way when it has seen what it looks for.
  after(async () => {
    await page?.unrouteAll({ behavior: "ignoreErrors" });
    await browser?.close();
  });
  const on = async (address, use) => {
    page.removeAllListeners();
    await page.setViewportSize(settings.viewport);
    await page.emulateMedia({ media: null, colorScheme: settings.colorScheme ?? null });
    await page.goto(address);
    return use(page);
  };
  return { on };
}
