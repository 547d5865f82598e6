// The search's modules beside a served site, so that a page of it may import them.

import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MODULES = fileURLToPath(new URL("../../themes/default/search", import.meta.url));

/**
 * @param {{folder: string, address: string}} site
 * @param {(address: string) => Promise<void>} use gets the modules' address
 */
export async function withModules(site, use) {
  const beside = join(site.folder, "modules-under-test");
  cpSync(MODULES, beside, { recursive: true });
  try {
    await use(`${site.address}modules-under-test/`);
  } finally {
    rmSync(beside, { recursive: true });
  }
}
