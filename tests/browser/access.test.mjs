// No accessibility violation that axe can find, in light and in dark, on a phone and a desktop.

import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { theKinds, theRun, useBrowser, WIDTHS } from "./harness.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
const ALL = { type: "tag", values: TAGS };
// Nothing but colour changes with the scheme, so only the rules on colour are asked again.
const COLOUR = {
  type: "rule",
  values: axe.getRules(TAGS).filter(({ tags }) => tags.includes("cat.color")).map(({ ruleId }) => ruleId),
};
const SCHEMES = [
  { colorScheme: "light", runOnly: ALL },
  { colorScheme: "dark", runOnly: COLOUR },
];

const { on } = useBrowser();
const { root } = theRun();

for (const { kind, path } of theKinds()) {
  test(`${kind} is accessible`, () => on(root.address + path, accessible));
}

async function accessible(page) {
  await page.evaluate(axe.source);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const { colorScheme, runOnly } of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      assert.deepEqual(await violations(page, runOnly), [], `at ${width} px in ${colorScheme}`);
    }
  }
}

/** What axe finds on the page as it is now. */
function violations(page, runOnly) {
  return page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, {
      runOnly,
      resultTypes: ["violations"],
    });
    return violations.map(({ id, help, nodes }) => ({
      rule: `${id}: ${help}`,
      at: nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.any[0]?.message ?? ""}`),
    }));
  }, runOnly);
}
