// Builds and serves the site, starts one browser, and runs the tests against them.
//
//   node tests/browser/run.mjs            every test
//   node tests/browser/run.mjs layout     those whose file name holds "layout"

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { BASE_PATH } from "./harness.mjs";
import { launchChromium } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { buildSite } from "./site.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));

const closing = [];
try {
  const run = await prepare();
  process.exitCode = await tests(run, process.argv.slice(2));
} finally {
  for (const close of closing.reverse()) await close();
}

async function prepare() {
  const [plain, nested] = await builtSites();
  const atRoot = await serve(plain.folder);
  const below = await serve(nested.folder, BASE_PATH);
  const browser = await launchChromium();
  closing.push(atRoot.close, below.close, () => browser.close());
  return {
    root: { folder: plain.folder, origin: atRoot.origin, address: atRoot.address },
    nested: { folder: nested.folder, origin: below.origin, address: below.address },
    browser: browser.wsEndpoint(),
  };
}

/** Both copies; when one fails, the other is waited for so that it can be removed. */
async function builtSites() {
  const built = await Promise.allSettled([buildSite(), buildSite(`https://example.org${BASE_PATH}`)]);
  for (const { value } of built) if (value) closing.push(value.remove);
  return built.map(({ value, reason }) => {
    if (reason) throw reason;
    return value;
  });
}

function tests(run, wanted) {
  const files = readdirSync(HERE).filter((name) => name.endsWith(".test.mjs"));
  const chosen = files.filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  if (chosen.length === 0) throw new Error(`no test file is named like ${wanted.join(", ")}`);
  // Two files at a time: while one waits for its page to fall quiet, the other works.
  const options = ["--test", "--test-concurrency=2", "--test-reporter=spec"];
  const child = spawn(process.execPath, [...options, ...chosen], {
    cwd: HERE,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, GONGSHI_RUN: JSON.stringify(run) },
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
