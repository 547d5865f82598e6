// One page of each kind, found in a published folder: the longest of its kind, the hardest case.

import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";

// Every kind must exist in the demonstration site. `all`: test each page, not only the longest.
const KINDS = [
  { kind: "home", pattern: /^$/ },
  { kind: "technologies", pattern: /^technologies\/$/ },
  { kind: "technology", pattern: /^technologies\/[^/]+\/$/ },
  { kind: "jurisdictions", pattern: /^jurisdictions\/$/ },
  { kind: "jurisdiction-province", pattern: /^jurisdictions\/\d{2}0000\/$/ },
  { kind: "jurisdiction-prefecture", pattern: /^jurisdictions\/\d{2}(?!00)\d{2}00\/$/ },
  { kind: "jurisdiction-county", pattern: /^jurisdictions\/\d{4}(?!00)\d{2}\/$/ },
  { kind: "institutions", pattern: /^institutions\/$/ },
  { kind: "institution", pattern: /^institutions\/[^/]+\/$/ },
  { kind: "catalogs", pattern: /^catalogs\/$/ },
  { kind: "catalog", pattern: /^catalogs\/[^/]+\/$/, all: true },
  { kind: "crosswalk", pattern: /^catalogs\/[^/]+\/vs\/[^/]+\/$/ },
  { kind: "regulations", pattern: /^regulations\/$/ },
  { kind: "regulation", pattern: /^regulations\/[^/]+\/$/, all: true },
  { kind: "comparison", pattern: /^regulations\/[^/]+\/vs\/[^/]+\/$/ },
  { kind: "glossary", pattern: /^glossary\/$/ },
  { kind: "training", pattern: /^training\/$/ },
  { kind: "quality-centres", pattern: /^quality-centres\/$/ },
  { kind: "changes", pattern: /^changes\/$/ },
  { kind: "change", pattern: /^changes\/[^/]+\/$/ },
  { kind: "data", pattern: /^data\/$/ },
  { kind: "dictionary", pattern: /^data\/dictionary\/$/ },
  { kind: "quality", pattern: /^data\/quality\/$/ },
  { kind: "rules", pattern: /^rules\/$/ },
  { kind: "rule", pattern: /^rules\/[^/]+\/$/ },
  { kind: "about", pattern: /^about\/$/ },
  { kind: "accessibility", pattern: /^accessibility\/$/ },
  { kind: "search", pattern: /^search\/$/ },
  { kind: "letter", pattern: /^search\/[a-z]+\/$/ },
  { kind: "sitemap", pattern: /^sitemap\/$/ },
];

/**
 * @typedef {{kind: string, path: string}} Page `path` is relative to the site's root
 * @param {string} folder a published site
 * @returns {Page[]}
 */
export function pageKinds(folder) {
  const pages = everyPage(folder);
  const chosen = KINDS.flatMap((each) => examples(each, pages));
  return [...chosen, { kind: "404", path: "404.html" }];
}

/** Paths of all institution pages, in order. */
export function institutionPages(folder) {
  const { pattern } = KINDS.find((each) => each.kind === "institution");
  return everyPage(folder).map((page) => page.path).filter((path) => pattern.test(path));
}

/** Every page but the 404 one, in order, with its size in bytes. */
export function everyPage(folder) {
  return indexes(folder)
    .map((file) => ({
      path: relative(folder, file).split(sep).join("/").replace(/index\.html$/, ""),
      size: statSync(file).size,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function examples({ kind, pattern, all }, pages) {
  const own = pages.filter((page) => pattern.test(page.path));
  if (own.length === 0) throw new Error(`the demonstration site has no page of the kind ${kind}`);
  const kept = all ? own : [own.reduce((longest, page) => (page.size > longest.size ? page : longest))];
  return kept.map(({ path }) => ({ kind: all ? `${kind} ${path}` : kind, path }));
}

function indexes(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return indexes(path);
    return entry.name === "index.html" ? [path] : [];
  });
}
