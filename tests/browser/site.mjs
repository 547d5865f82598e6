// Builds the demonstration site with the debug binary, as its readers will get it.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));
// `themes` only where a site has its own.
const INPUTS = ["site.toml", "data", "content", "themes"];

/** The binary under test; `cargo test` or `cargo build` makes it. */
function binary() {
  return process.env.GONGSHI_BINARY ?? join(REPOSITORY, "target", "debug", "gongshi");
}

/**
 * Builds the site of the repository, under another public address if one is given.
 * @param {string} [baseUrl] value of `base_url` with a trailing slash
 * @returns {Promise<{folder: string, remove: () => Promise<void>}>} the published folder
 */
export async function buildSite(baseUrl) {
  const workspace = await mkdtemp(join(tmpdir(), "gongshi-browser-"));
  const remove = () => rm(workspace, { recursive: true, force: true });
  const folder = join(workspace, "public");
  try {
    const site = baseUrl ? await readdressed(workspace, baseUrl) : REPOSITORY;
    await promisify(execFile)(binary(), ["build", site, "--target", folder], {
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, remove };
}

async function readdressed(workspace, baseUrl) {
  const site = join(workspace, "site");
  for (const name of INPUTS.filter((name) => existsSync(join(REPOSITORY, name)))) {
    await cp(join(REPOSITORY, name), join(site, name), { recursive: true });
  }
  const settings = join(site, "site.toml");
  const text = await readFile(settings, "utf8");
  const changed = text.replace(/^base_url\s*=.*$/m, `base_url = "${baseUrl}"`);
  if (changed === text) throw new Error(`${settings} sets no base_url to replace`);
  await writeFile(settings, changed);
  return site;
}
