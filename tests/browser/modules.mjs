// The search's modules beside a served site, so that a page of it may import them.

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const MODULES = fileURLToPath(new URL("../../themes/default/search", import.meta.url));

/**
 * In a folder of its own: test files run side by side.
 * @param {{folder: string, address: string}} site
 * @param {(address: string) => Promise<void>} use gets the modules' address
 */
export async function withModules(site, use) {
  const beside = mkdtempSync(join(site.folder, "modules-under-test-"));
  cpSync(MODULES, beside, { recursive: true });
  try {
    await use(`${site.address}${basename(beside)}/`);
  } finally {
    rmSync(beside, { recursive: true });
  }
}
