// Builds the demonstration site with the debug binary, as its readers will get it.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
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
    await build(baseUrl ? await readdressed(workspace, baseUrl) : REPOSITORY, folder);
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, remove };
}

function build(site, folder) {
  return promisify(execFile)(binary(), ["build", site, "--target", folder], { maxBuffer: 64 * 1024 * 1024 });
}

/**
 * Builds a site of institutions that are named, and of what they have filed.
 * @param {Record<string, string[][]>} institutions by authority: name, level, place
 * @param {string[]} popular rows of the site's own `hospital-names.csv`
 * @param {Record<string, string[][]>} [filings] by authority: name, technology, completed, status, since when
 * @param {Record<string, string[][]>} [disclosures] by authority: name, technology, count, as of
 * @returns {Promise<{folder: string, remove: () => Promise<void>}>} the published folder
 */
export async function buildNamed(institutions, popular, filings = {}, disclosures = {}) {
  const site = await mkdtemp(join(tmpdir(), "gongshi-browser-"));
  const settings = { title: "示例备案公示", jurisdiction: "000000", authority: "示例机关", base_url: "https://example.org/", data_licence: "示例数据" };
  await writeFile(join(site, "site.toml"), Object.entries(settings).map(([name, value]) => `${name} = "${value}"\n`).join(""));
  const exported = async (byAuthority, name, header) => {
    for (const [authority, rows] of Object.entries(byAuthority)) {
      const folder = join(site, "data/sources", authority, "2026-10-25");
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, name), [header, ...rows].join("\n"));
    }
  };
  await exported(institutions, "医疗机构.csv", "医疗机构名称,医疗机构级别,所在地");
  await exported(filings, "限制类技术备案.csv", "医疗机构名称,限制类技术名称,完成备案时间,备案状态,状态变更日期");
  await exported(disclosures, "院务公开.csv", "医疗机构名称,限制类技术名称,累计例数,截止日期");
  await writeFile(join(site, "data/hospital-names.csv"), ["name,asked_as", ...popular].join("\n"));
  await build(site, join(site, "public"));
  return { folder: join(site, "public"), remove: () => rm(site, { recursive: true, force: true }) };
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
